"""Photos are fetched and stored before anything is acknowledged, and shown only while they may be."""

import asyncio
import io
import random
import time
from datetime import timedelta

import pytest
from PIL import Image
from telegram.error import NetworkError

from bot import making, photographs
from bot.photographs import ERASED, HIDDEN, Hidden, fetch, keep, look, placeholder
from bot.sending import Gone
from models import erasures, keys, members, photos
from models.photos import AFTER, BEFORE
from models.rules import RuleBroken
from tests.core import NOW

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WANG, LI = 7, 8
FAR = timedelta(days=3650)


@pytest.fixture
def wang(telegram):
    return telegram.person("王伟", started=True)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(photographs, "PAUSES", (0.01, 0.02))


def picture(width: int = 300, height: int = 200, form: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(buffer, form)
    return buffer.getvalue()


async def message(kit):
    """The message that came last."""
    updates = await kit.bot.get_updates()
    return updates[-1].message


async def stored(kit) -> list[str]:
    return await kit.photos.paths(kit.clock.machine() + FAR)


async def takes(kit, person: int = WANG, kind: str = BEFORE, update_id: int = 1) -> int:
    """Let somebody have sent a photo; return its id."""
    fetched = photographs.Fetched(picture(), 300, 200, NOW)
    kept = await keep(kit, fetched, update_id)
    async with kit.database.begin() as session:
        member = await members.number_of(session, person, NOW)
        return await photos.add(session, kept, member, kind, NOW)


async def refused(kit) -> str:
    with pytest.raises(RuleBroken) as broken:
        await fetch(kit, await message(kit))
    assert await stored(kit) == []
    return broken.value.key


@ON_ONE_DATABASE
async def test_the_largest_size_of_a_photo_is_fetched_and_a_picture_sent_as_a_file_too(kit, wang):
    await wang.sends_photo(picture(3000, 1500), album="x")
    came = await message(kit)
    fetched = await fetch(kit, came)
    assert (fetched.width, fetched.height, fetched.at) == (2048, 1024, came.date)
    assert (fetched.album, fetched.unique_id) == (came.media_group_id, came.photo[-1].file_unique_id)
    await wang.sends_file(picture(form="PNG"), "IMG.HEIC", "image/heic")
    fetched = await fetch(kit, await message(kit))
    assert (fetched.width, fetched.height, fetched.content[:3]) == (300, 200, b"\xff\xd8\xff")


@ON_ONE_DATABASE
async def test_what_is_no_photo_or_too_big_is_refused_and_nothing_is_stored(kit, telegram, wang):
    await wang.says("你好")
    assert await refused(kit) == "photo-none"
    await wang.sends_file(b"\0\0\0\x18ftypmp42" + bytes(99), "a.mp4", "video/mp4")
    assert await refused(kit) == "photo-none"
    await wang.sends_file(bytes(20 * 1024 * 1024 + 1), "a.jpg", "image/jpeg")
    assert await refused(kit) == "photo-too-big"
    assert [call.method for call in telegram.calls if call.method == "getFile"] == [], "these are not even fetched"
    await wang.sends_photo(picture()[:2000])
    assert await refused(kit) == "photo-broken"
    await wang.sends_photo(picture())
    for words, key in (("file is too big", "photo-too-big"), ("wrong file_id", "photo-lost")):
        telegram.faults.add("getFile", status=400, description=f"Bad Request: {words}")
        assert await refused(kit) == key


@ON_ONE_DATABASE
@pytest.mark.parametrize(
    "fault",
    [
        {"method": "getFile", "status": 502},
        {"method": "getFile", "retry_after": 1},
        {"method": "download", "status": 503},
        {"method": "download", "kind": "cut"},
        {"method": "download", "kind": "cut", "when": "after"},
    ],
    ids=["502", "429", "503 of the file", "cut", "half of the file"],
)
async def test_a_telegram_that_stumbles_is_asked_again_and_one_that_is_away_fails_it(kit, telegram, wang, fault):
    await wang.sends_photo(picture())
    came = await message(kit)
    telegram.faults.add(**fault)
    assert (await fetch(kit, came)).width == 300
    lasting = telegram.faults.add(**fault, times=None)
    with pytest.raises((NetworkError, photographs.RetryAfter)):
        await fetch(kit, came)
    assert lasting.happened >= 3
    assert await stored(kit) == []


@ON_ONE_DATABASE
async def test_a_file_that_is_longer_than_it_says_is_not_taken_into_memory(kit, telegram, wang, monkeypatch):
    monkeypatch.setattr("bot.transport.LONGEST", 10_000)
    sent = await wang.sends_photo(picture(600, 400))
    small = sent.photo.sizes[0]
    monkeypatch.setattr(type(small), "size", property(lambda _: 1))
    assert await refused(kit) == "photo-too-big"


@ON_ONE_DATABASE
async def test_others_are_served_while_a_photo_is_unpacked(kit, wang):
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((6000, 6000)).save(buffer, "PNG", compress_level=1)
    await wang.sends_file(buffer.getvalue(), "a.png", "image/png")
    came = await message(kit)
    longest = 0.0

    async def tick() -> None:
        nonlocal longest
        while True:
            began = time.monotonic()
            await asyncio.sleep(0.005)
            longest = max(longest, time.monotonic() - began)

    ticking, began = asyncio.create_task(tick()), time.monotonic()
    await fetch(kit, came)
    took = time.monotonic() - began
    await asyncio.sleep(0.02)
    ticking.cancel()
    assert longest < took / 2


async def test_a_photo_is_sealed_where_it_lies_and_opened_when_it_is_shown(kit):
    photo = await takes(kit)
    (path,) = await stored(kit)
    assert path.startswith(f"{NOW:%Y/%m}/1-0-")
    assert b"\xff\xd8\xff" not in (await kit.photos.get(path))[:64]
    assert Image.open(io.BytesIO(await look(kit, photo))).size == (300, 200)
    done = await making.made(kit, {"photo": {"made": "photo", "photo": photo, "language": "en"}})
    assert done["photo"].input_file_content == await look(kit, photo)


@ON_ONE_DATABASE
async def test_an_update_that_is_worked_off_by_two_at_once_spoils_nothing(kit):
    first = await takes(kit)
    before = await look(kit, first)
    await keep(kit, photographs.Fetched(picture(), 300, 200, NOW), 1)  # a process that hung stores it late
    assert await look(kit, first) == before


@ON_ONE_DATABASE
async def test_a_grey_picture_stands_for_what_is_hidden_or_gone(kit):
    hidden, erased, missing, swapped = [await takes(kit, update_id=number) for number in range(4)]
    async with kit.database.begin() as session:
        await photos.hide(session, hidden, await members.number_of(session, LI, NOW), NOW)
        await photos.destroy(session, erased, NOW)
        paths = [(await photos.by_id(session, one)).path for one in (missing, swapped)]
    await kit.photos.put(paths[1], await kit.photos.get(paths[0]))
    await kit.photos.delete(paths[0])
    with pytest.raises(Hidden):
        await look(kit, hidden)
    for one in (erased, missing, swapped, 999):
        with pytest.raises(Gone):
            await look(kit, one)
    for one, key in ((hidden, HIDDEN), (erased, ERASED), (missing, ERASED), (999, ERASED)):
        content, name = await photographs.photo(kit, {"photo": one, "language": "en"})
        assert (content, name) == (placeholder("en", key), "photo.jpg")
    grey = Image.open(io.BytesIO(placeholder("zh-Hans")))
    assert (grey.size, len(grey.getcolors(10**6)) > 5) == ((1280, 960), True)
    assert placeholder("zh-Hans", HIDDEN) != placeholder("zh-Hans", ERASED)


async def everything(kit) -> dict[int, tuple[bytes, str]]:
    """Copy what there is of all photos: the sealed keys, and where the bytes lie."""
    async with kit.database.read() as session:
        rows = [row for number in range(1, 100) if (row := await photos.by_id(session, number))]
    return {row.id: (row.key, row.path) for row in rows if row.key}


@ON_ONE_DATABASE
@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happened_erased_photos_can_be_read_by_nobody_and_all_others_by_us(kit, seed):
    dice, people = random.Random(seed), {person: [] for person in range(21, 26)}
    kinds, destroyed, erased = {}, set(), set()
    for update_id in range(24):
        person = dice.choice(list(people))
        kind = dice.choice((BEFORE, BEFORE, AFTER))
        photo = await takes(kit, person, kind, update_id)
        people[person].append(photo)
        kinds[photo] = kind
    copies, bytes_ = await everything(kit), {path: await kit.photos.get(path) for path in await stored(kit)}
    for _ in range(8):
        async with kit.database.begin() as session:
            person = dice.choice(list(people))
            if dice.random() < 0.4 and (known := await members.find(session, person)):
                await erasures.erase(session, known.id, person, NOW)
                erased |= {one for one in people[person] if kinds[one] == BEFORE}
            else:
                destroyed.add(photo := dice.choice(list(kinds)))
                await photos.destroy(session, photo, NOW)
    for photo in kinds:
        if photo in destroyed | erased:
            with pytest.raises(Gone):
                await look(kit, photo)
        else:
            assert (await look(kit, photo))[:3] == b"\xff\xd8\xff"
    now = await everything(kit)
    assert now.keys() == kinds.keys() - destroyed - erased
    async with kit.database.begin() as session:
        await keys.keep_up(session)
        for photo in erased:
            sealed, path = copies[photo]
            assert path in bytes_
            with pytest.raises(keys.Unreadable):
                await keys.unseal(session, sealed, f"photo:{path}")
    assert [path for path in bytes_ if b"JFIF" in bytes_[path]] == []
