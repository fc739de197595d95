"""The check-in card: whatever a rider is called, it can be read, by people and by phones."""

from datetime import date

import pytest

from bot import cards
from bot.cards import Card
from tests.bot.reading import codes, differs, image, of_one_colour

PROOF = "https://t.me/nuanyi_bot?start=" + "Ab3-x_9Z" * 8
LONG = "郑州航空港经济综合实验区某某街道办事处某某社区居民委员会第十二网格" * 3
LANGUAGES = ["zh-Hans", "en"]
RIGHT = (cards.RIGHT, cards.HEADER + 6, cards.WIDTH, cards.FOOT)


def card(**more):
    usual = {
        "district": "金水区",
        "name": "王伟",
        "trade": "外卖送餐员",
        "area": "经八路街道 · 纬五路社区",
        "branch": "金水区新业态第一联合党支部",
        "number": "NY-000123",
        "since": date(2026, 11, 21),
    }
    return Card(**{**usual, **more})


def drawn(language="zh-Hans", **more):
    return image(cards.draw(card(**more), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_proof_is_read_back_and_a_card_without_one_has_no_code(language):
    assert codes(drawn(language, proof=PROOF, proof_until="10:42")) == [PROOF]
    assert codes(drawn(language, proof=PROOF, proof_until="10:42").resize((540, 340))) == [PROOF]
    assert codes(drawn(language)) == []


@pytest.mark.parametrize(
    "more",
    [
        {"name": LONG, "trade": LONG, "area": LONG, "branch": LONG, "district": LONG, "number": "9" * 99},
        {"name": "x" * 200, "trade": "y" * 200, "proof_until": "z" * 99},
        {"name": "☕𠮷野家<b>\u202e\n\nمرحبا", "area": "a\x00b\nc\nd"},
        {"name": "", "trade": "", "area": "", "branch": None, "number": "", "district": ""},
        {"name": "🚀", "branch": ""},
    ],
)
def test_whatever_is_on_it_the_card_keeps_its_edges_and_its_code(more):
    for proof in (PROOF, None):
        picture = drawn(**{"proof": proof, "proof_until": "10:42", **more})
        assert picture.size == (cards.WIDTH, cards.HEIGHT)
        assert codes(picture) == ([PROOF] if proof else [])
        assert of_one_colour(picture, (0, cards.HEADER + 8, cards.EDGE - 8, cards.HEIGHT))
        assert of_one_colour(picture, (cards.WIDTH - cards.EDGE + 1, cards.HEADER + 8, cards.WIDTH, cards.HEIGHT))
        gap = (cards.RIGHT - cards.GAP + 2, cards.HEADER + 8, cards.RIGHT - 2, cards.FOOT - 2)
        assert of_one_colour(picture, gap)


@pytest.mark.parametrize(
    "more",
    [
        {"district": "中原区"},
        {"name": "王强"},
        {"name": "<b>王伟"},
        {"name": "𠮷王伟"},
        {"trade": "快递员"},
        {"area": "南阳路街道"},
        {"branch": None},
        {"number": "NY-000124"},
        {"since": date(2026, 11, 22)},
    ],
)
def test_everything_known_is_on_it(more):
    assert differs(drawn(), drawn(**more))


def test_it_says_until_when_the_proof_is_valid():
    first, second, without = (drawn(proof=PROOF, proof_until=time) for time in ("10:42", "10:43", None))
    assert differs(first, second, RIGHT)
    assert differs(first, without, RIGHT)
    assert codes(without) == [PROOF]


def test_emoji_of_a_name_are_left_out_rather_than_shown_as_boxes():
    assert not differs(drawn(), drawn(name="🚀王伟👨‍👩‍👧"))


def test_each_language_has_a_card_of_its_own():
    assert differs(drawn("zh-Hans"), drawn("en"))


def test_the_same_card_is_drawn_the_same_twice():
    assert cards.draw(card(proof=PROOF), "en") == cards.draw(card(proof=PROOF), "en")


def test_a_proof_too_long_for_a_code_is_refused():
    with pytest.raises(ValueError, match=r"."):
        drawn(proof="x" * 3000)
