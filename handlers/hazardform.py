"""The questions of a report (随手拍): photos, place, category, whether it is known already, and off it goes."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message

from bot import reportviews
from bot.context import Context
from bot.district import Category
from bot.keyboards import inline, place_key, press
from bot.texts import Markup
from handlers import filing, forms, questions
from handlers.forms import Answers, Asked, Form, Question
from models import areas, photos, places, reports
from models.reports import LONGEST, MOST_PHOTOS
from models.rules import RuleBroken

VAGUE = 200
"""Metres: a position that is less exact than this is asked for again."""


def taken(context: Context, answers: Answers, photo_id: int) -> Answers:
    """Return what one more photo changes in the answers. Raises RuleBroken when there are enough."""
    have = answers.get("photos", [])
    if len(have) >= MOST_PHOTOS:
        raise RuleBroken("hazard-photos-full", most=MOST_PHOTOS)
    message = context.update.message
    given: Answers = {"photos": [*have, photo_id], "album": message.media_group_id if message else None}
    words = in_one_line(message.caption if message else None)
    return {**given, "words": words} if words and not answers.get("words") else given


async def keep_photo(context: Context, session: AsyncSession) -> int:
    """Enter the photo that was fetched before this transaction, and return its id."""
    if context.shot is None:
        raise RuntimeError("a photo is fetched before the transaction")
    return await photos.add(session, context.shot, await context.member(session), photos.BEFORE, context.now)


async def _ask_photo(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    return context.say("hazard-photo", most=MOST_PHOTOS), None


async def _read_photo(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    if context.shot is None:
        return _typed_words(context)
    if len(answers.get("photos", [])) >= MOST_PHOTOS:
        raise RuleBroken("hazard-photos-full", most=MOST_PHOTOS)
    return taken(context, answers, await keep_photo(context, session))


async def _ask_place(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    return context.say("hazard-place"), context.home([place_key(context.plain("hazard-place-key"))])


async def _read_place(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    message = context.update.message
    if message is None or message.location is None:
        return _typed_words(context)
    return await _near(context, session, {**answers, **await _located(session, message)})


async def _located(session: AsyncSession, message: Message) -> Answers:
    """Return where somebody says that the thing is. How long we took to read it makes it no older.

    Raises RuleBroken for a forwarded position, one that can't be, an inexact one, and one outside the district.
    """
    location = message.location
    if location is None or message.forward_origin is not None:
        raise RuleBroken("hazard-place-forwarded")
    if (location.horizontal_accuracy or 0) > VAGUE:
        raise RuleBroken("hazard-place-vague", metres=round(location.horizontal_accuracy or 0))
    latitude, longitude = places.plausible(location.latitude, location.longitude)
    atlas = await areas.atlas(session)
    area = areas.holding(atlas, latitude, longitude)
    outside = atlas.outline is not None and area is None
    if outside:
        raise RuleBroken("hazard-place-outside")
    return {"place": [latitude, longitude], "area": area.id if area else 0, "area_in": None, "area_page": None}


async def _ask_category(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    offered = [
        press(one.label_in(context.language), f"a:category:{one.key}") for one in context.kit.district.categories
    ]
    return context.say("hazard-category"), inline(*(offered[start : start + 2] for start in range(0, len(offered), 2)))


async def _read_category(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    category = _chosen(context)
    if category is None:
        return _typed_words(context)
    if category.danger:
        context.reply(context.say("hazard-danger"))
    return await _near(context, session, {**answers, "category": category.key})


def _chosen(context: Context) -> Category | None:
    given, words = forms.pressed(context, "category"), forms.typed(context, 40)
    for one in context.kit.district.categories:
        if given == one.key or (words and words in one.name.values()):
            return one
    return None


async def _near(context: Context, session: AsyncSession, answers: Answers) -> Answers:
    """Return the answers with what may be the same hazard: open, of the same category, close by and not old."""
    category = context.kit.district.category_of(answers.get("category", ""))
    if category is None or "place" not in answers:
        return answers
    rules = context.kit.district.triage
    since = reports.same_since(context.now, rules.same_place_days)
    reach = category.reach or rules.same_place_metres
    found = await reports.near(session, category.key, tuple(answers["place"]), reach, since)
    return {**answers, "near": [one.number for one in found[:3]] or None, "same": None}


async def _ask_same(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await reports.by_id(session, answers["near"][0])
    no = press(context.plain("hazard-same-no"), f"a:same:no{answers['near'][0]}")
    if report is None:
        return context.say("hazard-same-gone"), inline([no])
    filed = f"{report.filed_at.astimezone(context.kit.district.zone):%m-%d %H:%M}"
    away = round(places.distance(report.place, tuple(answers["place"])))
    category = context.kit.district.category_label(report.category, context.language)
    yes = press(context.plain("hazard-same-yes"), f"a:same:{report.number}")
    return context.say("hazard-same", category=category, metres=away, at=filed), inline([yes, no])


async def _picture_of_same(context: Context, session: AsyncSession, answers: Answers) -> int | None:
    shots = await photos.of(session, answers["near"][0], photos.BEFORE)
    return shots[0].number if shots else None


async def _read_same(context: Context, _session: AsyncSession, answers: Answers) -> Answers | None:
    given, near = forms.pressed(context, "same"), answers["near"]
    if given is None:
        return _typed_words(context)
    if given == str(near[0]):
        return {"same": near[0]}
    if given != f"no{near[0]}":  # of one that was asked about before: pressed twice
        return None
    left = near[1:]
    return {"near": left, "same": None} if left else {"same": 0}


async def _ask_send(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    buttons = inline(
        [press(context.plain("hazard-send"), "a:send:now")],
        [press(context.plain("hazard-not-here"), "a:send:area"), press(context.plain("hazard-move"), "a:send:place")],
        [press(context.plain("hazard-recategorize"), "a:send:category")],
    )
    return context.say("hazard-summary", **await _summary(context, session, answers)), buttons


async def _summary(context: Context, session: AsyncSession, answers: Answers) -> dict[str, Any]:
    atlas = await areas.atlas(session)
    named = " · ".join(areas.names(atlas, answers.get("area") or None)[-2:])
    more = []
    if answers.get("same"):
        more.append(context.say("hazard-summary-same", number=answers["same"]))
    if answers.get("words"):
        more.append(context.say("hazard-summary-words", words=reportviews.clipped(answers["words"], LONGEST)))
    return {
        "category": context.kit.district.category_label(answers["category"], context.language),
        "area": named or context.kit.district.name_in(context.language),
        "count": len(answers["photos"]),
        "more": Markup("".join(f"\n{line}" for line in more)),
    }


async def _read_send(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    given = forms.pressed(context, "send")
    if given == "now":
        return {"send": "now"}
    if given == "place":
        return {"place": None, "area": None, "same": None, "near": None}
    if given == "category":
        return {"category": None, "same": None, "near": None}
    if given == "area":
        return {"area": None, "area_in": None}
    return _typed_words(context)


async def _read_area(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    message = context.update.message
    if message and message.location:
        return await _near(context, session, {**answers, **await _located(session, message)})
    given = await questions.read_area(context, session, answers)
    if given and given.get("area_seen"):  # named by hand: asking back once more would be one too many
        return {**given, "area": given["area_seen"], "area_seen": None}
    return given


def _typed_words(context: Context) -> Answers | None:
    """Take what is typed meanwhile for what somebody wants to add; commands are none."""
    words = forms.typed(context, LONGEST)
    return {"words": words} if words else None


def in_one_line(caption: str | None) -> str | None:
    """Return what was written under a photo, for the words of the report; None for nothing, and for a command."""
    words = " ".join((caption or "").split())[:LONGEST]
    return None if words.startswith("/") else words or None


FORM: Form = Form(
    (
        Question("photos", _ask_photo, _read_photo, "hazard-photo-hint", takes=("photo", "document")),
        Question("place", _ask_place, _read_place, "hazard-place-hint", takes=("location",)),
        Question("area", questions.ask_area, _read_area, "ask-area-hint"),
        Question("category", _ask_category, _read_category, "ask-choose-hint"),
        Question(
            "same",
            _ask_same,
            _read_same,
            "ask-choose-hint",
            lambda answers: bool(answers.get("near")),
            picture=_picture_of_same,
        ),
        Question("send", _ask_send, _read_send, "hazard-send-hint"),
    ),
    filing.send,
    any_order=True,
)
