"""How awards look: the summary before one is given, the card for who has to agree, and what the giver hears."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import quiet
from bot.addressing import languages
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.kit import Kit
from bot.texts import Markup, plain, say
from models import awards, looks, members, outbox, rights, roles, threads
from models.awards import GIVEN, Case
from models.outbox import EDIT, Owed
from models.rights import Where

NAME = 60
"""Characters of a name in a message."""

STEPS = (1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 2000, 5000)
"""Numbers of points that are offered as buttons, as far as a rule goes."""

OFFERED = 6
"""How many of them."""


def amounts(most: int) -> list[int]:
    """Return the numbers of points that are offered by a rule that gives at most so many: the largest last."""
    return [*(step for step in STEPS if step < most), most][-OFFERED:]


def rule_label(language: str, district: District, key: str) -> str:
    """Return what a rule is called, with its emoji; its key when the district's file names it no more."""
    rule = district.rule_of(key)
    return rule.label_in(language) if rule else key


def facts(language: str, district: District, case: Case) -> dict[str, object]:
    """Return what texts say of an award."""
    award = case.award
    return {
        "name": case.known.profile.name[:NAME],
        "rule": rule_label(language, district, award.rule),
        "hours": award.hours or 0,
        "points": award.points,
    }


def back_button(language: str, number: int) -> Keyboard:
    """Return the button by which an award is taken back."""
    return inline([press(plain(language, "award-back"), f"j:a:b:{number}")])


def sure_buttons(language: str, number: int) -> Keyboard:
    """Return the buttons that ask whether it is really to be taken back."""
    back: list[Button] = [press(plain(language, "award-back-yes"), f"j:a:B:{number}")]
    return inline(back, [press(plain(language, "award-back-no"), f"j:a:k:{number}")])


async def cards(kit: Kit, session: AsyncSession, case: Case, people: Sequence[int], now: datetime) -> list[Owed]:
    """Return the card for each of those who may agree to an award, and note that they see the rider."""
    found = []
    for person, language in (await languages(session, kit.district, people)).items():
        buttons = inline(
            [
                press(plain(language, "award-agree"), f"j:a:y:{case.number}"),
                press(plain(language, "award-decline"), f"j:a:n:{case.number}"),
            ]
        )
        text = await _card(kit, session, language, case)
        params = {"text": text, "parse_mode": "HTML", "reply_markup": buttons}
        params |= await quiet.silence(session, kit.district, person, now)
        found.append(Owed(person, _source(case), "sendMessage", params, keep=True, subject=case.award.member_id))
        viewer = await members.find(session, person)
        if viewer is not None:  # else it is an administrator who never wrote to the bot, and can't be written to
            day = now.astimezone(kit.district.zone).date()
            await looks.note(session, [case.award.member_id], viewer.id or 0, "points", day, now)
    return found


async def settled(kit: Kit, session: AsyncSession, case: Case, now: datetime) -> list[Owed]:
    """Return the changes of all cards about an award that waits no more: what became of it, and no buttons."""
    copies, state = await outbox.copies(session, _source(case)), case.award.state
    spoken = await languages(session, kit.district, [chat for _, chat in copies])
    at = f"{now.astimezone(kit.district.zone):%m-%d %H:%M}"
    found = []
    for row, chat in copies:
        language = spoken[chat]
        who = await colleague(session, language, case.award.decided_by, case.known.where)
        text = Markup(
            f"{await _card(kit, session, language, case)}\n\n{say(language, f'award-{state}', who=who, at=at)}"
        )
        edit = {"text": text, "parse_mode": "HTML"}
        source = f"{_source(case)}:{state}"
        found.append(Owed(chat, source, "editMessageText", edit, EDIT, about=row, subject=case.award.member_id))
    return found


async def heard(kit: Kit, session: AsyncSession, case: Case, now: datetime) -> Owed | None:
    """Return what the giver hears when their award waits no more; None for who looks after the rider no more."""
    if case.giver is None:
        return None
    if not await rights.may(session, await rights.standing(session, case.giver), awards.ACT, case.known.where):
        return None
    language = (await languages(session, kit.district, [case.giver]))[case.giver]
    who = await colleague(session, language, case.award.decided_by, case.known.where)
    days = kit.district.points.decide_days
    told = {**facts(language, kit.district, case), "who": who, "days": days, "state": case.award.state}
    text, silence = say(language, "award-heard", **told), await quiet.silence(session, kit.district, case.giver, now)
    params: dict[str, Any] = {"text": text, "parse_mode": "HTML", **silence}
    if case.award.state == GIVEN:
        params["reply_markup"] = back_button(language, case.number)
    source = f"{awards.SOURCE}{case.number}:heard"
    return Owed(case.giver, source, "sendMessage", params, subject=case.award.member_id)


async def colleague(session: AsyncSession, language: str, member_id: int | None, where: Where) -> str:
    """Return how colleagues are told who it was: by the name that the house knows, else by office."""
    if member_id is None:
        return plain(language, "role-administrator")
    name = await roles.name_of(session, member_id)
    return (name or await office(session, language, await members.person_of(session, member_id), where))[:NAME]


async def office(session: AsyncSession, language: str, person: int | None, where: Where) -> str:
    """Return how a rider is told who it was: by office, never by name or account."""
    who = await rights.standing(session, person) if person is not None else None
    place = await threads.office(session, who, where) if who else None
    return plain(language, "letter-office", place=place) if place else plain(language, "letter-administrator")


async def why(kit: Kit, session: AsyncSession, case: Case, person: int | None) -> str:
    """Return in the rider's language by whom (a numeric id) an award comes, and why."""
    language = (await languages(session, kit.district, [case.known.person]))[case.known.person]
    who = await office(session, language, person, case.known.where)
    return plain(language, "award-why", who=who, words=case.reason or plain(language, "award-unreadable"))


async def why_back(kit: Kit, session: AsyncSession, case: Case, person: int) -> str:
    """Return in the rider's language who (a numeric id) took an award back."""
    language = (await languages(session, kit.district, [case.known.person]))[case.known.person]
    return plain(language, "award-back-why", who=await office(session, language, person, case.known.where))


async def _card(kit: Kit, session: AsyncSession, language: str, case: Case) -> Markup:
    who = await colleague(session, language, case.award.by, case.known.where)
    words = case.reason or plain(language, "award-unreadable")
    limit = kit.district.points.award_a_day
    return say(language, "award-card", **facts(language, kit.district, case), words=words, who=who, limit=limit)


def _source(case: Case) -> str:
    return f"{awards.SOURCE}{case.number}:card"
