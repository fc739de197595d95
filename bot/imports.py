"""What an import found, as people read it."""

from bot.texts import plain
from models.rows import Finding


def line(language: str, finding: Finding, unit: str = "row") -> str:
    """Return one line that says where something is wrong, what, and how to mend it; `unit` is the table's."""
    sentence = plain(language, finding.key, **finding.args)
    where = {"row": finding.row, "column": finding.column, "sentence": sentence}
    given = {name: str(value) for name, value in where.items() if value is not None}
    if finding.row is None:
        return plain(language, "import-line-column", **given) if finding.column else sentence
    if unit == "feature":
        key = "import-line-feature" if finding.column else "import-line-feature-only"
        return plain(language, key, **given)
    return plain(language, "import-line-row" if finding.column else "import-line-row-only", **given)
