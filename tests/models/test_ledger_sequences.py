"""Points in any order, from several connections: what must hold of the ledger holds after every step."""

import asyncio

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.database import Database
from bot.settings import Settings
from models.keys import Vault
from tests.conftest import KEY
from tests.models.ledgers import Ledger, open_shop

SEQUENCES, STEPS = 80, 10


def play(url: str, sequences: int, steps: int) -> None:
    """Play so many sequences of at most so many steps on a database; an AssertionError when something doesn't hold."""
    with asyncio.Runner() as runner:
        database = Database(url, Vault(KEY))

        async def opened():
            async with database.begin() as session:
                return await open_shop(session)

        shop = runner.run(opened())

        class OnThis(Ledger):
            pass

        OnThis.database, OnThis.shop, OnThis.run = database, shop, staticmethod(runner.run)
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
            runner.run(database.close())


def test_what_must_hold_of_the_ledger_holds_after_every_step(database_url):
    play(Settings(_env_file=None, database_url=database_url).database, SEQUENCES, STEPS)
