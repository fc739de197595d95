"""The one screen on which a broadcast is made ready, and what a second one sees who has to agree.

A row in the outbox holds only which broadcast it is, and which view of it: what it says is looked up when it is sent.
So counts are those of that moment, and nobody waits in a transaction for them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audienceviews, broadcastcopies
from bot.addressing import languages
from bot.broadcastparts import AUDIENCE, MAIN, MORE, MOVED, SECOND, TOPICS, WHEN, Shown, View, ticked
from bot.context import Context
from bot.keyboards import inline, press
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import Markup, plain, say
from models import audiences, broadcasts, broadcastsends, members, moves, outbox, rights, timings
from models.broadcasts import ASKED, BEGUN, COMPOSING, DROPPED, PREVIEW, WAITING, Broadcast, Content
from models.notices import SLACK, Notice
from models.outbox import EDIT, Owed
from models.rules import RuleBroken
from models.timings import Hours

SCREEN = "broadcast_screen"
"""How recipes name a screen."""

SHOWN = "screen:"
"""What an author's screens are owed for begins with this."""

SETTLING = timedelta(seconds=2)
"""The parts of an album come one by one, and nobody says which is the last: so long it takes at most."""

SAMPLE = "preview:"
"""What the previews of a broadcast's content are owed for begins with this."""

OFFERED = ((0, 15), (0, 18), (1, 9), (1, 15))
"""Days ahead and hours that are offered besides; the first three that are to come."""


def screen(broadcast: Broadcast, person: int, cause: str, not_before: datetime | None = None) -> Owed:
    """Return the screen of a broadcast for its author."""
    source = f"{SHOWN}{broadcast.number}:{cause}"
    recipe = _recipe(broadcast.number, person, MAIN)
    return Owed(person, source, "sendMessage", recipe, keep=True, not_before=not_before)


def here(context: Context, broadcast_id: int, view: str) -> None:
    """Owe a view of a broadcast in place of the message whose button was pressed."""
    message = context.update.effective_message
    if message is not None:
        source, recipe = f"look:{context.claim.update_id}", _recipe(broadcast_id, context.person, view)
        context.owe(Owed(context.chat, source, "editMessageText", recipe, EDIT, message_id=message.message_id))


def presented(context: Context, broadcast: Broadcast, content: Content, *, coming: bool = False) -> list[Owed]:
    """Return the preview of a broadcast's content and its screen; `coming`: after the time that its rest may take."""
    person, cause = context.person, str(context.claim.update_id)
    later = context.now + SETTLING if coming else None
    shown = broadcastcopies.preview(context.language, context.kit.district, broadcast, content)
    copies = broadcastcopies.owed(person, f"{SAMPLE}{broadcast.number}:{cause}", shown, not_before=later)
    return [*copies, screen(broadcast, person, cause, later)]


async def joined(context: Context, session: AsyncSession, broadcast: Broadcast, content: Content) -> list[Owed]:
    """Return what is shown when one part more of an album has come: all of it anew, for only what was shown is sent.

    A preview that still waits for the last part does not go, nor does the screen behind it.
    """
    person, now = context.person, context.now
    await outbox.drop_beginning(session, f"{SAMPLE}{broadcast.number}:", person, now)
    waited = await outbox.drop_beginning(session, f"{SHOWN}{broadcast.number}:", person, now)
    before = [] if waited else await moved(session, broadcast, str(context.claim.update_id))
    return [*before, *presented(context, broadcast, content, coming=True)]


async def moved(session: AsyncSession, broadcast: Broadcast, cause: str) -> list[Owed]:
    """Return the change of the author's last screen so far, which says that there is a newer one below."""
    own = await outbox.copies_beginning(session, f"{SHOWN}{broadcast.number}:")
    return [_look(broadcast, row, chat, MOVED, cause) for row, chat in own[-1:]]


async def changed(session: AsyncSession, broadcast: Broadcast, cause: str) -> list[Owed]:
    """Return the changes of the author's last screen, and of those of who was asked to agree."""
    own = await outbox.copies_beginning(session, f"{SHOWN}{broadcast.number}:")
    asked = await outbox.copies_beginning(session, f"{ASKED}{broadcast.number}:")
    shown = ((own[-1:], MAIN), (asked, SECOND))
    return [_look(broadcast, row, chat, view, cause) for rows, view in shown for row, chat in rows]


async def asking(
    kit: Kit, session: AsyncSession, broadcast: Broadcast, content: Content, people: Sequence[int]
) -> list[Owed]:
    """Return what is owed to those who may agree: the copy that riders will get, and what they are asked."""
    owed: list[Owed] = []
    for person, language in (await languages(session, kit.district, people)).items():
        owed += previewed(kit, broadcast, content, person, language)
        source, recipe = f"{ASKED}{broadcast.number}:{broadcast.version}", _recipe(broadcast.number, person, SECOND)
        owed.append(Owed(person, source, "sendMessage", recipe, keep=True, subject=broadcast.member_id))
    return owed


def previewed(kit: Kit, broadcast: Broadcast, content: Content, person: int, language: str) -> list[Owed]:
    """Return the copy that riders will get, for somebody who is asked to agree to it."""
    source = f"{PREVIEW}{broadcast.number}:{broadcast.version}"
    shown = broadcastcopies.preview(language, kit.district, broadcast, content)
    return broadcastcopies.owed(person, source, shown, subject=broadcast.member_id)


async def decided(kit: Kit, session: AsyncSession, broadcast: Broadcast, *, agreed: bool) -> list[Owed]:
    """Return what tells the author what a second one decided; to what was declined a button leads back."""
    found = await author(kit, session, broadcast)
    if found is None:
        return []
    person, language = found
    text = say(language, "broadcast-decided", agreed=str(agreed))
    mending = [] if agreed else [press(plain(language, "broadcast-mend"), f"bc:cv:{broadcast.number}:{MAIN}")]
    params = {"text": text, "parse_mode": "HTML", "reply_markup": inline(mending)}
    return [Owed(person, f"{broadcast.source}:decided:{broadcast.version}", "sendMessage", params)]


async def stopped(kit: Kit, session: AsyncSession, notice: Notice) -> list[Owed]:
    """Return what is said when it is not sent (any more), for its author may not write to these people any more.

    The author hears it; administrators too when some may have got it, with the report, in which it can be taken back.
    """
    broadcast = await broadcasts.of_notice(session, notice)
    if broadcast is None:
        return []
    begun, found = notice.fixed_at is not None, []
    its_author = await author(kit, session, broadcast)
    if its_author is not None:
        params = {"text": say(its_author[1], "broadcast-stopped", begun=str(begun)), "parse_mode": "HTML"}
        found.append(Owed(its_author[0], f"{broadcast.source}:stopped", "sendMessage", params))
    return [*found, *(await _stopped_for_others(kit, session, notice, broadcast) if begun else [])]


async def _stopped_for_others(kit: Kit, session: AsyncSession, notice: Notice, broadcast: Broadcast) -> list[Owed]:
    name, found = await moves.name_of(session, broadcast.member_id), []
    people = await rights.present_administrators(session)
    for person, language in (await languages(session, kit.district, people)).items():
        look = press(plain(language, "run-look"), f"bc:rv:{notice.number}")
        text = say(language, "broadcast-stopped-others", name=name)
        params = {"text": text, "parse_mode": "HTML", "reply_markup": inline([look])}
        source, subject = f"{broadcasts.STOPPED}{broadcast.number}", broadcast.member_id
        found.append(Owed(person, source, "sendMessage", params, keep=True, subject=subject))
    return found


async def author(kit: Kit, session: AsyncSession, broadcast: Broadcast) -> tuple[int, str] | None:
    """Return the numeric id of the author, and their language; None of who had everything erased."""
    person = await members.person_of(session, broadcast.member_id)
    return None if person is None else (person, (await languages(session, kit.district, [person]))[person])


async def rendered(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a screen as it is to look now. Raises Gone for who may not see it any more."""
    person = recipe["person"]
    async with kit.database.read() as session:
        broadcast, member = await broadcasts.by_id(session, recipe["broadcast"]), await members.find(session, person)
        if broadcast is None or member is None:
            raise Gone
        language = (await languages(session, kit.district, [person]))[person]
        view = View(kit, session, person, language, broadcast, kit.clock.now())
        try:
            text, buttons = await _shown(view, recipe["view"], own=broadcast.member_id == member.id)
        except RuleBroken:  # who may not write to anybody any more
            raise Gone from None
    return {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}, "reply_markup": buttons}


async def _shown(view: View, name: str, *, own: bool) -> Shown:
    if name == SECOND:
        if view.person not in await broadcastsends.seconds(view.session, view.broadcast):
            raise Gone
        return await _second(view)
    if not own:
        raise Gone
    if name == MOVED:
        return view.say("broadcast-moved"), inline()
    if view.broadcast.state != COMPOSING:
        return await _settled(view)
    if name in _VIEWS:
        return await _VIEWS[name](view)
    return await audienceviews.shown(view, name)


async def _main(view: View) -> Shown:
    broadcast, above = view.broadcast, view.district.notices.second_above
    count, lines = await _facts(view)
    below = "broadcast-above-only" if count > above else "broadcast-as-above" if count else "broadcast-nobody"
    lines.append(view.say(below, most=above))
    sending = view.press(view.plain("broadcast-send", count=count, second=str(count > above)), "s", broadcast.version)
    rows = [
        [sending] if count else [],
        [view.press(view.plain("broadcast-whom"), "v", AUDIENCE), view.press(view.plain("broadcast-when"), "v", WHEN)],
        [view.press(view.plain("broadcast-test"), "m"), view.press(view.plain("broadcast-more"), "v", MORE)],
    ]
    return Markup("\n".join(lines)), inline(*rows)


async def _when(view: View) -> Shown:
    broadcast, zone = view.broadcast, view.district.zone
    today = view.now.astimezone(zone)
    at_once = broadcast.begins_at is None
    chosen = broadcast.begins_at.astimezone(zone) if broadcast.begins_at else None
    moments = [(today + timedelta(days=days)).replace(hour=hour, minute=0) for days, hour in OFFERED]
    offered = [at for at in moments if at > today][:3]
    said = [at.replace(second=0, microsecond=0) for at in offered]
    times = [view.press(ticked(chosen == at, moment(view, at)), "w", f"{at:%Y%m%d%H%M}") for at in said]
    rows = [
        [view.press(ticked(at_once and broadcast.hours == SLACK, view.plain("broadcast-slack")), "w", "slack")],
        [view.press(ticked(at_once and broadcast.hours != SLACK, view.plain("broadcast-now")), "w", "now")],
        times,
        [view.back()],
    ]
    _, lines = await _facts(view)
    return Markup("\n".join([view.say("broadcast-when-ask"), "", *lines])), inline(*rows)


async def _more(view: View) -> Shown:
    broadcast = view.broadcast
    who = await rights.standing(view.session, view.person)
    urgent = await rights.may(view.session, who, broadcasts.URGENT)
    topic = view.district.topic(broadcast.topic, view.language)
    rows = [
        [view.press(ticked(broadcast.acks, view.plain("broadcast-acks")), "o", "acks")],
        [view.press(ticked(broadcast.urgent, view.plain("broadcast-urgent")), "o", "urgent")] if urgent else [],
        [view.press(view.plain("broadcast-topic", topic=topic), "v", TOPICS)],
        [view.press(view.plain("broadcast-drop"), "o", "drop")],
        [view.back()],
    ]
    return view.say("broadcast-more-ask", urgent=str(urgent)), inline(*rows)


async def _topics(view: View) -> Shown:
    rows = []
    for topic in view.district.topics:
        many = await audiences.count(view.session, view.broadcast.to, topic.key)
        label = ticked(topic.key == view.broadcast.topic, f"{topic.name_in(view.language)} · {many}")
        rows.append([view.press(label, "h", topic.key)])
    return view.say("broadcast-topics-ask"), inline(*rows, [view.back(MORE)])


_VIEWS = {MAIN: _main, WHEN: _when, MORE: _more, TOPICS: _topics}


async def _settled(view: View) -> Shown:
    """Show what is not being written any more."""
    if view.broadcast.state == DROPPED:
        return view.say("broadcast-dropped"), inline([view.press(view.plain("broadcast-undrop"), "o", "undrop")])
    if view.broadcast.state == WAITING:
        _, lines = await _facts(view)
        waits = view.say("broadcast-waiting", most=view.district.notices.second_above)
        return Markup("\n".join([waits, "", *lines])), inline([view.press(view.plain("broadcast-back"), "b")])
    return await _sent(view), inline()


async def _sent(view: View) -> Markup:
    notice = await broadcasts.notice_of(view.session, view.broadcast)
    planned = notice is not None and notice.begins_at > view.now
    at = moment(view, notice.begins_at) if notice else ""
    return view.say("broadcast-sent", planned=str(planned), at=at)


async def _second(view: View) -> Shown:
    broadcast = view.broadcast
    name = await moves.name_of(view.session, broadcast.member_id)
    if broadcast.state != WAITING:
        return view.say("broadcast-second-over", sent=str(broadcast.state == BEGUN), name=name), inline()
    _, lines = await _facts(view)
    asked = view.say("broadcast-second", name=name, most=view.district.notices.second_above)
    late = broadcastsends.is_late(broadcast, view.now)
    agree = [] if late else [view.press(view.plain("broadcast-agree"), "y", broadcast.version)]
    decline = view.press(view.plain("broadcast-decline"), "n", broadcast.version)
    return Markup("\n".join([asked, "", *lines])), inline(agree, [decline])


async def _facts(view: View) -> tuple[int, list[Markup]]:
    """Return how many get it, and the lines that say to whom, when and how it goes."""
    broadcast, district = view.broadcast, view.district
    trades = await audiences.spread(view.session, broadcast.to, broadcast.topic, "trade")
    count, topic = sum(trades.values()), district.topic(broadcast.topic, view.language)
    everybody = await audiences.count(view.session, broadcast.to, None)
    lines = [view.say("broadcast-to", count=count, who=await audienceviews.named(view))]
    if everybody != count:
        lines.append(view.say("broadcast-off", all=everybody, count=count, topic=topic))
    lines += _hours(view, trades) if count else []
    lines.append(view.say("broadcast-topic-line", topic=topic))
    lines += [view.say("broadcast-acks-line")] if broadcast.acks else []
    lines += [view.say("broadcast-urgent-line")] if broadcast.urgent else []
    return count, lines


def _hours(view: View, trades: Mapping[str, int]) -> list[Markup]:
    """Return when it goes to whom, by the hours of the trades; what somebody set for themselves comes on top."""
    if broadcastsends.is_late(view.broadcast, view.now):
        return [view.say("broadcast-time-over")]
    start = max(view.now, view.broadcast.begins_at or view.now)
    by_moment: dict[datetime, list[str]] = {}
    for trade in trades:
        by_moment.setdefault(_moment(view, trade, start), []).append(trade)
    if len(by_moment) < 2:
        return [view.say("broadcast-at", at=_from(view, next(iter(by_moment), start)))]
    lines = []
    for at, some in sorted(by_moment.items()):
        names = [view.say("broadcast-trade", trade=_trade(view, one), count=trades[one]) for one in some]
        whom = Markup(view.plain("list-separator").join(names))
        lines.append(view.say("broadcast-at-trades", at=_from(view, at), trades=whom))
    return lines


def _moment(view: View, trade: str, start: datetime) -> datetime:
    timetable, broadcast = view.district.timetable(), view.broadcast
    hours = timetable.hours(trade)
    if broadcast.urgent:
        return start
    usual = hours if broadcast.hours == SLACK else Hours(hours.quiet)
    return timings.moment(start, usual, timetable.zone) or start


def _from(view: View, at: datetime) -> str:
    return view.plain("broadcast-at-once") if at <= view.now else view.plain("broadcast-from", at=moment(view, at))


def moment(view: View, at: datetime) -> str:
    """Return a moment as people say it: today 14:00, tomorrow 09:00, Wednesday 25.11. 09:30."""
    there, today = at.astimezone(view.district.zone), view.now.astimezone(view.district.zone).date()
    ahead = (there.date() - today).days
    day = {0: "today", 1: "tomorrow"}.get(ahead, "later")
    weekday = view.plain(f"weekday-{there.isoweekday()}")
    date = {"month": there.month, "day": there.day, "weekday": weekday}
    return view.plain("broadcast-moment", when=day, time=f"{there:%H:%M}", **date)


def _trade(view: View, key: str) -> str:
    return view.district.trade(key, view.language)


def _look(broadcast: Broadcast, row: int, chat: int, view: str, cause: str) -> Owed:
    recipe = _recipe(broadcast.number, chat, view)
    return Owed(chat, f"look:{row}:{cause}", "editMessageText", recipe, EDIT, about=row)


def _recipe(broadcast_id: int, person: int, view: str) -> dict[str, Any]:
    return {"made": SCREEN, "broadcast": broadcast_id, "person": person, "view": view}
