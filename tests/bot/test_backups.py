"""A copy holds no key; the keys lie apart; and what is restored sends nothing old and brings nobody back."""

import sqlite3
import stat
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from typer.testing import CliRunner

from bot import backups
from bot.cli import app
from bot.database import Database
from models import (
    aliases,
    awards,
    broadcasts,
    drafts,
    due,
    erasures,
    inbox,
    keys,
    ledger,
    ledgerchecks,
    members,
    notices,
    photos,
    recipients,
    reservations,
    rewards,
    riders,
    stations,
)
from models.awards import Award
from models.broadcasts import Broadcast
from models.keys import Vault
from models.ledger import Posting
from models.notices import Notice
from models.outbox import CANCELLED, PENDING
from models.photos import Kept
from models.recipients import Recipient
from models.reservations import Wish
from models.rewards import Reward
from models.riders import Profile, Told
from models.rules import RuleBroken
from tests.conftest import KEY, KEY_TEXT
from tests.core import NOW, owe, rows_of_inbox, said, states, text_to

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LATER = NOW + timedelta(days=1)


async def checks_in(database: Database, person: int, name: str) -> int:
    """Let somebody have checked in; return the member's id."""
    async with database.begin() as session:
        await inbox.take_in(session, [said(person, person)], NOW)
        member = await members.number_of(session, person, NOW)
        await riders.enter(session, member, person, Told("delivery", None, None, Profile(name)), NOW)
    return member


async def erase(database: Database, member: int, person: int) -> None:
    async with database.begin() as session:
        await erasures.erase(session, member, person, NOW)


async def restored(folder, data, kept, *, sending: bool = False) -> tuple[Database, backups.Settled]:
    """Make a database of copies, in a folder of its own, and settle it."""
    url = f"sqlite+aiosqlite:///{folder / 'again' / 'nuanyi.sqlite3'}"
    backups.join(url, data, kept)
    database = Database(url, Vault(KEY))
    return database, await backups.settle(database, LATER, sending=sending)


async def names(database: Database) -> list[str]:
    """Return what can still be read of everybody's name."""
    async with database.read() as session:
        return [known.profile.name for known in await riders.opened(session)]


def tables(file) -> dict[str, int]:
    """Return how many rows each table of a file has."""
    with closing(sqlite3.connect(file)) as opened:
        found = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in found}


@ON_SQLITE
async def test_the_data_lie_without_keys_and_the_keys_apart(database, settings, tmp_path):
    await checks_in(database, 7, "王伟")
    async with database.begin() as session:
        await keys.begin_epoch(session, NOW)
    (wrapped,) = await wrapped_keys(database)
    data, kept = backups.back_up(settings.database, tmp_path / "a", tmp_path / "b", NOW)
    assert data.parent.name == "a"
    assert {name: tables(data)[name] for name in backups.WITHOUT} == dict.fromkeys(backups.WITHOUT, 0)
    assert tables(data)["rider"] == 1
    assert tables(kept)["person_key"] == 1
    assert wrapped not in data.read_bytes()
    assert wrapped in kept.read_bytes()
    assert [stat.S_IMODE(file.stat().st_mode) for file in (data, kept)] == [0o600, 0o600]
    assert {file.name for folder in ("a", "b") for file in (tmp_path / folder).iterdir()} == {data.name, kept.name}


async def wrapped_keys(database: Database) -> list[bytes]:
    async with database.read() as session:
        rows = await session.execute(select(keys.PersonKey.wrapped))
        return list(rows.scalars())


@ON_SQLITE
async def test_what_is_joined_again_can_be_read(database, settings, tmp_path):
    await checks_in(database, 7, "王伟")
    again, settled = await restored(tmp_path, *backups.back_up(settings.database, tmp_path, tmp_path, NOW))
    assert await names(again) == ["王伟"]
    assert settled.erased == 0
    await again.close()


@ON_SQLITE
async def test_the_next_copy_of_the_keys_makes_older_copies_unreadable_for_who_erased_everything(
    database, settings, tmp_path
):
    wang = await checks_in(database, 7, "王伟")
    await checks_in(database, 8, "李娜")
    old, _ = backups.back_up(settings.database, tmp_path, tmp_path, NOW)
    await erase(database, wang, 7)
    _, kept = backups.back_up(settings.database, tmp_path, tmp_path, LATER)
    again, settled = await restored(tmp_path, old, kept)
    assert await names(again) == ["李娜"]
    assert settled.erased == 1
    async with again.read() as session:
        assert await members.find(session, 7) is None
        assert (await members.find(session, 8)).telegram_id == 8
    await again.close()


@ON_SQLITE
async def test_who_came_back_after_erasing_is_not_taken_for_who_they_were(database, settings, tmp_path):
    wang = await checks_in(database, 7, "王伟")
    old, _ = backups.back_up(settings.database, tmp_path, tmp_path, NOW)
    await erase(database, wang, 7)
    async with database.begin() as session:
        await drafts.begin(session, 7, "problem", {}, LATER)
    _, kept = backups.back_up(settings.database, tmp_path, tmp_path, LATER)
    again, settled = await restored(tmp_path, old, kept)
    assert settled.erased == 1
    async with again.read() as session:
        assert await riders.find(session, wang) is None
    await again.close()


@ON_SQLITE
@pytest.mark.parametrize("sending", [False, True])
async def test_what_was_going_out_to_many_when_the_copy_was_made_does_not_go_on(database, settings, tmp_path, sending):
    member = await checks_in(database, 7, "王伟")
    async with database.begin() as session:
        going = {"kind": notices.BROADCAST, "state": notices.RUNNING, "begins_at": NOW, "created_at": NOW}
        opened = await notices.open_one(session, Notice(source="broadcast:1", **going))
        session.add(Recipient(notice_id=opened.number, member_id=member, due_at=LATER))
        written = {"member_id": member, "content": b"", "topic": "safety", "touched_at": NOW, "created_at": NOW}
        session.add(Broadcast(id=1, state=broadcasts.BEGUN, correction=b"", **written))
        session.add(Broadcast(id=2, state=broadcasts.WAITING, **written))
    copies = backups.back_up(settings.database, tmp_path, tmp_path, NOW)
    again, _ = await restored(tmp_path, *copies, sending=sending)
    async with again.read() as session:
        (one,) = await recipients.listed(session, opened.number)
        assert (one.state == recipients.WAITING) is sending
        assert ((await notices.by_id(session, opened.number)).state == notices.RUNNING) is sending
        begun, waiting = await broadcasts.by_id(session, 1), await broadcasts.by_id(session, 2)
        assert (begun.correction == b"", waiting.state == broadcasts.WAITING) == (sending, sending)
    await again.close()


@ON_SQLITE
@pytest.mark.parametrize("sending", [False, True])
async def test_what_is_restored_sends_nothing_old_unless_it_is_told_to(database, settings, tmp_path, sending):
    await checks_in(database, 7, "王伟")
    await owe(database, text_to(7, "a"), text_to(7, "b"))
    copies = backups.back_up(settings.database, tmp_path, tmp_path, NOW)
    again, settled = await restored(tmp_path, *copies, sending=sending)
    assert (settled.messages, settled.updates) == ((0, 0) if sending else (2, 1))
    assert await states(again) == [PENDING if sending else CANCELLED] * 2
    assert [row.state for row in await rows_of_inbox(again)] == [inbox.WAITING if sending else inbox.DONE]
    async with again.begin() as session:
        attempts, _ = await due.claim(session, 1, 9, None, LATER, LATER)
    assert len(attempts) == (1 if sending else 0)
    await again.close()


@ON_SQLITE
async def test_a_database_is_never_overwritten_and_only_copies_are_taken(database, settings, tmp_path):
    data, kept = backups.back_up(settings.database, tmp_path, tmp_path, NOW)
    with pytest.raises(RuleBroken) as refused:
        backups.join(settings.database, data, kept)
    assert refused.value.key == "backup-in-the-way"
    other = tmp_path / "other"
    other.write_text("something else")
    url = f"sqlite+aiosqlite:///{tmp_path / 'again.sqlite3'}"
    for given in ((other, kept), (data, other), (kept, kept), (data, data.with_name("none"))):
        with pytest.raises(RuleBroken) as refused:
            backups.join(url, *given)
        assert refused.value.key == "backup-no-copy"
    assert not (tmp_path / "again.sqlite3").exists()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_postgres_is_copied_by_its_own_tools(database, settings, tmp_path):
    with pytest.raises(RuleBroken) as refused:
        backups.back_up(settings.database, tmp_path, tmp_path, NOW)
    assert refused.value.key == "backup-only-sqlite"
    wang = await checks_in(database, 7, "王伟")
    await checks_in(database, 8, "李娜")
    async with database.begin() as session:
        await session.execute(delete(keys.PersonKey).where(keys.PersonKey.holder == 7))
    settled = await backups.settle(database, LATER, sending=False)
    assert (settled.erased, settled.updates) == (1, 1)
    async with database.read() as session:
        assert await riders.find(session, wang) is None
        assert (await members.find(session, 8)).telegram_id == 8


async def puts_gloves_aside(database: Database, *persons: int) -> dict[int, int]:
    """Let people who have checked in have points and a name in the ranking, and gloves put aside; return members."""
    async with database.begin() as session:
        await stations.upsert(session, [{"code": "A", "name": "甲驿站", "latitude": 34.7, "longitude": 113.6}], NOW)
        station = (await stations.every(session))[0].id or 0
        gloves = Reward(code="G", name="手套", price=3, updated_at=NOW)
        session.add(gloves)
        await session.flush()
        await rewards.supply(session, gloves.number, station, 2)
        found = {}
        for person in persons:
            member = found[person] = await members.number_of(session, person, NOW)
            await riders.confirm(session, member, NOW)
            earned = Posting(member, 10, ledger.BASE, "checkin", f"checkin:{member}")
            await ledger.post(session, earned, NOW.date(), NOW)
            wish = Wish(gloves.number, station, f"{member}:1", gloves.price)
            await reservations.reserve(session, member, wish, timedelta(days=7), NOW.date(), NOW)
            await aliases.choose(session, member, person, f"飞毛腿{person}", NOW)
            award = Award(member_id=member, rule="deed", points=5, by=99, state=awards.WAITING, day=NOW.date(), at=NOW)
            session.add(award)
        return found


async def test_what_who_erased_everything_had_put_aside_is_back_after_restoring_and_the_books_are_right(
    database, settings, tmp_path
):
    for person, name in ((7, "王伟"), (8, "李娜")):
        await checks_in(database, person, name)
    numbers = await puts_gloves_aside(database, 7, 8)
    if database.sqlite:
        old, _ = backups.back_up(settings.database, tmp_path, tmp_path, NOW)
        await erase(database, numbers[7], 7)
        _, kept = backups.back_up(settings.database, tmp_path, tmp_path, LATER)
        again, settled = await restored(tmp_path, old, kept)
    else:
        async with database.begin() as session:
            await session.execute(delete(keys.PersonKey).where(keys.PersonKey.holder == 7))
        again, settled = database, await backups.settle(database, LATER, sending=False)
    assert settled.erased == 1
    async with again.begin() as session:
        assert await ledgerchecks.look(session) == [], "nor is a guard missing"
        (gone,), (held,) = [await reservations.of(session, numbers[person]) for person in (7, 8)]
        assert (gone.state, held.state) == (reservations.CANCELLED, reservations.HELD)
        assert [await ledger.balance(session, numbers[person]) for person in (7, 8)] == [10, 7]
        assert [one.state for one in await awards.of(session, numbers[7])] == [awards.ENDED]
        assert await aliases.of(session, numbers[7]) is None
        assert (await aliases.of(session, numbers[8])).name == "飞毛腿8"
        code = await reservations.code_of(session, held)
        assert (await reservations.by_code(session, code)).number == held.number, "it can still be fetched"
    if again is not database:
        await again.close()


async def takes_photos(database: Database, count: int) -> None:
    async with database.begin() as session:
        member = await members.number_of(session, 7, NOW)
        for number in range(count):
            await photos.add(session, Kept(f"2026/11/{number}.jpg", bytes(32), 1, 1, 1), member, photos.BEFORE, NOW)


@ON_SQLITE
async def test_photos_are_copied_once_and_those_that_are_destroyed_go_from_the_copies(database, settings, tmp_path):
    await takes_photos(database, 4)
    here, there, back = tmp_path / "photos", tmp_path / "copies" / "photos", tmp_path / "back"
    (here / "2026" / "11").mkdir(parents=True)
    for number in range(3):
        (here / f"2026/11/{number}.jpg").write_bytes(b"%d" % number)
    data, _ = backups.back_up(settings.database, tmp_path / "copies", tmp_path, NOW)
    assert backups.copy_photos(data, here, there) == (3, 1), "the bytes of one are missing"
    (there / "2026/11/0.jpg").write_bytes(b"old")
    async with database.begin() as session:
        await photos.destroy(session, 2, NOW)
    data, _ = backups.back_up(settings.database, tmp_path / "copies", tmp_path, LATER)
    assert backups.copy_photos(data, here, there) == (0, 1)
    assert {file.name: file.read_bytes() for file in there.rglob("*.jpg")} == {"0.jpg": b"old", "2.jpg": b"2"}
    assert backups.copy_photos(data, there, back) == (2, 1)
    assert sorted(file.name for file in back.rglob("*")) == ["0.jpg", "11", "2.jpg", "2026"]


def test_the_command_line_copies_and_restores(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, value in {"NUANYI_TOKEN": "42:sandbox", "NUANYI_KEY": KEY_TEXT, "LANG": "en"}.items():
        monkeypatch.setenv(name, value)
    run = CliRunner().invoke
    assert run(app, ["backup", "copies"]).exit_code == 1, "there is no database yet"
    assert run(app, ["migrate"]).exit_code == 0
    made = run(app, ["backup", "copies", "--keys", "keys"])
    assert (made.exit_code, "Keep the two apart" in made.output) == (0, True)
    (data,) = (tmp_path / "copies").iterdir()
    assert "Photos newly copied: 0." in made.output
    again = ["restore", str(data), str(tmp_path / "keys" / "keys.sqlite3")]
    assert run(app, again).exit_code == 1, "the database is still there"
    assert run(app, ["restore", str(data)]).exit_code == 1, "the keys are missing"
    elsewhere = run(app, ["backup", "others"], env={"NUANYI_PHOTOS": "s3://bucket/photos"})
    assert (elsewhere.exit_code, "s3://bucket/photos and are not included" in elsewhere.output) == (0, True)
    (tmp_path / "data" / "nuanyi.sqlite3").rename(tmp_path / "away.sqlite3")
    done = run(app, again)
    assert (done.exit_code, "0 messages" in done.output) == (0, True)
