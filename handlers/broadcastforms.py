"""What is typed or sent while a broadcast is being written: what it says, as often as one likes, or when it goes."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import broadcastcopies, broadcastviews
from bot.broadcastparts import MAIN
from bot.context import Context
from bot.keyboards import inline, press
from handlers import forms
from handlers.forms import Answers, Asked, Form, Question
from models import appointments, broadcasts, drafts, notices
from models.broadcasts import ALBUM, COMPOSING, Broadcast, Content, Item
from models.rules import RuleBroken

NAME = "broadcast"
BRANCH = "branch"
"""The topic of one's own branch, which a broadcast has unless its author chooses another."""

LONGEST = 60
"""Characters of a time that somebody types."""


async def ask(context: Context, session: AsyncSession) -> None:
    """Ask what it shall say."""
    await forms.start(context, session, NAME, FORM, {})


async def wait(context: Context, session: AsyncSession, broadcast_id: int, *, at: bool = False) -> None:
    """Take what this person sends next for new content of a broadcast; `at`: for the time at which it goes."""
    answers: dict[str, Any] = {"broadcast": broadcast_id, **({"typing": True} if at else {})}
    await drafts.begin(session, context.person, NAME, answers, context.now)


async def leave(context: Context, session: AsyncSession) -> None:
    """Take nothing for content any more."""
    filling = await drafts.open_for(session, context.person, context.now)
    if filling is not None and filling.form == NAME:
        await drafts.drop(session, context.person)


async def _ask_content(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    return context.say("broadcast-ask", again=str("broadcast" in answers)), None


async def _read_content(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    message = context.update.message
    item = broadcastcopies.read(message) if message else None
    if message is None or item is None:
        return None
    told = {"kind": item.kind, "text": item.text, "entities": [dict(one) for one in item.entities]}
    return {"item": {**told, "file": item.file, "more": dict(item.more)}, "album": message.media_group_id or ""}


async def _ask_at(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    back = press(context.plain("page-back"), f"bc:cv:{answers['broadcast']}:{MAIN}")
    return context.say("broadcast-type-time"), inline([back])


async def _read_at(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    said = forms.typed(context, LONGEST)
    if said is None:
        return None
    return {"at": appointments.read(said, context.now, context.kit.district.zone).isoformat()}


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    try:
        await _take(context, session, answers)
    except RuleBroken as broken:  # said here, so that the form is over all the same
        context.refuse(broken)


async def _take(context: Context, session: AsyncSession, answers: Answers) -> None:
    if "at" in answers:
        return await _take_time(context, session, answers)
    item = Item(**{**answers["item"], "entities": tuple(answers["item"]["entities"])})
    broadcast = await _meant(context, session, answers.get("broadcast"))
    return await _take_content(context, session, item, answers["album"] or None, broadcast)


async def _take_time(context: Context, session: AsyncSession, answers: Answers) -> None:
    broadcast = await broadcasts.own(session, context.person, answers["broadcast"])
    moment = datetime.fromisoformat(answers["at"])
    columns = {"hours": notices.NOW, "begins_at": moment}
    if not await broadcasts.change(session, broadcast.number, context.now, COMPOSING, **columns):
        raise RuleBroken("broadcast-begun")
    await wait(context, session, broadcast.number)
    cause = str(context.claim.update_id)
    context.owe_all(await broadcastviews.moved(session, broadcast, cause))
    context.owe(broadcastviews.screen(broadcast, context.person, cause))


async def _meant(context: Context, session: AsyncSession, number: int | None) -> Broadcast | None:
    """Return the broadcast whose screen was touched last, else the newest that this person is writing."""
    member = await context.member(session)
    touched = await broadcasts.held(session, number) if number else None
    if touched is not None and (touched.member_id, touched.state) == (member, COMPOSING):
        return touched
    return await broadcasts.being_composed(session, member, context.now)


async def _take_content(
    context: Context, session: AsyncSession, item: Item, album: str | None, broadcast: Broadcast | None
) -> None:
    """Let it say this; a part of the album that it says already is added to it."""
    before = await broadcasts.content_of(session, broadcast) if broadcast else None
    joins = before is not None and album is not None and before.album == album
    content = Content((*(before.items if before and joins else ()), item)[:ALBUM], album)
    if broadcast is None:
        topic = _usual_topic(context)
        broadcast = await broadcasts.compose(session, context.person, content, topic, context.now)
    else:
        await broadcasts.own(session, context.person, broadcast.number)
        await broadcasts.rewrite(session, context.person, broadcast, content, context.now)
    await wait(context, session, broadcast.number)
    if joins:
        return context.owe_all(await broadcastviews.joined(context, session, broadcast, content))
    context.owe_all(await broadcastviews.moved(session, broadcast, str(context.claim.update_id)))
    return context.owe_all(broadcastviews.presented(context, broadcast, content, coming=album is not None))


def _usual_topic(context: Context) -> str:
    """Return the topic of one's branch, else the district's first. Raises RuleBroken when it has none."""
    topics = [topic.key for topic in context.kit.district.topics]
    if not topics:
        raise RuleBroken("broadcast-no-topic")
    return BRANCH if BRANCH in topics else topics[0]


FORM = Form(
    (
        Question("at", _ask_at, _read_at, "broadcast-type-hint", wanted=lambda answers: "typing" in answers),
        Question(
            "item", _ask_content, _read_content, "broadcast-kinds", wanted=lambda answers: "typing" not in answers
        ),
    ),
    _finish,
)
"""What is sent is its content, until somebody looks at when it goes: then it is a time."""
