"""Reporting a hazard (随手拍): how it begins, the one consent it needs, and what becomes of photos that come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message, Update

from bot import photographs, reportcards, riderviews
from bot.context import Context
from bot.keyboards import inline, press
from handlers import filing, forms, hazardform
from handlers.forms import Answers
from models import consents, drafts, members, photos
from models.drafts import Filling
from models.reports import MOST_PHOTOS
from models.rules import RuleBroken

FORM = hazardform.FORM

HELD = "held"
"""In a draft: photos that wait for consent, or for a word on whether they belong to it, as Telegram tells of them."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Photos that waited in a draft, fetched and kept by now, and what was wrong with one that is none."""

    shots: Sequence[Any] = ()
    refused: RuleBroken | None = None


async def command(_update: Update, context: Context) -> None:
    """Begin a report."""
    async with context.begin() as session:
        await begin(context, session)


async def begin(context: Context, session: AsyncSession) -> None:
    """Go on with the report that was begun, or begin one; the first time, ask for consent."""
    if not context.kit.district.categories:
        return context.reply(context.say("hazard-none"), context.home())
    await filing.check_quota(context, session)
    filling = await drafts.open_for(session, context.person, context.now)
    answers = filling.answers if filling and filling.form == "hazard" else {}
    if not await agreed(context, session):
        return ask_consent(context)
    if HELD in answers:
        return ask_which(context)
    await drafts.begin(session, context.person, "hazard", answers, context.now)
    question = forms.open_question(FORM, answers)
    if question is not None:
        context.reply(*await question.ask(context, session, answers))
    return None


async def pressed(_update: Update, context: Context) -> None:
    """Begin a report from a button under a message."""
    async with context.begin() as session:
        await begin(context, session)


async def agree(_update: Update, context: Context) -> None:
    """Note the consent to the text that was shown, take the photos that came before it, and go on."""
    (version,) = context.matched()
    brought = await fetch_held(context)
    async with context.begin() as session:
        if version != riderviews.notice_version(context.kit.district):
            return ask_consent(context)
        await consents.give(session, await context.member(session), consents.REPORTING, version, context.now)
        filling = await drafts.open_for(session, context.person, context.now)
        answers = dict(filling.answers) if filling and filling.form == "hazard" else {}
        await _go_on_with(context, session, answers, brought)
    return None


async def _go_on_with(context: Context, session: AsyncSession, answers: Answers, brought: Brought | None) -> None:
    brought = brought or Brought()
    captions = (hazardform.in_one_line(told.get("caption")) for told in answers.pop(HELD, []))
    words = answers.get("words") or next(filter(None, captions), None)
    if brought.refused is not None:
        context.reply(context.say(brought.refused.key, **brought.refused.args_of_text))
    for shot in brought.shots[: MOST_PHOTOS - len(answers.get("photos", []))]:
        context.shot = shot
        answers["photos"] = [*answers.get("photos", []), await hazardform.keep_photo(context, session)]
        answers["album"] = shot.album
    answers = {name: value for name, value in {**answers, "words": words}.items() if value is not None}
    await drafts.begin(session, context.person, "hazard", answers, context.now)
    await forms.ask_next(context, session, FORM, answers)


async def bring(context: Context, message: Message) -> None:
    """Fetch and keep the photo of a message before the transaction, if it is for something that takes photos.

    Raises RuleBroken, with what is wrong with it.
    """
    async with context.kit.database.read() as session:
        wanted = await _wants_photo(context, session, message)
    if wanted:
        fetched = await photographs.fetch(context.kit, message)
        context.shot = await photographs.keep(context.kit, fetched, context.claim.update_id)


async def photo_came(context: Context, session: AsyncSession, message: Message, filling: Filling | None) -> bool:
    """Take a photo that answers no question: the rest of an album, one without consent yet, or a new report.

    False when it is for the open form to take.
    """
    if await follows_report(context, session, message):
        return True
    if filling is not None and filling.form != "hazard":
        return False
    if filling is None and not context.kit.district.categories:
        context.reply(context.say("hazard-none"), context.home())
        return True
    if context.shot is None:
        await _hold(context, session, message, filling)
        return True
    if filling is not None and not _same_album(message, filling.answers):
        return False
    if filling is not None:
        await _add_quietly(context, session, filling)
        return True
    await filing.check_quota(context, session)
    await drafts.begin(session, context.person, "hazard", {}, context.now)
    await forms.answer(context, session, FORM, Filling("hazard", {}, stale=False))
    return True


async def follows_report(context: Context, session: AsyncSession, message: Message) -> bool:
    """Give the late rest of an album to the report that its beginning was sent with, or that it was resolved with."""
    first = await _sent_before(context, session, message)
    if context.shot is None or first is None or first.report_id is None:
        return False
    number, kind = first.report_id, first.kind
    if len(await photos.of(session, number, kind)) < MOST_PHOTOS:
        late = await photos.add(session, context.shot, await context.member(session), kind, context.now, number)
        added = [shot for shot in await photos.of(session, number, photos.BEFORE) if shot.number == late]
        for one in await reportcards.more_photos(session, number, added):
            context.owe(one)
    return True


async def resume(context: Context, session: AsyncSession, answers: Answers, brought: Brought, *, anew: bool) -> None:
    """Go on with a report that lay for a while, or begin a new one, with the photos that came meanwhile."""
    await _go_on_with(context, session, {HELD: answers.get(HELD, [])} if anew else dict(answers), brought)


async def agreed(context: Context, session: AsyncSession) -> bool:
    """Tell whether this person agrees to the present text about reports."""
    version = riderviews.notice_version(context.kit.district)
    return await consents.holds(session, context.known.id or 0, consents.REPORTING, version)


def ask_consent(context: Context) -> None:
    """Ask for the one consent that reporting needs."""
    district = context.kit.district
    agreeing = press(context.plain("hazard-agree"), f"h:agree:{riderviews.notice_version(district)}")
    later = press(context.plain("hazard-later"), "h:later")
    return context.reply(context.say("hazard-consent", days=district.retention.photos), inline([agreeing], [later]))


def ask_which(context: Context) -> None:
    """Ask whether photos that came belong to the report that lay for a while, or to a new one."""
    going = press(context.plain("draft-go-on"), "d:go:hazard")
    anew = press(context.plain("hazard-anew"), "d:new:hazard")
    return context.reply(context.say("hazard-stale"), inline([going, anew]))


async def later(_update: Update, context: Context) -> None:
    """Let somebody go who doesn't want to report; what waited for consent is dropped."""
    async with context.begin() as session:
        filling = await drafts.open_for(session, context.person, context.now)
        if filling is not None and filling.form == "hazard":
            await drafts.drop(session, context.person)
        context.edit(context.say("hazard-left"))


async def _wants_photo(context: Context, session: AsyncSession, message: Message) -> bool:
    known = await members.known(session, context.person)
    context.known = known
    first = await _sent_before(context, session, message)
    if first is not None:
        return first.kind == photos.AFTER or await agreed(context, session)
    filling = await drafts.open_for(session, context.person, context.now)
    if filling is not None and filling.form == "resolve":  # what was done is shown in the house's name
        return not filling.stale
    if not await agreed(context, session):
        return False
    if filling is None:
        return bool(message.photo) or _is_image(message)
    waits = filling.stale or HELD in filling.answers
    return filling.form in ("hazard", "still") and (not waits or _same_album(message, filling.answers))


async def _sent_before(context: Context, session: AsyncSession, message: Message) -> photos.Photo | None:
    """Return a photo of the same album that a report has already."""
    album, member = message.media_group_id, context.known.id
    return await photos.album_of(session, member, album) if album and member is not None else None


async def _hold(context: Context, session: AsyncSession, message: Message, filling: Filling | None) -> None:
    """Keep in the draft which photo it was, and ask what is missing: consent, or what it is for."""
    answers = dict(filling.answers) if filling else {}
    first = not answers.get(HELD) or not message.media_group_id
    held = [*answers.get(HELD, []), _told(message)][:MOST_PHOTOS]
    await drafts.begin(session, context.person, "hazard", {**answers, HELD: held}, context.now)
    if not first:
        return None
    if not await agreed(context, session):
        return ask_consent(context)
    return ask_which(context)


async def _add_quietly(context: Context, session: AsyncSession, filling: Filling) -> None:
    if len(filling.answers.get("photos", [])) >= MOST_PHOTOS:
        return
    changed = hazardform.taken(context, filling.answers, await hazardform.keep_photo(context, session))
    await drafts.keep(session, context.person, {**filling.answers, **changed}, context.now)


async def fetch_held(context: Context) -> Brought | None:
    """Fetch and keep the photos that wait in this person's draft, before the transaction; None when none waits."""
    async with context.kit.database.read() as session:
        filling = await drafts.open_for(session, context.person, context.now)
    held = filling.answers.get(HELD, []) if filling and filling.form == "hazard" else []
    kept, refused = [], None
    for number, told in enumerate(held):
        try:
            fetched = await photographs.fetch(context.kit, Message.de_json(told, context.kit.bot))
        except RuleBroken as broken:  # one that is no photo must not keep the others, and the consent, from coming
            refused = broken
            continue
        kept.append(await photographs.keep(context.kit, fetched, context.claim.update_id, number))
    return Brought(kept, refused) if held else None


def is_picture(message: Message) -> bool:
    """Tell whether a message is a photo, or a file that says it is a picture."""
    return bool(message.photo) or _is_image(message)


def _is_image(message: Message) -> bool:
    document = message.document
    if document is None:
        return False
    name = (document.file_name or "").lower()
    return (document.mime_type or "").startswith("image/") or name.endswith((".heic", ".heif", ".jpg", ".png"))


def _same_album(message: Message, answers: Answers) -> bool:
    return message.media_group_id is not None and message.media_group_id == answers.get("album")


def _told(message: Message) -> dict[str, Any]:
    """Return what is needed to fetch a message's photo later, and nothing else."""
    told = message.to_dict()
    kept = ("message_id", "date", "media_group_id", "photo", "document", "caption")
    return {**{name: told[name] for name in kept if name in told}, "chat": {"id": message.chat.id, "type": "private"}}
