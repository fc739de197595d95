"""Make the traditional Chinese texts from the simplified ones: `python -m bot.texts.traditional [--check]`.

OpenCC converts what people read, and nothing else: keys, variables, tags and comments stay as they are.
Whoever wants other words writes the simplified ones differently; the result is never edited.
"""

import sys
from pathlib import Path

from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

FOLDER = Path(__file__).parent
SOURCE, RESULT = FOLDER / "zh-Hans.ftl", FOLDER / "zh-Hant.ftl"

HEADER = "# Made from zh-Hans.ftl by `make zh-hant`; changes belong there.\n\n"

OTHERWISE = {
    "“": "「",
    "”": "」",
    "簡體中文": "繁體中文",  # each text names its own language
    "社群": "社區",  # these three are the words of programmers, which we never mean
    "程式碼": "代碼",
    "型別": "類型",
}
"""What the conversion gives, and what is right."""


class _Texts(Visitor):
    """Collect where in the source the words for people stand."""

    def __init__(self) -> None:
        self.spans: list[tuple[int, int]] = []

    def generic_visit(self, node: ast.BaseNode) -> None:
        if isinstance(node, ast.TextElement) and node.span:
            self.spans.append((node.span.start, node.span.end))
        super().generic_visit(node)


def traditional(source: str) -> str:
    """Return the traditional file for a simplified one."""
    from opencc import OpenCC  # only developers have it: whoever runs the bot needs the result alone

    converter, texts = OpenCC("s2twp"), _Texts()
    texts.visit(parse(source))
    parts, done = [HEADER], 0
    for start, end in sorted(texts.spans):
        parts += [source[done:start], _worded(converter.convert(source[start:end]))]
        done = end
    return "".join([*parts, source[done:]])


def main(arguments: list[str]) -> str | None:
    """Write the file, or with `--check` only look; return what is wrong, None when all is well."""
    if arguments not in ([], ["--check"]):
        return "python -m bot.texts.traditional [--check]"
    wanted = traditional(SOURCE.read_text(encoding="utf-8"))
    if not arguments:
        RESULT.write_text(wanted, encoding="utf-8")
    elif not RESULT.exists() or RESULT.read_text(encoding="utf-8") != wanted:
        return f"{RESULT.name} is out of date: run `make zh-hant`."
    return None


def _worded(text: str) -> str:
    for made, wanted in OTHERWISE.items():
        text = text.replace(made, wanted)
    return text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
