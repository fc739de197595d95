"""Links that lead from a group into private: one act on one report, for one person, for ten minutes.

They are a way, and no right: what is allowed is decided when the act is done.
"""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import tokens
from models.rules import RuleBroken

LASTS = timedelta(minutes=10)

RESOLVE, REJECT, TRANSFER, MERGE, ASK, HIDE, ASSIGN, VIEW = (
    "resolve",
    "reject",
    "transfer",
    "merge",
    "ask",
    "hide",
    "assign",
    "view",
)

ACTS = (RESOLVE, REJECT, TRANSFER, MERGE, ASK, HIDE, ASSIGN, VIEW)
"""What a link may be for; in a token an act is its place in this list, so new ones come last."""

_BODY = struct.Struct(">QBQI")
_PURPOSE = b"work link"


@dataclass(frozen=True, slots=True)
class Work:
    """What a link is for: an act, and the number of the report."""

    act: str
    report_id: int


def make(session: AsyncSession, work: Work, person: int, now: datetime) -> str:
    """Return a token of 44 letters, digits, `-` and `_` for this person's numeric id alone."""
    until = int((now + LASTS).timestamp())
    return tokens.make(session, _PURPOSE, _BODY.pack(work.report_id, ACTS.index(work.act), person, until))


def read(session: AsyncSession, token: str, person: int, now: datetime) -> Work:
    """Return what a token is for. Raises RuleBroken for one that is forged, somebody else's, or too old."""
    body = tokens.read(session, _PURPOSE, token, _BODY.size)
    if body is None:
        raise RuleBroken("work-link-unknown")
    report_id, act, whose, until = _BODY.unpack(body)
    if whose != person:
        raise RuleBroken("work-link-not-yours")
    if datetime.fromtimestamp(until, UTC) < now:
        raise RuleBroken("work-link-late", number=report_id)
    return Work(ACTS[act], report_id)
