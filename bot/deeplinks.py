"""Links that open a station, or an invitation, in the bot: t.me/<bot>?start=<payload>."""

import base64
import binascii
import re

from models.rules import RuleBroken

SHOW, VISIT = "s", "v"
"""What a link is for: to show a station; to show it to somebody who stands before it, and count the visit."""

INVITATION = "i"

_WORK, _RESERVATION, _ATTENDANCE = "w_", "o_", "n_"

LONGEST = 64
"""Characters that Telegram allows a payload."""

_CODED = "x"
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_PAYLOAD = re.compile(rf"([{SHOW}{VISIT}])({_CODED}?)_([A-Za-z0-9_-]+)")

_INVITED = re.compile(rf"{INVITATION}_([A-Za-z0-9_-]+)")


def station_payload(code: str, visit: bool) -> str:
    """Return the payload that shows the station with this code, and counts a visit if it is one.

    At most 64 characters of A-Za-z0-9_-. Codes of other characters are written in base64url, so that 45 bytes
    of UTF-8 (15 Chinese characters) fit, of plain codes 62 characters. Raises RuleBroken for longer ones.
    """
    kind = VISIT if visit else SHOW
    payload = f"{kind}_{code}" if _PLAIN.fullmatch(code) else f"{kind}{_CODED}_{_coded(code)}"
    if not code or len(payload) > LONGEST:
        raise RuleBroken("link-code-too-long", code=code)
    return payload


def read(payload: str) -> tuple[str, str] | None:
    """Return what a payload is for (SHOW or VISIT) and the station's code; None if it is none of ours."""
    found = _PAYLOAD.fullmatch(payload) if len(payload) <= LONGEST else None
    if found is None:
        return None
    kind, coded, rest = found.groups()
    code = _decoded(rest) if coded else rest
    return (kind, code) if code else None


def station_link(username: str, code: str, visit: bool) -> str:
    """Return the whole link, which phones open in Telegram. Raises RuleBroken."""
    return f"https://t.me/{username}?start={station_payload(code, visit)}"


def invitation_link(username: str, token: str) -> str:
    """Return the whole link of an invitation, for somebody who opens it once."""
    return f"https://t.me/{username}?start={INVITATION}_{token}"


def invitation_token(payload: str) -> str | None:
    """Return the token of an invitation, None for a payload that is for something else."""
    found = _INVITED.fullmatch(payload) if len(payload) <= LONGEST else None
    return found.group(1) if found else None


def work_link(username: str, token: str) -> str:
    """Return the whole link that leads a cadre from a group into private (models/worklinks.py)."""
    return f"https://t.me/{username}?start={_WORK}{token}"


def work_token(payload: str) -> str | None:
    """Return the token of such a link, None for a payload that is for something else."""
    return payload.removeprefix(_WORK) if payload.startswith(_WORK) else None


def reservation_link(username: str, code: str) -> str:
    """Return the whole link that the QR code of a reservation holds, which keepers scan."""
    return f"https://t.me/{username}?start={_RESERVATION}{code}"


def reservation_code(payload: str) -> str | None:
    """Return the code of such a link, None for a payload that is for something else."""
    return payload.removeprefix(_RESERVATION) if payload.startswith(_RESERVATION) else None


def attendance_link(username: str, token: str) -> str:
    """Return the whole link that a keeper's QR code holds on a service day, which who came scans."""
    return f"https://t.me/{username}?start={_ATTENDANCE}{token}"


def attendance_token(payload: str) -> str | None:
    """Return the token of such a link, None for a payload that is for something else."""
    return payload.removeprefix(_ATTENDANCE) if payload.startswith(_ATTENDANCE) else None


def _coded(code: str) -> str:
    return base64.urlsafe_b64encode(code.encode()).decode().rstrip("=")


def _decoded(text: str) -> str | None:
    try:
        code = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    # Two spellings of one code would be two links: only the one that we write is read.
    return code if _coded(code) == text and not _PLAIN.fullmatch(code) else None
