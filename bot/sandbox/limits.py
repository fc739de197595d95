"""Telegram's flood limits, which the real one keeps vague: what bots are told to stay below."""

from collections import deque

from bot.sandbox.refusals import Refused, too_many

OVERALL_PER_SECOND = 30
PRIVATE_BURST = 3
PRIVATE_SECONDS = 3.0
GROUP_PER_MINUTE = 20


class Limits:
    """Counts what was sent lately, by the machine's time."""

    def __init__(self) -> None:
        self._all: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}

    def check(self, chat: int, now: float, *, weight: int = 1) -> None:
        """Count `weight` messages to a chat; raise Refused (429) when one limit is passed.

        Overall 30 in a second; to one person one a second, bursts up to 3 in 3 seconds; to one group 20 a minute.
        """
        recent = self._chats.setdefault(chat, deque())
        allowed, seconds = (GROUP_PER_MINUTE, 60.0) if chat < 0 else (PRIVATE_BURST, PRIVATE_SECONDS)
        self._refuse(self._all, OVERALL_PER_SECOND, 1.0, now, weight)
        self._refuse(recent, allowed, seconds, now, weight)
        self._all.extend([now] * weight)
        recent.extend([now] * weight)

    def _refuse(self, sent: deque[float], allowed: int, seconds: float, now: float, weight: int) -> None:
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        if len(sent) + weight > allowed:
            raise self._later(sent[0] + seconds - now if sent else seconds)

    def _later(self, seconds: float) -> Refused:
        return too_many(max(1, int(seconds) + 1))
