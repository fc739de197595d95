"""Points in words: the page of somebody's own, each entry, the published rules, and the news that some came or went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import dates, nextsteps
from bot.district import District, PointRule
from bot.keyboards import Button, Keyboard, inline, press
from bot.kit import Kit
from bot.nextsteps import Holder, Step
from bot.texts import Markup, plain, say
from models import earnings, problems, reservations, riders
from models.ledger import REDEMPTION, REFUND, REVERSAL, Entry, Posted
from models.periods import Period
from models.rules import RuleBroken

PAGE = 10
"""Entries on one page."""

BLOCKS = 10
"""Parts of the bar that shows how far the badge is."""

FITS = 3500
"""Characters of rules in one message: Telegram takes 4,096."""

BY_REPORT = (earnings.REPORT, earnings.DEDUCT)
"""What rules are for whose entries name the number of a report."""

AT_STATION = (earnings.PROBLEM,)
"""What rules are for whose entries name the number of a mark at a station."""

DOABLE = ("checkin", "recheck", "report")
"""Next steps that have a button of their own; rewards have theirs in any case."""

Things = Mapping[int, str]
"""Names of the rewards and stations that entries are about, by the entries' numbers."""


@dataclass(frozen=True, slots=True)
class View:
    """Whose points they are in which quarter, the newest entries, whether there are older ones, and what to do next."""

    holder: Holder
    quarter: Period
    entries: Sequence[Entry]
    older: bool
    things: Things
    steps: Sequence[Step]


async def things(kit: Kit, session: AsyncSession, entries: Sequence[Entry]) -> dict[int, str]:
    """Return what the entries are about as far as it is known still: rewards, and stations with a problem."""
    about = {one.number: one.about for one in entries if one.about is not None}
    rewards = {number for number, one in _of(entries, about) if one.rule == reservations.RULE}
    marks = {number for number, one in _of(entries, about) if _occasion(kit.district, one) in AT_STATION}
    named = await reservations.names_of(session, {about[number] for number in rewards}) if rewards else {}
    placed = await problems.places_of(session, {about[number] for number in marks}) if marks else {}
    found = {number: named.get(about[number], "") for number in rewards}
    return found | {one.number: _marked(kit, placed, one) for one in entries if one.number in marks}


def page(language: str, district: District, view: View) -> tuple[Markup, Keyboard]:
    """Return the page of somebody's points, with the ways to all else."""
    holder = view.holder
    lines = [say(language, "points-title", balance=holder.balance), *_standing(language, district, view)]
    if not holder.confirmed:
        waits = holder.rider is not None and holder.rider.state == riders.WAITING
        lines.append(say(language, "points-waiting" if waits else "points-unconfirmed"))
    lines += [Markup(), say(language, "points-last")]
    lines += entries(language, district, view.entries, view.things, holder.day) or [say(language, "points-none")]
    if view.steps:
        lines += [Markup(), say(language, "points-next"), *(step(language, one) for one in view.steps)]
    return Markup("\n".join(lines)), _buttons(language, view)


def listed(language: str, district: District, view: View, newer: bool) -> tuple[Markup, Keyboard]:
    """Return another page of entries."""
    lines = entries(language, district, view.entries, view.things, view.holder.day)
    turn: list[Button] = []
    if newer:
        turn.append(press(plain(language, "points-newer"), f"j:p:a{view.entries[0].number}"))
    if view.older:
        turn.append(press(plain(language, "points-older"), f"j:p:b{view.entries[-1].number}"))
    last = [press(plain(language, "page-back"), "j:p:0"), press(plain(language, "points-file"), "j:f")]
    return Markup("\n".join([say(language, "points-list"), *lines])), inline(turn, last)


def entries(language: str, district: District, found: Sequence[Entry], known: Things, today: date) -> list[Markup]:
    """Return entries in words, a line for each, and one more for what it should have taken and did not."""
    lines: list[Markup] = []
    for one in found:
        told = what(language, district, one, known.get(one.number, ""))
        facts = {"day": _day(language, one.day, today), "amount": signed(one.amount), "number": one.number}
        lines.append(say(language, "points-entry", what=told, **facts))
        lines += [waived(language, one)] if one.waived else []
    return lines


def what(language: str, district: District, entry: Entry, thing: str = "") -> str:
    """Return what an entry is for; `thing` is the name of the reward or station that it is about, if that is known."""
    named = _named(language, district, entry, thing)
    if entry.kind == REVERSAL:
        return plain(language, "points-what-reversal", number=entry.reverses or 0, what=named)
    return named


def news(language: str, district: District, posted: Posted, thing: str = "", words: str = "") -> Markup:
    """Return that points came or went: how many, what for, in whose words why, and how many there are now."""
    entry = posted.entry
    told = what(language, district, entry, thing)
    key = "points-came" if entry.amount > 0 else "points-went" if entry.amount < 0 else "points-same"
    lines = [say(language, key, points=abs(entry.amount), what=told, balance=posted.balance)]
    if entry.waived:
        lines.append(waived(language, entry))
    if words:
        lines.append(say(language, "points-why", words=words))
    return Markup("\n".join(lines))


def waived(language: str, entry: Entry) -> Markup:
    """Return how much an entry should have taken and did not, because there was no more."""
    asked = abs(entry.amount) + entry.waived
    return say(language, "points-waived", asked=asked, taken=abs(entry.amount), waived=entry.waived)


def step(language: str, one: Step) -> Markup:
    """Return something to do next, in a line."""
    return say(language, f"points-next-{one.name}", **one.facts)


def rules(language: str, district: District, number: int) -> tuple[Markup, Keyboard]:
    """Return a page of the published rules, word for word, and how they count."""
    pages = _pages([rule(language, one) for one in district.rules])
    number = min(number, len(pages) - 1)
    lines = [say(language, "points-rules"), pages[number]]
    if not district.rules:
        lines = [say(language, "points-no-rules")]
    elif number == len(pages) - 1:
        points = district.points
        lines.append(say(language, "points-counting", badge=points.badge, days=points.object_days))
    more = [press(plain(language, "page-more"), f"j:r:{number + 1}")] if number < len(pages) - 1 else []
    less = [press(plain(language, "page-back"), f"j:r:{number - 1}" if number else "j:p:0")]
    return Markup("\n\n".join(lines)), inline([*less, *more])


def rule(language: str, one: PointRule) -> Markup:
    """Return a rule: what it is called, how many points, how often at most, and its words as they are published."""
    way = one.on if one.on in (earnings.HOURS, earnings.AWARD, earnings.DEDUCT) else "once"
    facts = {"kind": one.kind, "way": way, "points": one.points}
    limits = [say(language, "points-rule-share", share=one.share)] if one.share else []
    limits += [say(language, "points-rule-day", times=one.a_day)] if one.a_day else []
    limits += [say(language, "points-rule-month", times=one.a_month)] if one.a_month else []
    head = say(language, "points-rule", label=one.label_in(language), **facts)
    return Markup("\n".join([head, *limits, say(language, "as-it-is", text=one.words_in(language))]))


def signed(amount: int) -> str:
    """Return how many points came or went: +10, −3."""
    return f"+{amount}" if amount > 0 else f"−{-amount}" if amount else "0"


def bar(district: District, one: Holder) -> str:
    """Return how far the badge is, as a bar of text; it is full only when the badge is reached."""
    badge = district.points.badge
    full = (badge - min(badge, nextsteps.missing(district, one.score))) * BLOCKS // badge
    return "▰" * full + "▱" * (BLOCKS - full)


def _standing(language: str, district: District, view: View) -> list[Markup]:
    one, score = view.holder, view.holder.score
    below = score.base + score.contribution < score.deduction
    facts = {"year": view.quarter.first.year, "number": view.quarter.number, "total": score.total}
    parts = {"base": score.base, "contribution": score.contribution, "deduction": score.deduction}
    badge = {"badge": district.points.badge, "missing": nextsteps.missing(district, one.score)}
    return [
        say(language, "points-score", **facts, **parts, below="yes" if below else "no"),
        say(language, "points-badge", bar=bar(district, one), **badge),
    ]


def _buttons(language: str, view: View) -> Keyboard:
    done = [press(plain(language, f"points-do-{one.name}"), one.data) for one in view.steps if one.name in DOABLE]
    older = [press(plain(language, "points-older"), f"j:p:b{view.entries[-1].number}")] if view.older else []
    file = [press(plain(language, "points-file"), "j:f")] if view.entries else []
    return inline(
        done,
        [press(plain(language, "points-rewards"), "o:l:0"), press(plain(language, "points-ranking"), "z:r")],
        [press(plain(language, "points-certificate"), "z:c"), press(plain(language, "points-rules-button"), "j:r")],
        older + file,
    )


def _pages(blocks: Sequence[Markup]) -> list[Markup]:
    """Put blocks together to as few texts as fit a message each."""
    pages = [Markup()]
    for block in blocks:
        longer = Markup("\n\n".join(one for one in (pages[-1], block) if one))
        if pages[-1] and len(longer) > FITS:
            pages.append(block)
        else:
            pages[-1] = longer
    return pages


def _named(language: str, district: District, entry: Entry, thing: str) -> str:
    if entry.rule == reservations.RULE:
        kind = REFUND if entry.kind == REFUND else REDEMPTION
        known = {"thing": thing} if thing else {}
        return plain(language, f"points-what-{kind}{'-of' if thing else ''}", **known)
    rule = district.rule_of(entry.rule)
    name = rule.name_in(language) if rule else entry.rule
    if rule is not None and rule.on in BY_REPORT and entry.about is not None:
        return plain(language, "points-what-report", what=name, number=entry.about)
    return plain(language, "points-what-at", what=name, where=thing) if thing else name


def _of(entries: Sequence[Entry], numbers: Mapping[int, int]) -> list[tuple[int, Entry]]:
    return [(one.number, one) for one in entries if one.number in numbers]


def _occasion(district: District, entry: Entry) -> str | None:
    rule = district.rule_of(entry.rule)
    return rule.on if rule else None


def _marked(kit: Kit, placed: Mapping[int, tuple[int, datetime]], entry: Entry) -> str:
    """Return the station of the mark that an entry is about; a later mark with its number is another one."""
    station_id, at = placed.get(entry.about or 0, (0, entry.at))
    try:
        return kit.stations.station(station_id).name if station_id and at <= entry.at else ""
    except RuleBroken:  # it is gone since
        return ""


def _day(language: str, day: date, today: date) -> str:
    if day.year != today.year:
        return dates.full(day, language)
    return plain(language, "points-day", month=day.month, day=day.day)
