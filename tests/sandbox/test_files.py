"""Pictures and files come back as they went in."""

import io

import aiohttp
import pytest
from PIL import Image
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.sandbox import Person, Server, Telegram
from bot.transport import Transport
from tests.sandbox.conftest import TOKEN, words
from tests.sandbox.test_sending import picture


async def test_a_persons_photo_is_downloaded_byte_by_byte(bot: Bot, wang: Person, poll):
    content = picture(2000, 1000, "JPEG")
    await wang.sends_photo(content, "路面塌陷")

    photo = (await poll())[0].message.photo
    assert [(size.width, size.height) for size in photo] == [(320, 160), (2000, 1000)]
    file = await bot.get_file(photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == content
    assert file.file_size == len(content)


async def test_the_small_size_is_a_small_picture(bot: Bot, wang: Person):
    sent = await wang.sends_photo(picture(2000, 1000))
    small = await bot.get_file(sent.photo.sizes[0].id)

    with Image.open(io.BytesIO(await small.download_as_bytearray())) as shown:
        assert shown.size == (320, 160)


@pytest.mark.parametrize("content", [b"", b"no picture", picture()[:100]])
async def test_what_is_no_picture_may_come_as_one(bot: Bot, wang: Person, poll, content: bytes):
    await wang.sends_photo(content)

    photo = (await poll())[0].message.photo
    file = await bot.get_file(photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == content


async def test_a_persons_file_is_downloaded(bot: Bot, wang: Person, poll):
    await wang.sends_file(b"\x00HEIC", "IMG_1.HEIC", "image/heic", "看")

    message = (await poll())[0].message
    assert (message.document.file_name, message.document.mime_type, message.caption) == (
        "IMG_1.HEIC",
        "image/heic",
        "看",
    )
    file = await bot.get_file(message.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"\x00HEIC"


async def test_above_20_megabytes_nothing_is_downloaded(bot: Bot, wang: Person):
    large = await wang.sends_file(b"0" * (20 * 1024 * 1024 + 1), "large.bin")
    fits = await wang.sends_file(b"0" * (20 * 1024 * 1024), "fits.bin")

    with pytest.raises(BadRequest, match=words("file is too big")):
        await bot.get_file(large.document.id)
    assert (await bot.get_file(fits.document.id)).file_path


@pytest.mark.parametrize("transport", [None, Transport], ids=["the framework's client", "the program's"])
async def test_a_download_can_be_made_to_fail(server: Server, telegram: Telegram, wang: Person, transport):
    addresses = {"base_url": f"{server.url}/bot", "base_file_url": f"{server.url}/file/bot"}
    requests = {"request": transport(), "get_updates_request": transport()} if transport else {}
    content = picture(900, 600)
    sent = await wang.sends_photo(content)
    async with Bot(TOKEN, **addresses, **requests) as bot:
        file = await bot.get_file(sent.photo.id)
        for fault in ({"status": 500}, {"kind": "cut"}, {"kind": "cut", "when": "after"}):
            telegram.faults.add("download", **fault, times=None)
            with pytest.raises(NetworkError):
                await file.download_as_bytearray()
            telegram.faults.remove()
        assert await file.download_as_bytearray() == content


async def test_unknown_files_are_refused(bot: Bot, wang: Person, http: aiohttp.ClientSession):
    with pytest.raises(BadRequest, match=words("wrong file_id or the file is temporarily unavailable")):
        await bot.get_file("AgAC")
    for path, status in ((f"/file/bot{TOKEN}/photos/none.jpg", 404), ("/file/bot1:x/photos/none.jpg", 401)):
        async with http.get(path) as response:
            assert response.status == status


async def test_a_picture_is_not_a_file_and_a_file_no_picture(bot: Bot, wang: Person):
    photo, file = await wang.sends_photo(), await wang.sends_file(b"x", "x.txt")

    with pytest.raises(BadRequest, match=words("can't use file of type Photo as Document")):
        await bot.send_document(wang.id, photo.photo.id)
    with pytest.raises(BadRequest, match=words("can't use file of type Document as Photo")):
        await bot.send_photo(wang.id, file.document.id)
    assert await bot.send_photo(wang.id, photo.photo.id)
    assert await bot.send_document(wang.id, file.document.id)


async def test_large_uploads_arrive_whole(bot: Bot, wang: Person):
    content = bytes(range(256)) * 40_000
    await bot.send_document(wang.id, content, filename="large.bin")

    assert wang.last.document.content == content


async def test_an_empty_file_is_refused(bot: Bot, wang: Person):
    with pytest.raises(BadRequest, match=words("file must be non-empty")):
        await bot.send_document(wang.id, io.BytesIO(b""), filename="empty.txt")
