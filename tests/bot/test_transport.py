"""How calls get to Telegram: connections are kept, failures told apart, and no error carries the token."""

import asyncio
import socket
import traceback

import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot import transport
from bot.transport import Api, NeverConnected, Transport
from tests.bot.line import Line
from tests.core import happens

TOKEN = "42:sandbox-secret-token"


async def api(url: str, proxy: str | None = None) -> Api:
    """A client that has not asked Telegram anything yet."""
    made = Api(TOKEN, base_url=f"{url}/bot", request=Transport(proxy), get_updates_request=Transport(proxy))
    await asyncio.gather(*(request.initialize() for request in made._request))
    return made


async def ends(made: Api) -> None:
    await asyncio.gather(*(request.shutdown() for request in made._request))


class Office:
    """A server that answers everything in one way, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[web.BaseRequest] = []
        self.bodies: list[bytes] = []
        self.body, self.status, self.delay = b'{"ok":true,"result":{"message_id":5}}', 200, 0.0
        self.url = ""

    async def answer(self, request: web.BaseRequest) -> web.Response:
        self.asked.append(request)
        self.bodies.append(await request.read())
        await asyncio.sleep(self.delay)
        return web.Response(body=self.body, status=self.status, content_type="application/json")


@pytest.fixture
async def office():
    office = Office()
    runner = web.ServerRunner(web.Server(office.answer), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    office.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield office
    await runner.cleanup()


@pytest.fixture
async def line(office):
    line = Line(office.url)
    await line.up()
    yield line
    await line.down()


@pytest.fixture
async def bot(line):
    made = await api(line.url)
    yield made
    await ends(made)


async def test_a_call_brings_back_telegram_s_own_answer(bot, office):
    assert await bot.call("sendMessage", chat_id=7, text="你好") == {"message_id": 5}
    assert office.asked[0].path == f"/bot{TOKEN}/sendMessage"
    assert office.asked[0].content_type == "application/json"
    assert '"text":"你好"'.encode() in office.bodies[0]


async def test_one_connection_serves_many_calls(bot, line):
    for _ in range(50):
        await bot.call("sendMessage", chat_id=7, text="x")
    assert line.opened == 1


async def test_calls_at_the_same_time_have_connections_of_their_own_and_keep_them(bot, line, office):
    office.delay = 0.05
    for _ in range(3):
        await asyncio.gather(*(bot.call("sendMessage", chat_id=7, text="x") for _ in range(20)))
    assert line.opened == 20


async def test_a_file_goes_up_as_it_is(bot, office):
    await bot.call("sendDocument", chat_id=7, document=InputFile(b"\x89PNG\x00\xff", "b.png"), caption="图")
    assert office.asked[0].content_type == "multipart/form-data"
    assert b"\x89PNG\x00\xff" in office.bodies[0]
    assert "图".encode() in office.bodies[0]


async def test_where_nobody_listens_nothing_was_sent(bot, line):
    await line.down()
    with pytest.raises(NeverConnected):
        await bot.call("sendMessage", chat_id=7, text="x")


async def test_a_name_that_nobody_knows_means_that_nothing_was_sent():
    made = await api("http://nobody.invalid")
    with pytest.raises(NeverConnected):
        await made.call("sendMessage", chat_id=7, text="x")
    await ends(made)


async def test_a_connection_that_takes_too_long_means_that_nothing_was_sent(monkeypatch):
    monkeypatch.setattr(transport, "CONNECT", 0.2)
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for filling in (first, second):
            filling.setblocking(False)
            filling.connect_ex(full.getsockname())
        made = await api(f"http://127.0.0.1:{full.getsockname()[1]}")
        with pytest.raises(NeverConnected) as told:
            await made.call("sendMessage", chat_id=7, text="x")
        assert "Timeout" in str(told.value)
        await ends(made)


async def test_no_answer_in_time_says_nothing_about_what_happened(bot, office, monkeypatch):
    monkeypatch.setattr(transport, "ANSWER", 0.1)
    office.delay = 1
    with pytest.raises(TimedOut) as told:
        await bot.call("sendMessage", chat_id=7, text="x")
    assert not isinstance(told.value, NeverConnected)
    assert len(office.asked) == 1


async def test_an_upload_may_take_longer_than_an_ordinary_answer(bot, office, monkeypatch):
    monkeypatch.setattr(transport, "ANSWER", 0.05)
    monkeypatch.setattr(transport, "UPLOAD", 5.0)
    office.delay = 0.3
    assert await bot.call("sendDocument", chat_id=7, document=InputFile(b"x", "x.txt"))


async def test_a_connection_that_is_cut_says_nothing_about_what_happened(bot, office, line):
    office.delay = 1
    call = asyncio.create_task(bot.call("sendMessage", chat_id=7, text="x"))
    await happens(lambda: office.asked)
    line.cut()
    with pytest.raises(NetworkError) as told:
        await call
    assert not isinstance(told.value, NeverConnected | TimedOut)


async def test_after_a_cut_the_next_call_has_a_new_connection(bot, line):
    await bot.call("getMe")
    line.cut()
    await asyncio.sleep(0.05)
    assert await bot.call("getMe")
    assert line.opened == 2


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b"<html>", TelegramError),
        (502, b"<html>Bad Gateway</html>", NetworkError),
        (500, b"", NetworkError),
        (400, b'{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}', BadRequest),
    ],
)
async def test_odd_answers_are_errors_of_their_kind(bot, office, status, body, kind):
    office.status, office.body = status, body
    with pytest.raises(kind) as told:
        await bot.call("sendMessage", chat_id=7, text="x")
    assert not isinstance(told.value, NeverConnected)


async def test_a_proxy_gets_every_call(office, line):
    made = await api("http://telegram.invalid", proxy=line.url)
    assert await made.call("sendMessage", chat_id=7, text="x") == {"message_id": 5}
    assert office.asked[0].message.path.startswith("http://telegram.invalid/bot")
    await ends(made)


async def test_a_proxy_that_does_not_answer_has_sent_nothing_on(line):
    await line.down()
    made = await api("http://telegram.invalid", proxy=line.url)
    with pytest.raises(NeverConnected):
        await made.call("sendMessage", chat_id=7, text="x")
    await ends(made)


async def test_a_proxy_that_refuses_the_tunnel_has_sent_nothing_on(office):
    office.status = 407
    made = await api("https://telegram.invalid", proxy=office.url)
    with pytest.raises(NeverConnected):
        await made.call("sendMessage", chat_id=7, text="x")
    await ends(made)


async def test_no_error_carries_the_token(bot, office, line, monkeypatch):
    monkeypatch.setattr(transport, "ANSWER", 0.1)
    errors = []

    async def fails(made: Api) -> None:
        with pytest.raises(TelegramError) as told:
            await made.call("sendMessage", chat_id=7, text="x")
        errors.append(told.value)

    office.delay = 0.5
    await fails(bot)
    office.delay, office.status, office.body = 0, 404, b'{"ok":false,"error_code":404,"description":"Not Found"}'
    await fails(bot)
    office.status, office.body = 500, b"<html>"
    await fails(bot)
    await line.down()
    await fails(bot)
    for url in ("http://nobody.invalid", "http://127.0.0.1:99999", "https://127.0.0.1:1", "http://[bad"):
        made = await api(url)
        await fails(made)
        await ends(made)
    for error in errors:
        told = "".join(traceback.format_exception(error)) + repr(error) + str(error)
        assert TOKEN not in told
        assert TOKEN.partition(":")[2] not in told
