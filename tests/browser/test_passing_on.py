"""The sandbox's page: contacts, messages and codes that go from phone to phone; each phone's menu."""

import io

import pytest
import segno
from playwright.async_api import expect

from tests.browser.phones import phone_of
from tests.browser.scripted_bot import KEYS

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_somebody_elses_contact_is_chosen_and_a_message_is_passed_on(server, bot, world, open_page):
    world.li.phone = "+8613800000002"
    page = await open_page(f"{server.url}/#person={world.wang.id}")
    phone = phone_of(page, "王伟")
    await bot.says(world.wang.id, "留个电话吧", reply_markup=KEYS)
    await phone.get_by_role("button", name="附件").click()
    await phone.get_by_role("menuitem", name="别人的联系方式").click()
    await phone.get_by_role("menuitem", name="李娜").click()
    contact = await bot.hears()
    assert (contact["contact"]["user_id"], "reply_to_message" in contact) == (world.li.id, False)

    sent = phone.get_by_role("article").filter(has_text="+8613800000002")
    await sent.hover()
    await sent.get_by_role("button", name="消息菜单").click()
    await phone.get_by_role("menuitem", name="转发").click()
    await phone.get_by_role("menuitem", name="暖驿").click()
    passed = await bot.hears()
    assert passed["contact"]["user_id"] == world.li.id
    assert passed["forward_origin"]["sender_user"]["id"] == world.wang.id
    await expect(phone.get_by_role("log")).to_contain_text("转发的消息")


async def test_a_code_on_another_phone_is_scanned_and_a_link_is_pasted(server, bot, world, open_page):
    page = await open_page(server.url)
    wang, li = phone_of(page, "王伟"), phone_of(page, "李娜")
    into = io.BytesIO()
    segno.make(f"https://t.me/{world.bot['username']}?start=c_1").save(into, kind="png", scale=6)
    await world.wang.sends_photo(into.getvalue())  # so that the picture is kept, and can be sent by its id
    shown = (await bot.hears())["photo"][-1]["file_id"]
    await bot.call("sendPhoto", chat_id=world.wang.id, photo=shown)
    await expect(wang.locator(".picture img")).to_have_count(2)

    await li.get_by_role("button", name="手机菜单").click()
    await li.get_by_role("menuitem", name="扫码或打开链接").click()
    sheet = li.get_by_role("dialog")
    await sheet.get_by_role("button", name="王伟 手机上的照片").click()
    scanned = await bot.hears()
    assert (scanned["text"], scanned["from"]["id"]) == ("/start c_1", world.li.id)
    await expect(sheet).to_have_count(0)

    await wang.get_by_role("button", name="手机菜单").click()
    await wang.get_by_role("menuitem", name="扫码或打开链接").click()
    sheet = wang.get_by_role("dialog")
    await expect(sheet.locator(".sight")).to_have_count(0)
    await sheet.get_by_label("链接").fill("javascript:alert(1)")
    await sheet.get_by_role("button", name="打开").click()
    await expect(sheet.get_by_role("alert")).to_contain_text("不是链接")
    await sheet.get_by_label("链接").fill(f"t.me/{world.bot['username']}?start=i_abc")
    await sheet.get_by_label("链接").press("Enter")
    assert (await bot.hears())["text"] == "/start i_abc"


async def test_each_phone_has_the_commands_of_its_own_chat(server, bot, world, open_page):
    everybody = [{"command": "near", "description": "找最近的驿站"}]
    await bot.call("setMyCommands", commands=everybody, scope={"type": "all_private_chats"})
    page = await open_page(server.url)
    wang, li = phone_of(page, "王伟"), phone_of(page, "李娜")
    for person in (world.wang, world.li):
        await bot.says(person.id, "你好")
    await expect(wang.get_by_role("button", name="命令")).to_be_visible()
    own = [{"command": "roster", "description": "名册"}, *everybody]
    await bot.call("setMyCommands", commands=own, scope={"type": "chat", "chat_id": world.wang.id})
    for phone, count in ((wang, 2), (li, 1)):
        await phone.get_by_role("button", name="命令").click()
        await expect(phone.get_by_role("option")).to_have_count(count)
    await wang.get_by_role("button", name="命令").click()
    await wang.get_by_role("option", name="roster").click()
    assert (await bot.hears())["text"] == "/roster"
