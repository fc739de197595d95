"""The sandbox's page: what a person can see and do on a phone in the browser."""

import io
import re

import aiohttp
import pytest
from PIL import Image
from playwright.async_api import expect

from bot.sandbox import serve
from tests.browser.phones import input_of, phone_of
from tests.browser.scripted_bot import KEYS, LIST, ScriptedBot

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PINCH = """surface => {
    const box = surface.getBoundingClientRect();
    const finger = (type, pointerId, x) => surface.dispatchEvent(new PointerEvent(
        type, { pointerId, clientX: box.left + x, clientY: box.top + 100, bubbles: true }));
    finger('pointerdown', 1, 100);
    finger('pointerdown', 2, 150);
    finger('pointermove', 2, 200);
    finger('pointerup', 1, 100);
    finger('pointerup', 2, 200);
}"""


def picture(colour):
    into = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(into, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": into.getvalue()}


async def attach(page, phone, what, files):
    await phone.get_by_role("button", name="附件").click()
    async with page.expect_file_chooser() as chooser:
        await phone.get_by_role("menuitem", name=what).click()
    await (await chooser.value).set_files(files)


async def test_a_person_starts_the_bot_talks_to_it_and_is_answered_with_formatting(server, bot, world, open_page):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    await phone.get_by_role("button", name="开始").click()
    assert (await bot.hears())["text"] == "/start"
    await bot.says(world.wang.id, "<b>欢迎</b> <tg-spoiler>来歇歇</tg-spoiler> <code>ZZ01</code>")
    await expect(phone.locator("strong")).to_have_text("欢迎")
    await phone.get_by_role("button", name="隐藏的文字").click()
    await expect(phone.locator(".spoiler.revealed")).to_have_text("来歇歇")

    await input_of(phone).fill("附近有热水吗")
    await input_of(phone).press("Enter")
    assert (await bot.hears())["text"] == "附近有热水吗"
    await expect(phone.get_by_role("log")).to_contain_text("附近有热水吗")
    await expect(input_of(phone)).to_have_value("")


async def test_what_people_type_is_never_taken_for_html_or_a_script(server, bot, world, open_page):
    hostile = "<img src=x onerror=\"document.title='taken'\"> <b>bold?</b>"
    await world.li.says(hostile, chat=world.sorting)
    world.sorting.room.wire["title"] = "<i>分拣</i>群"
    link = {"type": "text_link", "offset": 0, "length": 4, "url": "tg://user?id=1"}
    await bot.call("sendMessage", chat_id=world.sorting.id, text="点这里啊", entities=[link])
    page = await open_page(f"{server.url}/#person={world.wang.id}@{world.sorting.id}")
    log = phone_of(page, "王伟").get_by_role("log")
    await expect(log).to_contain_text(hostile)
    await expect(log).to_contain_text("点这里啊")
    await expect(phone_of(page, "王伟").get_by_role("heading")).to_have_text("<i>分拣</i>群")
    assert await log.locator("img, b:has-text('bold?'), a").count() == 0
    assert "taken" not in await page.title()


async def test_keys_send_their_words_and_buttons_bring_toasts_alerts_and_edits(server, bot, world, open_page):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    await bot.says(world.wang.id, "你好", reply_markup=KEYS)
    await expect(input_of(phone)).to_have_attribute("placeholder", "说说你在找什么")
    await phone.get_by_role("button", name="❓ 帮助").click()
    assert (await bot.hears())["text"] == "❓ 帮助"

    listed = await bot.says(world.wang.id, "最近的驿站", reply_markup=LIST)
    await phone.get_by_role("button", name="🔖 收藏").click()
    press = await bot.hears("callback_query")
    assert press["data"] == "keep"
    await expect(phone.get_by_role("button", name="🔖 收藏")).to_have_attribute("aria-busy", "true")
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], text="已收藏")
    await expect(phone.get_by_role("status")).to_have_text("已收藏")
    await expect(phone.get_by_role("button", name="🔖 收藏")).not_to_have_attribute("aria-busy", "true")

    await phone.get_by_role("button", name="1. 花园路驿站").click()
    press = await bot.hears("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], text="今天不开门", show_alert=True)
    alert = phone.get_by_role("alertdialog")
    await expect(alert).to_contain_text("今天不开门")
    await alert.get_by_role("button", name="好", exact=True).click()
    await expect(alert).to_have_count(0)

    where = {"chat_id": world.wang.id, "message_id": listed}
    await bot.call("editMessageText", text="现在开门的驿站", **where)
    await expect(phone.get_by_role("log")).to_contain_text("现在开门的驿站")
    await expect(phone.get_by_role("log")).to_contain_text("已编辑")
    await expect(phone.get_by_role("button", name="🔖 收藏")).to_have_count(0)
    await bot.call("deleteMessage", **where)
    await expect(phone.get_by_role("log")).not_to_contain_text("现在开门的驿站")


async def test_the_keyboards_place_is_picked_on_the_map_or_typed_and_wrong_ones_are_refused(
    server, bot, world, open_page
):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    asked = await bot.says(world.wang.id, "你在哪里？", reply_markup=KEYS)
    await phone.get_by_role("button", name="📍 找驿站").click()
    sheet = phone.get_by_role("dialog")
    surface = sheet.get_by_role("application", name="地图")
    before = await sheet.get_by_label("纬度").input_value()
    box = await surface.bounding_box()
    await surface.click(position={"x": box["width"] / 2, "y": box["height"] * 0.25})
    after = await sheet.get_by_label("纬度").input_value()
    assert float(after) > float(before)
    await sheet.get_by_role("button", name="分享位置").click()
    sent = await bot.hears()
    assert sent["location"]["latitude"] == pytest.approx(float(after), abs=1e-6)
    assert sent["reply_to_message"]["message_id"] == asked

    await phone.get_by_role("button", name="📍 找驿站").click()
    await expect(sheet.get_by_label("纬度")).to_have_value(after)
    await sheet.get_by_label("纬度").fill("95")
    await sheet.get_by_role("button", name="分享位置").click()
    await expect(sheet.get_by_role("alert")).to_contain_text("−90 到 90")
    await sheet.get_by_label("纬度").fill("34.7612, 113.6523")
    await expect(sheet.get_by_label("经度")).to_have_value("113.6523")
    await expect(sheet).to_contain_text("最近的站点：花园路驿站")
    await sheet.get_by_label("精度").fill("35")
    await sheet.get_by_role("button", name="分享位置").click()
    sent = (await bot.hears())["location"]
    assert (sent["latitude"], sent["longitude"], sent["horizontal_accuracy"]) == (34.7612, 113.6523, 35)


async def test_the_map_zooms_pans_names_stations_and_lets_them_be_chosen(server, bot, world, open_page):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    await bot.says(world.wang.id, "你在哪里？", reply_markup=KEYS)
    await phone.get_by_role("button", name="📍 找驿站").click()
    sheet = phone.get_by_role("dialog")
    drawing = sheet.locator(".map-drawing")

    async def width():
        return float((await drawing.get_attribute("viewBox")).split()[2])

    start = await width()
    await sheet.get_by_role("button", name="放大").click()
    assert await width() < start
    box = await drawing.bounding_box()
    await page.mouse.move(box["x"] + 100, box["y"] + 100)
    closer = await width()
    await page.mouse.wheel(0, 400)
    await page.wait_for_function(f"() => document.querySelector('.map-drawing').viewBox.baseVal.width > {closer}")
    await sheet.get_by_role("button", name="看全图").click()
    before = await drawing.get_attribute("viewBox")
    await page.mouse.move(box["x"] + 100, box["y"] + 100)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 160, box["y"] + 130, steps=4)
    await page.mouse.up()
    assert await drawing.get_attribute("viewBox") != before

    start = await width()
    await sheet.get_by_role("application").evaluate(PINCH)
    assert await width() == pytest.approx(start / 2, rel=0.01)

    await sheet.get_by_role("combobox", name="站点").fill("紫荆山驿站")
    await expect(sheet.get_by_label("纬度")).to_have_value("34.77")
    station = sheet.locator(".station").nth(1)
    await station.hover(force=True)
    await expect(sheet.locator(".map-tip")).to_have_text("紫荆山驿站")


async def test_places_venues_and_contacts_are_shown_and_the_own_contact_is_shared_after_asking(
    server, bot, world, open_page
):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    venue = {"latitude": 34.76, "longitude": 113.65, "title": "花园路驿站", "address": "花园路 39 号"}
    await bot.says(world.wang.id, "留个电话吧", reply_markup=KEYS)
    await bot.call("sendVenue", chat_id=world.wang.id, **venue)
    await expect(phone.get_by_role("link", name="查看地点：花园路驿站")).to_contain_text("花园路 39 号")
    await phone.get_by_role("link", name="查看地点：花园路驿站").click()
    await expect(phone.get_by_role("dialog")).to_contain_text("34.760000, 113.650000")
    await page.keyboard.press("Escape")

    await phone.get_by_role("button", name="📱 留电话").click()
    await expect(phone.get_by_role("alertdialog")).to_contain_text("王伟")
    await phone.get_by_role("alertdialog").get_by_role("button", name="取消").click()
    await phone.get_by_role("button", name="📱 留电话").click()
    await phone.get_by_role("button", name="分享号码").click()
    contact = (await bot.hears())["contact"]
    assert (contact["phone_number"], contact["user_id"]) == ("+8613800000001", world.wang.id)
    await expect(phone.get_by_role("log")).to_contain_text("+8613800000001")


async def test_photos_go_as_one_album_and_files_come_back_to_be_saved(server, bot, world, open_page):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    await bot.says(world.wang.id, "请发照片")
    await attach(page, phone, "照片", [picture("red"), picture("blue")])
    sheet = phone.get_by_role("dialog", name="发送 2 张照片")
    await sheet.get_by_label("说明").fill("消防通道")
    await sheet.get_by_role("button", name="发送").click()
    first, second = await bot.hears(), await bot.hears()
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "消防通道"
    await expect(phone.locator(".album img")).to_have_count(2)
    shown = "images => images.every(image => image.complete && image.naturalWidth === 640)"
    await expect(phone.locator(".album img").first).to_be_visible()
    await page.wait_for_function(f"() => ({shown})([...document.querySelectorAll('.album img')])")
    await phone.get_by_role("button", name="查看照片").first.click()
    await expect(phone.get_by_role("dialog", name="照片")).to_be_visible()
    await page.keyboard.press("Escape")

    content = {"name": "名单.csv", "mimeType": "text/csv", "buffer": "驿站,地址\n".encode()}
    await attach(page, phone, "文件", [content])
    await phone.get_by_role("dialog").get_by_role("button", name="发送").click()
    received = await bot.hears()
    assert received["document"]["file_name"] == "名单.csv"
    await bot.call("sendDocument", chat_id=world.wang.id, document=received["document"]["file_id"])
    async with page.expect_download() as download:
        await phone.get_by_role("link", name="名单.csv").last.click()
    assert (await (await download.value).path()).read_bytes() == content["buffer"]


async def test_pictures_and_a_video_go_as_one_album_and_an_animation_is_seen(server, bot, world, open_page):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    await bot.says(world.wang.id, "请发视频")
    film = {"name": "路口.mp4", "mimeType": "video/mp4", "buffer": b"film"}
    await attach(page, phone, "照片或视频", [picture("red"), film])
    await phone.get_by_role("dialog", name="发送 2 个照片和视频").get_by_role("button", name="发送").click()
    first, second = await bot.hears(), await bot.hears()
    assert first["media_group_id"] == second["media_group_id"]
    assert (second["video"]["mime_type"], second["video"]["file_name"]) == ("video/mp4", "video.mp4")
    await expect(phone.locator(".album .film .length")).to_have_text("0:05")
    await phone.get_by_role("button", name="播放视频").click()
    await expect(phone.get_by_role("dialog", name="视频").locator("video")).to_be_visible()
    await page.keyboard.press("Escape")

    into = io.BytesIO()
    frames = [Image.new("RGB", (160, 90), colour) for colour in ("red", "white")]
    frames[0].save(into, "GIF", save_all=True, append_images=frames[1:], duration=400, loop=0)
    dance = {"name": "转.gif", "mimeType": "image/gif", "buffer": into.getvalue()}
    await attach(page, phone, "照片或视频", [dance])
    await phone.get_by_role("dialog").get_by_role("button", name="发送").click()
    animation = (await bot.hears())["animation"]
    await bot.call("sendAnimation", chat_id=world.wang.id, animation=animation["file_id"], caption="又转")
    await expect(phone.get_by_role("button", name="查看动图")).to_have_count(2)
    shown = "() => [...document.querySelectorAll('.film img')].filter(one => one.naturalWidth === 160).length === 2"
    await page.wait_for_function(shown)


async def test_a_person_edits_their_own_words_and_answers_a_message(server, bot, world, open_page):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    question = await bot.says(world.wang.id, "哪条路？")
    await input_of(phone).fill("花圆路")
    await input_of(phone).press("Enter")
    await bot.hears()
    await input_of(phone).press("ArrowUp")
    await expect(input_of(phone)).to_have_value("花圆路")
    await input_of(phone).fill("花园路")
    await input_of(phone).press("Enter")
    assert (await bot.hears("edited_message"))["text"] == "花园路"
    await expect(phone.get_by_role("log")).to_contain_text("已编辑")
    await expect(phone.get_by_role("log")).not_to_contain_text("花圆路")

    asked = phone.get_by_role("article").filter(has_text="哪条路？")
    await asked.hover()
    await asked.get_by_role("button", name="消息菜单").click()
    await phone.get_by_role("menuitem", name="回复").click()
    await page.keyboard.type("农业路口")
    await page.keyboard.press("Enter")
    assert (await bot.hears())["reply_to_message"]["message_id"] == question
    await expect(phone.get_by_role("link", name="回复的消息：哪条路？")).to_be_visible()


async def test_two_phones_share_a_group_live_and_count_what_was_not_seen(server, bot, world, open_page):
    page = await open_page(f"{server.url}/#person={world.wang.id}@{world.sorting.id},{world.li.id}")
    wang, li = phone_of(page, "王伟"), phone_of(page, "李娜")
    await input_of(wang).fill("谁去看看？")
    await input_of(wang).press("Enter")
    await expect(li.get_by_role("button", name="返回聊天列表")).to_have_text("1")
    await li.get_by_role("button", name="返回聊天列表").click()
    await li.get_by_role("button", name="分拣群，1 条未读").click()
    await expect(li.get_by_role("log")).to_contain_text("谁去看看？")
    await bot.says(
        world.sorting.id,
        "报告 #12",
        reply_markup={"inline_keyboard": [[{"text": "接单", "callback_data": "take"}]]},
    )
    await li.get_by_role("button", name="接单").click()
    assert (await bot.hears())["text"] == "谁去看看？"
    press = await bot.hears("callback_query")
    assert press["from"]["id"] == world.li.id
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], text="你接了")
    await expect(li.get_by_role("status")).to_have_text("你接了")
    await expect(wang.get_by_role("status")).to_be_empty()


async def test_a_forums_topics_are_kept_apart_and_a_group_can_be_left_and_joined(server, world, open_page):
    forum = world.group("道路与消防", members=[world.wang, world.li], forum=True)
    await world.li.says("大家早", chat=forum)
    fire = forum.opens_topic("消防", world.li)
    page = await open_page(f"{server.url}/#person={world.wang.id}@{forum.id}")
    phone = phone_of(page, "王伟")
    await expect(phone.get_by_role("log")).to_contain_text("大家早")
    await phone.get_by_role("button", name="消防").click()
    await expect(phone.get_by_role("log")).not_to_contain_text("大家早")
    await input_of(phone).fill("通道堵了")
    await input_of(phone).press("Enter")
    await expect(phone.get_by_role("log")).to_contain_text("通道堵了")
    assert forum.room.messages[forum.room.last_id].thread == fire.id
    await phone.get_by_role("button", name="常规").click()
    await expect(phone.get_by_role("log")).not_to_contain_text("通道堵了")

    await phone.get_by_role("button", name="手机菜单").click()
    await phone.get_by_role("menuitem", name="退出 道路与消防").click()
    await phone.get_by_role("button", name="加入群组").click()
    await expect(input_of(phone)).to_be_visible()
    assert world.wang.id in forum.members


async def test_a_link_to_the_bot_opens_it_in_the_phone_and_others_lead_outside(server, bot, world, open_page):
    page = await open_page(f"{server.url}/#person={world.li.id}@{world.sorting.id}")
    phone = phone_of(page, "李娜")
    link = f"https://t.me/{world.bot['username']}?start=station_ZZ0001"
    keys = [
        [{"text": "打开驿站", "url": link}],
        [{"text": "高德骑行", "url": "https://uri.amap.com/navigation"}],
    ]
    await bot.says(world.sorting.id, "好地方", reply_markup={"inline_keyboard": keys})
    outside = phone.get_by_role("link", name="高德骑行")
    await expect(outside).to_have_attribute("href", "https://uri.amap.com/navigation")
    await expect(outside).to_have_attribute("target", "_blank")
    await phone.get_by_role("button", name="打开驿站").click()
    assert (await bot.hears())["text"] == "/start station_ZZ0001"
    await expect(phone.get_by_role("heading")).to_have_text("暖驿")
    await expect(page).to_have_url(re.compile(rf"#person={world.li.id}$"))


async def test_blocking_closes_the_chat_until_it_is_lifted(server, bot, world, open_page):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    await bot.says(world.wang.id, "你好")
    await phone.get_by_role("button", name="手机菜单").click()
    await phone.get_by_role("menuitem", name="屏蔽机器人").click()
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await expect(input_of(phone)).to_have_count(0)
    await phone.get_by_role("button", name="解除屏蔽").click()
    await expect(input_of(phone)).to_be_visible()


async def test_on_a_narrow_screen_there_is_one_phone_at_a_time_behind_tabs(server, bot, world, open_page):
    page = await open_page(server.url, width=390, height=844, has_touch=True)
    await bot.says(world.wang.id, "你在哪里？", reply_markup=KEYS)
    await expect(phone_of(page, "王伟")).to_be_visible()
    await expect(phone_of(page, "李娜")).to_be_hidden()
    await bot.says(world.li.id, "你好，李娜")
    await page.get_by_role("tab", name="李娜，1 条未读").click()
    await expect(phone_of(page, "李娜").get_by_role("log")).to_contain_text("你好，李娜")
    await expect(phone_of(page, "王伟")).to_be_hidden()
    await page.get_by_role("tab", name="王伟").tap()
    key = phone_of(page, "王伟").get_by_role("button", name="📍 找驿站")
    await key.tap()
    await phone_of(page, "王伟").get_by_role("button", name="分享位置").tap()
    assert "location" in await bot.hears()
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


async def test_the_newest_message_is_in_sight_also_above_the_bots_keyboard_until_one_scrolls_back(
    server, bot, world, open_page
):
    for number in range(40):
        await bot.says(world.wang.id, f"第 {number} 句", reply_markup=KEYS)
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    await expect(phone.get_by_text("第 39 句")).to_be_in_viewport()
    await bot.says(world.wang.id, "新的一句")
    await expect(phone.get_by_text("新的一句")).to_be_in_viewport()
    await phone.get_by_role("log").evaluate("log => { log.scrollTop = 0 }")
    await expect(phone.get_by_role("button", name="到最新消息")).to_be_visible()
    await bot.says(world.wang.id, "又一句")
    await expect(phone.get_by_role("button", name="到最新消息")).to_have_text("1")
    await expect(phone.get_by_text("第 0 句")).to_be_in_viewport()
    await phone.get_by_role("button", name="到最新消息").click()
    await expect(phone.get_by_text("又一句")).to_be_in_viewport()


async def test_everything_can_be_done_with_the_keyboard_alone(server, bot, world, open_page):
    commands = [
        {"command": "start", "description": "开始"},
        {"command": "nearest", "description": "附近的驿站"},
    ]
    await bot.call("setMyCommands", commands=commands)
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    await bot.says(world.wang.id, "你好", reply_markup=KEYS)
    await expect(input_of(phone)).to_be_visible()

    focused = page.locator(":focus")
    while await focused.count() == 0 or await focused.inner_text() != "跳到输入框":
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(input_of(phone)).to_be_focused()
    await page.keyboard.type("/ne")
    await expect(phone.get_by_role("option")).to_have_count(1)
    await page.keyboard.press("Enter")
    assert (await bot.hears())["text"] == "/nearest"
    await page.keyboard.type("/")
    await page.keyboard.press("Escape")
    await expect(phone.get_by_role("option")).to_have_count(0)
    await page.keyboard.press("Backspace")

    for _ in range(3):
        await page.keyboard.press("Tab")
    await expect(phone.get_by_role("button", name="📍 找驿站")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(phone.get_by_role("button", name="分享位置")).to_be_focused()
    before = float(await phone.get_by_label("纬度").input_value())
    while await focused.get_attribute("role") != "application":
        await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("+")
    after = float(await phone.get_by_label("纬度").input_value())
    assert after > before
    await page.keyboard.press("Escape")
    await expect(phone.get_by_role("dialog")).to_have_count(0)
    await expect(phone.get_by_role("button", name="📍 找驿站")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    assert "location" in await bot.hears()


async def test_an_edit_of_the_message_one_is_on_does_not_take_the_focus_away(server, bot, world, open_page):
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    listed = await bot.says(world.wang.id, "驿站", reply_markup=LIST)
    await phone.get_by_role("button", name="现在开门").focus()
    await page.keyboard.press("Enter")
    press = await bot.hears("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=press["id"])
    changed = {
        "inline_keyboard": [
            LIST["inline_keyboard"][0],
            [{"text": "⭐", "callback_data": "keep"}, {"text": "✅ 现在开门", "callback_data": "all"}],
        ]
    }
    await bot.call("editMessageReplyMarkup", chat_id=world.wang.id, message_id=listed, reply_markup=changed)
    await expect(phone.get_by_role("button", name="✅ 现在开门")).to_be_focused()


async def test_after_a_lost_connection_the_page_comes_back_with_what_was_missed(world, open_page):
    server = await serve(world)
    page = await open_page(server.url)
    phone = phone_of(page, "王伟")
    async with aiohttp.ClientSession() as http:
        await ScriptedBot(http, server.url, world.token).says(world.wang.id, "第一句")
    await expect(phone.get_by_role("log")).to_contain_text("第一句")
    port = int(server.url.rpartition(":")[2])
    await server.stop()
    await expect(page.get_by_text("正在重连")).to_be_visible()
    await input_of(phone).fill("听得到吗")
    await input_of(phone).press("Enter")
    await expect(phone.get_by_role("status")).to_contain_text("连不上沙盒")
    await expect(input_of(phone)).to_have_value("听得到吗")

    again = await serve(world, port)
    async with aiohttp.ClientSession() as http:
        await ScriptedBot(http, again.url, world.token).says(world.wang.id, "断线时说的")
    await expect(page.get_by_text("正在重连")).to_be_hidden()
    await expect(phone.get_by_role("log")).to_contain_text("断线时说的")
    await input_of(phone).press("Enter")
    await expect(phone.get_by_role("log")).to_contain_text("听得到吗")
    await again.stop()


async def test_people_phones_and_time_are_added_from_the_page(server, world, open_page):
    page = await open_page(server.url)
    await page.get_by_role("button", name="添加手机").click()
    await page.get_by_role("button", name="新的人").click()
    await page.get_by_role("button", name="创建").click()
    await expect(page.get_by_role("dialog", name="新的人")).to_be_visible()
    await page.get_by_label("名", exact=True).fill("赵书记")
    await page.get_by_role("button", name="创建").click()
    await expect(phone_of(page, "赵书记").get_by_role("button", name="开始")).to_be_visible()
    zhao = next(person for person in world.people.values() if person.name == "赵书记")
    await expect(page).to_have_url(re.compile(f"{zhao.id}$"))
    await page.reload()
    await expect(phone_of(page, "赵书记")).to_be_visible()

    before, shown = world.clock.now(), await page.locator(".clock-text").inner_text()
    await page.get_by_role("button", name="沙盒").click()
    await page.get_by_role("button", name="+7 天").click()
    await expect(page.locator(".clock-text")).not_to_have_text(shown)
    await page.get_by_label("出什么错").select_option("tooMany")
    await page.get_by_role("button", name="添加", exact=True).click()
    await expect(page.get_by_text("故障已设好。")).to_be_visible()
    assert (world.clock.now() - before).days == 7
    assert [fault.status for fault in world.faults.all] == [429]
    await page.get_by_role("button", name="全部取消").click()
    await expect(page.get_by_text("没有故障了。")).to_be_visible()
    assert world.faults.all == []


async def test_the_page_speaks_the_browsers_language_and_changes_it_when_told(server, world, open_page):
    page = await open_page(server.url, locale="en-GB")
    await expect(phone_of(page, "王伟").get_by_role("button", name="Start")).to_be_visible()
    await page.get_by_role("button", name="中文").click()
    await expect(phone_of(page, "王伟").get_by_role("button", name="开始")).to_be_visible()
    assert await page.evaluate("document.documentElement.lang") == "zh-Hans"
    await page.reload()
    await expect(page.get_by_role("button", name="添加手机")).to_be_visible()


async def test_both_languages_have_the_same_sentences_with_the_same_blanks(server, open_page):
    page = await open_page(server.url)
    blanks = """async () => {
        const { ZH } = await import('/static/js/strings-zh.js');
        const { EN } = await import('/static/js/strings-en.js');
        const of = (sentences) => Object.fromEntries(
            Object.entries(sentences).map(([key, words]) => [key, (words.match(/{\\w+}/g) ?? []).sort()]));
        return [of(ZH), of(EN)];
    }"""
    chinese, english = await page.evaluate(blanks)
    assert chinese == english
