"""Rankings: ranks are what one reckons by hand, names are only those of who agreed, and the past stays as it was."""

import asyncio
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.database import Database
from bot.settings import Settings
from models import aliases, erasures, ledger, members, periods, riders, standings
from models.consents import RANKING
from models.keys import Vault
from models.ledger import BASE, Posting
from models.periods import HALF, MONTH, QUARTER
from models.riders import Profile, Told
from models.rules import RuleBroken
from models.standings import EVERYBODY, Scope
from tests.conftest import KEY
from tests.core import NOW
from tests.models import house

NOVEMBER, DECEMBER = date(2026, 11, 21), date(2026, 12, 3)
MONTH_OF_IT = periods.of(MONTH, NOVEMBER)

ONE = st.tuples(
    st.integers(0, 4),  # points in November
    st.integers(0, 4),  # points in October
    st.sampled_from([1, 2, None]),  # area
    st.sampled_from(["courier", "delivery"]),
    st.sampled_from(["sf", None]),
    st.booleans(),  # confirmed
    st.booleans(),  # named
)
SCOPES = (EVERYBODY, Scope(areas=[1]), Scope(areas=[1, 2]), Scope(trade="courier"), Scope(company="sf"))


async def rides(session, person, points=0, *, day=NOVEMBER, named=None, told=None, confirmed=True) -> int:
    """Let a rider check in, earn points and choose a name; return the member's id."""
    member = await members.number_of(session, person, NOW)
    given_ = told or Told("delivery", None, None, Profile(f"骑手{person}"))
    await riders.enter(session, member, person, given_, NOW)
    if confirmed:
        await riders.confirm(session, member, NOW)
    if points:
        await ledger.post(session, Posting(member, points, BASE, "checkin", f"{person}:{day}"), day, NOW)
    if named:
        await aliases.choose(session, member, person, named, NOW)
    return member


def test_ranks_are_what_one_reckons_by_hand(database_url):
    database = Database(Settings(_env_file=None, database_url=database_url).database, Vault(KEY))

    async def build() -> dict[int | None, int | None]:
        async with database.begin() as session:
            found = await house.build(session)
        await database.close()
        return {1: found["street"], 2: found["yard"], None: None}

    ids = asyncio.run(build())

    async def check(crowd) -> None:
        async with database.begin() as session:
            await compare(session, crowd, ids)
            await session.rollback()
        await database.close()

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(ONE, max_size=9))
    def examples(crowd) -> None:
        asyncio.run(check(crowd))

    examples()


async def compare(session, crowd, ids) -> None:
    by_member = {}
    for number, (points, earlier, area, trade, company, confirmed, named) in enumerate(crowd):
        told = Told(trade, company, ids[area], Profile("骑手"))
        name = f"骑手{number}" if named else None
        member = await rides(session, 100 + number, points, named=name, told=told, confirmed=confirmed)
        if earlier:
            month = date(2026, 10, 5)
            await ledger.post(session, Posting(member, earlier, BASE, "checkin", f"{number}:10"), month, NOW)
        by_member[member] = (points, earlier, area, trade, company, confirmed, name)
    for period, of in ((MONTH_OF_IT, lambda one: one[0]), (periods.of(QUARTER, NOVEMBER), lambda one: one[0] + one[1])):
        for scope in SCOPES:
            await agrees(session, period, scope, {k: v for k, v in by_member.items() if fits(v, scope)}, of, ids)


def fits(one, scope: Scope) -> bool:
    _, _, area, trade, company, confirmed, _ = one
    areas = scope.areas is None or area in scope.areas
    return confirmed and areas and scope.trade in (None, trade) and scope.company in (None, company)


async def agrees(session, period, scope, riders_, of, ids) -> None:
    asked = Scope(None if scope.areas is None else [ids[area] for area in scope.areas], scope.trade, scope.company)
    scores = {member: of(one) for member, one in riders_.items() if of(one) > 0}
    rank = {member: 1 + sum(other > score for other in scores.values()) for member, score in scores.items()}
    named = sorted((-scores[member], member) for member in scores if riders_[member][-1])
    expected = [(rank[member], member, -score, riders_[member][-1]) for score, member in named]
    seen = []
    for first in range(0, len(expected) + 1, 2):
        page = await standings.board(session, period, asked, None, first, 2)
        assert (page.count, page.frozen, page.place) == (len(scores), False, None)
        assert page.more == (len(expected) > first + 2)
        seen += page.lines
    assert seen == expected
    for member, one in riders_.items():
        place = (await standings.board(session, period, asked, member, 0, 10)).place
        better = [(score, rank[other]) for other, score in scores.items() if score > of(one)]
        after = min(better, default=(None, None))
        assert (place.rank, place.score, place.next) == (rank.get(member), of(one), after[1])
        assert place.missing == (after[0] - of(one) if better else None)


async def freeze_all(database, today, *, most=standings.AT_ONCE) -> list[str]:
    """Freeze what is due as the job does; return the codes in their order."""
    async with database.read() as session:
        due = await standings.unfrozen(session, today)
    for period in due:
        done = False
        while not done:
            async with database.begin() as session:
                done = await standings.freeze(session, period, NOW, most)
    return [period.code for period in due]


async def test_a_frozen_ranking_stays_whatever_comes_after(database):
    async with database.begin() as session:
        given_ = Told("courier", "sf", None, Profile("王伟"))
        wang = await rides(session, 1, 30, named="王师傅", told=given_)
        li = await rides(session, 2, 20, named="小李")
        await rides(session, 3, 10)
        await rides(session, 4, 99, confirmed=False)
        entry = await ledger.by_key(session, f"1:{NOVEMBER}")
    assert await freeze_all(database, DECEMBER) == ["2026-11"]
    async with database.begin() as session:
        await ledger.reverse(session, entry.number, None, DECEMBER, NOW)
        await aliases.choose(session, wang, 1, "老王头", NOW)
        other = Told("delivery", None, None, Profile("王伟"))
        await riders.enter(session, wang, 1, other, NOW)
    async with database.read() as session:
        board = await standings.board(session, MONTH_OF_IT, EVERYBODY, wang, 0, 10)
        assert [(line.rank, line.score, line.name) for line in board.lines] == [(1, 30, "王师傅"), (2, 20, "小李")]
        assert (board.count, board.frozen, board.place.rank) == (3, True, 1)
        assert (await standings.board(session, MONTH_OF_IT, Scope(company="sf"), li, 0, 10)).count == 1
        assert await standings.average(session, MONTH_OF_IT) == 20
        assert await standings.members_at_least(session, MONTH_OF_IT, 20) == [(wang, 30), (li, 20)]
        assert [row.score for row in await standings.frozen(session, MONTH_OF_IT, after=wang)] == [20, 10]
        live = await standings.board(session, periods.of(QUARTER, DECEMBER), EVERYBODY, li, 0, 10)
        assert [line.name for line in live.lines] == ["小李"], "reversed in December, and no rider just now"


async def test_each_period_is_frozen_once_by_two_processes_in_small_steps_and_after_a_long_downtime(settings, database):
    async with database.begin() as session:
        for person in range(1, 8):
            await rides(session, person, person, day=date(2026, 5, 20))
        await ledger.post(session, Posting(1, 5, BASE, "checkin", "later"), date(2026, 8, 1), NOW)
    other = house.opened(settings)
    today = date(2026, 10, 1)
    codes = await asyncio.gather(freeze_all(database, today, most=2), freeze_all(other, today, most=2))
    await other.close()
    wanted = ["2026-05", "2026-06", "2026Q2", "2026H1", "2026-07", "2026-08", "2026-09", "2026Q3"]
    assert codes == [wanted, wanted]
    assert await freeze_all(database, today) == []
    async with database.read() as session:
        may, half = periods.read("2026-05"), periods.of(HALF, date(2026, 5, 1))
        for period in (may, half):
            assert [row.score for row in await standings.frozen(session, period)] == list(range(1, 8))
        assert [row.score for row in await standings.frozen(session, periods.read("2026Q3"))] == [5]
        assert await standings.is_frozen(session, periods.read("2026-07"))
        assert not await standings.is_frozen(session, periods.read("2026-10"))


async def test_who_takes_it_back_or_goes_leaves_no_name_in_the_past_and_the_ranks_stay(database):
    async with database.begin() as session:
        for person, name in enumerate(("王师傅", "小李", "老张"), 1):
            await rides(session, person, 10 * person, named=name)
    await freeze_all(database, DECEMBER)
    async with database.begin() as session:
        await erasures.withdraw(session, 3, RANKING, NOW)
        await erasures.erase(session, 2, 2, NOW)
        await erasures.forget_checkin(session, 1, NOW)
    async with database.read() as session:
        board = await standings.board(session, MONTH_OF_IT, EVERYBODY, 3, 0, 10)
        assert (board.count, board.lines, board.place.rank) == (3, [], 1)
        assert await standings.of_member(session, 1) == [], "a check-in that is taken back leads to nobody"
        assert await aliases.of(session, 3) is None


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
@pytest.mark.parametrize("take_back", [erasures.erase, erasures.withdraw])
async def test_who_takes_it_back_while_the_past_is_being_frozen_leaves_no_name_either(database, take_back):
    async with database.begin() as session:
        await rides(session, 1, 30, named="王师傅")
    async with database.begin() as session:
        assert not await standings.freeze(session, MONTH_OF_IT, NOW)

    async def goes() -> None:
        async with database.begin() as session:
            await take_back(session, 1, 1 if take_back is erasures.erase else RANKING, NOW)

    async with database.begin() as session:
        assert not await standings.freeze(session, MONTH_OF_IT, NOW)
        going = asyncio.create_task(goes())
        await asyncio.sleep(0.3)
        assert not going.done()
    await going
    async with database.read() as session:
        assert [(row.score, row.alias) for row in await standings.of_member(session, 1)] == [(30, None)]


async def test_a_name_is_one_riders_only_and_a_hidden_one_is_not_taken_again(settings, database):
    boss = house.opened(settings)
    async with boss.begin() as session:
        wang, li = await rides(session, 1, 5, named="Speedy9"), await rides(session, 2, 5)
        with pytest.raises(RuleBroken, match="rank-name-taken"):
            await aliases.choose(session, li, 2, aliases.checked(" speedy９"), NOW)
        await aliases.choose(session, li, 2, "小李", NOW)
        with pytest.raises(RuleBroken, match="right-none"):
            await standings.hide(session, 1, li, NOW)
        assert await standings.hide(session, house.BOSS, wang, NOW)
        assert not await standings.hide(session, house.BOSS, wang, NOW)
        board = await standings.board(session, MONTH_OF_IT, EVERYBODY, wang, 0, 10)
        assert [line.name for line in board.lines] == ["小李"]
        assert await aliases.of(session, wang) == ("Speedy9", True)
        with pytest.raises(RuleBroken, match="rank-name-hidden"):
            await aliases.check_free(session, wang, "speedy9")
        await aliases.choose(session, wang, 1, "飞毛腿", NOW + timedelta(minutes=1))
        assert await aliases.of(session, wang) == ("飞毛腿", False)
    await boss.close()


@pytest.mark.parametrize(
    "words",
    [
        "王",
        "十三个字符的名字实在太长了啊",
        "王 师傅",
        "@wang",
        "t.me/x",
        "王\n师傅",
        "138001",
        "幺三八零零",
        "😀😀",
        "",
    ],
)
def test_what_is_no_name(words):
    with pytest.raises(RuleBroken, match="rank-name-"):
        aliases.checked(words)


@pytest.mark.parametrize("words", ["王师傅", "小王2026", "Zoë", "李四", "ＡＢＣ", "三三两两"])
def test_what_is_a_name(words):
    assert 2 <= len(aliases.checked(words)) <= 12
