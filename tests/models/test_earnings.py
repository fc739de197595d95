"""What a published rule gives: once for each thing, only so often, to somebody who is there, and never to oneself."""

from datetime import date, timedelta

import pytest

from models import earnings, erasures, ledger, members
from models.earnings import Deed, Rule
from tests.core import NOW

WANG, LI = 7, 8
DAY = date(2026, 11, 21)
RULE = Rule("report", ledger.CONTRIBUTION, 10, share=3, a_day=2, a_month=3)


async def earns(session, member: int, thing: int, day: date = DAY, *, by: int | None = None, joined: bool = False):
    """Let somebody earn what the rule gives for this thing; return how many points, None for nothing."""
    deed = Deed(f"report:{thing}:resolved:{member}", thing, by)
    posted = await earnings.earn(session, member, RULE, deed, day, NOW, joined=joined)
    return posted.entry.amount if posted else None


@pytest.fixture
async def wang(database) -> int:
    async with database.begin() as session:
        return await members.number_of(session, WANG, NOW)


async def test_one_thing_gives_once_and_so_often_in_a_day_and_a_month(database, wang):
    async with database.begin() as session:
        assert [await earns(session, wang, thing) for thing in (1, 1, 2, 3)] == [10, None, 10, None]
        assert await earnings.is_used_up(session, wang, RULE, DAY)
        tomorrow = DAY + timedelta(days=1)
        assert not await earnings.is_used_up(session, wang, RULE, tomorrow)
        assert [await earns(session, wang, thing, tomorrow) for thing in (3, 4)] == [10, None], "three in a month"
        assert await earns(session, wang, 4, date(2026, 12, 1)) == 10
        li = await members.number_of(session, LI, NOW)
        assert await earns(session, li, 1, joined=True) == 3, "limits are each person's own"
        assert await ledger.balance(session, wang) == 40


async def test_what_was_reversed_leaves_room_for_another_but_not_for_the_same(database, wang):
    async with database.begin() as session:
        assert [await earns(session, wang, thing) for thing in (1, 2)] == [10, 10]
        wrong = await ledger.by_key(session, f"report:1:resolved:{wang}")
        await ledger.reverse(session, wrong.number, None, DAY, NOW)
        assert [await earns(session, wang, thing) for thing in (1, 3, 4)] == [None, 10, None]


async def test_nobody_earns_by_their_own_word_nor_after_an_erasure_and_a_share_of_nothing_is_nothing(database, wang):
    async with database.begin() as session:
        assert await earns(session, wang, 1, by=wang) is None
        shareless = Rule("recheck", ledger.BASE, 5)
        deed = Deed(f"recheck:{wang}:{DAY}")
        assert await earnings.earn(session, wang, shareless, deed, DAY, NOW, joined=True) is None
        await erasures.erase(session, wang, WANG, NOW)
        assert await earns(session, wang, 2) is None
        assert await ledger.page(session, wang, 9) == []
