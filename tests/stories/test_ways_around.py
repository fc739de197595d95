"""Coming in, finding one's way around, choosing a language."""

import pytest

from tests.stories.conftest import ON_ONE_DATABASE, ZHENGDA, happens, offering

KEYS = {
    "zh-hans": ["📍 找驿站", "📸 随手拍", "🪪 报到", "🔖 收藏的驿站", "🆘 一键求助", "❓ 帮助"],
    "zh-hant": ["📍 找驛站", "📸 隨手拍", "🪪 報到", "🔖 收藏的驛站", "🆘 一鍵求助", "❓ 幫助"],
    "en": [
        "📍 Find a station",
        "📸 Report a hazard",
        "🪪 Check in",
        "🔖 My stations",
        "🆘 Emergency numbers",
        "❓ Help",
    ],
}
COMMANDS = [
    *("near", "hazard", "checkin", "sos", "myreports", "points", "favourites"),
    *("privacy", "language", "help", "cancel", "myid", "start"),
]


def labels(keyboard):
    return [key.label for row in keyboard.keyboard for key in row]


@pytest.mark.parametrize(
    ("phone", "spoken"),
    [("zh-hans", "zh-hans"), ("zh-TW", "zh-hant"), ("de", "en"), (None, "zh-hans")],
)
@ON_ONE_DATABASE
async def test_a_greeting_in_ones_own_language_with_the_keys(telegram, nuanyi, phone, spoken):
    person = telegram.person("Jo", language_code=phone)
    await person.says("/start")
    heard = await person.hears()
    words = {"zh-hans": "Jo，你好！我是暖驿。", "zh-hant": "Jo，你好！我是暖驛。", "en": "Hello Jo! I am Nuanyi."}
    assert heard.text.startswith(words[spoken])
    assert labels(heard) == KEYS[spoken]
    assert [key.asks for row in heard.keyboard for key in row] == ["location", *[None] * 5]
    await person.hears_nothing(0.2)


async def test_every_language_can_be_chosen_and_stays(wang, nuanyi):
    await wang.says("/language")
    asked = await wang.hears("用哪种语言？")
    assert [row[0].label for row in asked.buttons] == ["简体中文", "繁體中文", "English"]
    chosen = {
        "English": "All right, English from now on.",
        "繁體中文": "好的，以後說繁體中文。",
        "简体中文": "好的，以后说简体中文。",
    }
    for (label, sentence), keys in zip(chosen.items(), (KEYS["en"], KEYS["zh-hant"], KEYS["zh-hans"]), strict=True):
        await wang.presses(label, on=asked)
        assert labels(await wang.hears(sentence)) == keys
        await nuanyi.restarts()
        await wang.says("/near")
        assert labels(await wang.hears(keys[0][2:])) == keys


@ON_ONE_DATABASE
async def test_keys_of_another_language_are_still_understood(wang, nuanyi):
    await wang.presses("English", on=await language_menu(wang))
    await wang.hears("English from now on")
    for language in KEYS:
        near, _, _, favourites, _, helping = KEYS[language]
        await wang.says(near)
        await wang.hears("Your phone did not send its location.")
        await wang.says(favourites)
        await wang.hears("You have saved no stations yet.")
        await wang.says(helping)
        await wang.hears("What I can do:")


async def language_menu(person):
    await person.says("/language")
    return await person.hears()


@ON_ONE_DATABASE
async def test_all_commands_are_in_the_menu_in_ones_language(wang, ana, telegram, nuanyi):
    await happens(lambda: len([call for call in telegram.calls if call.method == "setMyCommands"]) == 2)
    assert [entry["command"] for entry in wang.commands] == COMMANDS
    assert [entry["command"] for entry in ana.commands] == COMMANDS
    assert wang.commands[0]["description"] == "找最近的驿站"
    assert ana.commands[0]["description"] == "Find the nearest station"


@ON_ONE_DATABASE
async def test_every_command_of_the_menu_is_answered(ana, nuanyi):
    sentences = [
        "Tap 📍",
        "no faces",
        "check in",
        "110",
        "haven't reported anything",
        "My points: 0",
        "You have saved no",
        "keep nothing",
        "Which language",
        "What I can do",
        "nothing to cancel",
        "numeric id is",
        "Hello Ana",
    ]
    for name, sentence in zip(COMMANDS, sentences, strict=True):
        await ana.says(f"/{name}")
        await ana.hears(sentence)
    await ana.says("/help@nuanyi_sandbox_bot")
    await ana.hears("What I can do")


@ON_ONE_DATABASE
async def test_my_id_is_the_number_an_administrator_needs(wang, nuanyi):
    await wang.says("/myid")
    heard = await wang.hears()
    assert heard.text == f"你的数字编号是 {wang.id}"
    assert heard.html == f"你的数字编号是 <code>{wang.id}</code>"


@ON_ONE_DATABASE
async def test_an_unknown_command_is_told_what_is_known(wang, ana, nuanyi):
    await wang.says("/redeem 5")
    assert (await wang.hears()).text == "这个命令我不认识。点下面的按钮，或者发 /help 看看我能做什么。"
    await ana.says("/START_")
    await ana.hears("I don't know this command.")


@ON_ONE_DATABASE
async def test_what_is_sent_in_one_language_can_be_read_on_in_another(wang, nuanyi):
    await nuanyi.knows(offering("甲"))
    await wang.shares_place(*ZHENGDA)
    shown = await wang.hears("离你最近的驿站")
    await wang.presses("English", on=await language_menu(wang))
    await wang.hears("English from now on")
    await wang.presses("现在开门", on=shown)
    assert (await wang.hears("The nearest stations that fit")).button("✅ 🟢 Open now")
