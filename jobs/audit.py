"""Look at the whole ledger every night, and alert the administrators when something doesn't hold."""

from datetime import datetime, time

from bot import auditing
from bot.kit import Kit
from bot.logs import log
from models import audits, outbox

NIGHT = time(3, 30)
"""From this time of the district's day on the day's look is due; after a pause it comes late."""


async def run(kit: Kit, now: datetime) -> int:
    """Look once a day; return how many things don't hold."""
    here = now.astimezone(kit.district.zone)
    if here.time() < NIGHT:
        return 0
    async with kit.database.begin() as session:
        if not await audits.begin(session, here.date(), now):
            return 0
    findings, _ = await auditing.look(kit.database.url)
    async with kit.database.begin() as session:
        if not await audits.end(session, here.date(), len(findings), now):
            return 0
        for owed in await auditing.alerts(kit, session, here.date().isoformat(), findings) if findings else ():
            await outbox.put(session, owed, now)
    if findings:
        kit.owed.set()
        log().error("the ledger does not hold", checks=[finding.check for finding in findings])
    return len(findings)
