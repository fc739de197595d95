"""Keys that seal what is personal: one per person, and short-lived ones for what must leave no trace.

A person's key lives in `person_key`, wrapped by the vault's master key; deleting the row makes everything that was
sealed with it unreadable, wherever a copy of it lies. A *transit* key seals what is only passing through (the
position in a look-up). It lives in one of two tables that take turns; while one is in use the other is emptied as a
whole, and only keys that something still refers to are put back. On PostgreSQL these two are UNLOGGED and emptied by
TRUNCATE, so that neither the write-ahead log nor dead rows keep such a key; on SQLite secure_delete and a checkpoint
do the same.
"""

import os
import struct
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import BigInteger, Column, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import revisions
from models.columns import BigId, Moment
from models.statements import insert_into, is_postgres

EPOCH = 20
"""Seconds for which one transit key is used to seal."""

REMEMBERED = 20_000
"""People whose keys a process keeps in memory at most."""

REVISION = "person_key"

PERSON, TRANSIT, HOUSE = b"p", b"t", b"h"


class PersonKey(SQLModel, table=True):
    """The key of one person (or of one group chat), wrapped; `holder` is the numeric Telegram id."""

    __tablename__ = "person_key"
    __table_args__ = {"sqlite_autoincrement": True}  # a destroyed key's id never comes again

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    holder: int = Field(sa_column=Column(BigInteger, nullable=False, unique=True))
    wrapped: bytes
    made_at: datetime = Field(sa_type=Moment)


class TransitKeyEven(SQLModel, table=True):
    """Transit keys of even epochs; the id is the epoch."""

    __tablename__ = "transit_key_even"

    id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    wrapped: bytes


class TransitKeyOdd(SQLModel, table=True):
    """Transit keys of odd epochs; the id is the epoch."""

    __tablename__ = "transit_key_odd"

    id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    wrapped: bytes


TransitTable = type[TransitKeyEven] | type[TransitKeyOdd]


class Unreadable(Exception):
    """What was sealed can't be opened any more: its key is gone, or it lies in the wrong row."""


@dataclass
class Vault:
    """Hold the master key and the keys that this process has opened."""

    master: bytes
    people: dict[int, tuple[int, AESGCM]] = field(default_factory=dict)
    by_id: dict[int, tuple[int, AESGCM]] = field(default_factory=dict)
    transit: dict[int, AESGCM] = field(default_factory=dict)
    revision: int | None = None

    def __post_init__(self) -> None:
        self.wrapping = AESGCM(self.derive(b"wrap"))
        self.house = AESGCM(self.derive(b"house"))

    def derive(self, purpose: bytes) -> bytes:
        """Return a 32-byte key for one purpose (HKDF-SHA256, RFC 5869)."""
        return HKDF(hashes.SHA256(), 32, salt=None, info=b"nuanyi:" + purpose).derive(self.master)

    def forget(self, holder: int) -> None:
        """Drop the key of `holder` from memory."""
        known = self.people.pop(holder, None)
        if known:
            self.by_id.pop(known[0], None)

    def forget_all(self) -> None:
        """Drop the keys of all people from memory."""
        self.people.clear()
        self.by_id.clear()

    def remember(self, holder: int, key_id: int, cipher: AESGCM) -> None:
        """Keep an opened key; all are dropped when there are too many."""
        if len(self.people) >= REMEMBERED:
            self.forget_all()
        self.people[holder] = (key_id, cipher)
        self.by_id[key_id] = (holder, cipher)


def vault_of(session: AsyncSession) -> Vault:
    """Return the vault that the session was opened with."""
    vault: Vault = session.info["vault"]
    return vault


async def seal(session: AsyncSession, holder: int, data: bytes, about: str, now: datetime) -> bytes:
    """Return `data` sealed with the key of `holder`, readable only in the row that `about` names.

    Makes the key when the holder has none.
    """
    key_id, cipher = await _key_of(session, holder, now)
    return _sealed(PERSON, key_id, cipher, data, about)


async def seal_passing(session: AsyncSession, data: bytes, about: str, now: datetime) -> bytes:
    """Return `data` sealed with the transit key of the present epoch."""
    epoch = int(now.timestamp()) // EPOCH
    cipher = vault_of(session).transit.get(epoch) or await _begin_epoch(session, epoch)
    return _sealed(TRANSIT, epoch, cipher, data, about)


def seal_for_house(vault: Vault, data: bytes, about: str) -> bytes:
    """Return `data` sealed with the house's key: for what belongs to no person."""
    return _sealed(HOUSE, 0, vault.house, data, about)


def epoch_of(sealed: bytes) -> int | None:
    """Return the epoch of the transit key that sealed this, None when another kind of key did."""
    return struct.unpack(">q", sealed[1:9])[0] if sealed[:1] == TRANSIT else None


async def unseal(session: AsyncSession, sealed: bytes, about: str) -> bytes:
    """Return what was sealed for the row `about`. Raises Unreadable when its key is gone."""
    kind, (key_id,), nonce, body = sealed[:1], struct.unpack(">q", sealed[1:9]), sealed[9:21], sealed[21:]
    cipher = await _cipher(session, kind, key_id)
    if cipher is None:
        raise Unreadable(about)
    try:
        return cipher.decrypt(nonce, body, about.encode())
    except InvalidTag:
        raise Unreadable(about) from None


async def words(session: AsyncSession, sealed: bytes | None, about: str) -> str | None:
    """Return the words that were sealed for the row `about`; None for none, and when their key is gone."""
    try:
        return (await unseal(session, sealed, about)).decode("utf-8", "surrogatepass") if sealed else None
    except Unreadable:
        return None


async def look_up(session: AsyncSession, sealed: Sequence[bytes]) -> None:
    """Fetch the keys of people that these are sealed with, with one question instead of one for each."""
    asked = {struct.unpack(">q", one[1:9])[0] for one in sealed if one[:1] == PERSON}
    lacking = asked - vault_of(session).by_id.keys()
    if not lacking:
        return
    for row in (await session.execute(_find(col(PersonKey.id).in_(lacking)))).all():
        _remember(session, row.holder, row.id, AESGCM(_unwrap(vault_of(session), row.wrapped, f"person:{row.holder}")))


async def get_ready(session: AsyncSession, holders: Collection[int]) -> None:
    """Fetch the keys of these people that exist, with one question, before something is sealed for each."""
    lacking = set(holders) - vault_of(session).people.keys()
    if lacking:
        for row in (await session.execute(_find(col(PersonKey.holder).in_(lacking)))).all():
            cipher = AESGCM(_unwrap(vault_of(session), row.wrapped, f"person:{row.holder}"))
            _remember(session, row.holder, row.id, cipher)


async def destroy(session: AsyncSession, holder: int) -> None:
    """Delete the key of `holder`: what it sealed is unreadable from the commit on.

    Processes that have it in memory, this one too, forget it with their next `keep_up`.
    """
    await session.execute(delete(PersonKey).where(col(PersonKey.holder) == holder))
    await revisions.bump(session, REVISION)
    vault_of(session).forget(holder)


async def keep_up(session: AsyncSession) -> None:
    """Drop the keys in memory when one has been destroyed since the last time."""
    vault, revision = vault_of(session), await revisions.current(session, REVISION)
    if revision != vault.revision:
        vault.forget_all()
        vault.revision = revision


async def fits(session: AsyncSession) -> bool:
    """Tell whether the master key opens the newest person's key; True when there is none yet."""
    statement = select(col(PersonKey.holder), col(PersonKey.wrapped)).order_by(col(PersonKey.id).desc()).limit(1)
    row = (await session.execute(statement)).first()
    try:
        return row is None or bool(_unwrap(vault_of(session), row.wrapped, f"person:{row.holder}"))
    except Unreadable:
        return False


async def begin_epoch(session: AsyncSession, now: datetime) -> None:
    """Make sure that the present epoch has its transit key, before anything has to be sealed with it."""
    epoch = int(now.timestamp()) // EPOCH
    if epoch not in vault_of(session).transit:
        await _begin_epoch(session, epoch)


async def transit_epochs(session: AsyncSession) -> dict[TransitTable, set[int]]:
    """Return the epochs whose keys still exist, by table."""
    found: dict[TransitTable, set[int]] = {}
    for table in (TransitKeyEven, TransitKeyOdd):
        found[table] = set((await session.execute(select(col(table.id)))).scalars())
    return found


async def empty_transit(session: AsyncSession, table: TransitTable, but: Collection[int] = ()) -> None:
    """Destroy the keys of one transit table, leaving no trace of them; those of the epochs `but` stay."""
    columns = (col(table.id), col(table.wrapped))
    kept = (await session.execute(select(*columns).where(col(table.id).in_(but)))).all()
    if is_postgres(session):
        await session.execute(text(f"TRUNCATE {table.__tablename__}"))
    else:
        await session.execute(delete(table))
    if kept:
        await session.execute(insert(table), [{"id": epoch, "wrapped": wrapped} for epoch, wrapped in kept])


def _sealed(kind: bytes, key_id: int, cipher: AESGCM, data: bytes, about: str) -> bytes:
    nonce = os.urandom(12)
    return kind + struct.pack(">q", key_id) + nonce + cipher.encrypt(nonce, data, about.encode())


async def _key_of(session: AsyncSession, holder: int, now: datetime) -> tuple[int, AESGCM]:
    vault = vault_of(session)
    known = vault.people.get(holder)
    if known:
        return known
    row = (await session.execute(_find(col(PersonKey.holder) == holder))).first()
    if row is None:
        row = await _make_key(session, holder, now)
    cipher = AESGCM(_unwrap(vault, row.wrapped, f"person:{holder}"))
    _remember(session, holder, row.id, cipher)
    return row.id, cipher


def _remember(session: AsyncSession, holder: int, key_id: int, cipher: AESGCM) -> None:
    # A key that this very transaction made may yet be rolled back.
    if holder not in session.info.get("fresh_keys", ()):
        vault_of(session).remember(holder, key_id, cipher)


async def _make_key(session: AsyncSession, holder: int, now: datetime) -> Any:
    vault = vault_of(session)
    wrapped = _wrap(vault, AESGCM.generate_key(256), f"person:{holder}")
    values = {"holder": holder, "wrapped": wrapped, "made_at": now}
    await session.execute(insert_into(session, PersonKey).values(**values).on_conflict_do_nothing())
    session.info.setdefault("fresh_keys", set()).add(holder)
    return (await session.execute(_find(col(PersonKey.holder) == holder))).one()


async def _begin_epoch(session: AsyncSession, epoch: int) -> AESGCM:
    vault = vault_of(session)
    table = _transit_table(epoch)
    wrapped = _wrap(vault, AESGCM.generate_key(256), f"transit:{epoch}")
    await session.execute(insert_into(session, table).values(id=epoch, wrapped=wrapped).on_conflict_do_nothing())
    kept = (await session.execute(select(col(table.wrapped)).where(col(table.id) == epoch))).scalar_one()
    return AESGCM(_unwrap(vault, kept, f"transit:{epoch}"))


async def learn_epoch(session: AsyncSession, now: datetime) -> None:
    """Keep the committed transit key of the present epoch in memory, and only that one."""
    epoch = int(now.timestamp()) // EPOCH
    cipher = await _cipher(session, TRANSIT, epoch)
    vault_of(session).transit = {epoch: cipher} if cipher else {}


async def _cipher(session: AsyncSession, kind: bytes, key_id: int) -> AESGCM | None:
    vault = vault_of(session)
    if kind == HOUSE:
        return vault.house
    if kind == TRANSIT:
        return vault.transit.get(key_id) or await _transit_cipher(session, key_id)
    if key_id in vault.by_id:
        return vault.by_id[key_id][1]
    row = (await session.execute(_find(col(PersonKey.id) == key_id))).first()
    if row is None:
        return None
    cipher = AESGCM(_unwrap(vault, row.wrapped, f"person:{row.holder}"))
    _remember(session, row.holder, key_id, cipher)
    return cipher


async def _transit_cipher(session: AsyncSession, epoch: int) -> AESGCM | None:
    table = _transit_table(epoch)
    wrapped = (await session.execute(select(col(table.wrapped)).where(col(table.id) == epoch))).scalar()
    return AESGCM(_unwrap(vault_of(session), wrapped, f"transit:{epoch}")) if wrapped else None


def _transit_table(epoch: int) -> TransitTable:
    return TransitKeyOdd if epoch % 2 else TransitKeyEven


def _find(condition: Any) -> Any:
    return select(col(PersonKey.id), col(PersonKey.holder), col(PersonKey.wrapped)).where(condition)


def _wrap(vault: Vault, key: bytes, about: str) -> bytes:
    nonce = os.urandom(12)
    return nonce + vault.wrapping.encrypt(nonce, key, about.encode())


def _unwrap(vault: Vault, wrapped: bytes, about: str) -> bytes:
    try:
        return vault.wrapping.decrypt(wrapped[:12], wrapped[12:], about.encode())
    except InvalidTag:
        raise Unreadable(about) from None
