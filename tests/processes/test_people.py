"""One long story with real processes that are killed between any two messages: from the invitation to the erasure."""

import asyncio
import os
import re
from datetime import timedelta

import pytest

from bot.sandbox import Person
from tests.forking import called
from tests.processes.running import Running
from tests.stories.checkins import PARTY, answers, begins, way
from tests.stories.conftest import WEDNESDAY
from tests.stories.people import BOSS, administrator

AREAS = "code,name,kind,parent\n410102,中原区,district,\n410102001,林山寨街道,street,410102\n"
BRANCHES = "code,name,area_code\nLSZ-1,林山寨骑手党支部,410102001\nLSZ-2,林山寨快递党支部,410102001\n"
PATIENT = 30.0
"""Seconds: a process that was killed takes a while to be back."""


class House:
    """The program as processes: on PostgreSQL two, of which one is killed at a time; on SQLite one."""

    def __init__(self, telegram, database_url: str, folder) -> None:
        names = ("one", "two") if database_url.startswith("postgres") else ("one",)
        settings = {"NUANYI_ADMINS": str(BOSS), "NUANYI_CLOCK": "sandbox"}
        self.folder = folder
        self.processes = [Running(telegram.url, database_url, folder, name, forked=True, **settings) for name in names]

    async def start(self) -> None:
        for process in self.processes:
            await process.start()

    async def jolt(self) -> None:
        """kill -9 one process, and start it anew."""
        self.processes.append(self.processes.pop(0))
        await self.processes[0].kill()
        await self.processes[0].start(wait=len(self.processes) == 1)

    async def end(self) -> None:
        for process in self.processes:
            if process.lives:
                await process.end()

    async def command(self, *words: str) -> str:
        """Give a command on the machine, and return what it prints."""
        code, said = await asyncio.to_thread(called, words, self.processes[0].environment)
        assert code == 0, said
        return said

    async def brings_in(self, kind: str, content: str) -> None:
        """Import a spreadsheet."""
        file = self.folder / f"{kind}.csv"
        await asyncio.to_thread(file.write_text, content)
        await self.command("import", kind, os.fspath(file))


@pytest.fixture
async def house(telegram, database_url, tmp_path):
    """The program, running since Wednesday at ten in the morning."""
    telegram.clock.set(WEDNESDAY)
    processes = House(telegram, database_url, tmp_path)
    await processes.brings_in("areas", AREAS)
    await processes.brings_in("branches", BRANCHES)
    await processes.start()
    yield processes
    await processes.end()


async def follows(person: Person, house: House, *words: str) -> None:
    """Open the link of an invitation that a command has printed."""
    link = re.search(r"\?start=(\S+)", await house.command("invite", *words, "--bot", "nuanyi_bot"))
    await person.opens(link[1])


async def taps(house: House, person: Person, *steps: tuple[str, str]) -> None:
    """Answer question by question; after every third one a process dies."""
    for turn, step in enumerate(steps):
        await answers(person, step, within=PATIENT)
        if turn % 3 == 1:
            await house.jolt()


async def test_from_the_invitation_to_the_erasure_while_processes_die(telegram, house):
    boss, zhang = administrator(telegram), telegram.person("张", language_code="zh-hans")
    wang = telegram.person("王伟", language_code="zh-hans")

    await follows(zhang, house, "--role", "secretary", "--branch", "LSZ-1", "--name", "张红")
    card = await boss.hears("张红", within=PATIENT)
    await house.jolt()
    await boss.presses(data=card.buttons[0][0].data, on=card, within=PATIENT)
    await zhang.hears("支部书记", within=PATIENT)

    await begins(wang)
    steps = [step for step in way(*PARTY, street="林山寨街道") if step[1] != "就选林山寨街道" and step[1] != "中原区"]
    steps = [("哪一片跑", "林山寨街道") if step[0] == "再细一点" else step for step in steps]
    await taps(house, wang, ("报到之前", "同意"), *steps)
    await wang.hears("发出去了", within=PATIENT)

    card = await zhang.hears("新的报到：王伟", within=PATIENT)
    await house.jolt()
    await zhang.says("写的是哪个站点？", reply_to=card)
    await answers(zhang, ("退回的原因", "问一句"), within=PATIENT)
    asked = await wang.hears("写的是哪个站点？", within=PATIENT)
    await house.jolt()
    await wang.says("绿城广场站", reply_to=asked)
    await zhang.hears("绿城广场站", within=PATIENT)
    await house.jolt()
    number = re.search(r"\d+", card.buttons[0][0].data)[0]
    await zhang.presses(data=f"v:{number}:mismatch", on=card, within=PATIENT)
    declined = await wang.hears("退回来了", within=PATIENT)
    await house.jolt()
    await wang.presses("改一改再发", on=declined, within=PATIENT)
    await answers(wang, ("看看对不对", "都对，发送"), within=PATIENT)
    await wang.hears("发出去了", within=PATIENT)
    await house.jolt()
    await zhang.presses(data=f"v:{int(number) + 1}:ok", on=card, within=PATIENT)
    await wang.hears("报到成功", within=PATIENT)
    await wang.hears("你的报到证", within=PATIENT)

    await house.jolt()
    await wang.says("/me")
    page = await wang.hears("我的 · 编号", within=PATIENT)
    await wang.presses(data="m:party", on=page, within=PATIENT)
    await answers(wang, ("是党员吗", "是，同意记下来"), ("哪个支部", "林山寨快递党支部"), within=PATIENT)
    change = await boss.hears("王伟 想改信息", within=PATIENT)
    await house.jolt()
    await boss.presses("确认", on=change, within=PATIENT)
    await wang.hears("你的信息改好了", within=PATIENT)

    telegram.clock.set(WEDNESDAY + timedelta(days=91))
    same = await wang.hears("你还在 美团", within=PATIENT)
    await house.jolt()
    await wang.presses("都没变", on=same, within=PATIENT)
    await wang.hears("记下了", within=PATIENT)

    await wang.says("/privacy")
    privacy = await wang.hears("你说了算", within=PATIENT)
    await wang.presses(data="y:erase", on=privacy, within=PATIENT)
    await house.jolt()
    await wang.presses(data="y:erase:yes", on=privacy, within=PATIENT)
    await wang.hears("已经全部删除", within=PATIENT)
    await begins(wang, within=PATIENT)
    await wang.hears("报到之前", within=PATIENT)
    told = [message for message in wang.heard if "报到成功" in message.text]
    assert 1 <= len(told) <= 2  # who is killed after sending, and before noting it, sends it once more
