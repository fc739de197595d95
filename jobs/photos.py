"""Destroy photos whose time is up, and delete bytes that nobody can read any more."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit import Kit
from bot.logs import log
from models import photos

SETTLED = timedelta(days=1)
"""Bytes that no photo names for so long were stored for one that never came to be."""

FEW, AT_ONCE = 50, 500
"""Bytes left over that are nothing to wonder at; paths that the database is asked about at once."""


async def run(kit: Kit, now: datetime) -> int:
    """Destroy photos hidden or left over for long enough, and delete the bytes of destroyed ones; return how many."""
    async with kit.database.begin() as session:
        await _destroy(kit, session, now)
    async with kit.database.read() as session:
        paths = await photos.gone_paths(session)
    for path in paths:
        await kit.photos.delete(path)
    if paths:
        async with kit.database.begin() as session:
            await photos.emptied(session, paths, now)
    return len(paths)


async def sweep(kit: Kit, _now: datetime) -> int:
    """Delete bytes that no photo names; return how many.

    Where most have no name the database is another one than the photos were kept with: then nothing is deleted.
    """
    since = kit.clock.machine() - SETTLED  # by the clock of the store, which nobody shifts
    paths = await kit.photos.paths(since)
    left: list[str] = []
    async with kit.database.read() as session:
        for first in range(0, len(paths), AT_ONCE):
            left += await photos.unnamed(session, paths[first : first + AT_ONCE])
    if len(left) > max(FEW, len(paths) // 2):
        log().error("most photos are unknown to this database, none is deleted", count=len(left))
        return 0
    for path in left:
        await kit.photos.delete(path)
    await asyncio.to_thread(kit.photos.clear_drafts, since)
    return len(left)


async def _destroy(kit: Kit, session: AsyncSession, now: datetime) -> None:
    kept, hidden = kit.district.retention, kit.district.triage.hidden_days
    over = await photos.due(session, now - timedelta(days=hidden))
    over += await photos.loose(session, now - timedelta(days=kept.drafts))
    over += await photos.past(session, now - timedelta(days=kept.photos))
    for photo in over:
        await photos.destroy(session, photo.number, now)
