"""Signed tokens for links, of which nothing is stored: what they say is masked, so that who sees one learns nothing.

A token is a signature and the body, masked by what the signature alone yields (a synthetic IV, as in RFC 5297): two
tokens can't be told to be about the same.
"""

import base64
import binascii
import hmac
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncSession

from models import keys

_SEAL = 12
"""Bytes of the signature: 96 bits, of which nobody can try many in the minutes that a token lasts."""


def make(session: AsyncSession, purpose: bytes, body: bytes) -> str:
    """Return a token of letters, digits, `-` and `_` that says `body` (32 bytes at most), for this purpose alone."""
    signature = _signature(session, purpose, body)
    return _written(signature + _masked(session, purpose, signature, body))


def read(session: AsyncSession, purpose: bytes, token: str, size: int) -> bytes | None:
    """Return the `size` bytes that a token says; None for one that we did not make, or for another purpose."""
    try:
        data = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    # Python passes over what is no base64, so that one token could be written in many ways.
    if len(data) != _SEAL + size or _written(data) != token:
        return None
    signature = data[:_SEAL]
    body = _masked(session, purpose, signature, data[_SEAL:])
    return body if hmac.compare_digest(signature, _signature(session, purpose, body)) else None


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _masked(session: AsyncSession, purpose: bytes, signature: bytes, body: bytes) -> bytes:
    mask = hmac.new(keys.vault_of(session).derive(purpose + b" mask"), signature, sha256).digest()
    return bytes(one ^ other for one, other in zip(body, mask[: len(body)], strict=True))


def _signature(session: AsyncSession, purpose: bytes, body: bytes) -> bytes:
    return hmac.new(keys.vault_of(session).derive(purpose), body, sha256).digest()[:_SEAL]
