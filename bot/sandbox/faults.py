"""What goes wrong on purpose."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.sandbox.groups import Group
    from bot.sandbox.people import Person

WORDS = {
    400: "Bad Request: made to fail",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests: retry after {seconds}",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
KINDS = ("error", "cut", "slow", "hang", "duplicate", "reorder", "late")


@dataclass(eq=False, slots=True)
class Fault:
    """One thing that shall go wrong; `times` counts down (None: until removed), `happened` counts up."""

    kind: str
    method: str | None
    chat: int | None
    when: str
    times: int | None
    status: int
    description: str | None
    retry_after: int | None
    migrate_to: int | None
    seconds: float
    share: float
    happened: int = 0

    def body(self) -> dict[str, Any]:
        """Give the JSON body of the error."""
        words = self.description or WORDS.get(self.status, "Internal Server Error")
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.status,
            "description": words.format(seconds=self.retry_after),
        }
        parameters = {"retry_after": self.retry_after, "migrate_to_chat_id": self.migrate_to}
        given = {key: value for key, value in parameters.items() if value is not None}
        return body | ({"parameters": given} if given else {})


class Faults:
    """All faults that are set."""

    def __init__(self) -> None:
        self.all: list[Fault] = []
        self.random = random.Random(1)  # noqa: S311 - the same faults in every run

    def add(
        self,
        method: str | None = None,
        chat: "Person | Group | int | None" = None,
        *,
        kind: str | None = None,
        status: int | None = None,
        description: str | None = None,
        retry_after: int | None = None,
        migrate_to: int | None = None,
        seconds: float = 0.0,
        when: str = "before",
        times: int | None = 1,
        share: float = 1.0,
    ) -> Fault:
        """Make the next calls go wrong: those of `method` (None: any but getUpdates) to `chat` (None: any).

        Fetching a file's content is the method "download"; cut "after", half of it comes.

        Kinds: error (`status`, `description`, `retry_after`), cut (the connection ends without an answer),
        hang (no answer at all), each `when` "before" the call has its effect or "after"; slow (`seconds`
        more); and for updates duplicate (the next batch comes twice, and once more later), reorder (the
        next batch is shuffled), late (the next update comes only after one behind it was confirmed).
        Without `kind`, a status means error, seconds mean slow, neither means cut. `share` is the chance of
        each time.
        """
        if kind is None:
            kind = "error" if status or retry_after else "slow" if seconds else "cut"
        if kind not in KINDS or when not in {"before", "after"}:
            raise ValueError(f"There is no fault {kind!r} {when!r}; kinds are {', '.join(KINDS)}.")
        chat_id = chat if isinstance(chat, int) or chat is None else chat.id
        status = status or (429 if retry_after else 500)
        fault = Fault(kind, method, chat_id, when, times, status, description, retry_after, migrate_to, seconds, share)
        self.all.append(fault)
        return fault

    def remove(self, fault: Fault | None = None) -> None:
        """Take one fault away, or all."""
        self.all = [] if fault is None else [other for other in self.all if other is not fault]

    def meet(self, method: str, params: dict[str, Any], when: str, kinds: tuple[str, ...]) -> Iterator[Fault]:
        """Give the faults that a call runs into now, and count them."""
        for fault in list(self.all):
            if fault.kind not in kinds or fault.when != when:
                continue
            if fault.method is None and method == "getUpdates":
                continue
            if fault.method not in {None, method}:
                continue
            if fault.chat is not None and str(params.get("chat_id")) != str(fault.chat):
                continue
            if self._strikes(fault):
                yield fault

    def _strikes(self, fault: Fault) -> bool:
        if fault.share < 1 and self.random.random() >= fault.share:
            return False
        fault.happened += 1
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.remove(fault)
        return True

    def strike(self, kind: str) -> list[Fault]:
        """Give the faults of this kind (of updates) that strike now, and count them."""
        return [fault for fault in list(self.all) if fault.kind == kind and self._strikes(fault)]
