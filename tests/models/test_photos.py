"""Whose photos are whose, which may be shown, and what nobody can read any more."""

from datetime import timedelta

import pytest

from models import drafts, keys, members, photos, reports
from models.photos import AFTER, BEFORE, Kept, Photo
from models.reports import Filing
from tests.core import DAY, NOW

WANG, LI, CADRE = 7, 8, 9
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def kept(name: str, album: str | None = None) -> Kept:
    return Kept(f"2026/11/{name}.jpg", name.encode().ljust(32, b"."), 20, 10, 99, album, f"file-{name}")


async def takes(session, person: int, name: str, kind: str = BEFORE, **more) -> int:
    """Let somebody take a photo; return its id."""
    member = await members.number_of(session, person, NOW)
    album = more.pop("album", None)
    return await photos.add(session, kept(name, album), member, kind, more.pop("now", NOW), **more)


async def files(session, person: int) -> int:
    """Let somebody send a report; return its number."""
    filing = Filing("rubbish", False, (34.7, 113.6), None, None, None, 3600, 7200)
    return (await reports.file(session, person, filing, NOW)).number


def names(found: list[Photo]) -> list[str]:
    return [photo.path.removeprefix("2026/11/").removesuffix(".jpg") for photo in found]


async def can_be_read(session, photo_id: int) -> bool:
    photo = await photos.by_id(session, photo_id)
    try:
        return await photos.key_of(session, photo) == kept(*names([photo])).key
    except keys.Unreadable:
        return False


async def test_photos_wait_for_their_report_and_what_comes_late_of_an_album_finds_it(database):
    async with database.begin() as session:
        first, second = await takes(session, WANG, "a", album="x"), await takes(session, WANG, "b", album="x")
        await takes(session, LI, "c", album="x")
        wang = await members.number_of(session, WANG, NOW)
        assert await photos.album_of(session, wang, "x") is None
        report = await files(session, WANG)
        assert await photos.attach(session, [first, second, 999], report) == 2
    async with database.begin() as session:
        assert await photos.attach(session, [first], await files(session, LI)) == 0, "it has a report"
        assert (await photos.album_of(session, wang, "x")).report_id == report
        assert await photos.album_of(session, await members.number_of(session, LI, NOW), "x") is None
        await takes(session, WANG, "d", album="x", report_id=report)
        await takes(session, CADRE, "e", AFTER, report_id=report)
        assert names(await photos.of(session, report)) == ["a", "b", "d", "e"]
        assert names(await photos.of(session, report, AFTER)) == ["e"]
        assert names(await photos.of_member(session, wang)) == ["a", "b", "d"]


async def test_the_same_path_and_a_photo_of_nobody_are_refused(database):
    async with database.begin() as session:
        nobody = await members.number_of(session, LI, NOW)
        (await session.get(members.Member, nobody)).telegram_id = None
        await session.flush()
        with pytest.raises(ValueError, match="whose key"):
            await photos.add(session, kept("a"), nobody, BEFORE, NOW)
        with pytest.raises(ValueError, match="during"):
            await takes(session, WANG, "a", "during")
        await takes(session, WANG, "b")
    with pytest.raises(Exception, match=r"(?i)unique"):
        async with database.begin() as session:
            await takes(session, WANG, "b")


async def test_a_hidden_photo_can_be_read_until_it_is_destroyed(database):
    async with database.begin() as session:
        photo = await takes(session, WANG, "a")
        cadre = await members.number_of(session, CADRE, NOW)
        assert await photos.hide(session, photo, cadre, NOW)
        assert not await photos.hide(session, photo, cadre, NOW + DAY), "it was hidden before"
        row = await photos.by_id(session, photo)
        assert (row.hidden_at, row.hidden_by, row.shown) == (NOW, cadre, False)
        assert (await photos.due(session, NOW), names(await photos.due(session, NOW + DAY))) == ([], ["a"])
        assert await can_be_read(session, photo)
        assert await photos.destroy(session, photo, NOW)
        assert not await photos.destroy(session, photo, NOW)
        assert not await can_be_read(session, photo)
        assert await photos.due(session, NOW + DAY) == []
        assert await photos.gone_paths(session) == ["2026/11/a.jpg"]
        await photos.emptied(session, ["2026/11/a.jpg"], NOW)
        assert await photos.gone_paths(session) == []
        other = await takes(session, WANG, "b")
        await photos.destroy(session, other, NOW)
        assert not await photos.hide(session, other, cadre, NOW), "there is nothing to hide any more"


async def test_erasing_somebody_makes_their_photos_unreadable_and_nobody_elses(database):
    async with database.begin() as session:
        report = await files(session, WANG)
        mine = [await takes(session, WANG, "a", report_id=report), await takes(session, WANG, "b", album="x")]
        others = [await takes(session, LI, "c", report_id=report), await takes(session, CADRE, "d", AFTER)]
        done = await takes(session, WANG, "e", AFTER, report_id=report)
        wang = await members.number_of(session, WANG, NOW)
        old = {one: await photos.by_id(session, one) for one in mine}
        sealed = {one: (row.key, row.path) for one, row in old.items()}
        assert await photos.erase(session, wang, NOW) == {report}
        await keys.destroy(session, WANG)
    async with database.begin() as session:
        assert [await can_be_read(session, one) for one in (*mine, *others, done)] == [False, False, True, True, True]
        assert await photos.of_member(session, wang) == [await photos.by_id(session, done)]
        assert [(await photos.by_id(session, one)).unique_id for one in (*mine, done)] == [None, None, None]
        assert sorted(await photos.gone_paths(session)) == ["2026/11/a.jpg", "2026/11/b.jpg"]
        for key, path in sealed.values():
            with pytest.raises(keys.Unreadable):
                await keys.unseal(session, key, f"photo:{path}")
        assert await photos.erase(session, wang, NOW) == set()
        assert await photos.destroy_all(session, report, NOW) == 2
        assert [await can_be_read(session, one) for one in others] == [False, True]


@ON_ONE_DATABASE
async def test_what_no_report_wants_and_what_is_long_over_is_found(database):
    async with database.begin() as session:
        report = await files(session, WANG)
        for name, more in (("old", {}), ("young", {"now": NOW + DAY}), ("sent", {"report_id": report})):
            await takes(session, WANG, name, **more)
        await takes(session, LI, "filling")
        await drafts.begin(session, LI, "problem", {}, NOW)
        assert names(await photos.loose(session, NOW + timedelta(seconds=1))) == ["old"]
        await drafts.drop(session, LI)
        assert names(await photos.loose(session, NOW + timedelta(seconds=1))) == ["old", "filling"]
        assert await photos.past(session, NOW + DAY) == []
        await reports.set_(session, report, ended_at=NOW, state=reports.CLOSED)
        assert (await photos.past(session, NOW), names(await photos.past(session, NOW + DAY))) == ([], ["sent"])
        assert await photos.unnamed(session, ["2026/11/old.jpg", "2026/11/none.jpg"]) == ["2026/11/none.jpg"]
