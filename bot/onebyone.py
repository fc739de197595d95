"""Seeing to things one by one, so that one that can't be seen to doesn't keep the others from it."""

from collections.abc import Awaitable, Callable, Iterable

from bot.kit import Kit
from bot.logs import log


async def see_to(kit: Kit, what: str, numbers: Iterable[int], act: Callable[[int], Awaitable[int]]) -> int:
    """Do something about each of these, and return how often something was done; `what` is what the log calls them.

    Each is a transaction of its own; what it owes is sent right after.
    """
    count = 0
    for number in numbers:
        try:
            count += await act(number)
        except Exception as error:
            log().error("something could not be seen to", what=what, number=number, kind=type(error).__name__)
    if count:
        kit.owed.set()
    return count
