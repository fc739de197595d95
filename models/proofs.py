"""Proofs: short-lived signed tokens that show that somebody is checked in; nothing of them is stored."""

import struct
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import tokens

LASTS = timedelta(minutes=10)

_BODY = struct.Struct(">QI")
_PURPOSE = b"proof"


def make(session: AsyncSession, member_id: int, now: datetime) -> str:
    """Return a token for this member, of letters, digits, `-` and `_`, that is good for ten minutes."""
    return tokens.make(session, _PURPOSE, _BODY.pack(member_id, int((now + LASTS).timestamp())))


def read(session: AsyncSession, token: str) -> tuple[int, datetime] | None:
    """Return whose token it is and until when it is good; None for one that we did not make."""
    body = tokens.read(session, _PURPOSE, token, _BODY.size)
    if body is None:
        return None
    member_id, until = _BODY.unpack(body)
    return member_id, datetime.fromtimestamp(until, UTC)
