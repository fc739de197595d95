"""What is sealed can be read in its own row, and by nobody once its key is gone."""

import asyncio

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from bot.database import Database
from models import keys
from models.keys import PersonKey, TransitKeyEven, TransitKeyOdd, Unreadable, Vault
from tests.conftest import KEY
from tests.core import NOW, SECOND

WANG, LI = 101, 102
WORDS = "王伟 13800000001".encode()
EPOCH = keys.EPOCH * SECOND
EVEN = NOW - (int(NOW.timestamp()) % (2 * keys.EPOCH)) * SECOND
"""The beginning of an even epoch."""


async def seal(database: Database, holder: int = WANG, about: str = "row:1") -> bytes:
    async with database.begin() as session:
        return await keys.seal(session, holder, WORDS, about, NOW)


async def unseal(database: Database, sealed: bytes, about: str = "row:1") -> bytes:
    async with database.read() as session:
        return await keys.unseal(session, sealed, about)


async def destroy(database: Database, holder: int = WANG) -> None:
    async with database.begin() as session:
        await keys.destroy(session, holder)


@pytest.fixture
async def elsewhere(settings):
    """The same database as another process has it open."""
    opened = Database(settings.database, Vault(KEY))
    yield opened
    await opened.close()


async def test_what_is_sealed_can_be_read_here_and_elsewhere(database, elsewhere):
    sealed = await seal(database)
    assert WORDS not in sealed
    assert await unseal(database, sealed) == await unseal(elsewhere, sealed) == WORDS
    assert await seal(database) != sealed


async def test_each_person_has_a_key_of_their_own_also_when_made_at_once(database, elsewhere):
    sealed = await asyncio.gather(*(seal(office, holder) for office in (database, elsewhere) for holder in (WANG, LI)))
    for one in sealed:
        assert await unseal(elsewhere, one) == WORDS
    async with database.read() as session:
        rows = (await session.execute(select(PersonKey))).scalars().all()
    assert {row.holder for row in rows} == {WANG, LI}
    assert rows[0].wrapped != rows[1].wrapped


async def test_in_another_row_it_can_t_be_read(database):
    sealed = await seal(database)
    with pytest.raises(Unreadable):
        await unseal(database, sealed, "row:2")


async def test_a_changed_bit_can_t_be_read(database):
    sealed = bytearray(await seal(database))
    sealed[-1] ^= 1
    with pytest.raises(Unreadable):
        await unseal(database, bytes(sealed))


async def test_with_another_master_key_nothing_can_be_read(database, settings):
    sealed = await seal(database)
    stranger = Database(settings.database, Vault(b"another-key-another-key-another-"))
    with pytest.raises(Unreadable):
        await unseal(stranger, sealed)
    async with database.read() as session:
        assert await keys.fits(session)
    async with stranger.read() as session:
        assert not await keys.fits(session)
    await stranger.close()


async def test_an_empty_database_fits_every_key(database):
    async with database.read() as session:
        assert await keys.fits(session)


async def test_erasing_makes_all_of_one_person_unreadable_and_nothing_else(database):
    mine, other = await seal(database), await seal(database, LI)
    assert await unseal(database, mine)
    await destroy(database)
    with pytest.raises(Unreadable):
        await unseal(database, mine)
    assert await unseal(database, other) == WORDS


async def test_who_comes_back_gets_another_key_and_nobody_that_number(database):
    mine = await seal(database)
    await destroy(database)
    again, other = await seal(database), await seal(database, LI)
    assert len({sealed[1:9] for sealed in (mine, again, other)}) == 3
    assert await unseal(database, again) == WORDS
    with pytest.raises(Unreadable):
        await unseal(database, mine)


async def test_an_erasure_that_is_rolled_back_has_not_happened(database):
    mine = await seal(database)

    async def fail() -> None:
        async with database.begin() as session:
            await keys.destroy(session, WANG)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await unseal(database, mine) == WORDS


async def test_other_processes_forget_a_destroyed_key_when_they_keep_up(database, elsewhere):
    mine, other = await seal(database), await seal(database, LI)
    assert await unseal(elsewhere, mine)
    async with elsewhere.read() as session:
        await keys.keep_up(session)
    assert await unseal(elsewhere, mine)
    await destroy(database)
    async with elsewhere.read() as session:
        await keys.keep_up(session)
    with pytest.raises(Unreadable):
        await unseal(elsewhere, mine)
    assert await unseal(elsewhere, other) == WORDS
    again = await seal(elsewhere)
    assert await unseal(database, again) == WORDS


async def test_a_key_that_was_rolled_back_is_in_nobody_s_memory(database):
    async def fail() -> bytes:
        async with database.begin() as session:
            first = await keys.seal(session, WANG, WORDS, "row:1", NOW)
            assert await keys.unseal(session, first, "row:1") == WORDS
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert WANG not in database.vault.people
    assert not database.vault.by_id
    sealed = await seal(database)
    reopened = Database(database.url, Vault(KEY))
    assert await unseal(reopened, sealed) == WORDS
    await reopened.close()


async def test_a_transit_key_that_was_rolled_back_is_in_nobody_s_memory(database):
    async def fail() -> None:
        async with database.begin() as session:
            await keys.seal_passing(session, WORDS, "row:1", NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert not database.vault.transit
    async with database.begin() as session:
        sealed = await keys.seal_passing(session, WORDS, "row:1", NOW)
    assert await unseal(database, sealed) == WORDS


async def test_memory_holds_no_more_keys_than_it_should(database, monkeypatch):
    monkeypatch.setattr(keys, "REMEMBERED", 3)
    sealed = [await seal(database, holder) for holder in range(1, 9)]
    for one in sealed * 2:
        assert await unseal(database, one) == WORDS
        assert len(database.vault.people) == len(database.vault.by_id) <= 3


async def test_all_of_an_epoch_share_its_key_also_across_processes(database, elsewhere):
    async def passing(office: Database, now) -> bytes:
        async with office.begin() as session:
            return await keys.seal_passing(session, WORDS, "row:1", now)

    sealed = await asyncio.gather(*(passing(office, EVEN) for office in (database, elsewhere) * 3))
    assert len({keys.epoch_of(one) for one in sealed}) == 1
    for one in sealed:
        assert await unseal(database, one) == await unseal(elsewhere, one) == WORDS
    assert keys.epoch_of(await passing(database, EVEN + EPOCH)) == keys.epoch_of(sealed[0]) + 1
    assert keys.epoch_of(await seal(database)) is None
    async with database.read() as session:
        found = {table: len(epochs) for table, epochs in (await keys.transit_epochs(session)).items()}
    assert found == {TransitKeyEven: 1, TransitKeyOdd: 1}


async def test_emptying_a_table_destroys_its_keys_but_those_still_needed(database, elsewhere):
    epoch = int(EVEN.timestamp()) // keys.EPOCH
    sealed = {}
    for later in range(4):
        async with database.begin() as session:
            sealed[later] = await keys.seal_passing(session, WORDS, "row:1", EVEN + later * EPOCH)
    async with database.begin() as session:
        await keys.empty_transit(session, TransitKeyEven, {epoch, epoch + 1, 77})
    assert await unseal(elsewhere, sealed[0]) == WORDS
    with pytest.raises(Unreadable):
        await unseal(elsewhere, sealed[2])
    assert await unseal(elsewhere, sealed[1]) == await unseal(elsewhere, sealed[3]) == WORDS
    async with database.begin() as session:
        await keys.empty_transit(session, TransitKeyOdd)
        assert await keys.transit_epochs(session) == {TransitKeyEven: {epoch}, TransitKeyOdd: set()}


async def test_on_postgresql_transit_keys_are_never_written_ahead(database):
    if database.sqlite:
        async with database.read() as session:
            assert (await session.execute(text("PRAGMA secure_delete"))).scalar() == 1
        return
    async with database.read() as session:
        kinds = text(
            "SELECT relname, relpersistence FROM pg_class WHERE relname LIKE 'transit_key_%' AND relkind = 'r'"
        )
        assert {(name, kind) for name, kind in await session.execute(kinds)} == {
            ("transit_key_even", "u"),
            ("transit_key_odd", "u"),
        }
        file = text("SELECT pg_relation_filenode('transit_key_even')")
        before = (await session.execute(file)).scalar()
    async with database.begin() as session:
        await keys.empty_transit(session, TransitKeyEven)
    async with database.read() as session:
        assert (await session.execute(file)).scalar() != before


async def test_what_belongs_to_the_house_needs_no_row(database):
    sealed = keys.seal_for_house(database.vault, WORDS, "house:1")
    assert await unseal(database, sealed, "house:1") == WORDS
    with pytest.raises(Unreadable):
        await unseal(database, sealed, "house:2")
    async with database.read() as session:
        assert (await session.execute(select(col(PersonKey.id)))).first() is None
