"""Broadcasts on their way: pause, go on, stop, the report and what can be done after it, and what riders say to one."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import broadcastfiles, broadcastreports, broadcastviews, correctionviews
from bot.context import Context
from bot.keyboards import Keyboard, inline, press
from handlers import broadcastforms, threads
from models import broadcasts, copychanges, corrections, dispatches, progresses, recipients
from models.broadcasts import Broadcast
from models.notices import BROADCAST, GOING_ON, Notice
from models.rules import RuleBroken

QUOTED = 30
"""Characters of a broadcast that stand before what a rider answers."""


async def pause(_update: Update, context: Context) -> None:
    """Send nothing more of it for now."""
    async with context.begin() as session:
        notice, _ = await _steered(context, session)
        if not await dispatches.pause(session, notice.number):
            raise RuleBroken("run-not-running")
        await _show_progress(context, session, notice.number)


async def go_on(_update: Update, context: Context) -> None:
    """Go on with what was paused."""
    async with context.begin() as session:
        notice, _ = await _steered(context, session)
        if not await dispatches.go_on(session, notice.number):
            raise RuleBroken("run-not-running")
        await _show_progress(context, session, notice.number)


async def ask_cancel(_update: Update, context: Context) -> None:
    """Ask whether to stop it for good."""
    async with context.begin() as session:
        notice, _ = await _steered(context, session)
        if notice.state not in GOING_ON:
            raise RuleBroken("run-not-running")
        states = (await progresses.figures(session, notice, context.now)).states
        facts = {"sent": states["sent"], "left": states["waiting"] + states["queued"]}
        context.reply(context.say("run-ask-cancel", **facts), _sure(context, "run-cancel-yes", "C", notice))


async def cancel(_update: Update, context: Context) -> None:
    """Send it to nobody else."""
    async with context.begin() as session:
        notice, _ = await _steered(context, session)
        if not await dispatches.cancel(session, notice.number, context.now):
            raise RuleBroken("run-not-running")
        context.edit(context.say("run-state", state="stopping"), inline())


async def leave_it(_update: Update, context: Context) -> None:
    """Leave it as it is."""
    async with context.begin():
        context.edit(context.say("run-correct-dropped"), inline())


async def report(_update: Update, context: Context) -> None:
    """Show the report as it is now, in place of an older one."""
    async with context.begin() as session:
        notice, _ = await _steered(context, session)
        one = await broadcastreports.run(context.kit, session, notice, context.language)
        context.edit(*broadcastreports.report(one))


async def file(_update: Update, context: Context) -> None:
    """Owe the recipients as a file, and note who is in it."""
    async with context.begin() as session:
        notice, _ = await _steered(context, session)
        by, day = await context.member(session), context.today()
        await progresses.take_out(session, context.person, by, notice.number, day, context.now)
        recipe = broadcastfiles.recipe(context.person, by, notice.number, context.language, day)
        context.send("sendDocument", document=recipe, caption=context.say("run-file-sent"), parse_mode="HTML")


async def again(_update: Update, context: Context) -> None:
    """Make the same ready for those whom it did not reach."""
    async with context.begin() as session:
        notice, broadcast = await _steered(context, session)
        if notice.taken_back_at is not None:
            raise RuleBroken("run-already-taken-back")
        new = await broadcasts.again(session, context.person, broadcast, context.now)
        content = await broadcasts.readable(session, new)
        await broadcastforms.wait(context, session, new.number)
        context.owe_all(broadcastviews.presented(context, new, content))


async def ask_take_back(_update: Update, context: Context) -> None:
    """Ask whether to take all copies back."""
    async with context.begin() as session:
        notice, _ = await _steered(context, session)
        if notice.taken_back_at is not None:
            raise RuleBroken("run-already-taken-back")
        states = await recipients.counts(session, notice.number)
        text = context.say("run-ask-take-back", sent=states["sent"])
        context.reply(text, _sure(context, "run-take-back-yes", "T", notice))


async def take_back(_update: Update, context: Context) -> None:
    """Take all copies back."""
    async with context.begin() as session:
        notice, broadcast = await _steered(context, session)
        if not await copychanges.take_back(session, notice.number, context.now):
            raise RuleBroken("run-already-taken-back")
        await corrections.drop(session, broadcast.number, context.now)
        context.owe_all(await correctionviews.settled(session, broadcast, str(context.claim.update_id)))
        context.edit(context.say("run-being-taken-back"), inline())


async def acknowledge(_update: Update, context: Context) -> None:
    """Note that a rider has read it."""
    number = int(context.matched()[0])
    async with context.begin() as session:
        member = context.known.id
        if member is None or await recipients.find(session, number, member) is None:
            raise RuleBroken("old-button")
        new = await recipients.acknowledge(session, number, member, context.now)
        context.pop_up(context.plain("run-ok-toast" if new else "run-ok-before"))


async def replied(context: Context, session: AsyncSession, message_id: int) -> bool:
    """Take a rider's reply to a copy as a letter to its author; False for what is no copy of a broadcast."""
    notice = await recipients.of_message(session, context.person, message_id)
    if notice is None or notice.kind != BROADCAST:
        return False
    broadcast = await broadcasts.of_notice(session, notice)
    if broadcast is None:  # who wrote it has erased everything
        context.reply(context.say("run-author-gone"))
        return True
    content = await broadcasts.content_of(session, broadcast)
    answered = " ".join(content.items[0].text.split()) if content else ""
    await threads.write_to_author(context, session, broadcast.member_id, answered[:QUOTED])
    return True


async def _steered(context: Context, session: AsyncSession) -> tuple[Notice, Broadcast]:
    return await progresses.steered(session, context.person, int(context.matched()[0]))


async def _show_progress(context: Context, session: AsyncSession, notice_id: int) -> None:
    notice, _ = await progresses.steered(session, context.person, notice_id)
    one = await broadcastreports.run(context.kit, session, notice, context.language)
    context.edit(*broadcastreports.progress(context.kit, one))


def _sure(context: Context, key: str, act: str, notice: Notice) -> Keyboard:
    yes = press(context.plain(key), f"bc:r{act}:{notice.number}")
    return inline([yes, press(context.plain("run-leave-it"), "bc:rx")])
