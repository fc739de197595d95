"""`nuanyi` in processes that have read all modules before they begin: most of what a command takes is reading them."""

import contextlib
import gc
import multiprocessing
import os
import sys
import tempfile
from multiprocessing import forkserver
from pathlib import Path

ROOT = Path(__file__).parents[1]

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["bot.cli", "bot.app", "tests.forking"])


def fork(words: tuple[str, ...], environment: dict[str, str], out: Path, errors: Path) -> multiprocessing.Process:
    """Start `nuanyi` with these words in the present folder; what it says is added to these files."""
    with contextlib.chdir(ROOT):  # where the process that forks finds the modules
        forkserver.ensure_running()
    process = _forks.Process(target=_begin, args=(words, environment, out, errors), daemon=True)
    process.start()
    return process


def called(words: tuple[str, ...], environment: dict[str, str]) -> tuple[int, str]:
    """Call `nuanyi` in the present folder, and return its exit code and what it said."""
    with tempfile.TemporaryDirectory(prefix="nuanyi-said-") as folder:
        out, errors = Path(folder) / "out", Path(folder) / "errors"
        process = fork(words, environment, out, errors)
        process.join(60)
        assert process.exitcode is not None, f"nuanyi {' '.join(words)} does not end"
        return process.exitcode, out.read_text("utf-8") + errors.read_text("utf-8")


def _begin(words: tuple[str, ...], environment: dict[str, str], out: Path, errors: Path) -> None:
    from bot.cli import app

    gc.freeze()  # else the end looks for garbage among all modules
    for stream, path in ((sys.stdout, out), (sys.stderr, errors)):
        with path.open("a") as file:
            os.dup2(file.fileno(), stream.fileno())
        stream.reconfigure(encoding="utf-8")
    os.environ.clear()
    os.environ.update(environment)
    app(list(words), prog_name="nuanyi")
