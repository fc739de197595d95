"""Check-ins: what is personal is sealed, a number stays, everybody is asked once whether all is still so."""

import asyncio
from dataclasses import asdict, replace

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from models import erasures, keys, members, riders
from models.keys import PersonKey
from models.members import Member
from models.riders import CONFIRMED, DECLINED, WAITING, Profile, Rider, Told
from tests.core import DAY, NOW, SECOND
from tests.models import house
from tests.models.house import checks_in

WANG, LI, ZHAO = 7, 8, 9
PERSONAL = Profile("王大伟", "+8613800138000", "老王速递", party=True, branch_id=77_001)


@pytest.fixture
async def places(database):
    async with database.begin() as session:
        return await house.build(session)


async def confirmed(session, person, at=NOW):
    """Let somebody be checked in since then; return the member's id."""
    member = (await checks_in(session, person, Profile(f"骑手{person}"))).rider.member_id
    await riders.confirm(session, member, at)
    return member


async def asked(database, before, now, most=10):
    async with database.begin() as session:
        return [one.person for one in await riders.ask_again(session, before, most, now)]


# What is told.


async def test_what_somebody_told_is_there_again_opened(database, places):
    async with database.begin() as session:
        member = await members.number_of(session, WANG, NOW)
        await riders.enter(session, member, WANG, Told("courier", None, places["yard"], PERSONAL), NOW)
    async with database.read() as session:
        known = await riders.known(session, member)
        assert (known.person, known.profile) == (WANG, PERSONAL)
        rider = known.rider
        assert (rider.trade, rider.company, rider.area_id) == ("courier", None, places["yard"])
        assert (rider.state, rider.number, rider.sent_at) == (WAITING, None, NOW)
        assert (rider.confirmed_at, rider.checked_at, rider.asked_at, rider.stale_at) == (None, None, None, None)
        assert (known.where.area_id, known.where.branch_id) == (places["yard"], 77_001)


async def test_nothing_personal_can_be_read_in_the_row(database):
    async with database.begin() as session:
        await checks_in(session, WANG, PERSONAL)
    async with database.read() as session:
        row = (await session.execute(select(*Rider.__table__.columns))).one()
    stored = b" ".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
    for value in asdict(PERSONAL).values():
        assert str(value).encode() not in stored
    for name in asdict(PERSONAL):
        assert name.encode() not in stored


async def test_without_the_person_s_key_or_in_another_s_row_nothing_is_known(database):
    async with database.begin() as session:
        wang, li = await checks_in(session, WANG, PERSONAL), await checks_in(session, LI, Profile("李娜"))
        zhao = await checks_in(session, ZHAO, Profile("赵六"))
        swapped = update(Rider).where(col(Rider.member_id) == li.rider.member_id)
        await session.execute(swapped.values(profile=wang.rider.profile))
        await keys.destroy(session, ZHAO)
        numbers = [one.rider.member_id for one in (wang, li, zhao)]
        assert [one.person for one in await riders.several(session, numbers)] == [WANG]
        assert await riders.known(session, zhao.rider.member_id) is None
        assert await riders.profile_of(session, await riders.find(session, li.rider.member_id)) is None


async def test_who_has_no_telegram_id_any_more_is_not_known(database):
    async with database.begin() as session:
        wang = await checks_in(session, WANG, PERSONAL)
        await session.execute(update(Member).values(telegram_id=None))
        assert await riders.known(session, wang.rider.member_id) is None


async def test_a_new_check_in_takes_the_place_of_the_old_one(database, places):
    async with database.begin() as session:
        member = (await checks_in(session, WANG, PERSONAL, area=places["far"])).rider.member_id
        await riders.decline(session, member)
        assert (await riders.find(session, member)).state == DECLINED
        told = Told("courier", "sf", places["yard"], Profile("王伟"))
        await riders.enter(session, member, WANG, told, NOW + DAY)
        (only,) = (await session.execute(select(Rider))).scalars().all()
        known = await riders.known(session, member)
    assert known.profile == Profile("王伟")
    assert (only.state, only.trade, only.company, only.area_id) == (WAITING, "courier", "sf", places["yard"])
    assert (only.sent_at, only.phone_mark) == (NOW + DAY, None)


async def test_one_line_is_changed_and_the_rest_stays(database, places):
    async with database.begin() as session:
        wang = await checks_in(session, WANG, PERSONAL)
        other = await checks_in(session, LI, PERSONAL)
        await riders.change(session, wang, NOW, personal={"name": "王小伟"}, area_id=places["yard"])
        known = await riders.known(session, wang.rider.member_id)
        assert asdict(known.profile) == {**asdict(PERSONAL), "name": "王小伟"}
        assert (known.rider.area_id, known.rider.trade) == (places["yard"], "delivery")
        await riders.change(session, known, NOW, company="sf")
        again = await riders.known(session, wang.rider.member_id)
        assert (again.profile, again.rider.company) == (known.profile, "sf")
        untouched = await riders.known(session, other.rider.member_id)
        assert (untouched.profile, untouched.rider.area_id) == (PERSONAL, None)


async def test_two_who_change_at_once_both_change(settings, database):
    async with database.begin() as session:
        wang = await checks_in(session, WANG, PERSONAL)
    other = house.opened(settings)
    read = None if database.sqlite else asyncio.Barrier(2)

    async def changes(where, personal):
        async with where.begin() as session:
            known = await riders.known(session, wang.rider.member_id)
            if read:  # SQLite lets the second one read only when the first has written
                await read.wait()
            await riders.change(session, known, NOW, personal=personal)

    await asyncio.gather(changes(database, {"party": False, "branch_id": None}), changes(other, {"name": "王小伟"}))
    await other.close()
    async with database.read() as session:
        known = await riders.known(session, wang.rider.member_id)
    assert known.profile == replace(PERSONAL, name="王小伟", party=False, branch_id=None)


async def test_a_change_of_who_erased_everything_leaves_no_key(settings, database):
    async with database.begin() as session:
        wang = await checks_in(session, WANG, PERSONAL)
        await erasures.erase(session, wang.rider.member_id, WANG, NOW)
    async with database.begin() as session:
        await riders.change(session, wang, NOW, personal={"name": "王小伟"})
        assert (await session.execute(select(PersonKey))).first() is None


async def test_marks_follow_a_change(database):
    async with database.begin() as session:
        wang = await checks_in(session, WANG, PERSONAL)
        assert wang.rider.home == riders.home_mark(session, PERSONAL)
        await riders.change(session, wang, NOW, personal={"branch_id": None, "phone": "+85291234567"})
        rider = await riders.find(session, wang.rider.member_id)
        assert rider.home == riders.home_mark(session, Profile("x", party=True)) != riders.home_mark(session, PERSONAL)
        assert rider.phone_mark == riders.mark(session, "phone:+85291234567")


# Marks.


async def test_those_of_one_home_are_marked_alike_and_nobody_else(database):
    async with database.begin() as session:
        homes = {
            name: riders.home_mark(session, profile)
            for name, profile in {
                "one": Profile("甲", branch_id=1, party=True),
                "one too": Profile("乙", "+8613800138000", branch_id=1, party=True),
                "two": Profile("甲", branch_id=2, party=True),
                "mobile": Profile("甲", party=True),
                "none": Profile("甲"),
                "none too": Profile("丙"),
            }.items()
        }
    assert homes["one"] == homes["one too"]
    assert homes["none"] == homes["none too"]
    assert len(set(homes.values())) == 4


async def test_a_mark_says_nothing_without_the_key(database):
    async with database.begin() as session:
        here, phone = riders.mark(session, "branch:1"), riders.mark(session, "phone:1")
        session.info["vault"] = keys.Vault(b"another-key-another-key-another!")
        elsewhere = riders.mark(session, "branch:1")
    assert len({here, phone, elsewhere}) == 3
    assert {len(one) for one in (here, phone, elsewhere)} == {16}


async def test_the_same_telephone_is_found_again_without_being_kept(database):
    async with database.begin() as session:
        wang, li = await checks_in(session, WANG, PERSONAL), await checks_in(session, LI, PERSONAL)
        assert wang.rider.phone_mark == li.rider.phone_mark == riders.mark(session, f"phone:{PERSONAL.phone}")
        assert (await checks_in(session, ZHAO, Profile("赵六"))).rider.phone_mark is None


# Confirming.


async def test_a_number_stays_when_somebody_is_confirmed_again(database):
    async with database.begin() as session:
        wang = await checks_in(session, WANG, PERSONAL)
        member = wang.rider.member_id
        number = await riders.confirm(session, member, NOW)
        assert number in riders.NUMBERS
        first = await riders.find(session, member)
        assert (first.state, first.number, first.confirmed_at, first.checked_at) == (CONFIRMED, number, NOW, NOW)
        await riders.enter(session, member, WANG, Told("courier", None, None, PERSONAL), NOW + DAY)
        assert (await riders.find(session, member)).number == number
        assert await riders.confirm(session, member, NOW + DAY) == number
        assert (await riders.find(session, member)).confirmed_at == NOW + DAY


async def test_a_number_is_one_person_s(database, monkeypatch):
    monkeypatch.setattr(riders, "NUMBERS", range(100_000, 100_008))
    async with database.begin() as session:
        members_ = [(await checks_in(session, person, Profile("甲"))).rider.member_id for person in range(20, 28)]
        numbers = [await riders.confirm(session, member, NOW) for member in members_]
    assert sorted(numbers) == list(range(100_000, 100_008))


async def test_numbers_are_drawn_by_chance_and_not_counted(database):
    async with database.begin() as session:
        numbers = [(await riders.find(session, await confirmed(session, 20 + n))).number for n in range(6)]
    assert numbers != sorted(numbers) or numbers[-1] - numbers[0] > 100
    assert all(100_000 <= number <= 999_999 for number in numbers)


# Asking again.


async def test_who_is_due_is_asked_once_the_longest_waiting_first(database):
    async with database.begin() as session:
        for person, days in ((LI, 1), (ZHAO, 2), (WANG, 3)):
            await confirmed(session, person, NOW - days * DAY)
        await checks_in(session, 20, Profile("等着"))
        declined = await confirmed(session, 21, NOW - 9 * DAY)
        await riders.decline(session, declined)
    assert await asked(database, NOW - 3 * DAY - SECOND, NOW) == []
    assert await asked(database, NOW - 2 * DAY, NOW, most=1) == [WANG]
    assert await asked(database, NOW - 2 * DAY, NOW) == [ZHAO]
    assert await asked(database, NOW - 2 * DAY, NOW) == []
    assert await asked(database, NOW - DAY, NOW) == [LI]


async def test_two_processes_at_once_ask_each_rider_once(settings):
    one, other = house.opened(settings), house.opened(settings)
    async with one.begin() as session:
        for person in range(1000, 1030):
            await confirmed(session, person, NOW - 100 * DAY)
    heard = []
    while True:
        turns = [asked(process, NOW - 90 * DAY, NOW, most=4) for process in (one, other, one, other)]
        found = [person for people in await asyncio.gather(*turns) for person in people]
        if not found:
            break
        heard += found
    assert sorted(heard) == list(range(1000, 1030))
    await one.close()
    await other.close()


async def test_who_says_that_all_is_so_is_asked_again_after_as_long(database):
    async with database.begin() as session:
        member = await confirmed(session, WANG, NOW)
    assert await asked(database, NOW, NOW + DAY) == [WANG]
    async with database.begin() as session:
        assert (await riders.find(session, member)).asked_at == NOW + DAY
        await riders.mark_stale(session, NOW + DAY, NOW + 3 * DAY)
        await riders.checked(session, member, NOW + 5 * DAY)
        rider = await riders.find(session, member)
        assert (rider.checked_at, rider.asked_at, rider.stale_at) == (NOW + 5 * DAY, None, None)
        assert rider.confirmed_at == NOW
    assert await asked(database, NOW + 4 * DAY, NOW + 6 * DAY) == []
    assert await asked(database, NOW + 5 * DAY, NOW + 6 * DAY) == [WANG]


async def test_only_the_one_who_answers_is_checked(database):
    async with database.begin() as session:
        wang, li = await confirmed(session, WANG), await confirmed(session, LI)
        await riders.checked(session, wang, NOW + DAY)
        assert (await riders.find(session, li)).checked_at == NOW


async def test_who_is_silent_so_long_is_marked_once(database):
    async with database.begin() as session:
        wang, li = await confirmed(session, WANG, NOW), await confirmed(session, LI, NOW + DAY)
    await asked(database, NOW, NOW + 2 * DAY)
    async with database.begin() as session:
        assert await riders.mark_stale(session, NOW + 2 * DAY - SECOND, NOW + 3 * DAY) == 0
        assert await riders.mark_stale(session, NOW + 2 * DAY, NOW + 3 * DAY) == 1
        assert await riders.mark_stale(session, NOW + 2 * DAY, NOW + 4 * DAY) == 0
        assert (await riders.find(session, wang)).stale_at == NOW + 3 * DAY
        assert (await riders.find(session, li)).stale_at is None


async def test_who_waits_to_be_confirmed_anew_is_not_called_silent(database):
    async with database.begin() as session:
        member = await confirmed(session, WANG, NOW)
    await asked(database, NOW, NOW + DAY)
    async with database.begin() as session:
        await riders.enter(session, member, WANG, Told("courier", None, None, PERSONAL), NOW + DAY)
        assert await riders.mark_stale(session, NOW + 9 * DAY, NOW + 9 * DAY) == 0
        await riders.confirm(session, member, NOW + 9 * DAY)
        assert await riders.mark_stale(session, NOW + 9 * DAY, NOW + 9 * DAY) == 0


async def test_who_was_silent_and_is_confirmed_anew_is_so_no_more(database):
    async with database.begin() as session:
        member = await confirmed(session, WANG, NOW)
    await asked(database, NOW, NOW + DAY)
    async with database.begin() as session:
        assert await riders.mark_stale(session, NOW + DAY, NOW + 2 * DAY) == 1
        await riders.enter(session, member, WANG, Told("courier", None, None, PERSONAL), NOW + 3 * DAY)
        await riders.confirm(session, member, NOW + 3 * DAY)
        rider = await riders.find(session, member)
        assert (rider.asked_at, rider.stale_at) == (None, None)
