"""The sandbox's server: the Bot API over HTTP, files, and (in page.py) what the page needs."""

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from aiohttp import web
from aiohttp.web_request import BaseRequest

from bot.sandbox import page
from bot.sandbox.checks import real_name
from bot.sandbox.files import Upload
from bot.sandbox.methods import METHODS, PACED
from bot.sandbox.refusals import Refused, bad
from bot.sandbox.world import Call, Telegram

LARGEST = 60 * 1024 * 1024
JSON = "application/json"
FOREVER = 3600.0
Params = dict[str, Any]
Uploads = dict[str, Upload]


class Cut(Exception):
    """The connection is to end without an answer."""


@dataclass
class Server:
    """A running sandbox; `url` is its root, without a slash at the end."""

    telegram: Telegram
    url: str
    runner: web.ServerRunner

    async def stop(self) -> None:
        """Close all connections and stop."""
        for socket in list(self.telegram.sockets):
            await socket.close()
        self.telegram.updates.end()
        await self.runner.cleanup()


async def serve(telegram: Telegram, port: int = 0) -> Server:
    """Serve a world on a loopback port (0: any free one)."""

    async def handle(request: BaseRequest) -> web.StreamResponse:
        return await answer(telegram, request)

    def make_request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> BaseRequest:
        loop = asyncio.get_running_loop()
        return BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=LARGEST)

    # A bare server: aiohttp's application and router cost a third of a call.
    web_server = web.Server(handle, request_factory=make_request, access_log=None)
    runner = web.ServerRunner(web_server, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port, backlog=1024)
    await site.start()
    telegram.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    return Server(telegram, telegram.url, runner)


async def answer(telegram: Telegram, request: BaseRequest) -> web.StreamResponse:
    """Answer one request."""
    path = request.path
    if not page.from_here(request):
        return web.Response(status=403, text="The sandbox answers on this machine only.")
    if path.startswith("/bot"):
        token, _, method = path[4:].partition("/")
        return await or_cut(request, call(telegram, token, method, request))
    if path.startswith("/file/bot"):
        return await or_cut(request, download(telegram, path[9:], request))
    if path == "/sandbox/clock":
        return web.json_response({"now": telegram.clock.now().isoformat()})
    return await page.respond(telegram, request)


async def or_cut(request: BaseRequest, answering: Awaitable[web.StreamResponse]) -> web.StreamResponse:
    """Give an answer, or end the connection."""
    try:
        return await answering
    except Cut:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


async def call(telegram: Telegram, token: str, name: str, request: BaseRequest) -> web.Response:
    """Answer one call of the Bot API."""
    params: Params = {}
    outcome, status, method = "ok", 200, name
    try:
        method = check_method(telegram, token, name)
        params, uploads = await read_params(request)
        body = await perform(telegram, method, params, uploads)
    except Refused as refused:
        body, status, outcome = orjson.dumps(refused.body()), refused.code, refused.description
    except Cut:
        outcome = "cut"
        raise
    finally:
        if method != "getUpdates":
            when = datetime.fromtimestamp(telegram.clock.seconds(), UTC)
            telegram.calls.append(Call(method, params, when, outcome))
    return web.Response(body=body, status=status, content_type=JSON)


def check_method(telegram: Telegram, token: str, name: str) -> str:
    """Give the method's real name; refuse a wrong token and unknown methods."""
    if token != telegram.token:
        raise Refused(401, "Unauthorized")
    method = real_name(name)
    if method is None:
        raise Refused(404, "Not Found: method not found")
    if method not in METHODS:
        raise Refused(404, f"Not Found: the sandbox does not speak {method}")
    return method


async def perform(telegram: Telegram, name: str, params: Params, uploads: Uploads) -> bytes:
    """Do what a call asks, with its latency and faults; gives the answer's body, changes `params` to checked
    ones.
    """
    if telegram.faults.all:
        await meet_faults(telegram, name, params, "before")
    if telegram.latency and name != "getUpdates":
        await asyncio.sleep(telegram.latency)
    checked = METHODS[name].check(params)
    params.update(checked)
    if uploads:
        checked["attached"] = check_attached(params, uploads)
    if name == "getUpdates":
        batch = await telegram.updates.fetch(checked)
        return b'{"ok":true,"result":[' + b",".join(update.body for update in batch) + b"]}"
    if telegram.enforce_limits and name in PACED:
        check_limits(telegram, checked)
    result = METHODS[name].do(telegram, checked)
    if telegram.faults.all:
        await meet_faults(telegram, name, params, "after")
    return b'{"ok":true,"result":' + orjson.dumps(result) + b"}"


def check_limits(telegram: Telegram, params: Params) -> None:
    """Refuse what comes too fast."""
    chat = params.get("chat_id")
    if isinstance(chat, int):
        weight = len(params.get("media", ()) or params.get("message_ids", ())) or 1
        telegram.limits.check(chat, time.monotonic(), 1 if "message_id" in params else weight)


def check_attached(params: Params, uploads: Uploads) -> Uploads:
    """Refuse files that no attach:// names."""
    words = orjson.dumps(params, default=str).decode()
    for name in uploads:
        if f"attach://{name}" not in words:
            raise bad(f'unknown parameter "{name}"')
    return uploads


async def meet_faults(telegram: Telegram, name: str, params: Params, when: str) -> None:
    """Run into the faults that are set for this call."""
    for fault in telegram.faults.meet(name, params, when, ("error", "cut", "slow", "hang")):
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        elif fault.kind == "hang":
            await asyncio.sleep(fault.seconds or FOREVER)
            raise Cut
        elif fault.kind == "cut":
            raise Cut
        else:
            body = fault.body()
            raise Refused(fault.status, body["description"], **body.get("parameters", {}))


async def read_params(request: BaseRequest) -> tuple[Params, Uploads]:
    """Read a call's parameters from query, form, multipart or JSON, and the files that others will name."""
    params: Params = dict(request.query) if request.query_string else {}
    uploads: Uploads = {}
    if not request.can_read_body:
        return params, uploads
    if request.content_type == JSON:
        return params | _json(await request.read()), uploads
    if request.content_length and request.content_length > LARGEST:
        raise Refused(413, "Request Entity Too Large")
    try:
        form = await request.post()
    except ValueError:
        raise bad("strings must be encoded in UTF-8") from None
    for key, value in form.items():
        if not isinstance(value, web.FileField):
            params[key] = value
            continue
        upload = Upload(value.file.read(), value.filename, value.content_type)
        if key in {"photo", "document", "video", "animation", "thumbnail", "cover"}:
            params[key] = upload
        else:
            uploads[key] = upload
    return params, uploads


def _json(text: bytes) -> Params:
    try:
        given = orjson.loads(text or b"{}")
    except ValueError:
        raise bad("can't parse JSON") from None
    if not isinstance(given, dict):
        raise bad("can't parse JSON")
    return given


async def download(telegram: Telegram, rest: str, request: BaseRequest) -> web.StreamResponse:
    """Give a file's content; a fault of the method "download" that cuts "after" lets the first half through."""
    token, _, path = rest.partition("/")
    file = telegram.files.by_path.get(path)
    try:
        if token != telegram.token:
            raise Refused(401, "Unauthorized")
        await meet_faults(telegram, "download", {}, "before")
        if file is None:
            raise Refused(404, "Not Found")
    except Refused as refused:
        return web.json_response(refused.body(), status=refused.code)
    response = web.StreamResponse(headers={"Content-Type": "application/octet-stream"})
    content, half = file.content, len(file.content) // 2
    response.content_length = len(content)
    await response.prepare(request)
    await response.write(content[:half])
    await meet_faults(telegram, "download", {}, "after")
    await response.write(content[half:])
    await response.write_eof()
    return response
