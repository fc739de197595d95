"""A Telegram on one's own machine: the Bot API over HTTP, with people and groups whom stories can play.

    telegram = Telegram()
    server = await serve(telegram)      # server.url is the root to give to the program as its Bot API address
    wang = telegram.person("王伟", phone="+8613800000001")
    await wang.says("/start")
    welcome = await wang.hears("暖驿")
    await wang.presses("找驿站")
    await server.stop()

It imports nothing of the rest of the program, keeps all state in memory, and listens on the loopback only.
"""

from bot.sandbox.gestures import Answer
from bot.sandbox.groups import Group
from bot.sandbox.messages import Button, Contact, Location, Message, Venue
from bot.sandbox.people import Person
from bot.sandbox.server import Server, serve
from bot.sandbox.world import Call, Telegram

__all__ = [
    "Answer",
    "Button",
    "Call",
    "Contact",
    "Group",
    "Location",
    "Message",
    "Person",
    "Server",
    "Telegram",
    "Venue",
    "serve",
]
