"""The cards that secretaries get about who wants to be confirmed: sent, sent again as a reminder, and changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import riderviews
from bot.addressing import languages
from bot.district import District
from bot.texts import Markup, plain, say
from models import applications, areas, branches, looks, members, outbox, riders, roles
from models.applications import Case
from models.outbox import EDIT, Owed

CARD, REMINDER, ALARM = "card", "reminder", "alarm"
"""The messages about one application: the card, the reminder, and what administrators get."""


async def owed(
    session: AsyncSession, district: District, case: Case, people: Sequence[int], which: str, now: datetime
) -> list[Owed]:
    """Return the card for each of these people, in their language, and note that they see the rider."""
    spoken = await languages(session, district, people)
    atlas = await areas.atlas(session)
    branch = await branches.by_id(session, case.where.branch_id or 0)
    member_id = case.known.rider.member_id
    twice = await riders.with_same_phone(session, case.known.rider)
    found = []
    for person in people:
        language = spoken[person]
        text = riderviews.card(language, district, atlas, case, branch)
        if twice:
            text = Markup(say(language, "application-phone-twice", card=text))
        if which != CARD:
            text = Markup(say(language, f"application-{which}", card=text))
        params = {
            "text": text,
            "parse_mode": "HTML",
            "reply_markup": riderviews.card_buttons(language, case.number),
        }
        found.append(Owed(person, _source(case.number, which), "sendMessage", params, keep=True, subject=member_id))
        viewer = await members.find(session, person)
        if viewer is not None:  # else it is an administrator who never wrote to the bot, and can't be written to
            day = now.astimezone(district.zone).date()
            await looks.note(session, [member_id], viewer.id or 0, "card", day, now)
    return found


async def settled(session: AsyncSession, district: District, case: Case, outcome: str, now: datetime) -> list[Owed]:
    """Return the changes of all cards about an application: what was decided, by whom; no buttons any more.

    `outcome` ends a text key: confirmed, declined, withdrawn.
    """
    found: list[Owed] = []
    at = f"{now.astimezone(district.zone):%m-%d %H:%M}"
    atlas = await areas.atlas(session)
    branch = await branches.by_id(session, case.where.branch_id or 0)
    reason = await applications.reason_of(session, case.application) or ""
    for which in (CARD, REMINDER, ALARM):
        copies = await outbox.copies(session, _source(case.number, which))
        spoken = await languages(session, district, [chat for _, chat in copies])
        for row, chat in copies:
            language = spoken[chat]
            text = say(
                language,
                f"application-{outcome}",
                card=riderviews.card(language, district, atlas, case, branch),
                who=await decider(session, language, case.application.decided_by),
                at=at,
                reason=riderviews.reason(language, reason),
            )
            params = {"text": text, "parse_mode": "HTML"}
            source = f"{_source(case.number, which)}:{outcome}"
            member_id = case.known.rider.member_id
            found.append(Owed(chat, source, "editMessageText", params, EDIT, about=row, subject=member_id))
    return found


async def word_to_rider(session: AsyncSession, district: District, case: Case, which: str) -> Owed:
    """Return what the rider hears when somebody is reminded of them."""
    person = case.known.person
    language = (await languages(session, district, [person]))[person]
    text = say(language, f"heard-{which}")
    return Owed(person, f"{_source(case.number, which)}:rider", "sendMessage", {"text": text, "parse_mode": "HTML"})


async def decider(session: AsyncSession, language: str, member_id: int | None) -> str:
    """Return what the house calls who decided: the name of their role, else "an administrator"."""
    name = await roles.name_of(session, member_id) if member_id is not None else None
    return name or plain(language, "role-administrator")


def _source(application_id: int, which: str) -> str:
    return f"application:{application_id}:{which}"
