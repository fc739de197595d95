"""How questions to reporters and their answers look, to either side: reporters are a number and a trade."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reportcards, reportviews
from bot.addressing import languages
from bot.keyboards import inline, press
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import Markup, plain, say
from models import cards, reports, sayings
from models.cards import DIGEST, Card
from models.outbox import Owed
from models.sayings import Asked, Said


def question(language: str, asked: Asked, named: Markup, words: str, silence: Mapping[str, Any]) -> Owed:
    """Return a question to a reporter; they reply to it, or press its button. `silence` is what `bot.quiet` gives."""
    text = say(language, "question-asked", report=named, words=words)
    buttons = inline([press(plain(language, "question-answer"), f"u:answer:{asked.saying_id}")])
    params = {"text": text, "parse_mode": "HTML", "reply_markup": buttons, **silence}
    return Owed(asked.person, f"{sayings.SOURCE}{asked.saying_id}", "sendMessage", params, keep=True)


async def to_staff(session: AsyncSession, said: Said) -> list[Owed]:
    """Return a reporter's answer, as a reply to each card that shows the report alone, else to the lists with it."""
    showing = await cards.showing(session, said.report_id)
    alone = [card for card in showing if card.kind != DIGEST]
    return [_answer(card, said) for card in alone or showing]


def _answer(card: Card, said: Said) -> Owed:
    params: dict[str, Any] = {"made": "report_answer", "saying": said.id, "card": card.id}
    if card.thread:
        params["message_thread_id"] = card.thread
    name = f"{sayings.ANSWER}{said.id}:{card.id}"
    return Owed(card.chat, name, "sendMessage", params, keep=True, subject=said.member_id)


async def rendered(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a message that tells an answer. Raises Gone when it was taken back meanwhile."""
    async with kit.database.read() as session:
        said, card = await sayings.one(session, recipe["saying"]), await cards.by_id(session, recipe["card"])
        if said is None or said.words is None or card is None:
            raise Gone
        reporter = await reports.reporter_of(session, said.report_id, said.member_id)
        if reporter is None:
            raise Gone
        language = await _language(kit, session, card)
        target = await reportcards.message_of(session, card)
    trade = reportviews.trade(language, kit.district, reporter.trade)
    facts = {"number": said.report_id, "reporter": reporter.number, "trade": trade, "words": said.words}
    params = {"text": say(language, "question-told", **facts), "parse_mode": "HTML"}
    if target:
        return params | {"reply_parameters": {"message_id": target, "allow_sending_without_reply": True}}
    return params


async def _language(kit: Kit, session: AsyncSession, card: Card) -> str:
    if card.chat < 0:
        return kit.district.languages[0]
    return (await languages(session, kit.district, [card.chat]))[card.chat]
