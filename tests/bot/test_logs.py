"""What a whole story leaves in the logs, with every library as talkative as it can be: nothing about anybody."""

import io
import logging
import re
import sys

import pytest

from bot import logs
from bot.app import running

NAME, PHONE, WORDS = "欧阳独特", "+8613912345678", "秘密的路名"
LATITUDE, LONGITUDE = 34.7518364, 113.6391827
TOLD = (NAME, PHONE, PHONE[1:], WORDS, "42:sandbox", ":sandbox", f"{LATITUDE}"[:8], f"{LONGITUDE}"[:9])
STAMP = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")


def told(said: str) -> list[str]:
    """Return what logs tell about somebody, but for the hour: a second like 34.75183 is no latitude."""
    return [one for one in TOLD if one in STAMP.sub("", said)]


@pytest.fixture
def talkative(monkeypatch):
    """Return a function that sends all logs, of all libraries, to a text that it returns."""
    before = {name: logging.getLogger(name).level for name in [None, *logging.root.manager.loggerDict]}
    handlers = logging.root.handlers

    def listen(readable: bool) -> io.StringIO:
        heard = io.StringIO()
        monkeypatch.setattr(sys, "stderr", heard)
        logs.prepare("debug", readable)
        for name in [None, *logging.root.manager.loggerDict]:
            logging.getLogger(name).setLevel(logging.DEBUG)
        return heard

    yield listen
    logging.root.handlers = handlers
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.parametrize("readable", [True, False], ids=["for people", "for machines"])
async def test_a_story_leaves_nobody_in_the_logs(telegram, settings, talkative, readable):
    heard = talkative(readable)
    async with running(settings):
        person = telegram.person(NAME, phone=PHONE)
        await person.says("/start")
        await person.hears(NAME)
        await person.shares_place(LATITUDE, LONGITUDE)
        await person.hears(None)
        await person.says(WORDS)
        await person.hears(WORDS)
        await person.shares_contact()
        await person.hears(None)
        telegram.faults.add(
            method="sendMessage", kind="error", status=400, description=f"Bad Request: {WORDS}", times=1
        )
        await person.says(WORDS)
        telegram.faults.add(method="sendMessage", kind="cut", when="before", times=1)
        await person.says(WORDS)
        await person.hears(WORDS, within=10)
        person.blocks()
        await person.hears_nothing(for_=0.3)

    said = heard.getvalue()
    assert STAMP.search(said)
    assert "running" in said
    assert any(library in said for library in ("telegram", "apscheduler", "asyncio", "sqlalchemy"))
    assert told(said) == []


@pytest.mark.parametrize(
    ("message", "args"),
    [
        ("Calling Bot API endpoint `%s` with parameters `%s`", ("sendMessage", {"text": WORDS, "phone": PHONE})),
        (f"POST https://example.org/bot42:sandbox/sendMessage took {LATITUDE} s for {NAME}", ()),
        (f'Can not load invalid JSON data: "{WORDS}" [{PHONE}] ({LONGITUDE})', ()),
    ],
)
def test_a_library_s_message_keeps_its_shape_and_loses_its_values(talkative, message, args):
    heard = talkative(False)
    logging.getLogger("some.library").error(message, *args)
    try:
        raise ValueError(f"{NAME} {PHONE} 42:sandbox")
    except ValueError:
        logging.getLogger("some.library").exception("it failed: %s", WORDS)

    said = heard.getvalue()
    assert STAMP.search(said)
    assert said.count("some.library") == 2
    assert "ValueError" in said
    assert told(said) == []
