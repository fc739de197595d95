"""By an old button nobody comes to a service day that is over, nor leaves it, by the district's clock."""

from datetime import datetime

import pytest

from models import comings, seats
from models.riders import Profile
from models.seats import SEATED
from tests.stories import people
from tests.stories.conftest import ON_ONE_DATABASE, SHANGHAI, happens
from tests.stories.test_service_days import next_day, offers

OVER = "这次服务日已经结束了。下一次：/service"


@pytest.fixture
async def riders(nuanyi, town, wang, li, ana):
    """Three riders; return their member ids."""
    found = []
    for person in (wang, li, ana):
        person.started = person.met = True
        found.append(await people.becomes_rider(nuanyi, person, Profile(person.name), area=town.area("410102")))
    return found


async def is_(nuanyi, day: int, hour: int, minute: int) -> None:
    """Let it be this time of a day in December."""
    until = datetime(2026, 12, day, hour, minute, tzinfo=SHANGHAI)
    await nuanyi.later(seconds=(until - nuanyi.kit.clock.now()).total_seconds())


async def opens(person, words: str):
    """Open the page of the next service day."""
    await person.says("/service")
    return await person.hears(words)


@ON_ONE_DATABASE
async def test_until_midnight_a_button_counts_and_from_then_on_it_says_that_the_day_is_over(
    nuanyi, riders, wang, li, ana
):
    day = await next_day(nuanyi, begins=18 * 60, ends=24 * 60)
    haircut = await offers(nuanyi, day, "haircut", 1)
    pages = await opens(wang, "12月7日周一 18:00–24:00"), await opens(li, "现场有"), await opens(ana, "There will be")
    await wang.presses("理发", on=pages[0])
    await happens(lambda: "给你留了名额" in pages[0].text)

    await is_(nuanyi, 7, 7, 0)  # by UTC it is still the sixth
    assert "12月7日周一" in (await opens(li, "现场有")).text
    await is_(nuanyi, 7, 23, 58)
    assert (await ana.presses("I'm coming", on=pages[2])).text == "Noted, see you there!"

    await is_(nuanyi, 8, 0, 0)  # by UTC it is still the seventh
    for pressed in ("我来", "理发"):
        answer = await li.presses(pressed, on=pages[1])
        assert (answer.text, answer.alert) == (OVER, True)
    for pressed in ("理发：不要名额了", "不来了"):
        assert (await wang.presses(pressed, on=pages[0])).text == OVER
    assert (await ana.presses("Not coming", on=pages[2])).text.startswith("This service day is over.")
    async with nuanyi.kit.database.read() as session:
        assert await comings.coming_of(session, day.number, riders) == {riders[0], riders[2]}
        held = await seats.places(session, [haircut], riders)
        assert {member: theirs[haircut].state for member, theirs in held.items()} == {riders[0]: SEATED}
    assert "1月5日" in (await opens(li, "现场有")).text, "by then the next one is shown"
