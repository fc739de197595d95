"""The project's own files, for tests that read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "models", "jobs")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is in the repository or would be if it were added; paths are relative to the root."""
    # A checkout may belong to another user than the one who tests it: git would refuse to look.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(path for path in map(Path, sorted(set(listed.split("\0")))) if (ROOT / path).is_file())


def modules(*folders: str) -> list[Path]:
    """The Python files in these top-level folders, relative to the root."""
    return [path for path in tracked() if path.suffix == ".py" and path.parts[0] in folders]


@cache
def tree(path: Path) -> ast.Module:
    """A Python file's syntax."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def calls(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call, with the last part of the name of what it calls."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute):
            yield call.func.id if isinstance(call.func, ast.Name) else call.func.attr, call
