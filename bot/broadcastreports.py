"""What the author of a broadcast sees of it: how far it is, the report when it is over, and what was changed."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.addressing import languages
from bot.keyboards import Button, Keyboard, inline, press
from bot.kit import Kit
from bot.texts import Markup, plain, say
from models import broadcasts, dispatches, notices, outbox, progresses
from models.notices import Notice
from models.outbox import UNCERTAIN, Owed
from models.progresses import Figures
from models.recipients import ENDED, NOT_REACHED, QUEUED

CELLS = 12
"""Characters of a bar."""

WORDS = 24
"""Characters of what a broadcast says by which its author knows it again."""

Screen = tuple[Markup, Keyboard]


@dataclass(frozen=True, slots=True)
class Run:
    """A broadcast on its way, as somebody who speaks `language` sees it at this moment.

    For each copy `each` messages go: its own, and those of other notices that take turns with it.
    """

    language: str
    notice: Notice
    figures: Figures
    words: str
    now: datetime
    each: int = 1


async def run(kit: Kit, session: AsyncSession, notice: Notice, language: str) -> Run:
    """Return how far a broadcast is now, and by what its author knows it again."""
    now = kit.clock.now()
    broadcast = await broadcasts.of_notice(session, notice)
    content = await broadcasts.content_of(session, broadcast) if broadcast else None
    words = " ".join(next((item.text for item in content.items if item.text), "").split()) if content else ""
    short = words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"
    figures = await progresses.figures(session, notice, now)
    turns = await dispatches.taking_turns(session, notice, now) if figures.due else 1
    return Run(language, notice, figures, short, now, turns * content.weight if content else turns)


def progress(kit: Kit, one: Run) -> Screen:
    """Return the message that shows how far a broadcast is, with what can be done meanwhile."""
    figures, language = one.figures, one.language
    lines = [title(one), _state(kit, one)]
    if one.notice.fixed_at is not None:
        lines += [_bar(language, figures)] if one.notice.state != notices.CANCELLED else []
        lines.append(say(language, "run-left", count=figures.left) if figures.left else Markup(""))
    lines += _states(one)
    lines += _time_left(kit, one)
    lines += _changes(one)
    return Markup("\n".join(line for line in lines if line)), inline(*_steering(one))


def report(one: Run) -> Screen:
    """Return the report: every recipient in exactly one state, who read it, and what can be done after that."""
    language, figures = one.language, one.figures
    if one.notice.fixed_at is None:
        return Markup(f"{title(one)}\n{say(language, 'run-never')}"), inline()
    lines = [title(one), say(language, "run-total", count=figures.total), *_states(one)]
    lines.append(say(language, "run-on-their-way", count=figures.left) if figures.left else Markup(""))
    lines.append(say(language, "run-acks", count=figures.acknowledged) if figures.acknowledged else Markup(""))
    lines += _changes(one)
    return Markup("\n".join(line for line in lines if line)), inline(*_after(one))


def changed(one: Run) -> Markup:
    """Return what an author is told when all copies are corrected, or taken back, as far as that was possible."""
    tally = one.figures.changes
    what = "run-taken-back" if one.notice.taken_back_at else "run-corrected"
    if tally is None or not (tally.changed or tally.unchanged or one.figures.states[UNCERTAIN]):
        return Markup(f"{title(one)}\n{say(one.language, f'{what}-none')}")
    lines = [title(one), say(one.language, what, count=tally.changed)]
    if tally.unchanged:
        lines.append(say(one.language, f"{what}-not", count=tally.unchanged))
    if one.figures.states[UNCERTAIN]:
        lines.append(say(one.language, "run-changed-uncertain", count=one.figures.states[UNCERTAIN]))
    return Markup("\n".join(lines))


def mark(screen: Screen) -> str:
    """Return by what one sees that a message shows the same."""
    return hashlib.blake2b(repr(screen).encode(), digest_size=12).hexdigest()


async def author(kit: Kit, session: AsyncSession, notice: Notice) -> tuple[int, str] | None:
    """Return the numeric id of a broadcast's author and the language they speak; None when nobody is there."""
    person = await progresses.author_of(session, notice)
    if person is None:
        return None
    return person, (await languages(session, kit.district, [person]))[person]


async def over(kit: Kit, session: AsyncSession, notice: Notice) -> list[Owed]:
    """Return what an author is told when a broadcast is over: the report, unless it was stopped before it began."""
    found = await author(kit, session, notice)
    if found is None:
        return []
    one = await run(kit, session, notice, found[1])
    owed = await shown(kit, session, one, found[0], at_once=True)
    if notice.fixed_at is None:
        return owed
    text, buttons = report(one)
    return [*owed, Owed(found[0], f"{notice.source}:report", "sendMessage", _message(text, buttons))]


async def all_changed(kit: Kit, session: AsyncSession, notice: Notice) -> list[Owed]:
    """Return what an author is told when all copies are changed."""
    found = await author(kit, session, notice)
    if found is None:
        return []
    one = await run(kit, session, notice, found[1])
    owed = await shown(kit, session, one, found[0], at_once=True)
    name = f"{notice.source}:changed:{notice.revision}"
    return [*owed, Owed(found[0], name, "sendMessage", _message(changed(one), inline(_look(one))))]


async def is_so(kit: Kit, session: AsyncSession, notice: Notice, language: str) -> bool:
    """Tell whether the progress message shows what is so."""
    before = await progresses.of(session, notice.number)
    return before is not None and mark(progress(kit, await run(kit, session, notice, language))) == before.shown


async def shown(kit: Kit, session: AsyncSession, one: Run, person: int, *, at_once: bool = False) -> list[Owed]:
    """Return what brings the one progress message of a broadcast up to date; nothing when it is, or just was."""
    text, buttons = progress(kit, one)
    notice, before = one.notice, await progresses.of(session, one.notice.number)
    if before is None and notice.ended_at is not None:
        return []  # over before anything was shown: the report says it all
    times = await progresses.show(session, notice.number, mark((text, buttons)), one.now, at_once=at_once)
    if times is None:
        return []
    params = _message(text, buttons)
    if times == 0:
        first = Owed(person, f"{notice.source}:progress", "sendMessage", params, keep=True)
        await progresses.keep_row(session, notice.number, await outbox.put(session, first, one.now))
        return []
    row = before.outgoing_id if before else None
    name = f"{notice.source}:progress:{times}"
    return [Owed(person, name, "editMessageText", params, outbox.EDIT, about=row)] if row else []


def title(one: Run) -> Markup:
    """Return the line by which a broadcast is known again."""
    return say(one.language, "run-title", words=one.words) if one.words else say(one.language, "run-title-wordless")


def _state(kit: Kit, one: Run) -> Markup:
    notice = one.notice
    state = notice.state
    if state == notices.FIXING and notice.begins_at > one.now:
        return say(one.language, "run-scheduled", when=_when(kit, one, notice.begins_at))
    if state == notices.CANCELLED and notice.ended_at is None:
        return say(one.language, "run-state", state="stopping")
    if state == notices.RUNNING and one.figures.next_at and not (one.figures.due or one.figures.states[QUEUED]):
        return say(one.language, "run-state", state="resting")
    return say(one.language, "run-state", state=state)


def _bar(language: str, figures: Figures) -> Markup:
    done = figures.total - figures.left
    cells = CELLS * done // figures.total if figures.total else CELLS
    percent = 100 * done // figures.total if figures.total else 100
    return say(language, "run-bar", bar="▓" * cells + "░" * (CELLS - cells), percent=percent)


def _states(one: Run) -> list[Markup]:
    counts = [(state, one.figures.states[state]) for state in ENDED]
    return [say(one.language, "run-figure", state=state, count=count) for state, count in counts if count]


def _time_left(kit: Kit, one: Run) -> list[Markup]:
    figures, lines = one.figures, []
    if one.notice.state != notices.RUNNING:
        return []
    if figures.due:
        minutes = round(figures.due * one.each / (kit.settings.per_second or 1000) / 60)
        lines.append(say(one.language, "run-minutes", minutes=minutes))
    if figures.next_at is not None:
        lines.append(say(one.language, "run-next", when=_when(kit, one, figures.next_at)))
    return lines


def _changes(one: Run) -> list[Markup]:
    tally, lines = one.figures.changes, []
    what = "taken-back" if one.notice.taken_back_at else "corrected"
    if tally is not None and one.notice.changing:
        lines.append(say(one.language, "run-changing", what=what, done=tally.changed + tally.unchanged))
    elif tally is not None and (tally.changed or tally.unchanged):
        facts = {"what": what, "changed": tally.changed, "unchanged": tally.unchanged}
        lines.append(say(one.language, "run-were-changed", **facts))
    return lines


def _steering(one: Run) -> list[list[Button]]:
    notice, rows = one.notice, list[list[Button]]()
    if notice.state == notices.RUNNING:
        rows.append([_button(one, "pause", "p"), _button(one, "cancel", "c")])
    elif notice.state == notices.PAUSED:
        rows.append([_button(one, "go-on", "g"), _button(one, "cancel", "c")])
    elif notice.state == notices.FIXING:
        rows.append([_button(one, "cancel", "c")])
    if notice.taken_back_at is None and notice.ended_at is None and notice.state != notices.CANCELLED:
        rows.append([_button(one, "correct", "e"), _button(one, "take-back", "t")])
    return [*rows, _look(one)] if notice.ended_at is not None else rows


def _after(one: Run) -> list[list[Button]]:
    states, notice = one.figures.states, one.notice
    rows = [[_button(one, "refresh", "v"), _button(one, "file", "f")]]
    if notice.taken_back_at is None:
        if notice.ended_at is not None and any(states[state] for state in NOT_REACHED):
            rows.append([_button(one, "again", "a")])
        rows.append([_button(one, "correct", "e"), _button(one, "take-back", "t")])
    return rows


def _look(one: Run) -> list[Button]:
    return [_button(one, "look", "v")]


def _button(one: Run, name: str, act: str) -> Button:
    return press(plain(one.language, f"run-{name}"), f"bc:r{act}:{one.notice.number}")


def _when(kit: Kit, one: Run, at: datetime) -> str:
    local = at.astimezone(kit.district.zone)
    return plain(one.language, "letter-at", month=local.month, day=local.day, time=f"{local:%H:%M}")


def _message(text: Markup, buttons: Keyboard) -> dict[str, object]:
    return {"text": text, "parse_mode": "HTML", "reply_markup": buttons, "link_preview_options": {"is_disabled": True}}
