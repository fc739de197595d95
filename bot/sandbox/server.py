"""The sandbox's server: the Bot API over HTTP, files, and (in page.py) what the page needs."""

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Any

import orjson
from aiohttp import web
from aiohttp.web_request import BaseRequest

from bot.sandbox.checks import real_name
from bot.sandbox.files import Upload
from bot.sandbox.methods import METHODS, SENDS, Method
from bot.sandbox.refusals import Refused
from bot.sandbox.world import Call, Telegram

log = logging.getLogger("bot.sandbox")
LARGEST = 60 * 1024 * 1024
JSON = "application/json"


class Cut(Exception):  # noqa: N818 - an event, not a mistake
    """The connection is to end without an answer."""


@dataclass
class Server:
    """A running sandbox."""

    telegram: Telegram
    url: str
    runner: web.ServerRunner

    async def stop(self) -> None:
        """Close all connections and stop."""
        await self.runner.cleanup()


async def serve(telegram: Telegram, port: int = 0) -> Server:
    """Serve a world on a loopback port (0: any free one)."""

    async def handle(request: BaseRequest) -> web.StreamResponse:
        return await answer(telegram, request)

    runner = web.ServerRunner(web.Server(handle, access_log=None), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port, backlog=1024)
    await site.start()
    real_port = runner.addresses[0][1]
    return Server(telegram, f"http://127.0.0.1:{real_port}", runner)


async def answer(telegram: Telegram, request: BaseRequest) -> web.StreamResponse:
    """Answer one request."""
    path = request.path
    if path.startswith("/bot"):
        token, _, method = path[4:].partition("/")
        try:
            return await call(telegram, token, method, request)
        except Cut:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
    if path.startswith("/file/bot"):
        return download(telegram, path[9:])
    if path == "/sandbox/clock":
        return web.json_response({"now": telegram.clock.now().isoformat()})
    return web.Response(status=404, text="Not Found")


async def call(telegram: Telegram, token: str, name: str, request: BaseRequest) -> web.Response:
    """Answer one call of the Bot API."""
    params: dict[str, Any] = {}
    method = name
    try:
        if token != telegram.token:
            raise Refused(401, "Unauthorized")
        method = real_name(name) or ""
        if method not in METHODS:
            raise Refused(
                404,
                "Not Found: method not found" if not method else f"Not Found: the sandbox has no {method}",
            )
        params = await read_params(request)
        body = await perform(telegram, METHODS[method], method, params)
        status, outcome = 200, "ok"
    except Refused as refused:
        body, status, outcome = orjson.dumps(refused.body()), refused.code, refused.description
    if method != "getUpdates":
        telegram.calls.append(Call(method, params, telegram.clock.now(), outcome))
    return web.Response(body=body, status=status, content_type=JSON)


async def perform(telegram: Telegram, method: Method, name: str, params: dict[str, Any]) -> bytes:
    """Do what a call asks, with its latency and faults; gives the answer's body."""
    if telegram.faults.all:
        await meet_faults(telegram, name, params, "before")
    if telegram.latency and name != "getUpdates":
        await asyncio.sleep(telegram.latency)
    checked = method.check(params)
    if telegram.enforce_limits and name in SENDS and isinstance(checked.get("chat_id"), int):
        telegram.limits.check(checked["chat_id"], time.monotonic(), weight=len(checked.get("media", "1")))
    if name == "getUpdates":
        updates = telegram.faults.batch(await telegram.updates.fetch(checked))
        return b'{"ok":true,"result":[' + b",".join(update.body for update in updates) + b"]}"
    result = method.do(telegram, checked)
    if telegram.faults.all:
        await meet_faults(telegram, name, params, "after")
    return b'{"ok":true,"result":' + orjson.dumps(result) + b"}"


async def meet_faults(telegram: Telegram, name: str, params: dict[str, Any], when: str) -> None:
    """Run into the faults that are set for this call."""
    for fault in telegram.faults.meet(name, params, when, ("error", "cut", "slow", "hang")):
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        elif fault.kind == "hang":
            await asyncio.sleep(fault.seconds or 3600)
            raise Cut
        elif fault.kind == "cut":
            raise Cut
        else:
            body = fault.body()
            raise Refused(fault.status, body["description"], **body.get("parameters", {}))


async def read_params(request: BaseRequest) -> dict[str, Any]:
    """Read a call's parameters from query, form, multipart or JSON."""
    params: dict[str, Any] = dict(request.query) if request.query_string else {}
    kind = request.content_type
    if not request.can_read_body:
        return params
    if kind == "application/json":
        given = orjson.loads(await request.read() or b"{}")
        return params | given
    form = await request.post()
    files = {}
    for key, value in form.items():
        if isinstance(value, web.FileField):
            files[key] = Upload(value.file.read(), value.filename, value.content_type)
        else:
            params[key] = value
    return _attach(params, files) if files else params


def _attach(params: dict[str, Any], files: dict[str, Upload]) -> dict[str, Any]:
    return params | files


def download(telegram: Telegram, rest: str) -> web.Response:
    """Give a file's content."""
    token, _, path = rest.partition("/")
    file = telegram.files.by_path.get(path)
    if token != telegram.token or file is None:
        code, words = (401, "Unauthorized") if token != telegram.token else (404, "Not Found")
        return web.json_response({"ok": False, "error_code": code, "description": words}, status=code)
    return web.Response(body=file.content, content_type=file.mime or "image/jpeg")
