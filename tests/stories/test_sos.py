"""One-tap help: whom to call, for everybody, at once."""

import pytest

from models.members import Member
from tests.stories.conftest import ON_ONE_DATABASE, count

SCREEN = """🆘 一键求助

人命关天，马上打：
110　报警
120　急救
119　火警
122　交通事故

别的事可以打：
12345　政务服务热线
12333　劳动保障（工资、工伤）
12348　法律援助
12351　工会

点一下号码就复制好了，到手机拨号里粘贴。三位数的直接拨更快。"""


@pytest.mark.parametrize("way", ["/sos", "🆘 一键求助", "求助"])
async def test_a_stranger_sees_whom_to_call_and_nothing_is_kept_of_them(wang, nuanyi, database, way):
    await wang.says(way)
    shown = await wang.hears("一键求助")
    assert shown.text == SCREEN
    assert await count(database, Member) == 0


@ON_ONE_DATABASE
async def test_one_tap_copies_a_number(wang, nuanyi):
    await wang.says("/sos")
    shown = await wang.hears("一键求助")
    for number in ("110", "120", "12345"):
        assert f"<code>{number}</code>" in shown.html


@ON_ONE_DATABASE
async def test_it_is_there_in_english(ana, nuanyi):
    await ana.says("/sos")
    assert "110　police" in (await ana.hears("Emergency numbers")).text


@ON_ONE_DATABASE
async def test_from_there_one_gets_to_ones_secretary(wang, nuanyi):
    await wang.says("/sos")
    await wang.presses("✉️ 写给书记", on=await wang.hears("一键求助"))
    asked = await wang.hears("先报到，才能给书记写信")
    assert "12333　劳动保障" in asked.text
    await wang.presses("去报到", on=asked)
    await wang.hears("报到")
