"""The sandbox's page: a group's cards with pictures and buttons, and photos that answer them."""

import io
import re

import aiohttp
import pytest
from PIL import Image
from playwright.async_api import expect

from tests.browser.phones import phone_of

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SOLVE = {"inline_keyboard": [[{"text": "✅ 办好了", "callback_data": "done"}]]}


def drawn(colour, size=(320, 240)):
    into = io.BytesIO()
    Image.new("RGB", size, colour).save(into, "JPEG")
    return into.getvalue()


async def sends(bot, method, picture, name="photo", **params):
    """Let the bot call a method with one picture of this name; give the result."""
    form = aiohttp.FormData({key: str(value) for key, value in params.items()})
    form.add_field(name, picture, filename="photo.jpg", content_type="image/jpeg")
    async with bot.http.post(f"{bot.root}/{method}", data=form) as response:
        answer = await response.json()
    assert answer["ok"], answer
    return answer["result"]


async def test_a_cards_words_and_picture_change_and_a_press_leads_into_private(server, bot, world, open_page):
    page = await open_page(f"{server.url}/#person={world.li.id}@{world.sorting.id}")
    phone = phone_of(page, "李娜")
    card = await sends(bot, "sendPhoto", drawn("red"), chat_id=world.sorting.id, caption="#1 没人接")
    where = {"chat_id": world.sorting.id, "message_id": card["message_id"]}
    shown = phone.get_by_role("article").filter(has=page.locator(".picture"))
    await expect(shown).to_contain_text("#1 没人接")
    await bot.call("editMessageCaption", **where, caption="#1 李娜 接了", reply_markup=SOLVE)
    await expect(shown).to_contain_text("李娜 接了")
    image = shown.get_by_role("img").first
    before = await image.get_attribute("src")
    media = '{"type": "photo", "media": "attach://new"}'
    await sends(bot, "editMessageMedia", drawn("grey"), "new", **where, media=media)
    await expect(image).not_to_have_attribute("src", before)
    await bot.call("editMessageReplyMarkup", **where, reply_markup=SOLVE)

    await phone.get_by_role("button", name="办好了").click()
    press = await bot.hears("callback_query")
    link = f"https://t.me/{world.bot['username']}?start=w_abc"
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], url=link)
    opened = await bot.hears()
    assert (opened["text"], opened["from"]["id"], opened["chat"]["id"]) == ("/start w_abc", world.li.id, world.li.id)
    await expect(phone.get_by_role("heading")).to_have_text("暖驿")


async def test_a_picture_at_hand_answers_a_card_in_its_topic(server, bot, world, open_page):
    world.sample(drawn("green"), zh="盖好了", en="Closed")
    forum = world.group("道路", members=[world.li], forum=True, bot="administrator")
    topic = forum.opens_topic("井盖", world.li)
    await bot.hears()
    card = await sends(
        bot, "sendPhoto", drawn("red"), chat_id=forum.id, message_thread_id=topic.id, caption="#1 没人接"
    )
    page = await open_page(f"{server.url}/#person={world.li.id}@{forum.id}")
    phone = phone_of(page, "李娜")
    await phone.get_by_role("button", name="井盖", exact=True).click()
    shown = phone.get_by_role("article").filter(has_text="#1 没人接")
    await shown.hover()
    await shown.get_by_role("button", name="消息菜单").click()
    await phone.get_by_role("menuitem", name="回复").click()
    await phone.get_by_role("button", name="附件").click()
    await phone.get_by_role("menuitem", name="样片").click()
    await phone.get_by_role("menuitem", name="盖好了").click()
    await phone.get_by_role("dialog", name="发送 1 张照片").get_by_role("button", name="发送").click()
    sent = await bot.hears()
    assert sent["photo"]
    assert (sent["reply_to_message"]["message_id"], sent["message_thread_id"]) == (card["message_id"], topic.id)
    await expect(phone.get_by_role("link", name=re.compile("回复的消息"))).to_be_visible()
    await expect(phone.get_by_text("回复 暖驿")).to_be_hidden()


async def test_a_page_without_an_address_opens_the_phones_that_the_world_names(server, world, open_page):
    world.phones = [(world.wang.id, world.wang.id), (world.li.id, world.sorting.id)]
    page = await open_page(server.url)
    await expect(page.get_by_role("region")).to_have_count(2)
    await expect(phone_of(page, "李娜").get_by_role("heading")).to_have_text("分拣群")
