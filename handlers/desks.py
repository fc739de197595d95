"""Desks: administrators bind groups and topics in their own name, and what happens to such a group is noticed."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import ChatMember, ChatMemberRestricted, Update

from bot import desklosses, deskviews, reportcards
from bot.context import Context
from bot.keyboards import Keyboard, inline, press
from bot.texts import Markup
from handlers import deskform, forms
from models import deskcards, desks, rights
from models.desks import Desk
from models.rules import RuleBroken

ACT = "desk.bind"

OUT = (ChatMember.LEFT, ChatMember.BANNED)


async def command(_update: Update, context: Context) -> None:
    """Show the desks; a code that was sent here belongs into the group."""
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        if context.args:
            return context.reply(context.say("desk-code-elsewhere"), context.home())
        context.reply(*await _listing(context, session, 0))
    return None


async def listing(_update: Update, context: Context) -> None:
    """Show a page of the desks."""
    (skip,) = context.matched()
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        context.edit(*await _listing(context, session, int(skip)))


async def new(_update: Update, context: Context) -> None:
    """Begin to make a code for a desk."""
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        await forms.start(context, session, deskform.NAME, deskform.FORM, deskform.begun(context))


async def bind(_update: Update, context: Context) -> None:
    """Make the group or topic the desk that the code is for; without a code say how that is done."""
    async with context.begin() as session:
        if not await rights.may(session, await rights.standing(session, context.person), ACT):
            return context.say_now_and_then("right-none")
        if not context.args:
            return context.say_now_and_then("desk-how")
        try:
            code = "".join(context.args)
            desk, before = await desks.bind(session, context.person, code, context.chat, context.topic, context.now)
        except desks.WrongCode as wrong:  # caught here, so that the try counts
            return context.reply(context.say(wrong.key, **wrong.args_of_text))
        name = await deskviews.name_of(session, context.language, context.kit.district, desk)
        key = "desk-bound-topic" if desk.thread else "desk-bound"
        context.reply(context.say(key, name=name))
        if before is not None:
            name = await deskviews.name_of(session, context.language, context.kit.district, before)
            context.reply(context.say("desk-bound-before", name=name))
        await _take_in(context, session, desk)
    return None


async def ask_unbind(_update: Update, context: Context) -> None:
    """Ask once more before a group is no desk any more."""
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        desk = await _desk(context, session)
        name = await deskviews.name_of(session, context.language, context.kit.district, desk)
        yes = press(context.plain("desk-unbind-yes"), f"b:X:{desk.id}")
        no = press(context.plain("desk-unbind-no"), "b:l:0")
        count = len(await deskcards.on_desk(session, desk.number))
        context.edit(context.say("desk-unbind-ask", name=name, count=count), inline([yes], [no]))


async def unbind(_update: Update, context: Context) -> None:
    """Let a group be no desk any more; what is open there goes elsewhere within moments."""
    async with context.begin() as session:
        desk = await _desk(context, session)
        if await desks.unbind(session, context.person, desk.number, context.now) is None:
            raise RuleBroken("desk-over")
        context.edit(*await _listing(context, session, 0))
        context.pop_up(context.plain("desk-unbound"))


async def changed(update: Update, context: Context) -> None:
    """Notice that the bot was put out of a group, or may not write there any more."""
    change = update.my_chat_member
    why = _why(change.new_chat_member) if change else None
    if why is None:
        return
    async with context.begin() as session:
        for desk in await desks.of_chat(session, context.chat):
            for owed in await desklosses.lost(context.kit, session, desk, why, context.now):
                context.owe(owed)


async def migrated(update: Update, context: Context) -> None:
    """Follow a group that became a supergroup, whichever of the two numbers tells of it."""
    message = update.message
    if message is None:
        return
    old = message.migrate_from_chat_id or context.chat
    new_chat = message.migrate_to_chat_id or context.chat
    async with context.begin() as session:
        await desks.moved(session, old, new_chat)


async def _take_in(context: Context, session: AsyncSession, desk: Desk) -> None:
    """Let the desk have what the administrators were shown, as far as it is the desk's."""
    for report in await deskcards.on_desk(session, None):
        home = await reportcards.desk_of(context.kit, session, report)
        if home is not None and home.number == desk.number:
            cause = f"bound:{desk.number}:{report.number}"
            for owed in await reportcards.rehomed(context.kit, session, report.number, cause, context.now):
                context.owe(owed)


async def _listing(context: Context, session: AsyncSession, skip: int) -> tuple[Markup, Keyboard]:
    found = await desks.every(session)
    return await deskviews.listing(session, context.language, context.kit.district, found, skip)


async def _desk(context: Context, session: AsyncSession) -> Desk:
    (number,) = context.matched()
    desk = await desks.by_id(session, int(number))
    if desk is None or desk.state == desks.ENDED:
        raise RuleBroken("desk-over")
    return desk


def _why(member: ChatMember) -> str | None:
    """Return why the bot can't show reports in a group where it is this; None when it can."""
    if member.status in OUT:
        return desks.REMOVED
    if isinstance(member, ChatMemberRestricted):
        if not member.is_member:
            return desks.REMOVED
        if not (member.can_send_messages and member.can_send_photos):
            return desks.SILENCED
    return None
