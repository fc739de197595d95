"""A bot that does what a test tells it to, through the Bot API."""

from typing import Any

import aiohttp

LIST = {
    "inline_keyboard": [
        [{"text": "1. 花园路驿站", "callback_data": "station"}],
        [{"text": "🔖 收藏", "callback_data": "keep"}, {"text": "现在开门", "callback_data": "open"}],
    ]
}
KEYS = {
    "keyboard": [
        [{"text": "📍 找驿站", "request_location": True}],
        [{"text": "❓ 帮助"}, {"text": "📱 留电话", "request_contact": True}],
    ],
    "resize_keyboard": True,
    "input_field_placeholder": "说说你在找什么",
}


class ScriptedBot:
    """Calls methods, and waits for updates."""

    def __init__(self, http: aiohttp.ClientSession, url: str, token: str) -> None:
        self.http = http
        self.root = f"{url}/bot{token}"
        self.offset = 0
        self.waiting: list[dict[str, Any]] = []

    async def call(self, method: str, **params: Any) -> Any:
        """Call a method; a refusal is an AssertionError."""
        async with self.http.post(f"{self.root}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def says(self, chat: int, text: str, **params: Any) -> int:
        """Write HTML to a chat; give the message's number."""
        message = await self.call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **params)
        return message["message_id"]

    async def hears(self, kind: str = "message") -> dict[str, Any]:
        """Wait for the next update and give what is in it; it must be of this kind."""
        if not self.waiting:
            self.waiting = await self.call("getUpdates", offset=self.offset, timeout=5)
        assert self.waiting, f"the bot was told of no {kind}"
        update = self.waiting.pop(0)
        self.offset = update["update_id"] + 1
        assert kind in update, update
        return update[kind]
