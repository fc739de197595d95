"""How desks are shown to administrators: the list, and each by the name of its area or department."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.staffviews import care_name
from bot.texts import Markup, plain, say
from models import areas
from models.desks import OPEN, Desk, Scope

PAGE = 8
"""Desks that are shown at once."""


async def name_of(session: AsyncSession, language: str, district: District, desk: Desk | None) -> str:
    """Return what a desk is called: by what it is for, never by the group's title; None: the administrators."""
    if desk is None:
        return plain(language, "desk-administrators")
    return await scope_name(session, language, district, desk.scope)


async def scope_name(session: AsyncSession, language: str, district: District, scope: Scope) -> str:
    """Return the area, the department and the categories that a desk is for."""
    name = care_name(await areas.atlas(session), language, district, scope.area_id, scope.department)
    if scope.categories is None:
        return name
    named = " / ".join(district.category(key, language) for key in scope.categories)
    return plain(language, "desk-some-categories", name=name, categories=named)


async def listing(
    session: AsyncSession, language: str, district: District, found: Sequence[Desk], skip: int
) -> tuple[Markup, Keyboard]:
    """Return a page of the desks with their state, each with a button that unbinds it."""
    first = skip if skip < len(found) else 0
    lines, rows = [say(language, "desk-list", count=len(found))], [[press(plain(language, "desk-new"), "b:new")]]
    for number, desk in enumerate(found[first : first + PAGE], start=first + 1):
        name = await name_of(session, language, district, desk)
        state = desk.lost_why or "removed" if desk.state != OPEN else "topic" if desk.thread else "open"
        key = "desk-entry" if desk.state == OPEN else "desk-entry-lost"
        lines.append(say(language, key, number=number, name=name, state=state))
        rows.append([press(plain(language, "desk-unbind", number=number, name=name)[:60], f"b:x:{desk.id}")])
    return Markup("\n".join(lines)), inline(*rows, _turns(language, first, len(found)), [_to_menu(language)])


def _turns(language: str, first: int, count: int) -> list[Button]:
    earlier = [press(plain(language, "page-back"), f"b:l:{max(0, first - PAGE)}")] if first else []
    later = [press(plain(language, "page-more"), f"b:l:{first + PAGE}")] if first + PAGE < count else []
    return earlier + later


def _to_menu(language: str) -> Button:
    return press(plain(language, "staff-to-menu"), "i:m")
