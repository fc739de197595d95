"""Badges and certificates: whatever somebody is called they can be read, and the code of a small copy as well."""

import io

import pytest
from PIL import Image

from bot import honours
from bot.honours import Badge, Certificate
from tests.bot.reading import codes, image, of_one_colour

LINK = "https://t.me/nuanyi_bot?start=z_" + "Ab3-x_9Z" * 4
LONG = "郑州航空港经济综合实验区某某街道办事处某某社区居民委员会第十二网格" * 3


def certificate(**more):
    facts = [("行业", "外卖骑手"), ("片区", "中原区 › 林山寨街道"), ("随手拍解决", "6 处"), ("达人徽章", "有")]
    words = {"district": "金水区", "name": "王伟", "period": "2026年第4季度", "score": "86 分", "facts": facts}
    return Certificate(**{**words, "badge": True, "link": LINK, "made": "2026年11月22日", **more})


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("zh-Hans", {}),
        ("en", {"badge": False, "facts": []}),
        ("en", {"name": LONG, "district": LONG, "period": LONG, "score": "9" * 60, "facts": [(LONG[:9], LONG)] * 4}),
        ("zh-Hans", {"name": "☕𠮷野家<b>\u202e\n\nمرحبا", "made": LONG}),
        ("en", {"name": "🚀", "district": "", "period": "", "score": ""}),
    ],
)
def test_the_code_of_a_certificate_is_read_back_also_from_a_small_copy(language, more):
    picture = image(honours.draw_certificate(certificate(**more), language))
    assert picture.size == (honours.WIDTH, honours.HEIGHT)
    assert codes(picture) == [LINK]
    small = io.BytesIO()
    picture.resize((honours.WIDTH // 2, honours.HEIGHT // 2)).save(small, "JPEG", quality=70)
    assert codes(Image.open(small)) == [LINK]
    assert of_one_colour(picture, (50, 400, honours.EDGE, 700)), "nothing is written over the edge"


@pytest.mark.parametrize(("language", "name"), [("zh-Hans", "王伟"), ("en", LONG), ("en", "🚀"), ("zh-Hans", "")])
def test_whatever_somebody_is_called_a_badge_keeps_its_shape(language, name):
    badge = Badge("金水区", name, "2026年第4季度", "本季积分 86 分")
    picture = image(honours.draw_badge(badge, language))
    assert picture.size == (honours.WIDTH, honours.BADGE_HEIGHT)
    assert of_one_colour(picture, (honours.EDGE + 20, 800, honours.EDGE + 40, 1060)), "nothing is over the panel's edge"
    assert not of_one_colour(picture, (honours.EDGE + 40, 880, honours.WIDTH - honours.EDGE - 40, 1060)), "but in it"
