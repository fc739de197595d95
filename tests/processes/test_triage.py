"""kill -9 at random instants while hazards are reported and worked: nothing is lost, and nothing happens twice."""

from tests.processes import triaging
from tests.processes.killing import programs_for

EACH, KILLS = 1, 4
"""Reports of each of sixty riders, and kills; tests/bench/triage.py has more of both."""


async def test_all_reports_are_taken_and_resolved_once_while_processes_die(telegram, kit, database_url, tmp_path):
    city = await triaging.prepare(telegram, kit, EACH)
    programs = programs_for(telegram, database_url, tmp_path, forked=True)

    await triaging.work_and_kill(kit, programs, city, KILLS, seed=11)
    for program in programs:
        await program.end()

    found = await triaging.check(kit, city)
    assert found["reports"] == EACH * triaging.RIDERS
    assert found["most"] <= KILLS, found
