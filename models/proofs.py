"""Proofs: short-lived signed tokens that show that somebody is checked in; nothing of them is stored.

A token is a signature and the body, masked by what the signature alone yields (a synthetic IV, as in RFC 5297): who
scans it learns no number, and two tokens can't be told to be the same person's.
"""

import base64
import binascii
import hmac
import struct
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncSession

from models import keys

LASTS = timedelta(minutes=10)

_BODY = struct.Struct(">QI")
_SEAL = 12
"""Bytes of the signature: 96 bits, of which nobody can try many in ten minutes."""


def make(session: AsyncSession, member_id: int, now: datetime) -> str:
    """Return a token for this member, of letters, digits, `-` and `_`, that is good for ten minutes."""
    body = _BODY.pack(member_id, int((now + LASTS).timestamp()))
    signature = _signature(session, body)
    return _written(signature + _masked(session, signature, body))


def read(session: AsyncSession, token: str) -> tuple[int, datetime] | None:
    """Return whose token it is and until when it is good; None for one that we did not make."""
    try:
        data = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    # Python passes over what is no base64, so that one token could be written in many ways.
    if len(data) != _SEAL + _BODY.size or _written(data) != token:
        return None
    signature = data[:_SEAL]
    body = _masked(session, signature, data[_SEAL:])
    if not hmac.compare_digest(signature, _signature(session, body)):
        return None
    member_id, until = _BODY.unpack(body)
    return member_id, datetime.fromtimestamp(until, UTC)


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _masked(session: AsyncSession, signature: bytes, body: bytes) -> bytes:
    mask = hmac.new(keys.vault_of(session).derive(b"proof mask"), signature, sha256).digest()
    return bytes(one ^ other for one, other in zip(body, mask[: len(body)], strict=True))


def _signature(session: AsyncSession, body: bytes) -> bytes:
    return hmac.new(keys.vault_of(session).derive(b"proof"), body, sha256).digest()[:_SEAL]
