"""Twenty cadres press at the same moment: one has it, nineteen are told who. A press that comes twice counts once."""

import asyncio

from models import moves
from models.moves import FILE, RELEASE, TAKE
from tests.stories.filed import file
from tests.stories.hazards import becomes_desk
from tests.stories.people import becomes_cadre


async def test_one_of_twenty_has_it_and_a_press_that_comes_twice_counts_once(telegram, nuanyi, town, wang):
    cadres = [telegram.person(f"网格员{number}", started=True) for number in range(20)]
    group = telegram.group("处置群", cadres)
    for cadre in cadres:
        await becomes_cadre(nuanyi, cadre, area=town.area("410103"))
    await becomes_desk(nuanyi, group, area_id=town.area("410103"))
    wang.started = wang.met = True
    number = (await file(nuanyi.kit, wang.id, "rubbish")).number
    card = await group.hears(f"#{number} ")

    pressing = [cadre.presses("我来", on=card, chat=group, within=20) for cadre in cadres]
    toasts = [answer.text for answer in await asyncio.gather(*pressing)]
    (winner,) = [cadre for cadre, toast in zip(cadres, toasts, strict=True) if toast == f"归你了，#{number}"]
    assert toasts.count(f"#{number} 已经是 {winner.name} 在办。") == 19
    await group.hears(f"{winner.name} 接了")
    assert await history(nuanyi, number) == [FILE, TAKE]

    telegram.faults.add(kind="duplicate")  # twice at once, and once more behind what comes next
    other = cadres[cadres.index(winner) - 1]
    await winner.presses(data=f"u:release:{number}", on=card, chat=group)
    telegram.faults.add(kind="duplicate")
    await other.presses(data=f"u:take:{number}", on=card, chat=group)
    for by, data in ((other, "u:release"), (winner, "u:more")):
        await by.presses(data=f"{data}:{number}", on=card, chat=group)
    assert await history(nuanyi, number) == [FILE, TAKE, RELEASE, TAKE, RELEASE]


async def history(nuanyi, number: int) -> list[str]:
    """Return the moves that were made of a report; each has a cause of its own."""
    async with nuanyi.kit.database.read() as session:
        steps = await moves.steps(session, number)
    assert len({step.source for step in steps}) == len(steps)
    return [step.move for step in steps]
