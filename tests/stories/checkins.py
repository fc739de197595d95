"""Checking in, tap by tap: for every story in which somebody does."""

from bot.sandbox import Person
from tests.stories.conftest import happens


async def answers(person: Person, *steps, between=None, within: float = 5.0) -> None:
    """Tap through questions: each step is what is heard, and what is pressed then."""
    for heard, pressed in steps:
        message = await person.hears(heard, within)
        if between:
            await between()
        if callable(pressed):
            await pressed()
        else:
            await person.presses(pressed, on=None if pressed.startswith("不留") else message)


PARTY = (("是党员吗", "是，同意记下来"), ("哪个支部", "林山寨骑手党支部"))
NO_PARTY = (("是党员吗", "不想说"),)


def way(*party, company="美团", street="林山寨街道"):
    """The whole way through the questions, by taps alone."""
    return (
        ("怎么称呼你", "就叫“王伟”"),
        ("留个手机号吗", "不留手机号"),
        ("哪一行", "外卖骑手"),
        ("给哪家跑", company),
        ("哪一片跑", "中原区"),
        ("再细一点", street),
        ("再细一点", f"就选{street}"),
        *party,
        ("我承诺", "我承诺"),
        ("哪些通知", "都不要"),
        ("看看对不对", "都对，发送"),
    )


async def begins(person: Person, within: float = 15.0) -> None:
    """Open the bot and tap the key of the check-in."""
    await person.opens()
    await person.hears("我是暖驿", within)
    await person.presses("🪪 报到")


async def changes(person: Person, line: str) -> None:
    """Open one's page and the line that shall change."""
    before = len(person.heard)
    await person.presses("🪪 我的")
    pages = []
    await happens(lambda: pages.extend(one for one in person.heard[before:] if one.button("改信息")) or pages)
    page = pages[0]
    await person.presses("改信息", on=page)
    await happens(lambda: page.button(line))
    await person.presses(line, on=page)


async def checks_in(person: Person, *party, between=None, **more) -> None:
    """Check in from the very beginning."""
    await begins(person)
    await answers(person, ("报到之前", "同意"), *way(*party, **more), between=between)
    await person.hears("发出去了")
