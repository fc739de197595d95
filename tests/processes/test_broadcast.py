"""kill -9 at random instants while a broadcast goes out: everybody is in the books, nobody has a third copy."""

from tests.processes import broadcasting

PEOPLE, KILLS = 2_000, 20
"""tests/bench/broadcast.py has more of both."""


async def test_a_broadcast_reaches_everybody_or_lists_them_while_processes_die(
    telegram, database, database_url, tmp_path
):
    telegram.latency = 0.03
    notice, people = await broadcasting.prepare(telegram, database, PEOPLE)
    programs = broadcasting.programs_for(telegram, database_url, tmp_path, pace="400")

    killed = await broadcasting.send_and_kill(telegram, database, programs, notice, KILLS)
    for program in programs:
        await program.end()

    found = await broadcasting.check(database, notice, people, killed["meanwhile"])
    assert killed["meanwhile"] >= KILLS / 2, "it was over before most of the kills"
    assert found["twice"] > 0, "nothing was under way when they died"
