"""Writing to many: what it says is sent to the bot, one screen says to whom and when, and one press sends it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import audienceviews, broadcastcopies, broadcastviews
from bot.broadcastparts import AUDIENCE, MAIN, MORE, WHEN
from bot.context import Context
from handlers import broadcastforms
from models import areas, audiences, branches, broadcasts, broadcastsends, notices, rights, rosters
from models.audiences import Audience
from models.broadcasts import COMPOSING, DROPPED, Broadcast
from models.rules import RuleBroken

VIEW = r"(main|to|when|more|topics|[batc]:\d{1,9}(?::\d{1,18})?)"
"""What a button carries that leads to another view."""


async def command(_update: Update, context: Context) -> None:
    """Begin to write to many, or go on with what was begun."""
    async with context.begin() as session:
        await begin(context, session)


async def begin(context: Context, session: AsyncSession) -> None:
    """Show what this person was writing, else ask what it shall say."""
    await rosters.scope(session, context.person, broadcasts.ACT)
    broadcast = await broadcasts.being_composed(session, context.known.id or 0, context.now)
    content = await broadcasts.content_of(session, broadcast) if broadcast else None
    if broadcast is None or content is None:
        return await broadcastforms.ask(context, session)
    await broadcastforms.wait(context, session, broadcast.number)
    context.reply(context.say("broadcast-unfinished"))
    context.owe_all(await broadcastviews.moved(session, broadcast, str(context.claim.update_id)))
    return context.owe_all(broadcastviews.presented(context, broadcast, content))


async def look(_update: Update, context: Context) -> None:
    """Show another view of the screen; where hours are chosen, what is typed next is a time."""
    number, view = context.matched()
    async with context.begin() as session:
        broadcast = await broadcasts.own(session, context.person, int(number))
        if broadcast.state == COMPOSING:
            await broadcastforms.wait(context, session, broadcast.number, at=view == WHEN)
        broadcastviews.here(context, broadcast.number, view)


async def choose(_update: Update, context: Context) -> None:
    """Choose one more part of the audience, or one less."""
    number, part, key, place = context.matched()
    async with context.begin() as session:
        broadcast = await _open(context, session, number)
        await _check_choice(context, session, part, key)
        audience = audienceviews.toggled(broadcast.to, part, key)
        await _change(context, session, broadcast, audience=audiences.written(audience))
        broadcastviews.here(context, broadcast.number, AUDIENCE if part == "p" else f"{part}:{place}")


async def everybody(_update: Update, context: Context) -> None:
    """Write to all whom this person may write to."""
    (number,) = context.matched()
    async with context.begin() as session:
        broadcast = await _open(context, session, number)
        audience = Audience(person=context.person)
        await _change(context, session, broadcast, audience=audiences.written(audience))
        broadcastviews.here(context, broadcast.number, AUDIENCE)


async def at(_update: Update, context: Context) -> None:
    """Choose when it goes: in slack hours, now, or at a moment by the district's clock."""
    number, when = context.matched()
    async with context.begin() as session:
        broadcast = await _open(context, session, number)
        moment = _moment(context, when) if when.isdecimal() else None
        hours = notices.SLACK if when == notices.SLACK else notices.NOW
        await broadcastforms.wait(context, session, broadcast.number)
        await _change(context, session, broadcast, hours=hours, begins_at=moment)
        broadcastviews.here(context, broadcast.number, MAIN)


async def switch(_update: Update, context: Context) -> None:
    """Ask, or ask no more, that people say that they have read it; let it pass quiet hours, or not."""
    number, what = context.matched()
    async with context.begin() as session:
        broadcast = await _open(context, session, number)
        if what == "urgent":
            await rights.require(session, context.person, broadcasts.URGENT)
        await _change(context, session, broadcast, **{what: not getattr(broadcast, what)})
        broadcastviews.here(context, broadcast.number, MORE)


async def choose_topic(_update: Update, context: Context) -> None:
    """Choose the topic that its recipients have to have on."""
    number, topic = context.matched()
    async with context.begin() as session:
        broadcast = await _open(context, session, number)
        if topic not in {one.key for one in context.kit.district.topics}:
            raise RuleBroken("old-button")
        await _change(context, session, broadcast, topic=topic)
        broadcastviews.here(context, broadcast.number, MAIN)


async def drop(_update: Update, context: Context) -> None:
    """Give it up."""
    (number,) = context.matched()
    async with context.begin() as session:
        broadcast = await _open(context, session, number)
        await broadcasts.change(session, broadcast.number, context.now, COMPOSING, state=DROPPED)
        await broadcastforms.leave(context, session)
        broadcastviews.here(context, broadcast.number, MAIN)


async def undrop(_update: Update, context: Context) -> None:
    """Go on with one that was given up, unless another one is being written."""
    (number,) = context.matched()
    async with context.begin() as session:
        broadcast = await broadcasts.own(session, context.person, int(number))
        other = await broadcasts.being_composed(session, broadcast.member_id, context.now)
        if other is not None and other.number != broadcast.number:
            raise RuleBroken("broadcast-another")
        await broadcasts.change(session, broadcast.number, context.now, DROPPED, state=COMPOSING)
        await broadcastforms.wait(context, session, broadcast.number)
        broadcastviews.here(context, broadcast.number, MAIN)


async def test(_update: Update, context: Context) -> None:
    """Send its author the copy that riders get."""
    (number,) = context.matched()
    async with context.begin() as session:
        broadcast = await broadcasts.own(session, context.person, int(number))
        content = await broadcasts.readable(session, broadcast)
        shown = broadcastcopies.preview(context.language, context.kit.district, broadcast, content)
        context.owe_all(broadcastcopies.owed(context.chat, f"test:{number}:{context.claim.update_id}", shown))
        context.pop_up(context.plain("broadcast-tested"))


async def explain(_update: Update, context: Context) -> None:
    """Say that the buttons of a preview do something only for riders."""
    async with context.begin():
        context.pop_up(context.plain("broadcast-preview-only"), alert=True)


async def send(_update: Update, context: Context) -> None:
    """Send it as the screen shows it; to many, ask a second one first."""
    number, version = (int(one) for one in context.matched())
    async with context.begin() as session:
        above = context.kit.district.notices.second_above
        try:
            notice = await broadcastsends.send(session, context.person, number, version, above, context.now)
        except RuleBroken as broken:
            return _show_as_it_is(context, number, broken)
        await broadcastforms.leave(context, session)
        if notice is None:
            await _ask_second(context, session, number)
        broadcastviews.here(context, number, MAIN)
    return None


async def take_back(_update: Update, context: Context) -> None:
    """Go on writing what waits for a second one."""
    number = int(context.matched()[0])
    async with context.begin() as session:
        await broadcastsends.take_back(session, context.person, number, context.now)
        await broadcastforms.wait(context, session, number)
        await _tell_changed(context, session, number)
        broadcastviews.here(context, number, MAIN)


async def agree(_update: Update, context: Context) -> None:
    """Send what waits for a second one, as that one."""
    number, version = (int(one) for one in context.matched())
    async with context.begin() as session:
        await broadcastsends.agree(session, context.person, number, version, context.now)
        await _tell_author(context, session, number, agreed=True)


async def decline(_update: Update, context: Context) -> None:
    """Give it back to its author."""
    number, version = (int(one) for one in context.matched())
    async with context.begin() as session:
        await broadcastsends.decline(session, context.person, number, version, context.now)
        await _tell_author(context, session, number, agreed=False)


async def _open(context: Context, session: AsyncSession, number: str) -> Broadcast:
    """Return a broadcast that this person is writing. Raises RuleBroken when it is not (any more)."""
    broadcast = await broadcasts.own(session, context.person, int(number))
    broadcasts.check_state(broadcast, COMPOSING)
    return broadcast


async def _check_choice(context: Context, session: AsyncSession, part: str, key: str) -> None:
    """Raise RuleBroken for a choice that there is not (any more)."""
    district, number = context.kit.district, int(key) if key.isdecimal() else -1
    there = {
        audienceviews.BRANCHES: await branches.by_id(session, number) is not None,
        audienceviews.AREAS: number in (await areas.atlas(session)).areas,
        audienceviews.TRADES: key in {one.key for one in district.trades},
        audienceviews.COMPANIES: key in {one.key for one in district.companies},
    }
    if not there.get(part, True):
        raise RuleBroken("old-button")


def _moment(context: Context, when: str) -> datetime:
    try:
        moment = datetime.strptime(when, "%Y%m%d%H%M").replace(tzinfo=context.kit.district.zone)
    except ValueError:
        raise RuleBroken("old-button") from None
    if moment <= context.now:
        raise RuleBroken("appointment-over")
    return moment


async def _change(context: Context, session: AsyncSession, broadcast: Broadcast, **columns: object) -> None:
    await broadcasts.change(session, broadcast.number, context.now, COMPOSING, **columns)


def _show_as_it_is(context: Context, number: int, broken: RuleBroken) -> None:
    """Say why it was not sent, and bring the screen up to date: it may show what is not so any more."""
    context.pop_up(context.plain(broken.key, **broken.args_of_text), alert=True)
    if broken.key != "right-none":
        broadcastviews.here(context, number, MAIN)


async def _ask_second(context: Context, session: AsyncSession, number: int) -> None:
    broadcast = await broadcasts.by_id(session, number)
    content = await broadcasts.content_of(session, broadcast) if broadcast else None
    if broadcast is None or content is None:
        raise RuleBroken("broadcast-gone")
    people = await broadcastsends.seconds(session, broadcast)
    context.owe_all(await broadcastviews.asking(context.kit, session, broadcast, content, people))


async def _tell_changed(context: Context, session: AsyncSession, number: int) -> None:
    broadcast = await broadcasts.by_id(session, number)
    if broadcast is not None:
        context.owe_all(await broadcastviews.changed(session, broadcast, str(context.claim.update_id)))


async def _tell_author(context: Context, session: AsyncSession, number: int, *, agreed: bool) -> None:
    """Bring all screens up to date, and tell the author what a second one decided."""
    await _tell_changed(context, session, number)
    broadcast = await broadcasts.by_id(session, number)
    if broadcast is not None:
        context.owe_all(await broadcastviews.decided(context.kit, session, broadcast, agreed=agreed))
