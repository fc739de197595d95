"""/notices: which topics somebody wants, when, and a pause; and the button under a copy that stops its topic."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import noticeviews
from bot.context import Context
from bot.keyboards import Button, inline, press
from bot.noticeviews import ANY, LETTER, TRADE, Wants
from handlers import forms
from handlers.forms import Answers, Asked, Form, Question
from models import audiences, drafts, notices, preferences, recipients, riders, subscriptions
from models.notices import Notice
from models.riders import DECLINED
from models.rules import RuleBroken
from models.subscriptions import AS_MEMBER

NAME = "times"
"""The name that drafts of the form carry."""

WHICH = {letter: which for which, letter in LETTER.items()}
"""The hours that a button is about."""

LONGEST = 100
"""Characters of hours that are typed."""


async def command(_update: Update, context: Context) -> None:
    """Show the switches in a new message."""
    async with context.begin() as session:
        await show(context, session)


async def show(context: Context, session: AsyncSession) -> None:
    """Owe the screen; who has not checked in hears how to."""
    wants = await _wants(context, session)
    if wants is None:
        begin = inline([press(context.plain("key-checkin"), "c:begin")])
        return context.reply(context.say("notices-stranger"), begin)
    await preferences.noticed(session, wants.preference.member_id, context.now)
    return context.reply(*noticeviews.page(context.language, context.kit.district, wants))


async def home(_update: Update, context: Context) -> None:
    """Show the switches in place of what is there."""
    async with context.begin() as session:
        filling = await drafts.open_for(session, context.person, context.now)
        if filling is not None and filling.form == NAME:
            await drafts.drop(session, context.person)
        await _show_again(context, session)


async def switch(_update: Update, context: Context) -> None:
    """Switch a topic on or off."""
    topic, on = context.matched()
    async with context.begin() as session:
        wants = await _mine(context, session)
        if on == "1" and topic not in _topics(context, wants.party):
            raise RuleBroken("old-button")
        await preferences.switch(session, context.person, topic, context.now, on=on == "1")
        named = context.kit.district.topic(topic, context.language)
        context.pop_up(context.plain("notices-on" if on == "1" else "notices-off", topic=named))
        await _show_again(context, session)


async def ask_hours(_update: Update, context: Context) -> None:
    """Offer hours to choose from."""
    (letter,) = context.matched()
    async with context.begin() as session:
        wants = await _mine(context, session)
        context.edit(*noticeviews.hours(context.language, context.kit.district, wants, WHICH[letter]))


async def set_hours(_update: Update, context: Context) -> None:
    """Keep the hours that were chosen."""
    letter, given = context.matched()
    async with context.begin() as session:
        await _mine(context, session)
        spans = {TRADE: None, ANY: ""}.get(given, given)
        await preferences.set_hours(session, context.person, WHICH[letter], spans, context.now)
        context.pop_up(context.plain("notices-hours-set"))
        await _show_again(context, session)


async def write_hours(_update: Update, context: Context) -> None:
    """Ask for hours in one's own words."""
    (letter,) = context.matched()
    async with context.begin() as session:
        await _mine(context, session)
        await forms.start_here(context, session, NAME, FORM, {"which": WHICH[letter]})


async def pause(_update: Update, context: Context) -> None:
    """Pause everything for a week, or go on."""
    (on,) = context.matched()
    async with context.begin() as session:
        await _mine(context, session)
        if on == "1":
            await preferences.pause(session, context.person, context.now)
        else:
            await preferences.go_on(session, context.person, context.now)
        context.pop_up(context.plain("notices-pause-done" if on == "1" else "notices-go-on-done"))
        await _show_again(context, session)


async def stop_topic(_update: Update, context: Context) -> None:
    """Stop the topic of the copy whose button was pressed, and offer to take that back."""
    async with context.begin() as session:
        notice, topic = await _noticed(context, session)
        await preferences.switch(session, context.person, topic, context.now, on=False)
        named = context.kit.district.topic(topic, context.language)
        coming = audiences.read(notice.audience).coming is not None
        context.pop_up(context.plain("notices-stopped-coming" if coming else "notices-stopped", topic=named))
        _exchange(context, noticeviews.again_row(context.language, context.kit.district, notice))


async def resume_topic(_update: Update, context: Context) -> None:
    """Switch the topic on again that was just stopped under a copy."""
    async with context.begin() as session:
        notice, topic = await _noticed(context, session)
        wants = await _mine(context, session)
        if topic not in _topics(context, wants.party):
            raise RuleBroken("old-button")
        await preferences.switch(session, context.person, topic, context.now, on=True)
        context.pop_up(context.plain("notices-resumed", topic=context.kit.district.topic(topic, context.language)))
        _exchange(context, noticeviews.stop_row(context.language, context.kit.district, notice))


async def greet(context: Context, session: AsyncSession) -> None:
    """Tell who had blocked the bot and is back, once, that all notices are off and stay so."""
    if context.known.id is not None and await preferences.welcome(session, context.known.id):
        context.reply(context.say("notices-back"), inline([press(context.plain("notices-open"), "no:home")]))


async def _ask_spans(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    return context.say("notices-own-ask"), inline([press(context.plain("page-back"), "no:home")])


async def _read_spans(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    words = forms.typed(context, LONGEST)
    if words is None:
        return None
    await preferences.set_hours(session, context.person, answers["which"], words, context.now)
    return {"spans": words}


async def _finish(context: Context, session: AsyncSession, _answers: Answers) -> None:
    wants = await _mine(context, session)
    context.reply(context.say("notices-hours-set"), context.home())
    context.reply(*noticeviews.page(context.language, context.kit.district, wants))


FORM: Form = Form((Question("spans", _ask_spans, _read_spans, "notices-own-hint"),), _finish)


async def _wants(context: Context, session: AsyncSession) -> Wants | None:
    """Return what this person wants of notices, None for who has not checked in."""
    known = await riders.known(session, context.known.id or 0)
    if known is None or known.rider.state == DECLINED:
        return None
    member, party = known.rider.member_id, known.profile.party
    on = await subscriptions.of(session, member) & _topics(context, party)
    return Wants(on, await preferences.of(session, member), known.rider.trade, party, context.now)


async def _mine(context: Context, session: AsyncSession) -> Wants:
    wants = await _wants(context, session)
    if wants is None:
        raise RuleBroken("notices-stranger")
    return wants


async def _show_again(context: Context, session: AsyncSession) -> None:
    context.edit(*noticeviews.page(context.language, context.kit.district, await _mine(context, session)))


def _topics(context: Context, party: bool) -> set[str]:
    """Return what this person can switch on."""
    return {topic.key for topic in context.kit.district.topics} | ({AS_MEMBER} if party else set())


async def _noticed(context: Context, session: AsyncSession) -> tuple[Notice, str]:
    """Return the notice of the copy whose button was pressed, and its topic; who is no recipient has no such copy."""
    (number,) = context.matched()
    notice = await notices.by_id(session, int(number))
    theirs = await recipients.find(session, int(number), context.known.id or 0)
    topic = noticeviews.topic_of(context.kit.district, notice) if notice is not None else None
    if notice is None or topic is None or theirs is None:
        raise RuleBroken("old-button")
    return notice, topic


def _exchange(context: Context, row: list[Button]) -> None:
    message = context.update.effective_message
    if message is not None and message.reply_markup is not None:
        context.change_buttons(noticeviews.exchanged(message.reply_markup.to_dict(), row))
