"""The font that pictures are drawn with, in two weights, and which characters it has."""

from functools import cache
from pathlib import Path

REGULAR = Path(__file__).parent / "NotoSansCJKsc-Regular.subset.otf"
BOLD = Path(__file__).parent / "NotoSansCJKsc-Bold.subset.otf"


@cache
def characters() -> frozenset[str]:
    """Return every character that both weights have; SOURCES.md says how they were chosen."""
    listed = Path(__file__).with_name("characters.txt").read_text(encoding="utf-8")
    return frozenset(listed) - {"\n"}
