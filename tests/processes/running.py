"""The program as people start it: a process of its own."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from tests.conftest import KEY_TEXT
from tests.forking import fork

QUICK = {"NUANYI_PACE": "off", "NUANYI_LOG": "info"}


class Fork:
    """`nuanyi run` in a process that has read all modules before it begins; has the face of asyncio's processes.

    Most of what a start takes is reading modules, and a story with fifty kills is mostly starts.
    """

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._process = fork(("run",), environment, log, log)
        self.terminate, self.kill = self._process.terminate, self._process.kill

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self._process.pid, number)

    async def wait(self) -> int:
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode


class Running:
    """`nuanyi run` as a process, with its log in a file; a `forked` one starts in a tenth of the time."""

    def __init__(
        self,
        telegram_url: str,
        database_url: str,
        folder: Path,
        name: str = "one",
        *,
        forked: bool = False,
        **settings: str,
    ) -> None:
        self.forked = forked
        self.log = folder / f"{name}.log"
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("NUANYI_")},
            "NUANYI_TOKEN": "42:sandbox",
            "NUANYI_API_URL": telegram_url,
            "NUANYI_DATABASE_URL": database_url,
            "NUANYI_DATA_DIR": str(folder),
            "NUANYI_KEY": KEY_TEXT,
            **QUICK,
            **settings,
        }
        self.process: asyncio.subprocess.Process | Fork | None = None

    async def start(self, *, wait: bool = True) -> None:
        """Start it, and wait until it says that it is running."""
        seen = self.said().count('"event": "running"')
        if self.forked:
            self.process = Fork(self.environment, self.log)
        else:
            with self.log.open("a") as log:
                command = (sys.executable, "-m", "bot", "run")
                self.process = await asyncio.create_subprocess_exec(
                    *command, env=self.environment, stdout=log, stderr=log
                )
        while wait and self.said().count('"event": "running"') == seen:
            assert self.process.returncode is None, self.said()
            await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        await self.process.wait()

    async def end(self) -> int:
        """SIGTERM; return the exit code."""
        self.process.terminate()
        return await self.process.wait()

    def freeze(self) -> None:
        """Stop it where it stands."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.process.send_signal(signal.SIGCONT)

    @property
    def lives(self) -> bool:
        """Tell whether it runs."""
        return self.process is not None and self.process.returncode is None

    def said(self) -> str:
        """Return its log."""
        return self.log.read_text() if self.log.exists() else ""
