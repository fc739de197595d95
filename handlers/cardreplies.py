"""Replies to a report's card: a photo is offered as proof that it is done, words as a question to its reporters."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message, Update

from bot import photographs
from bot.context import Context
from bot.keyboards import inline, press
from handlers import asking, hazards, resolving
from models import cards, moves, outbox, photos, reports, sayings
from models.photos import AFTER, Photo
from models.reports import OPEN, Report
from models.rules import RuleBroken

CARD = "card"
PAGE = "page"
ANSWER = sayings.ANSWER.rstrip(":")

SOURCES = (CARD, PAGE, ANSWER)
"""What the sources of messages begin with that one report can be talked about by replying to."""


async def in_group(update: Update, context: Context) -> None:
    """Take a reply to a card in a group; replies to anything else of ours mean nothing there."""
    message = update.message
    if message is None:
        return
    if hazards.is_picture(message):
        await bring(context, message)
    async with context.begin() as session:
        source = await _source(context, session, message)
        if source is not None:
            await replied(context, session, source)


async def bring(context: Context, message: Message) -> bool:
    """Fetch and keep the photo of a reply to a card before the transaction; False when it is no such reply.

    Raises RuleBroken for who may not work on the report, and for what is no good photo.
    """
    if message.reply_to_message is None:
        return False
    async with context.kit.database.read() as session:
        source = await _source(context, session, message)
        report = await _report(session, source) if source else None
        if report is None:
            return False
        await moves.staff(session, context.person, report)
    fetched = await photographs.fetch(context.kit, message)
    context.shot = await photographs.keep(context.kit, fetched, context.claim.update_id)
    return True


async def replied(context: Context, session: AsyncSession, source: str) -> None:
    """Offer what a reply to a card may be meant for, to who sent it. Raises RuleBroken for who may not."""
    message, report = context.update.message, await _report(session, source)
    if message is None:
        return None
    if report is None:
        return _offer(context, message, "work-reply-which", [])
    await moves.staff(session, context.person, report)
    if await hazards.follows_report(context, session, message):
        return None
    if report.state not in OPEN:
        raise RuleBroken("report-state", number=report.number, state=report.state)
    if context.shot is not None:
        return await _offer_photo(context, session, message, report)
    if not message.text:
        return _offer(context, message, "work-reply-hint", [])
    sayings.checked(message.text)
    asking_it = [press(context.plain("work-offer-ask"), f"u:put:{report.number}")]
    never = [press(context.plain("work-offer-no"), f"u:drop:{report.number}")]
    return _offer(context, message, "work-offer-words", [asking_it + never], number=report.number)


async def use_photo(_update: Update, context: Context) -> None:
    """Resolve a report with the photos of a reply, for who sent them."""
    number, first = (int(part) for part in context.matched())
    async with context.begin() as session:
        mine = await _photos(context, session, first)
        await resolving.resolve(context, session, number, [photo.number for photo in mine], None, None)
        context.edit(context.say("work-resolved", number=number), inline())


async def put_question(_update: Update, context: Context) -> None:
    """Ask a report's reporters what a reply says, for who wrote it: the words are still in the chat, and only there."""
    async with context.begin() as session:
        number, replied_to = int(context.matched()[0]), _replied_to(context)
        if replied_to is None or not replied_to.text:
            raise RuleBroken("work-offer-gone")
        _check_own(context, replied_to)
        count = await asking.ask(context, session, number, replied_to.text)
        context.edit(context.say("work-asked", number=number, count=count), inline())


async def drop(_update: Update, context: Context) -> None:
    """Leave a reply at that, for who wrote it."""
    async with context.begin():
        replied_to = _replied_to(context)
        if replied_to is not None:
            _check_own(context, replied_to)
        context.edit(context.say("work-offer-dropped"), inline())


async def _source(context: Context, session: AsyncSession, message: Message) -> str | None:
    """Return what the message that this one replies to was sent for, if that is about a report."""
    original = message.reply_to_message
    if original is None:
        return None
    source = await outbox.source_of(session, context.chat, original.message_id)
    return source if source is not None and source.partition(":")[0] in SOURCES else None


async def _report(session: AsyncSession, source: str) -> Report | None:
    """Return the one report that a message shows; None for a list."""
    kind, *numbers = source.split(":")
    if kind == PAGE:
        return await reports.by_id(session, int(numbers[0]))
    shown = await cards.shown(session, int(numbers[-1] if kind == ANSWER else numbers[0]))
    return shown[0] if len(shown) == 1 else None


async def _offer_photo(context: Context, session: AsyncSession, message: Message, report: Report) -> None:
    member, album = await context.member(session), message.media_group_id
    before = await photos.waiting(session, member, AFTER, album) if album else []
    number = await photos.add(session, context.shot, member, AFTER, context.now)
    if before:  # the rest of an album, of which one word is enough
        return
    use = [press(context.plain("work-offer-use"), f"u:use:{report.number}:{number}")]
    never = [press(context.plain("work-offer-no"), f"u:drop:{report.number}")]
    _offer(context, message, "work-offer-photo", [use + never], number=report.number)


def _offer(context: Context, message: Message, key: str, rows: list[list[dict[str, object]]], **args: object) -> None:
    # Buttons are for the one who wrote: the message hangs on theirs.
    hanging = {"message_id": message.message_id, "allow_sending_without_reply": True}
    context.reply(context.say(key, **args), inline(*rows), reply_parameters=hanging)


async def _photos(context: Context, session: AsyncSession, first: int) -> list[Photo]:
    """Return the photos that this person sent for it, those of an album together. Raises RuleBroken for others."""
    photo = await photos.by_id(session, first)
    if photo is None or photo.report_id is not None or not photo.shown:
        raise RuleBroken("work-offer-gone")
    if photo.member_id != context.known.id:
        raise RuleBroken("work-offer-not-yours")
    if photo.album is None:
        return [photo]
    return await photos.waiting(session, photo.member_id, AFTER, photo.album)


def _replied_to(context: Context) -> Message | None:
    offer = context.update.effective_message
    return offer.reply_to_message if offer is not None else None


def _check_own(context: Context, message: Message) -> None:
    if message.from_user is None or message.from_user.id != context.person:
        raise RuleBroken("work-offer-not-yours")
