"""The sandbox's own time, which may run ahead of (or behind) the machine's."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """A clock that runs as the machine's does, moved by whatever a story needs."""

    def __init__(self, now: datetime | None = None) -> None:
        self._ahead = 0.0
        if now is not None:
            self.set(now)

    def seconds(self) -> float:
        """Tell the time as seconds since 1970."""
        return time.time() + self._ahead

    def now(self) -> datetime:
        """Tell the time as an aware UTC datetime."""
        return datetime.fromtimestamp(self.seconds(), UTC)

    def shift(self, **by: float) -> None:
        """Move the clock, forward or back; takes what `timedelta` takes (days=, hours=, seconds= …)."""
        self._ahead += timedelta(**by).total_seconds()

    def set(self, to: datetime) -> None:
        """Set the clock; it runs on from there. `to` must be aware."""
        if to.tzinfo is None:
            raise ValueError("The sandbox's clock takes datetimes with a zone only.")
        self._ahead = to.timestamp() - time.time()
