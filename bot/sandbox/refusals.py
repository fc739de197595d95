"""How a call is refused: a code, Telegram's words, and sometimes parameters."""

from typing import Any


class Refused(Exception):
    """A call that Telegram does not accept; `parameters` may hold retry_after or migrate_to_chat_id."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Give the JSON body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad(words: str) -> Refused:
    """Make the refusal of a call that is wrong (400)."""
    return Refused(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refused:
    """Make the refusal of a call that is not allowed (403)."""
    return Refused(403, f"Forbidden: {words}")


def too_many(seconds: int) -> Refused:
    """Make the refusal of a call that comes too soon (429)."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
