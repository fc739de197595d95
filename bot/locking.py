"""One SQLite file serves one running program."""

import fcntl
from pathlib import Path
from typing import IO

from bot.database import folder_of
from bot.settings import WrongSetting


def only_one(url: str) -> IO[str] | None:
    """Lock the folder of an SQLite file until the result is closed; other databases need no lock.

    Raises WrongSetting when a running program holds it.
    """
    folder = folder_of(url)
    if folder is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    file = Path(folder / "nuanyi.lock").open("w")  # noqa: SIM115 - held as long as the program runs
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise WrongSetting(
            f"A running Nuanyi uses the SQLite database in {folder}: one file serves one process;"
            " several processes need PostgreSQL (NUANYI_DATABASE_URL)."
        ) from None
    return file


def refuse_if_running(url: str) -> None:
    """Raise WrongSetting when a running program uses this SQLite file."""
    held = only_one(url)
    if held is not None:
        held.close()
