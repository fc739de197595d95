"""Whatever happens in whatever order: a notice's books are true, nobody gets a third copy, nothing after a stop."""

import asyncio

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.database import Database
from bot.settings import Settings
from models.keys import Vault
from tests.conftest import KEY
from tests.models.notice_lives import Notices

STEPS = 40
SEQUENCES = {"sqlite": 15, "postgresql": 6}


def play(url: str, sequences: int, steps: int) -> None:
    """Play so many sequences of at most so many steps on a database; an AssertionError when something doesn't hold."""
    with asyncio.Runner() as runner:

        class OnThis(Notices):
            office, loop = Database(url, Vault(KEY)), runner.get_loop()

        how = settings(
            max_examples=sequences,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(OnThis, settings=how)
        finally:
            runner.run(OnThis.office.close())


def test_the_lives_of_notices(database_url):
    url = Settings(_env_file=None, database_url=database_url).database
    play(url, SEQUENCES[url.partition("+")[0]], STEPS)
