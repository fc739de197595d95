"""How calls get to Telegram: an aiohttp transport under python-telegram-bot, with connections kept open."""

from typing import Any

import aiohttp
import orjson
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT, ANSWER, UPLOAD = 10.0, 25.0, 120.0
"""Seconds for a connection, for an ordinary answer, and for an upload."""

IDLE = 75.0
"""Seconds an unused connection is kept: a new TLS handshake costs more than the call."""

LONGEST = 20 * 1024 * 1024
"""Bytes of a file that is downloaded; Telegram gives no larger one to a bot."""


class NeverConnected(NetworkError):
    """The call certainly did not reach Telegram, so repeating it does no harm."""


class TooLong(NetworkError):
    """The file is longer than what we want to have in memory."""


class Api(Bot):
    """python-telegram-bot's client, with one way to make any call and get Telegram's own answer."""

    async def call(self, method: str, **params: Any) -> Any:
        """Make a call and return the raw `result`. Raises python-telegram-bot's errors."""
        return await self._post(method, params)

    def _insert_defaults(self, data: dict[str, object]) -> None:
        # The library takes an album's parts for objects of its own.
        media = data.pop("media", None)
        super()._insert_defaults(data)
        if media is not None:
            data["media"] = media

    async def download(self, file_id: str) -> bytes:
        """Return the content of a file. Raises TooLong, or python-telegram-bot's errors."""
        file = await self.get_file(file_id)
        if (file.file_size or 0) > LONGEST:
            raise TooLong("the file is too big")
        return bytes(await file.download_as_bytearray())


class Transport(BaseRequest):
    """Carry Bot API calls over aiohttp; httpx needs five to ten times the processor time for each call."""

    def __init__(self, proxy: str | None = None, connections: int = 256) -> None:
        self.proxy = proxy
        self.connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Return the seconds an answer may take."""
        return ANSWER

    async def initialize(self) -> None:
        """Open the pool of connections."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self.connections, keepalive_timeout=IDLE, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, auto_decompress=True)

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call and return status and body.

        Raises NeverConnected when nothing was sent, TimedOut or NetworkError when nobody knows what became of it.
        No error carries the address, because the token is part of it.
        """
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        body = _body(request_data)
        answer = (
            read_timeout
            if isinstance(read_timeout, int | float)
            else UPLOAD
            if isinstance(body.get("data"), aiohttp.FormData)
            else ANSWER
        )
        timeout = aiohttp.ClientTimeout(total=None, connect=CONNECT, sock_connect=CONNECT, sock_read=answer)
        try:
            async with self._session.request(method, url, proxy=self.proxy, timeout=timeout, **body) as response:
                return response.status, await (_read(response) if method == "GET" else response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError, aiohttp.ConnectionTimeoutError) as error:
            raise NeverConnected(f"no connection ({type(error).__name__})") from None
        except TimeoutError as error:
            raise TimedOut(f"no answer in time ({type(error).__name__})") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"connection lost ({type(error).__name__})") from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Read an answer's JSON."""
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError:
            raise TelegramError("the answer is no JSON") from None


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """Return the body of a download, of which only its sender knows how long it is."""
    pieces, length = [], 0
    async for piece in response.content.iter_any():
        length += len(piece)
        if length > LONGEST:
            raise TooLong("the file is too big")
        pieces.append(piece)
    return b"".join(pieces)


def _body(request_data: RequestData | None) -> dict[str, Any]:
    if request_data is None:
        return {}
    if not request_data.contains_files:
        return {
            "data": orjson.dumps(request_data.parameters),
            "headers": {"Content-Type": "application/json"},
        }
    form = aiohttp.FormData(quote_fields=False)  # a file's name is read as UTF-8, and never unquoted
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}
