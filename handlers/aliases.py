"""The name that somebody is ranked under: they agree to it, choose it, change it; administrators hide what insults."""

import secrets

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import addressing, quiet, riderviews, standingviews
from bot.context import Context
from bot.keyboards import Button, inline, press
from bot.standingviews import ALIAS
from bot.texts import plain, say
from handlers import forms
from handlers.forms import Answers, Asked, Form, Question
from models import aliases, consents, members, riders, rights, standings
from models.outbox import Owed
from models.rules import RuleBroken

NAME = "alias"

WITHDRAW = f"y:w:{consents.RANKING}"

TRIES = 20
"""How often a number is drawn for a name that somebody has already."""

SURNAMES = ("欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木")
"""Surnames of two characters."""


async def mine(_update: Update, context: Context) -> None:
    """Show one's name in the ranking; ask for consent, or for a name, what is missing."""
    async with context.begin() as session:
        member = await _rider(context, session)
        if not await _agreed(context, session, member):
            return _ask_consent(context)
        own = await aliases.of(session, member)
        if own is None:
            return await _begin(context, session, member)
        change = press(context.plain("rank-name-change"), f"{ALIAS}:new")
        withdraw = press(context.plain("rank-name-withdraw"), WITHDRAW)
        key = "rank-name-now-hidden" if own.hidden else "rank-name-now"
        context.reply(context.say(key, name=own.name), inline([change], [withdraw], [_to_ranking(context)]))
    return None


async def agree(_update: Update, context: Context) -> None:
    """Note the consent to the text that was shown, and ask for a name."""
    (version,) = context.matched()
    async with context.begin() as session:
        member = await _rider(context, session)
        if version != riderviews.notice_version(context.kit.district):
            return _ask_consent(context)
        await consents.give(session, member, consents.RANKING, version, context.now)
        await _begin(context, session, member)
    return None


async def later(_update: Update, context: Context) -> None:
    """Let somebody go who doesn't want to be named."""
    async with context.begin():
        context.edit(context.say("rank-left"), inline([_to_ranking(context)]))


async def rename(_update: Update, context: Context) -> None:
    """Ask for another name."""
    async with context.begin() as session:
        member = await _rider(context, session)
        if not await _agreed(context, session, member):
            return _ask_consent(context)
        await _begin(context, session, member)
    return None


async def ask_hide(_update: Update, context: Context) -> None:
    """Ask an administrator whether a name shall be hidden."""
    member = int(context.matched()[0])
    async with context.begin() as session:
        await rights.require(session, context.person, standings.HIDE)
        own = await aliases.of(session, member)
        if own is None or own.hidden:
            raise RuleBroken("rank-name-gone")
        context.subject = member
        sure = press(context.plain("rank-name-hide-sure"), f"{ALIAS}:hide:{member}:yes")
        context.reply(context.say("rank-name-hide-ask", name=own.name), inline([sure], [_to_ranking(context)]))


async def hide(_update: Update, context: Context) -> None:
    """Hide a name, and ask the rider kindly for another."""
    member = int(context.matched()[0])
    async with context.begin() as session:
        own = await aliases.of(session, member)
        if not await standings.hide(session, context.person, member, context.now) or own is None:
            raise RuleBroken("rank-name-gone")
        context.edit(context.say("rank-name-hid"), inline([_to_ranking(context)]))
        person = await members.person_of(session, member)
        if person is not None:
            language = (await addressing.languages(session, context.kit.district, [person]))[person]
            text = say(language, "rank-name-was-hidden", name=own.name)
            buttons = inline([press(plain(language, "rank-name-change"), f"{ALIAS}:new")])
            silence = await quiet.silence(session, context.kit.district, person, context.now)
            params = {"text": text, "parse_mode": "HTML", "reply_markup": buttons, **silence}
            context.owe(Owed(person, f"alias:{context.claim.update_id}", "sendMessage", params))


async def _begin(context: Context, session: AsyncSession, member: int) -> None:
    offered = await _suggestions(context, session, member)
    await forms.start_here(context, session, NAME, FORM, {"offered": offered})


async def _suggestions(context: Context, session: AsyncSession, member: int) -> list[str]:
    """Return names that go with what somebody is called and that nobody has: 王师傅, 小王, else with a number."""
    known = await riders.known(session, member)
    name = known.profile.name if known else ""
    first = name[:2] if name.startswith(SURNAMES) else name[:1]
    found = []
    for key in ("rank-name-master", "rank-name-small"):
        wished = context.plain(key, first=first)
        drawn = (f"{wished}{secrets.randbelow(90) + 10}" for _ in range(TRIES))
        for one in (wished, *drawn):
            if await _fits(session, member, one):
                found.append(one)
                break
    return found


async def _fits(session: AsyncSession, member: int, name: str) -> bool:
    try:
        await aliases.check_free(session, member, aliases.checked(name))
    except RuleBroken:
        return False
    return True


async def _ask(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    buttons = [press(name, f"a:alias:{place}") for place, name in enumerate(answers.get("offered", []))]
    return context.say("rank-ask-name"), inline(buttons)


async def _read(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    pressed, offered = forms.pressed(context, "alias"), answers.get("offered", [])
    words = forms.typed(context, 60)
    if pressed is not None:
        words = offered[int(pressed)] if pressed.isdecimal() and int(pressed) < len(offered) else None
    if words is None:
        return None
    name = aliases.checked(words)
    await aliases.check_free(session, await _rider(context, session), name)
    return {"alias": name}


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    member = await _rider(context, session)
    await aliases.choose(session, member, context.person, answers["alias"], context.now)
    context.reply(context.say("rank-name-done", name=answers["alias"]), inline([_to_ranking(context)]))


async def _rider(context: Context, session: AsyncSession) -> int:
    """Return the member's id. Raises RuleBroken for who is no confirmed rider."""
    rider = (await standings.require_viewer(session, context.person)).rider
    if rider is None:
        raise RuleBroken("rank-riders-only")
    return rider.member_id


async def _agreed(context: Context, session: AsyncSession, member: int) -> bool:
    version = riderviews.notice_version(context.kit.district)
    return await consents.holds(session, member, consents.RANKING, version)


def _ask_consent(context: Context) -> None:
    version = riderviews.notice_version(context.kit.district)
    agreeing = press(context.plain("rank-agree"), f"{ALIAS}:agree:{version}")
    refusing = press(context.plain("rank-not-now"), f"{ALIAS}:no")
    context.reply(context.say("rank-consent"), inline([agreeing], [refusing]))


def _to_ranking(context: Context) -> Button:
    return press(context.plain("rank-back"), standingviews.BEGIN)


FORM = Form((Question("alias", _ask, _read, "rank-ask-hint"),), _finish)
