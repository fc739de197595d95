"""How letters between riders and their secretaries look, to either side: nobody sees the other's account."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.keyboards import Button, Keyboard, inline, press
from bot.texts import Markup, plain, say
from models.outbox import EDIT, Owed
from models.threads import ESCALATION, REMINDER, SOURCE, Line, Talk

NAME = 60
"""Characters of a name in a message."""

PAGE = 3600
"""Characters, as Telegram counts them, of what was said on one page: a message has 4,096."""

COPIES = ("", f":{REMINDER}", f":{ESCALATION}")
"""What the source of a message about a letter may end with; all of them change when somebody has answered."""


def source(thread: int, saying: int) -> str:
    """Return what a message about something said is owed for; replies to it are found by it."""
    return f"{SOURCE}{thread}:{saying}"


def to_staff(language: str, one: Talk, line: Line, person: int) -> Owed:
    """Return a rider's letter for somebody who looks after them."""
    text = letter(language, one, line)
    buttons = inline(_answering(language, one), [press(plain(language, "letter-done"), f"t:d:{one.number}")])
    return _kept(one, person, source(one.number, line.id), _message(text, buttons))


def waiting(language: str, one: Talk, lines: Sequence[Line], what: str, days: int, person: int) -> Owed:
    """Return the reminder (or `what` the administrators hear) of letters that nobody answered for so many days."""
    key = "letter-reminder" if what == REMINDER else "letter-escalation"
    text = say(language, key, name=_name(one), days=days, words=words(language, lines[0]))
    if len(lines) > 1:
        text = Markup(f"{text}\n\n{say(language, 'letter-more', count=len(lines) - 1)}")
    buttons = inline(_answering(language, one), [press(plain(language, "letter-done"), f"t:d:{one.number}")])
    return _kept(one, person, f"{source(one.number, lines[0].id)}:{what}", _message(text, buttons))


def settled(language: str, one: Talk, line: Line, note: Markup) -> dict[str, Any]:
    """Return what a letter becomes when somebody has taken care of it, as `note` says."""
    return _message(Markup(f"{letter(language, one, line)}\n\n{note}"), inline(_answering(language, one)))


def changed(one: Talk, row: int, chat: int, name: str, params: dict[str, Any]) -> Owed:
    """Return the change of a message that outgoing `row` sends to a chat."""
    return Owed(chat, name, "editMessageText", params, EDIT, about=row, subject=one.rider.rider.member_id)


def to_rider(language: str, one: Talk, said: Line, who: str, *, first: bool) -> Owed:
    """Return for the rider a question about a check-in, an answer, or a letter that is the `first` word."""
    key = "letter-question" if one.case else "letter-to-rider" if first else "letter-answer"
    text = say(language, key, who=who, words=words(language, said))
    return _kept(one, one.rider.person, source(one.number, said.id), _message(text, inline(_answering(language, one))))


def closed(language: str, one: Talk, saying: int, who: str) -> Owed:
    """Return what the rider is told when somebody has taken care of their letter without an answer."""
    params = _message(say(language, "letter-closed", who=who), inline(_answering(language, one)))
    return _kept(one, one.rider.person, f"{source(one.number, saying)}:closed", params)


def letter(language: str, one: Talk, line: Line) -> Markup:
    """Return a rider's letter as those who look after them read it."""
    key = "letter-reply" if one.case else "letter-from"
    return say(language, key, name=_name(one), words=words(language, line))


def words(language: str, line: Line) -> str:
    """Return what was said, or that it can't be read any more."""
    return line.words if line.words is not None else say(language, "letter-unreadable")


def pages(lines: Sequence[Line]) -> list[list[Line]]:
    """Return what was said in pages that each fit a message, the newest page first, each in the order of time."""
    found: list[list[Line]] = [[]]
    size = 0
    for line in reversed(lines):
        size += _size(line)
        if found[-1] and size > PAGE:
            found.append([])
            size = _size(line)
        found[-1].insert(0, line)
    return found


def history(language: str, zone: ZoneInfo, one: Talk, shown: Sequence[Line], names: dict[int, str]) -> Markup:
    """Return one page of what was said; `names` are those to call people by, by member id."""
    parts = [say(language, "letter-history", name=_name(one))]
    for line in shown:
        who = names.get(line.member_id) or plain(language, "letter-secretary" if line.by_staff else "letter-rider")
        when = _when(language, line.at.astimezone(zone))
        parts.append(say(language, "letter-line", who=who, at=when, words=words(language, line)))
    return Markup("\n\n".join(parts))


def opened(one: Talk, person: int, update_id: int, text: Markup, buttons: Keyboard) -> Owed:
    """Return the newest page for who asked by this update; replying to it goes on in the thread."""
    return _kept(one, person, f"{SOURCE}{one.number}:history:{update_id}", _message(text, buttons))


def turning(language: str, one: Talk, page: int, count: int) -> Keyboard:
    """Return the buttons under a page of `count` pages."""
    older = [press(plain(language, "letter-older"), f"t:h:{one.number}:{page + 1}")] if page + 1 < count else []
    newer = [press(plain(language, "letter-newer"), f"t:h:{one.number}:{page - 1}")] if page else []
    return inline([press(plain(language, "letter-write-back"), f"t:w:{one.number}")], older + newer)


def _answering(language: str, one: Talk) -> list[Button]:
    return [
        press(plain(language, "letter-write-back"), f"t:w:{one.number}"),
        press(plain(language, "letter-look"), f"t:h:{one.number}"),
    ]


def _kept(one: Talk, person: int, name: str, params: dict[str, Any]) -> Owed:
    subject = one.rider.rider.member_id if person != one.rider.person else None
    return Owed(person, name, "sendMessage", params, keep=True, subject=subject)


def _message(text: Markup, buttons: Keyboard) -> dict[str, Any]:
    preview = {"is_disabled": True}
    return {"text": text, "parse_mode": "HTML", "reply_markup": buttons, "link_preview_options": preview}


def _name(one: Talk) -> str:
    return one.rider.profile.name[:NAME]


def _when(language: str, at: datetime) -> str:
    return plain(language, "letter-at", month=at.month, day=at.day, time=f"{at:%H:%M}")


def _size(line: Line) -> int:
    # The name, the time and the empty line between two have room in what is added.
    return len((line.words or "").encode("utf-16-le", "surrogatepass")) // 2 + 2 * NAME
