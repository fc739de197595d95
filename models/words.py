"""Words that people write: without space around them, and not too many."""

from models.rules import RuleBroken


def checked(said: str, longest: int, none: str, too_long: str) -> str:
    """Return words without space around them. Raises RuleBroken `none`, or `too_long` with the lengths.

    Characters are counted as Telegram counts them: in UTF-16.
    """
    trimmed = said.strip()
    length = len(trimmed.encode("utf-16-le", "surrogatepass")) // 2
    if not trimmed:
        raise RuleBroken(none)
    if length > longest:
        raise RuleBroken(too_long, length=length, longest=longest)
    return trimmed
