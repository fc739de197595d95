"""What is said of a look at the ledger: on the terminal, and to administrators when something doesn't hold."""

import asyncio
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot import migrating
from bot.addressing import languages
from bot.kit import Kit
from bot.texts import Markup, plain, say
from models import ledgerchecks, rights
from models.ledgerchecks import Finding, Size
from models.outbox import URGENT, Owed

MOST = 3_500
"""Characters of an alert; what is left out `nuanyi ledger check` says."""


async def look(url: str) -> tuple[list[Finding], Size]:
    """Return what doesn't hold of the ledger of a database, and how big it is; it takes a thread of its own."""
    return await asyncio.to_thread(_look, url)


def line(language: str, finding: Finding) -> str:
    """Return what doesn't hold, with the numbers of what it doesn't hold for."""
    more = "more" if len(finding.of) >= ledgerchecks.SHOWN else "all"
    return plain(language, "ledger-finding", check=finding.check, of=", ".join(finding.of), more=more)


async def alerts(kit: Kit, session: AsyncSession, day: str, findings: Sequence[Finding]) -> list[Owed]:
    """Return what every administrator is told of a look that found something."""
    people = await rights.present_administrators(session)
    spoken = await languages(session, kit.district, people)
    texts = {language: _alert(language, findings) for language in set(spoken.values())}
    source = f"audit:{day}"
    return [
        Owed(person, source, "sendMessage", {"text": texts[spoken[person]], "parse_mode": "HTML"}, lane=URGENT)
        for person in people
    ]


def _look(url: str) -> tuple[list[Finding], Size]:
    engine = migrating.engine_of(url)
    try:
        with engine.connect() as connection:
            return ledgerchecks.look_at(connection), ledgerchecks.size(connection)
    finally:
        engine.dispose()


def _alert(language: str, findings: Sequence[Finding]) -> Markup:
    told = "\n".join(line(language, finding) for finding in findings)[:MOST]
    return say(language, "ledger-alert", findings=told)
