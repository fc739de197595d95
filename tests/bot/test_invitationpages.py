"""Invitations for staff: printed ones can be scanned, each opens what it is for."""

import re
from datetime import date

import pytest

from bot import invitationpages
from bot.invitationpages import DPI, Invitation
from tests.bot.reading import codes, differs, image, objects, of_one_colour, pages

LINK = "https://t.me/nuanyi_zhengzhou_jinshui_bot?start=" + "Ab3-x_9Z" * 8
LONG = "郑州航空港经济综合实验区某某街道办事处某某社区居民委员会第十二网格" * 3
LANGUAGES = ["zh-Hans", "en"]
SMOOTHING = 80
"""How much the edges of letters may differ between pictures of different colours."""


def invitation(**more):
    usual = {
        "name": "李秀英",
        "role": "支部书记",
        "scope": "金水区新业态第一联合党支部",
        "link": LINK,
        "until": date(2026, 12, 31),
    }
    return Invitation(**{**usual, **more})


def many(count):
    return [invitation(link=f"https://t.me/nuanyi_bot?start=i_{number:04}") for number in range(count)]


def drawn(language="zh-Hans", **more):
    return image(invitationpages.card(invitation(**more), language))


def px(millimetres):
    return round(millimetres * DPI / 25.4)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("count", "each"), [(1, [1]), (8, [8]), (19, [8, 8, 3])])
def test_every_invitation_is_on_a_page_with_its_own_code(language, count, each):
    printed = pages(invitationpages.pages(iter(many(count)), language))
    assert [len(codes(page)) for page in printed] == each
    assert sorted(link for page in printed for link in codes(page)) == [one.link for one in many(count)]


def test_the_pages_are_a4_and_nothing_is_where_printers_cannot_print():
    written = invitationpages.pages(many(8), "zh-Hans")
    boxes = [found for thing in objects(written).values() for found in re.findall(rb"/MediaBox \[0 0 (.*?)\]", thing)]
    assert [[round(float(side)) for side in box.split()] for box in boxes] == [[595, 842]]
    (page,) = pages(written)
    width, height = page.size
    for corners in ((0, 0, px(6), height), (width - px(6), 0, width, height), (0, 0, width, px(6))):
        assert page.crop(corners).getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_for_the_chat_is_scanned_also_when_it_is_made_smaller(language):
    picture = drawn(language)
    assert codes(picture) == codes(picture.resize((picture.width // 2, picture.height // 2))) == [LINK]


@pytest.mark.parametrize(
    "more",
    [
        {"name": LONG, "role": LONG, "scope": LONG},
        {"name": LONG[:22], "role": LONG[:30], "scope": LONG[:31]},
        {"name": LONG[:16], "role": LONG[:20], "scope": LONG[:22]},
        {"name": "x" * 200, "role": "y" * 200, "scope": "z" * 200},
        {"name": "☕𠮷野家<b>\u202e\n\nمرحبا", "role": "a\x00b", "scope": "\n\n\n"},
        {"name": "", "role": "", "scope": ""},
        {"link": f"https://t.me/{'x' * 32}?start={'y' * 64}"},
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_said_the_card_is_drawn_and_keeps_to_its_places(language, more):
    picture = drawn(language, **more)
    assert codes(picture) == [more.get("link", LINK)]
    below_head, foot = px(invitationpages.HEADER + 1), px(invitationpages.HEIGHT - 0.8)
    for left, right in ((0.8, 3.5), (invitationpages.WIDTH - 3.5, invitationpages.WIDTH - 0.8)):
        assert of_one_colour(picture, (px(left), below_head, px(right), foot))
    steps, plain = (px(4), px(invitationpages.STEPS_TOP), px(57), px(55.5)), drawn(language)
    assert not differs(picture, plain, steps, by=SMOOTHING)


@pytest.mark.parametrize(
    "more",
    [
        {"name": "李秀"},
        {"name": "<b>李秀英"},
        {"role": "干部"},
        {"scope": "第二支部"},
        {"link": LINK + "Z"},
        {"until": date(2026, 12, 30)},
    ],
)
def test_everything_said_is_on_it(more):
    assert differs(drawn(), drawn(**more))


def test_the_link_can_be_typed_as_well():
    below = (0, px(60), px(invitationpages.WIDTH), px(66))
    assert differs(drawn(), drawn(link=LINK.replace("Ab3", "Xy4")), below)


def test_emoji_of_a_name_are_left_out():
    assert not differs(drawn(), drawn(name="李秀英🌸"))


def test_there_is_nothing_to_print_without_invitations():
    with pytest.raises(ValueError, match="no invitations"):
        invitationpages.pages([], "zh-Hans")
