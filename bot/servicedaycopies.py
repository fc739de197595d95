"""Copies of what is written about service days: to each what they want to know, and to those coming what they said."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import InputFile, InputMediaPhoto

from bot import attendanceviews, broadcastedits, noticeviews, servicedayviews
from bot.keyboards import Keyboard, inline
from bot.kit import Kit
from bot.servicedayviews import Mine, Shown
from bot.texts import Markup, say
from models import notices, servicedays
from models.dispatches import Copy, Message, Turn
from models.notices import Notice
from models.servicedays import ANNOUNCEMENT, CALLED_OFF, CHANGED, DAY_BEFORE, MORNING, PLANNED, QUESTION, ServiceDay

BLANK = "service_day_blank"
"""What `made` says in the recipe of a picture that only names such days, where the day's own was taken away."""

FIRST = {DAY_BEFORE: "coming-tomorrow", MORNING: "coming-today", CHANGED: "coming-changed"}
"""What is said first, on each occasion that needs a word of its own."""


async def made(kit: Kit, session: AsyncSession, notice: Notice, turns: Sequence[Turn]) -> list[Copy]:
    """Return the copies for these recipients; none for who said meanwhile that they don't come, or of what is off."""
    occasion = servicedays.occasion_of(notice.source)
    day = await servicedays.by_id(session, notice.about or 0)
    if day is None or (day.state != PLANNED and occasion != CALLED_OFF):
        return []
    if occasion == QUESTION:
        return [_question(kit, notice, day, turn) for turn in turns]
    it = await servicedayviews.shown(kit, session, day)
    known = await servicedayviews.mine(session, it, {turn.member_id: turn.area_id for turn in turns})
    if occasion == ANNOUNCEMENT and notice.pictured is None:
        await notices.change(session, notice.number, pictured=bool(day.picture))
        await session.refresh(notice)
    copies: list[Copy] = []
    alike: dict[tuple[str, int | None], Message] = {}  # what goes to all of an area who have not said that they come
    for turn in turns:
        me, kind = known[turn.member_id], (_language(kit, turn), turn.area_id)
        if me.coming:
            copies.append((turn, [_message(kit, notice, occasion, it, me, turn)]))
        elif occasion == ANNOUNCEMENT:
            if kind not in alike:
                alike[kind] = _message(kit, notice, occasion, it, me, turn)
            copies.append((turn, [alike[kind]]))
    return copies


async def changed(kit: Kit, session: AsyncSession, notice: Notice, turns: Sequence[Turn]) -> list[Copy]:
    """Return the edits that let copies say what holds now; a question, and news that a day is off, stay as they are."""
    occasion = servicedays.occasion_of(notice.source)
    day = await servicedays.by_id(session, notice.about or 0)
    if day is None or occasion in (QUESTION, CALLED_OFF):
        return []
    it = await servicedayviews.shown(kit, session, day)
    known = await servicedayviews.mine(session, it, {turn.member_id: turn.area_id for turn in turns})
    return [(turn, [_edit(kit, notice, it, known[turn.member_id], turn)]) for turn in turns]


async def blank(_kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters that send a picture which only names such days or, with `words`, put it where one was."""
    content = await asyncio.to_thread(broadcastedits.placeholder, str(recipe["title"]))
    if "words" not in recipe:
        return {"photo": InputFile(content, filename="day.png")}
    file = InputFile(content, filename="day.png", attach=True)
    return {"media": InputMediaPhoto(file, caption=recipe["words"], parse_mode="HTML")}


def _question(kit: Kit, notice: Notice, day: ServiceDay, turn: Turn) -> Copy:
    language = _language(kit, turn)
    words, stars = attendanceviews.question(language, day)
    keyboard = inline(*stars["inline_keyboard"], noticeviews.stop_row(language, kit.district, notice))
    return turn, [Message("sendMessage", _params("text", words, keyboard))]


def _message(kit: Kit, notice: Notice, occasion: str, it: Shown, me: Mine, turn: Turn) -> Message:
    language = _language(kit, turn)
    first = say(language, FIRST[occasion]) if occasion in FIRST else None
    words = servicedayviews.text(language, kit, it, me, first)
    keyboard = _keyboard(language, kit, notice, it, me)
    if notice.pictured:  # all copies are pictures, so that all can be edited alike
        photo = {"photo": it.day.picture} if it.day.picture else _blank(kit, language)
        return Message("sendPhoto", {**photo, **_params("caption", words, keyboard)})
    return Message("sendMessage", _params("text", words, keyboard))


def _edit(kit: Kit, notice: Notice, it: Shown, me: Mine, turn: Turn) -> Message:
    language = _language(kit, turn)
    words = servicedayviews.text(language, kit, it, me, say(language, "coming-changed"))
    keyboard = _keyboard(language, kit, notice, it, me)
    if notice.pictured and it.day.picture and it.day.state == PLANNED:
        media = {"type": "photo", "media": it.day.picture, "caption": words, "parse_mode": "HTML"}
        return Message("editMessageMedia", {"media": media, "reply_markup": keyboard})
    if notice.pictured and it.day.state == PLANNED:
        return Message("editMessageMedia", {**_blank(kit, language), "words": words, "reply_markup": keyboard})
    if notice.pictured:
        return Message("editMessageCaption", _params("caption", words, keyboard))
    return Message("editMessageText", _params("text", words, keyboard))


def _blank(kit: Kit, language: str) -> dict[str, Any]:
    return {"made": BLANK, "title": servicedayviews.name(language, kit.district)}


def _keyboard(language: str, kit: Kit, notice: Notice, it: Shown, me: Mine) -> Keyboard:
    rows = servicedayviews.buttons(language, it, me, notice.number, live=me.coming)["inline_keyboard"]
    return inline(*rows, noticeviews.stop_row(language, kit.district, notice))


def _params(what: str, words: Markup, keyboard: Keyboard) -> dict[str, Any]:
    return {what: words, "parse_mode": "HTML", "reply_markup": keyboard}


def _language(kit: Kit, turn: Turn) -> str:
    return turn.language or kit.district.languages[0]
