"""Corrections of what was broadcast: its author says what it shall say instead, a second one agrees where one had."""

from dataclasses import asdict

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import broadcastcopies, broadcastedits, correctionviews
from bot.context import Context
from bot.keyboards import inline, press
from handlers import forms
from handlers.forms import Answers, Asked, Form, Question
from models import broadcasts, corrections, progresses
from models.broadcasts import Item
from models.rules import RuleBroken

NAME = "run-correct"
"""What drafts of a correction are called."""


async def begin(_update: Update, context: Context) -> None:
    """Ask what it shall say instead."""
    async with context.begin() as session:
        notice, broadcast = await progresses.corrected(session, context.person, int(context.matched()[0]))
        kind = broadcastedits.kind_of(await broadcasts.readable(session, broadcast))
        await forms.start(context, session, NAME, FORM, {"notice": notice.number, "kind": kind})


async def agree(_update: Update, context: Context) -> None:
    """Let it be corrected, as a second one."""
    number, version = (int(one) for one in context.matched())
    async with context.begin() as session:
        await corrections.agree(session, context.person, number, version, context.now)
        await _tell(context, session, number, agreed=True)


async def decline(_update: Update, context: Context) -> None:
    """Leave it as it is."""
    number, version = (int(one) for one in context.matched())
    async with context.begin() as session:
        await corrections.decline(session, context.person, number, version, context.now)
        await _tell(context, session, number, agreed=False)


async def withdraw(_update: Update, context: Context) -> None:
    """Ask nobody any more, and leave it as it is."""
    async with context.begin() as session:
        _, broadcast = await progresses.steered(session, context.person, int(context.matched()[0]))
        if not corrections.waits(broadcast, context.now):
            raise RuleBroken("run-correct-decided")
        await corrections.drop(session, broadcast.number, context.now)
        context.owe_all(await correctionviews.settled(session, broadcast, str(context.claim.update_id)))
        context.edit(context.say("run-correct-dropped"), inline())


async def _tell(context: Context, session: AsyncSession, number: int, *, agreed: bool) -> None:
    broadcast = await broadcasts.by_id(session, number)
    if broadcast is not None:
        context.owe_all(await correctionviews.settled(session, broadcast, str(context.claim.update_id)))
        context.owe_all(await correctionviews.decided(context.kit, session, broadcast, agreed=agreed))


async def _ask_item(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    return context.say("run-ask-correct", kind=answers["kind"]), inline([_no(context)])


async def _read_item(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    message = context.update.message
    if forms.pressed(context, "item") == "no":
        return {"item": {}, "sure": False}
    item = broadcastcopies.read(message) if message else None
    if item is None or (message and message.media_group_id):
        return None
    _, broadcast = await progresses.steered(session, context.person, answers["notice"])
    broadcastedits.merged(await broadcasts.readable(session, broadcast), item)
    return {"item": {**asdict(item), "entities": [dict(one) for one in item.entities], "more": dict(item.more)}}


async def _ask_sure(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    """Show the copy as it would be, and ask."""
    _, broadcast = await progresses.steered(session, context.person, answers["notice"])
    content = broadcastedits.merged(await broadcasts.readable(session, broadcast), _item(answers))
    shown = broadcastcopies.preview(context.language, context.kit.district, broadcast, content)
    context.owe_all(broadcastcopies.owed(context.chat, f"correction:{context.claim.update_id}", shown))
    yes = press(context.plain("run-correct-yes"), "a:sure:yes")
    return context.say("run-correct-sure"), inline([yes, press(context.plain("run-leave-it"), "a:sure:no")])


async def _read_sure(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    said = forms.pressed(context, "sure")
    if said is not None:
        return {"sure": said == "yes"}
    return None


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    if not answers["sure"]:
        return context.edit(context.say("run-correct-dropped"), inline())
    try:
        found = await progresses.corrected(session, context.person, answers["notice"])
        content = broadcastedits.merged(await broadcasts.readable(session, found[1]), _item(answers))
        at_once = await corrections.correct(session, context.person, found, content, context.now)
    except RuleBroken as broken:  # said here, so that the form is over all the same
        return context.refuse(broken)
    broadcast = await broadcasts.by_id(session, found[1].number)
    if broadcast is not None:
        context.owe_all(await correctionviews.settled(session, broadcast, str(context.claim.update_id)))
        if not at_once:
            context.owe_all(await correctionviews.asking(context.kit, session, broadcast, content))
    if at_once:
        return context.edit(context.say("run-being-corrected"), inline())
    leave = press(context.plain("run-leave-it"), f"bc:rw:{found[0].number}")
    return context.edit(context.say("run-correct-waits"), inline([leave]))


def _item(answers: Answers) -> Item:
    given = answers["item"]
    return Item(**{**given, "entities": tuple(given["entities"])})


def _no(context: Context) -> dict[str, str]:
    return press(context.plain("run-leave-it"), "a:item:no")


FORM = Form(
    (
        Question("item", _ask_item, _read_item, "run-correct-hint"),
        Question("sure", _ask_sure, _read_sure, "run-correct-hint"),
    ),
    _finish,
)
