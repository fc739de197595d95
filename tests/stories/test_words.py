"""Somebody types instead of tapping: a name, a street, or a part of one."""

from tests.stories.conftest import ON_ONE_DATABASE, offering

TRAP = "驿站<b>&amp;"


TYPED = {
    "大学路街道工心驿站": "大学路街道工心驿站",
    "工心驿": "大学路街道工心驿站",
    "伊河路与工人路西南角": "工会驿站(郑州银行郑州市中原区伊河路)",
    "互助路28号": "工会驿站(郑州市张仲景大药房互助路店)",
    "张仲景 互助": "工会驿站(郑州市张仲景大药房互助路店)",
    "　ｙｉｎｇｂｉｎ　": "Yingbin Road 驿站",
    "绿城北街": "Yingbin Road 驿站",
    "北街": "Yingbin Road 驿站",
    "迎宾路三十一号院": "Yingbin Road 驿站",
}
"""What somebody types, and a station that it must find: by name, address or street, or a part of one."""


@ON_ONE_DATABASE
async def test_name_address_and_street_are_found_also_by_a_part(wang, nuanyi):
    await nuanyi.knows(offering("迎", name="Yingbin Road 驿站", address="迎宾路三十一号院", street="绿城北街"))
    for typed, name in TYPED.items():
        await wang.says(typed)
        found = await wang.hears("找到")
        listed = [block.partition("\n")[0].partition(". ")[2] for block in found.text.split("\n\n")[1:]]
        assert name in listed, typed
    await wang.presses("Yingbin", on=found)
    await wang.hears("Yingbin Road 驿站\n📍 迎宾路三十一号院")


@ON_ONE_DATABASE
async def test_what_is_found_is_numbered_and_says_where_and_whether_it_is_open(wang, nuanyi):
    await wang.says("工心驿站")
    found = await wang.hears()
    assert found.text == (
        "🔎 找到 1 个：\n\n1. 大学路街道工心驿站\n📍 郑州市二七区勤劳街与桃源路交叉口东南角\n🟢 24 小时开放"
    )


@ON_ONE_DATABASE
async def test_of_many_the_first_ten_are_shown_and_the_rest_is_counted(wang, nuanyi):
    await wang.says("驿站")
    found = await wang.hears("找到 82 个")
    assert len(found.buttons) == 10
    assert found.text.endswith("还有 72 个，多打几个字会更准。")


@ON_ONE_DATABASE
async def test_nothing_found_says_so_and_what_to_do(wang, ana, nuanyi):
    await wang.says("火星一号路")
    assert (await wang.hears()).text == "没找到“火星一号路”。换个路名或驿站名试试，或者点 📍 找驿站。"
    await ana.says("Mars Road")
    await ana.hears("Nothing found for “Mars Road”.")


@ON_ONE_DATABASE
async def test_what_was_typed_comes_back_as_it_was_typed(wang, nuanyi):
    await wang.says(TRAP + "火星")
    assert TRAP in (await wang.hears("没找到")).text


@ON_ONE_DATABASE
async def test_stations_with_long_addresses_still_fit_a_message(wang, nuanyi):
    rows = [
        offering(
            f"L{n}", north=n * 50, name="长" * 190 + str(n), address="址" * 990, discount="惠" * 990, hours="看" * 990
        )
        for n in range(12)
    ]
    await nuanyi.knows(*rows)
    await wang.says("长长长")
    found = await wang.hears("找到 12 个")
    await wang.presses("1. 长", on=found)
    page = await wang.hears("惠惠")
    assert page.text.count("惠") < 400
    assert (await wang.hears("址址")).venue.title == "长" * 190 + "0"
    await wang.shares_place(34.0, 112.0)
    assert (await wang.hears("最近的驿站")).text.count("长" * 190) == 5


@ON_ONE_DATABASE
async def test_who_types_what_the_keys_say_gets_what_the_keys_do(wang, ana, nuanyi):
    for typed in ("找驿站", "附近的驿站", "最近的驿站在哪？"):
        await wang.says(typed)
        await wang.hears("点下面的 📍 找驿站，或者用 📎 发一个位置给我")
    await wang.says("收藏")
    await wang.hears("你还没有收藏驿站")
    await wang.says("你好！")
    await wang.hears("我能帮你")
    await ana.says("Nearest station?")
    await ana.hears("Tap 📍 Find a station below")
    await ana.says("HELP")
    await ana.hears("What I can do")
