"""What the author of a broadcast sees while it goes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import broadcastreports
from models import broadcasts, notices
from models.broadcasts import PHOTO, Content, Item
from models.notices import Notice
from models.recipients import Recipient


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_time_left_counts_the_parts_of_an_album_and_what_goes_in_turns_with_it(kit):
    now = kit.clock.now()
    async with kit.database.begin() as session:
        session.info["administrators"] = frozenset({1})
        three = Content(tuple(Item(PHOTO, file=str(number)) for number in range(3)), "album")
        album = await broadcasts.compose(session, 1, three, "branch", now)

        async def runs(source: str, after: timedelta, **more) -> Notice:
            given = {"about": album.number, "begins_at": now, "fixed_at": now, "created_at": now, **more}
            one = Notice(source=source, kind=notices.BROADCAST, state=notices.RUNNING, **given)
            session.add(one)
            await session.flush()
            session.add(Recipient(notice_id=one.number, member_id=album.member_id, due_at=now + after))
            await session.flush()
            return one

        notice = await runs("broadcast:1", timedelta(0))
        await runs("broadcast:2", timedelta(0))
        await runs("broadcast:3", timedelta(hours=1))
        urgent = await runs("broadcast:4", timedelta(0), urgent=True)
        shown = [await broadcastreports.run(kit, session, one, "zh-Hans") for one in (notice, urgent)]
    people = int(kit.settings.per_second * 60)
    for one, minutes in zip(shown, (12, 4), strict=True):
        text, _ = broadcastreports.progress(kit, replace(one, figures=one.figures._replace(due=people)))
        assert f"大约 {minutes} 分钟" in text
