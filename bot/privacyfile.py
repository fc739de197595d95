"""All that is known about a person, as files to take along: one to read, one for other programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from bot.texts import plain

_STYLE = """
:root { color-scheme: light dark; --ink: #2a1a16; --soft: #6f5d55; --paper: #fff; --cream: #fff4e3; --red: #b8271b }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f4e9e2; --soft: #b5a59c; --paper: #2a211e; --cream: #1a1412; --red: #ff8d7e }
}
body { margin: 0; background: var(--cream); color: var(--ink); font: 17px/1.6 system-ui, sans-serif }
main { max-width: 42rem; margin: 0 auto; padding: 0 16px 48px }
header { background: #b8271b; color: #fff; border-bottom: 5px solid #ffcf70; margin: 0 -16px; padding: 24px 20px }
h1 { margin: 0; font-size: 26px; line-height: 1.3 }
header p { margin: 8px 0 0; color: #fff4e3 }
section { background: var(--paper); border-radius: 14px; margin-top: 18px; padding: 14px 18px 16px }
h2 { margin: 0 0 6px; font-size: 19px; color: var(--red) }
dl { margin: 0 }
dt { color: var(--soft); font-size: 14px; margin-top: 10px }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
.none { color: var(--soft); margin: 6px 0 0 }
@media (min-width: 34rem) { main { padding: 0 16px 64px } header { margin: 0 0 6px; border-radius: 0 0 14px 14px } }
"""


@dataclass(frozen=True)
class Section:
    """What is known in one respect: its heading, and lines of what it is and what it says."""

    heading: str
    lines: Sequence[tuple[str, str]]


def readable(sections: Sequence[Section], language: str) -> bytes:
    """Return a page of HTML that needs nothing else: UTF-8, no script, everything escaped."""
    title = _safe(plain(language, "privacy-file-title"))
    intro = _safe(plain(language, "privacy-file-intro"))
    nothing = f'<p class="none">{_safe(plain(language, "privacy-file-nothing"))}</p>'
    body = "\n".join(_section(section, nothing) for section in sections) or nothing
    # The policy lets nothing be loaded or run, whatever should ever slip through.
    page = f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<header><h1>{title}</h1><p>{intro}</p></header>
{body}
</main>
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def as_json(data: object) -> bytes:
    """Return data as indented JSON in UTF-8, moments and dates as in ISO 8601.

    Raises ValueError for a moment without an offset, TypeError for what JSON doesn't know.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_said, allow_nan=False)
    return (text + "\n").encode("utf-8", "replace")


def _section(section: Section, nothing: str) -> str:
    lines = "\n".join(_line(label, value) for label, value in section.lines)
    body = f"<dl>\n{lines}\n</dl>" if lines else nothing
    return f'<section>\n<h2 dir="auto">{_safe(section.heading)}</h2>\n{body}\n</section>'


def _line(label: str, value: str) -> str:
    return f'<dt dir="auto">{_safe(label)}</dt>\n<dd dir="auto">{_safe(value)}</dd>'


def _safe(text: str) -> str:
    """Return a text as HTML; characters that no page may hold become a sign that something was there."""
    lines = text.replace("\r\n", "\n")
    held = "".join(char if char in "\n\t" or char.isprintable() or ord(char) > 0x9F else "\ufffd" for char in lines)
    return escape(held)


def _said(value: object) -> str:
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("a moment without an offset")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"JSON knows no {type(value).__name__}")
