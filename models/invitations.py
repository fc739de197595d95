"""Invitations: a link that works once makes somebody known who is to get a role; an administrator confirms who it was.

The link's token is stored nowhere, only its hash. Who opens it gets no right by that: they wait for a decision.
"""

import secrets
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import Column, ForeignKey, Index, LargeBinary, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys, members, rights, roles
from models.columns import BigId, Moment
from models.rights import Where
from models.roles import Role
from models.rules import RuleBroken

VALID = timedelta(days=7)
"""For how long a link can be opened, unless said otherwise."""

MADE, OPENED, CONFIRMED, REFUSED, WITHDRAWN = "made", "opened", "confirmed", "refused", "withdrawn"

LONGEST = 60
"""Characters of a name."""

_RANDOM = 18
"""Bytes of chance in a token."""

_NOBODY = -(1 << 53)
"""Below this there are no chats: keys that belong to an invitation, as long as nobody has opened it."""


class Invitation(SQLModel, table=True):
    """An invitation to one role with one scope.

    `token` is the hash of what the link carries. `name`, and what the opener was called in Telegram, is sealed: before
    the opening with a key of its own, then with that of the opener. It is empty once it is decided.
    `made_by` and `decided_by` are members, None: the command line.
    """

    __tablename__ = "invitation"
    __table_args__ = (Index("ix_invitation_state_opened_at", "state", "opened_at"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    token: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    kind: str
    area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), nullable=True))
    branch_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("branch.id"), nullable=True))
    station_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("station.id"), nullable=True))
    department: str | None = None
    name: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    state: str = MADE
    made_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    made_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    opened_by: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=True)
    )
    opened_at: datetime | None = Field(default=None, sa_type=Moment)
    decided_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    decided_at: datetime | None = Field(default=None, sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Offer:
    """Which role, for which scope (as `roles.fits` has it), and for whom, as the house calls them."""

    kind: str
    scope: Where
    name: str


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, opened for reading.

    `person` is the numeric id of who opened it, None as long as nobody has; `called` their name in Telegram then,
    which anybody can choose.
    """

    invitation: Invitation
    name: str
    person: int | None
    called: str = ""

    @property
    def number(self) -> int:
        """Return the invitation's id."""
        return self.invitation.id or 0

    @property
    def kind(self) -> str:
        """Return the kind of role."""
        return self.invitation.kind

    @property
    def scope(self) -> Where:
        """Return what the role is for."""
        made = self.invitation
        return Where(made.area_id, made.branch_id, made.station_id, made.department)


async def make(
    session: AsyncSession, offer: Offer, by: int | None, now: datetime, valid: timedelta = VALID
) -> tuple[int, str]:
    """Invite somebody; return the invitation's id and the token, which nobody can find out again.

    `by` is the numeric id of the administrator, None for the command line. Raises RuleBroken without the right or a
    name, ValueError for a scope that this role can't have.
    """
    if by is not None:
        await rights.require(session, by, "invitation.make")
    name = " ".join(offer.name.split())
    if not 0 < len(name) <= LONGEST:
        raise RuleBroken("invitation-name-wrong", limit=LONGEST)
    _check(offer)
    token = secrets.token_urlsafe(_RANDOM)
    maker = None if by is None else await members.number_of(session, by, now)
    made: dict[str, Any] = {"made_by": maker, "made_at": now, "expires_at": now + valid, **asdict(offer.scope)}
    invitation = Invitation(token=_hash(token), kind=offer.kind, **made)
    session.add(invitation)
    await session.flush()
    invitation.name = await keys.seal(session, _holder(invitation), orjson.dumps([name, ""]), _about(invitation), now)
    await session.flush()
    return invitation.id or 0, token


async def open_link(session: AsyncSession, token: str, person: int, called: str, now: datetime) -> Invited:
    """Take an invitation for this person, who then waits. Raises RuleBroken with the reason when that can't be.

    `called` is their name in Telegram, to be shown to who decides and for nothing else.
    """
    member = await members.number_of(session, person, now)
    if await roles.is_locked_out(session, person):
        raise RuleBroken("invitation-locked-out")
    taken = update(Invitation).where(
        col(Invitation.token) == _hash(token),
        col(Invitation.state) == MADE,
        col(Invitation.expires_at) > now,
        func.coalesce(col(Invitation.made_by), 0) != member,
    )
    values = {"state": OPENED, "opened_by": member, "opened_at": now}
    number = (await session.execute(taken.values(**values).returning(col(Invitation.id)))).scalar_one_or_none()
    if number is None:
        raise RuleBroken(await _why_not(session, token, member))
    one = await find(session, number)
    if one is None or await _has(session, one, member):
        raise RuleBroken("invitation-held")
    one = replace(one, called=called[:LONGEST])
    await _hand_over(session, one, person, now)
    return one


async def confirm(session: AsyncSession, invitation_id: int, by: int, now: datetime) -> Invited | None:
    """Give who opened it the role, in the name of the administrator `by`.

    None, and nothing happens, when it does not wait (any more): the first decision counts. Raises RuleBroken.
    """
    await rights.require(session, by, "invitation.confirm")
    one = await find(session, invitation_id)
    if one is None or one.person is None or one.invitation.opened_by is None:
        return None
    # Whoever is being locked out at this moment gets no role behind that.
    await members.hold(session, one.person)
    if await roles.is_locked_out(session, one.person):
        raise RuleBroken("invitation-opener-locked-out")
    decider = await members.number_of(session, by, now)
    if not await _end(session, one, (OPENED,), CONFIRMED, decider, now):
        return None
    given: dict[str, Any] = {"begun_at": now, "given_by": decider, **asdict(one.scope)}
    new = Role(member_id=one.invitation.opened_by, kind=one.kind, **given)
    await roles.seal_name(session, await roles.give(session, new), one.person, one.name, now)
    return one


async def refuse(session: AsyncSession, invitation_id: int, by: int, now: datetime) -> Invited | None:
    """Give who opened it nothing. None when it does not wait (any more). Raises RuleBroken."""
    await rights.require(session, by, "invitation.confirm")
    one = await find(session, invitation_id)
    decider = await members.number_of(session, by, now)
    refused = one is not None and await _end(session, one, (OPENED,), REFUSED, decider, now)
    return one if refused else None


async def withdraw(session: AsyncSession, invitation_id: int, by: int | None, now: datetime) -> bool:
    """Take an invitation back that nobody has opened. False when that is too late. Raises RuleBroken."""
    if by is not None:
        await rights.require(session, by, "invitation.make")
    one = await find(session, invitation_id)
    decider = None if by is None else await members.number_of(session, by, now)
    return one is not None and await _end(session, one, (MADE,), WITHDRAWN, decider, now)


async def find(session: AsyncSession, invitation_id: int) -> Invited | None:
    """Return an invitation as it is in the database now."""
    found = await _several(session, col(Invitation.id) == invitation_id)
    return found[0] if found else None


async def waiting(session: AsyncSession) -> list[Invited]:
    """Return what was opened and waits for a decision, by the time of opening."""
    found = await _several(session, col(Invitation.state) == OPENED)
    return [one for one in found if one.person is not None]


async def unopened(session: AsyncSession, now: datetime) -> list[Invited]:
    """Return the invitations that can still be opened, the oldest first."""
    return await _several(session, col(Invitation.state) == MADE, col(Invitation.expires_at) > now)


async def opened_by(session: AsyncSession, member_id: int) -> list[Invited]:
    """Return the invitations that a member opened, the oldest first."""
    return await _several(session, col(Invitation.opened_by) == member_id)


async def erase(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Let nothing wait of a member who has everything erased; what is decided holds no name anyhow."""
    theirs = update(Invitation).where(col(Invitation.opened_by) == member_id, col(Invitation.state) == OPENED)
    await session.execute(theirs.values(state=WITHDRAWN, name=None, decided_at=now))


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete what was decided, opened, or ran out before this moment; return how many."""
    ended = func.coalesce(col(Invitation.decided_at), col(Invitation.opened_at), col(Invitation.expires_at))
    old = delete(Invitation).where(ended < before).returning(col(Invitation.id), col(Invitation.state))
    gone = (await session.execute(old)).all()
    await _destroy_keys(session, [number for number, state in gone if number is not None and state == MADE])
    return len(gone)


def same(one: Invited, offer: Offer) -> bool:
    """Tell whether an invitation is for this person, to this role, for this scope."""
    return (one.kind, one.scope, one.name) == (offer.kind, offer.scope, " ".join(offer.name.split()))


async def _why_not(session: AsyncSession, token: str, member: int) -> str:
    """Return the sentence for a link that does not work."""
    statement = select(Invitation).where(col(Invitation.token) == _hash(token))
    found = (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        return "invitation-unknown"
    if found.state == MADE:
        return "invitation-own" if found.made_by == member else "invitation-expired"
    if found.state == OPENED and found.opened_by == member:
        return "invitation-waiting"
    return "invitation-withdrawn" if found.state == WITHDRAWN else "invitation-used"


async def _has(session: AsyncSession, one: Invited, member: int) -> bool:
    held = [(role.kind, rights.scope_of(role)) for role in await roles.of(session, member)]
    return (one.kind, one.scope) in held


async def _hand_over(session: AsyncSession, one: Invited, person: int, now: datetime) -> None:
    """Seal the name with the key of whom it is about from now on, and let the invitation's own key go."""
    told = orjson.dumps([one.name, one.called])
    sealed = await keys.seal(session, person, told, _about(one.invitation), now)
    await session.execute(update(Invitation).where(col(Invitation.id) == one.number).values(name=sealed))
    await _destroy_keys(session, [one.number])


async def _end(
    session: AsyncSession, one: Invited, states: Collection[str], state: str, by: int | None, now: datetime
) -> bool:
    """Decide, unless somebody has been faster."""
    statement = update(Invitation).where(col(Invitation.id) == one.number, col(Invitation.state).in_(states))
    values = {"state": state, "decided_by": by, "decided_at": now, "name": None}
    won = (await session.execute(statement.values(**values).returning(col(Invitation.id)))).first() is not None
    if won and MADE in states:
        await _destroy_keys(session, [one.number])
    return won


async def _destroy_keys(session: AsyncSession, numbers: Collection[int]) -> None:
    for number in numbers:
        await keys.destroy(session, _NOBODY - number)


async def _several(session: AsyncSession, *conditions: Any) -> list[Invited]:
    statement = select(Invitation, col(members.Member.telegram_id)).outerjoin(
        members.Member, col(members.Member.id) == col(Invitation.opened_by)
    )
    ordered = statement.where(*conditions).order_by(col(Invitation.opened_at), col(Invitation.id))
    rows = (await session.execute(ordered.execution_options(populate_existing=True))).all()
    found = []
    for invitation, person in rows:
        name, called = await _told(session, invitation)
        found.append(Invited(invitation, name, person, called))
    return found


async def _told(session: AsyncSession, invitation: Invitation) -> tuple[str, str]:
    """Return the name on an invitation and the opener's in Telegram, empty when they are gone."""
    if invitation.name is None:
        return "", ""
    try:
        name, called = orjson.loads(await keys.unseal(session, invitation.name, _about(invitation)))
    except keys.Unreadable:
        return "", ""
    return name, called


def _check(offer: Offer) -> None:
    scopes = {column.removesuffix("_id") for column, value in asdict(offer.scope).items() if value is not None}
    if not roles.fits(offer.kind, scopes):
        raise ValueError(f"{offer.kind} of {sorted(scopes)}")


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _holder(invitation: Invitation) -> int:
    return _NOBODY - (invitation.id or 0)


def _about(invitation: Invitation) -> str:
    return f"invitation:{invitation.id}"
