"""Invitations: a link works once, for a while, and gives nobody a right before an administrator says so."""

import asyncio

import pytest
from cryptography.exceptions import InvalidTag

from bot import deeplinks
from bot.database import Database
from models import branches, invitations, keys, members, rights, roles
from models.invitations import CONFIRMED, OPENED, REFUSED, WITHDRAWN, Offer
from models.keys import Vault
from models.rights import Where
from models.rules import RuleBroken
from tests.conftest import KEY
from tests.core import DAY, NOW, SECOND

ZHANG, LI, BOSS, DEPUTY = 100, 200, 900, 901


@pytest.fixture
async def database(settings):
    """A database whose settings name two administrators, with one branch."""
    opened = Database(settings.database, Vault(KEY), frozenset({BOSS, DEPUTY}))
    async with opened.begin() as session:
        await branches.upsert(session, [{"code": "A", "name": "甲支部"}])
    yield opened
    await opened.close()


@pytest.fixture
async def offer(database):
    """To be secretary of that branch."""
    async with database.read() as session:
        (branch,) = await branches.every(session)
    return Offer(roles.SECRETARY, Where(branch_id=branch.id), "张芳")


async def invite(database, offer, now=NOW, by=BOSS):
    async with database.begin() as session:
        return await invitations.make(session, offer, by, now)


async def opens(database, token, person=ZHANG, now=NOW):
    """Open a link; return what was taken, or the key of the sentence why not."""
    try:
        async with database.begin() as session:
            return await invitations.open_link(session, token, person, "芳芳", now)
    except RuleBroken as broken:
        return broken.key


async def decides(database, act, number, by=BOSS, now=NOW):
    """Confirm or refuse; return what was decided, or the key of the sentence why not."""
    try:
        async with database.begin() as session:
            return await act(session, number, by, now)
    except RuleBroken as broken:
        return broken.key


async def roles_of(database, person):
    async with database.read() as session:
        return [(role.kind, role.branch_id) for role in (await rights.standing(session, person)).roles]


async def state_of(database, number):
    async with database.read() as session:
        one = await invitations.find(session, number)
    return one.invitation.state


async def test_who_opens_a_link_has_no_right_until_an_administrator_confirms(database, offer):
    number, token = await invite(database, offer)
    taken = await opens(database, token)
    assert (taken.number, taken.name, taken.person, taken.called) == (number, "张芳", ZHANG, "芳芳")
    assert await roles_of(database, ZHANG) == []
    async with database.read() as session:
        (one,) = await invitations.waiting(session)
        assert (one.number, one.name, one.person, one.called) == (number, "张芳", ZHANG, "芳芳")
    decided = await decides(database, invitations.confirm, number)
    assert (decided.name, decided.person) == ("张芳", ZHANG)
    assert await roles_of(database, ZHANG) == [(roles.SECRETARY, offer.scope.branch_id)]
    async with database.read() as session:
        member = await members.find(session, ZHANG)
        assert await roles.name_of(session, member.id) == "张芳"
        assert await invitations.waiting(session) == []


async def test_a_refusal_gives_nothing(database, offer):
    number, token = await invite(database, offer)
    await opens(database, token)
    assert (await decides(database, invitations.refuse, number)).name == "张芳"
    assert await decides(database, invitations.confirm, number) is None
    assert (await roles_of(database, ZHANG), await state_of(database, number)) == ([], REFUSED)


@pytest.mark.parametrize("act", [invitations.confirm, invitations.refuse])
@pytest.mark.parametrize("person", [ZHANG, LI])
async def test_only_an_administrator_decides(database, offer, act, person):
    number, token = await invite(database, offer)
    await opens(database, token)
    assert await decides(database, act, number, person) == "right-none"
    assert await state_of(database, number) == OPENED


@pytest.mark.parametrize("act", [invitations.confirm, invitations.refuse])
async def test_what_nobody_opened_can_t_be_decided(database, offer, act):
    number, _ = await invite(database, offer)
    assert await decides(database, act, number) is None
    assert await roles_of(database, ZHANG) == []


async def test_only_an_administrator_invites_or_withdraws(database, offer):
    with pytest.raises(RuleBroken, match="right-none"):
        await invite(database, offer, by=LI)
    number, token = await invite(database, offer)
    assert await decides(database, invitations.withdraw, number, LI) == "right-none"
    assert await decides(database, invitations.withdraw, number) is True
    assert await opens(database, token) == "invitation-withdrawn"
    assert await state_of(database, number) == WITHDRAWN


async def test_a_link_works_once(database, offer):
    number, token = await invite(database, offer)
    await opens(database, token)
    assert await opens(database, token) == "invitation-waiting"
    assert await opens(database, token, LI) == "invitation-used"
    await decides(database, invitations.confirm, number)
    assert [await opens(database, token, person) for person in (ZHANG, LI)] == ["invitation-used"] * 2
    assert await roles_of(database, LI) == []


async def test_a_link_works_for_seven_days(database, offer):
    _, late = await invite(database, offer)
    assert await opens(database, late, now=NOW + 7 * DAY) == "invitation-expired"
    _, token = await invite(database, offer)
    assert (await opens(database, token, now=NOW + 7 * DAY - SECOND)).person == ZHANG


@pytest.mark.parametrize("guess", ["", "A", "A" * 24])
async def test_a_guess_opens_nothing(database, offer, guess):
    _, token = await invite(database, offer)
    assert await opens(database, guess or token.swapcase()) == "invitation-unknown"


async def test_who_made_a_link_does_not_use_it_up_by_trying_it(database, offer):
    _, token = await invite(database, offer)
    assert await opens(database, token, BOSS) == "invitation-own"
    assert (await opens(database, token)).person == ZHANG


async def test_who_has_the_role_does_not_use_the_link_up(database, offer):
    (first, one), (_, other) = await invite(database, offer), await invite(database, offer)
    await opens(database, one)
    await decides(database, invitations.confirm, first)
    assert await opens(database, other) == "invitation-held"
    assert (await opens(database, other, LI)).person == LI


async def test_a_stolen_phone_opens_nothing_and_is_given_nothing(database, offer):
    (number, token), (_, other) = await invite(database, offer), await invite(database, offer)
    await opens(database, token)
    async with database.begin() as session:
        await roles.lock_out(session, ZHANG, NOW)
    assert await opens(database, other) == "invitation-locked-out"
    assert await decides(database, invitations.confirm, number) == "invitation-opener-locked-out"
    assert await roles_of(database, ZHANG) == []


async def test_an_administrator_who_is_locked_out_confirms_nobody(database, offer):
    number, token = await invite(database, offer)
    await opens(database, token)
    async with database.begin() as session:
        await roles.lock_out(session, BOSS, NOW)
    assert await decides(database, invitations.confirm, number) == "right-none"


async def test_of_many_who_open_a_link_at_once_one_waits(database, offer):
    _, token = await invite(database, offer)
    found = await asyncio.gather(*(opens(database, token, 1000 + person) for person in range(10)))
    assert sorted(one if isinstance(one, str) else "taken" for one in found) == ["invitation-used"] * 9 + ["taken"]


async def test_of_two_administrators_who_decide_at_once_one_decides(database, offer):
    number, token = await invite(database, offer)
    await opens(database, token)
    acts = [invitations.confirm, invitations.refuse] * 5
    found = await asyncio.gather(*(decides(database, act, number, (BOSS, DEPUTY)[n % 2]) for n, act in enumerate(acts)))
    assert sum(one is not None for one in found) == 1
    winner = acts[next(place for place, one in enumerate(found) if one is not None)]
    expected = (CONFIRMED, 1) if winner is invitations.confirm else (REFUSED, 0)
    assert (await state_of(database, number), len(await roles_of(database, ZHANG))) == expected


async def test_two_invitations_to_the_same_role_give_it_once(database, offer):
    (one, first), (other, second) = await invite(database, offer), await invite(database, offer)
    await opens(database, first)
    await opens(database, second)
    await asyncio.gather(*(decides(database, invitations.confirm, number) for number in (one, other)))
    assert await roles_of(database, ZHANG) == [(roles.SECRETARY, offer.scope.branch_id)]


async def test_a_lockout_during_a_confirmation_leaves_no_role(database, offer):
    number, token = await invite(database, offer)
    await opens(database, token)

    async def locked_out():
        async with database.begin() as session:
            await roles.lock_out(session, ZHANG, NOW)

    async with database.begin() as session:
        await invitations.confirm(session, number, BOSS, NOW)
        lockout = asyncio.create_task(locked_out())
        await asyncio.sleep(0.3)
    await lockout
    async with database.begin() as session:
        await roles.let_in_again(session, ZHANG)
    assert await roles_of(database, ZHANG) == []


@pytest.mark.parametrize(
    "wrong",
    [
        Offer(roles.SECRETARY, Where(), "张芳"),
        Offer(roles.SECRETARY, Where(station_id=1), "张芳"),
        Offer(roles.KEEPER, Where(branch_id=1), "张芳"),
        Offer(roles.CADRE, Where(area_id=1, branch_id=1), "张芳"),
    ],
)
async def test_a_role_is_for_one_scope_that_fits(database, wrong):
    with pytest.raises(ValueError, match=wrong.kind):
        await invite(database, wrong)


@pytest.mark.parametrize("name", ["", " \n ", "名" * 61])
async def test_nobody_is_invited_without_a_name(database, offer, name):
    with pytest.raises(RuleBroken, match="invitation-name-wrong"):
        await invite(database, Offer(offer.kind, offer.scope, name))


async def test_the_token_is_nowhere_and_the_name_can_t_be_read_without_its_key(database, offer):
    number, token = await invite(database, offer)
    async with database.read() as session:
        one = await invitations.find(session, number)
        row = one.invitation
    assert token.encode() not in row.token + row.name
    assert "张芳".encode() not in row.name
    house = Vault(KEY).house
    with pytest.raises(InvalidTag):
        house.decrypt(row.name[9:21], row.name[21:], f"invitation:{number}".encode())


async def test_the_name_goes_with_the_key_of_who_opened_it(database, offer):
    number, token = await invite(database, offer)
    await opens(database, token)
    async with database.begin() as session:
        await keys.destroy(session, ZHANG)
    async with database.read() as session:
        assert (await invitations.find(session, number)).name == ""


async def test_nothing_waits_of_somebody_who_was_erased(database, offer):
    number, token = await invite(database, offer)
    taken = await opens(database, token)
    async with database.begin() as session:
        await invitations.erase(session, taken.invitation.opened_by, NOW)
        assert await invitations.waiting(session) == []
    assert await decides(database, invitations.confirm, number) is None


async def test_old_ones_are_forgotten_whatever_became_of_them(database, offer):
    (unopened, _), (opened, token), (decided, other) = [await invite(database, offer) for _ in range(3)]
    await opens(database, token, now=NOW + DAY)
    await opens(database, other, LI, now=NOW + DAY)
    await decides(database, invitations.refuse, decided, now=NOW + 2 * DAY)
    for before, gone in ((NOW + DAY, 0), (NOW + DAY + SECOND, 1), (NOW + 3 * DAY, 1), (NOW + 8 * DAY, 1)):
        async with database.begin() as session:
            assert await invitations.forget(session, before) == gone
    async with database.read() as session:
        assert [await invitations.find(session, number) for number in (unopened, opened, decided)] == [None] * 3


async def test_those_that_can_still_be_opened_are_listed(database, offer):
    first, _ = await invite(database, offer)
    _, token = await invite(database, offer, NOW + DAY)
    third, _ = await invite(database, offer, NOW + DAY)
    await opens(database, token, now=NOW + DAY)
    async with database.read() as session:
        assert [one.number for one in await invitations.unopened(session, NOW + DAY)] == [first, third]
        assert [one.number for one in await invitations.unopened(session, NOW + 7 * DAY)] == [third]


async def test_the_link_of_an_invitation_fits_what_telegram_takes(database, offer):
    _, token = await invite(database, offer)
    payload = deeplinks.invitation_link("nuanyi_bot", token).partition("?start=")[2]
    assert len(payload) <= deeplinks.LONGEST
    assert deeplinks.invitation_token(payload) == token
    assert deeplinks.read(payload) is None
    assert [deeplinks.invitation_token(other) for other in ("s_A", "i_", f"x{payload}", "i_" + "A" * 63)] == [None] * 4
