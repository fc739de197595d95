"""Staff from the command line: invitations, one or many, who has which role, and the end of all rights."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from rich.table import Table as Columns

from bot import invitationpages, posters, spreadsheets, staffviews
from bot.clock import Clock
from bot.deeplinks import invitation_link
from bot.importing import Tools, progress, report
from bot.invitationpages import Invitation
from bot.texts import plain
from models import invitations, rights, roles, staff, staff_rows
from models.invitations import Offer
from models.rights import Where
from models.rules import RuleBroken
from models.staff_rows import Made, Manner, Place

PAGES = "invitations.pdf"


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom the command line invites: a role, a name, and what the role is for, by code or name.

    That is one of branch, area, station and department, or for a cadre a department within an area.
    """

    kind: str
    name: str
    branch: str | None = None
    area: str | None = None
    station: str | None = None
    department: str | None = None


async def invite(tools: Tools, wish: Wish, days: int, username: str | None) -> str:
    """Invite somebody and return the link. Raises RuleBroken with one sentence about what is missing."""
    bot = await posters.bot_name(tools.settings, username)
    now = await _now(tools)
    async with tools.database.begin() as session:
        scope = _scope(wish, await staff_rows.places(session, departments(tools)))
        offer = Offer(wish.kind, scope, wish.name)
        _, token = await invitations.make(session, offer, None, now, timedelta(days=days))
    return invitation_link(bot, token)


async def import_staff(tools: Tools, file: Path, folder: Path, manner: Manner, username: str | None) -> bool:
    """Invite everybody on a list and write the pages to print; tell whether everything that was asked for is done.

    When the pages can't be written, nobody is invited.
    """
    bot = "" if manner.mode == "dry_run" else await posters.bot_name(tools.settings, username)
    now = await _now(tools)
    if manner.mode != "dry_run":
        await asyncio.to_thread(_try, folder)
    with progress(tools.console, file.name):
        table = await asyncio.to_thread(spreadsheets.read, file)
        async with tools.database.begin() as session:
            known = replace(manner, departments=departments(tools))
            outcome, made = await staff_rows.import_staff(session, table, known, now)
    if made:
        await _print(tools, folder, _cards(tools, made, bot, now + manner.valid), made)
    done = report(tools, outcome, table)
    if made:
        tools.console.print(plain(tools.language, "invite-printed", file=str(folder / PAGES)), soft_wrap=True)
    return done


async def listing(tools: Tools) -> Columns:
    """Return who has which role, for whom, since when, and who is an administrator by the settings."""
    names = ("staff-column-name", "staff-column-id", "staff-column-role", "staff-column-scope", "staff-column-since")
    columns = Columns(*(plain(tools.language, name) for name in names), box=None, pad_edge=False)
    async with tools.database.read() as session:
        for person in sorted(rights.administrators(session)):
            out = await roles.is_locked_out(session, person)
            kind = plain(tools.language, "staff-role-stopped" if out else "staff-role-administrator")
            columns.add_row("—", str(person), kind, "", "")
        found = await staff.every(session)
        called = await staff.names(session, found)
        for one in found:
            for role in one.roles:
                since = f"{role.begun_at.astimezone(tools.district.zone):%Y-%m-%d}"
                scope = await staffviews.scope_name(session, tools.language, tools.district, rights.scope_of(role))
                kind = plain(tools.language, f"staff-role-{role.kind}")
                columns.add_row(called.get(one.member_id, "—"), str(one.person), kind, scope, since)
    return columns


def departments(tools: Tools) -> staff_rows.Departments:
    """Return every name of each department, the one of the terminal's language first."""
    return {
        one.key: (one.name_in(tools.language), *one.name.values(), one.label_in(tools.language))
        for one in tools.district.departments
    }


async def lock_out(tools: Tools, person: int) -> int:
    """End all rights of this person; return how many roles ended."""
    now = await _now(tools)
    async with tools.database.begin() as session:
        return await roles.lock_out(session, person, now)


async def let_in_again(tools: Tools, person: int) -> bool:
    """Take a lockout back; False when there was none."""
    async with tools.database.begin() as session:
        return await roles.let_in_again(session, person)


def _scope(wish: Wish, known: staff_rows.Places) -> Where:
    given = {kind: text for kind in ("branch", "area", "station", "department") if (text := getattr(wish, kind))}
    if not roles.fits(wish.kind, given):
        options = ", ".join(f"--{scope}" for scope in roles.SCOPES[wish.kind])
        raise RuleBroken("invite-scope-wrong", role=wish.kind, options=options)
    found = [_one(wish, known, kind, text) for kind, text in given.items()]
    return found[0].scope if len(found) == 1 else staff_rows.within(*found).scope


def _one(wish: Wish, known: staff_rows.Places, kind: str, text: str) -> Place:
    found = staff_rows.named(known, (kind,), text)
    if len(found) != 1:
        key = "import-scope-ambiguous" if found else "import-scope-unknown"
        raise RuleBroken(key, value=text, count=len(found), kind=wish.kind)
    return found[0]


def _cards(tools: Tools, made: Sequence[Made], bot: str, until: datetime) -> list[Invitation]:
    day = until.astimezone(tools.district.zone).date()
    return [
        Invitation(
            name=one.offer.name,
            role=plain(tools.language, f"staff-role-{one.offer.kind}"),
            scope=one.scope,
            link=invitation_link(bot, one.token),
            until=day,
        )
        for one in made
    ]


def _try(folder: Path) -> None:
    """Make the folder and see that it can be written to, before anybody is invited. Raises RuleBroken."""
    part = folder / f"{PAGES}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(b"")
        part.unlink()
    except OSError as error:
        raise RuleBroken("poster-folder-wrong", folder=folder, reason=error.strerror or error) from None


async def _print(tools: Tools, folder: Path, cards: Sequence[Invitation], made: Sequence[Made]) -> None:
    """Write the pages whole; without them the invitations would be lost, and are taken back."""
    part, now = folder / f"{PAGES}.part", await _now(tools)
    try:
        with progress(tools.console, PAGES):
            pages = await asyncio.to_thread(invitationpages.pages, cards, tools.language)
            await asyncio.to_thread(part.write_bytes, pages)
            await asyncio.to_thread(part.replace, folder / PAGES)
    except BaseException as error:
        async with tools.database.begin() as session:
            for one in made:
                await invitations.withdraw(session, one.number, None, now)
        if isinstance(error, OSError):
            reason = error.strerror or error
            raise RuleBroken("poster-folder-wrong", folder=folder, reason=reason) from None
        raise


async def _now(tools: Tools) -> datetime:
    """Return the time of the running program, which a sandbox may have shifted."""
    clock = Clock()
    if tools.settings.clock == "sandbox":
        await clock.set_by(tools.settings.api_url)
    return clock.now()
