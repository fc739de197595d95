"""Telegram's flood limits: the real ones are kept vague, these are what bots are told to stay below."""

from collections import deque

from bot.sandbox.refusals import Refused, too_many

GRACE = 0.05


class Limits:
    """Counts what was sent lately, by the machine's time.

    `overall` messages in any second; to one person one each `private_seconds`; to one group
    `group_per_minute` in any minute. Who was refused is refused until the time they were told has passed.
    """

    def __init__(self, overall: int = 30, private_seconds: float = 1.0, group_per_minute: int = 20) -> None:
        self.overall = overall
        self.private_seconds = private_seconds
        self.group_per_minute = group_per_minute
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._free_at: dict[int, float] = {}

    def check(self, chat: int, now: float, weight: int = 1) -> None:
        """Count `weight` messages to a chat at `now` (seconds of any clock); raise Refused (429) when it is
        too many.
        """
        free_at = self._free_at.get(chat, 0.0)
        if now < free_at - GRACE:
            raise self._refusal(chat, free_at - now)
        wait = self._wait(self._all, self.overall, 1.0, now, weight)
        if wait > 0:
            raise self._refusal(chat, wait)
        if chat < 0:
            sent = self._groups.setdefault(chat, deque())
            wait = self._wait(sent, self.group_per_minute, 60.0, now, weight)
            if wait > 0:
                raise self._refusal(chat, wait, until=now + wait)
            sent.extend([now] * weight)
        else:
            self._free_at[chat] = now + self.private_seconds * weight
        self._all.extend([now] * weight)

    def _wait(self, sent: deque[float], allowed: int, seconds: float, now: float, weight: int) -> float:
        """Tell how long until `weight` more fit into what is allowed, 0 if they do."""
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        over = len(sent) + weight - allowed
        return max(0.0, sent[min(over, len(sent)) - 1] + seconds - now) if over > 0 and sent else 0.0

    def _refusal(self, chat: int, seconds: float, until: float | None = None) -> Refused:
        if until is not None:
            self._free_at[chat] = until
        return too_many(max(1, int(seconds) + 1))
