"""Letters: a rider writes to those who look after them, and is answered, through the bot."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import letterviews
from bot.addressing import languages
from bot.context import Context
from bot.keyboards import inline, press
from bot.texts import Markup, plain, say
from handlers import sos
from handlers.forms import Answers, Asked, Form, Question
from models import applications, drafts, members, outbox, riders, rights, roles, threads
from models.riders import Known
from models.rights import Standing
from models.rules import RuleBroken
from models.threads import Line, Talk


async def write(_update: Update, context: Context) -> None:
    """Ask for a letter."""
    async with context.begin() as session:
        await begin(context, session)


async def begin(context: Context, session: AsyncSession) -> None:
    """Ask for a letter to one's secretary; who has not checked in is told how, and whom to call meanwhile."""
    if context.known.rider not in threads.WRITERS:
        parts = (context.say("letter-needs-checkin"), sos.numbers(context))
        buttons = inline([press(context.plain("letter-checkin"), "c:begin")])
        return context.reply(Markup("\n\n".join(part for part in parts if part)), buttons)
    return await _start(context, session, {})


async def write_to_author(context: Context, session: AsyncSession, author_id: int, answered: str) -> None:
    """Take a rider's words for a letter to this member too, whose broadcast, that begins with `answered`, they answer.

    The letter says so in its first line, in the author's language, as long as that leaves room for the rider's own
    words.
    """
    rider = await riders.known(session, context.known.id or 0)
    if rider is None:
        raise RuleBroken("letter-needs-checkin")
    words = _said(context)
    author = await members.person_of(session, author_id) or 0
    language = (await languages(session, context.kit.district, [author]))[author]
    about = plain(language, "letter-about", words=answered)
    words = f"{about}\n{words}" if answered and len(words) + len(about) < threads.LONGEST // 2 else words
    one = await threads.address(session, await threads.begin(session, rider, None, context.now), author_id)
    if one is None:
        raise RuleBroken("letter-gone")
    await _write(context, session, one, words)


async def write_to(context: Context, session: AsyncSession, rider: Known) -> None:
    """Ask one who looks after a rider for a letter to them, who need not have written before."""
    talk = await threads.begin(session, rider, None, context.now)
    await _start(context, session, {"thread": talk.number})


async def write_back(_update: Update, context: Context) -> None:
    """Ask for an answer in a thread, from either side."""
    number = int(context.matched()[0])
    async with context.begin() as session:
        one = await _talk(session, number)
        await _check_reader(context, session, one)
        await _start(context, session, {"thread": number})


async def never_mind(_update: Update, context: Context) -> None:
    """Drop the letter that was begun, and no other form that was begun since."""
    async with context.begin() as session:
        filling = await drafts.open_for(session, context.person, context.now)
        if filling is not None and filling.form == "letter":
            await drafts.drop(session, context.person)
        context.edit(context.say("letter-dropped"), inline())


async def answer(context: Context, session: AsyncSession, source: str) -> None:
    """Take a reply to a message of ours about something that was said."""
    await _say_in(context, session, int(source.split(":")[1]), _said(context))


async def ask_rider(context: Context, session: AsyncSession, application_id: int, words: str) -> None:
    """Ask a rider about what they applied for; its time stands still until they answer.

    Raises RuleBroken when that waits no more, for who may not ask, and for words that are none or too many.
    """
    case = await applications.case(session, application_id)
    if case is None or case.application.state != applications.WAITING:
        raise RuleBroken("letter-gone")
    await _tell_rider(context, session, await threads.begin(session, case.known, case, context.now), words)


async def show_history(_update: Update, context: Context) -> None:
    """Show what was said in a thread, from the end; turn its pages."""
    number, wanted = context.matched()
    async with context.begin() as session:
        one = await _talk(session, int(number))
        await _check_reader(context, session, one)
        pages = letterviews.pages(await threads.history(session, one.number))
        page = min(int(wanted or 0), len(pages) - 1)
        names, zone = await _names(context, session, one, pages[page]), context.kit.district.zone
        text = letterviews.history(context.language, zone, one, pages[page], names)
        buttons = letterviews.turning(context.language, one, page, len(pages))
        if wanted is None:
            context.owe(letterviews.opened(one, context.person, context.claim.update_id, text, buttons))
        else:
            context.edit(text, buttons)


async def settle(_update: Update, context: Context) -> None:
    """Note that a letter needs no answer, and tell the rider."""
    async with context.begin() as session:
        one = await _talk(session, int(context.matched()[0]))
        pending = await threads.unanswered(session, one)
        if not await threads.close(session, one, context.person, context.now) or not pending:
            return context.pop_up(context.plain("letter-already"))
        who = await rights.standing(session, context.person)
        await _mark(context, session, one, pending, "letter-done-by", who)
        language = (await languages(session, context.kit.district, [one.rider.person]))[one.rider.person]
        office = await _office(session, one, who, language)
        context.owe(letterviews.closed(language, one, pending[-1].id, office))
        context.pop_up(context.plain("letter-done-toast"))
    return None


async def _start(context: Context, session: AsyncSession, answers: Answers) -> None:
    # A new message: the letter whose button was pressed, or the numbers to call, stay where they are.
    await drafts.begin(session, context.person, "letter", answers, context.now)
    context.reply(*await _ask(context, session, answers))


async def _ask(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    one = await threads.talk(session, answers["thread"]) if "thread" in answers else None
    text = context.say("letter-ask")
    if one is not None and one.rider.person != context.person:
        context.subject = one.rider.rider.member_id
        text = context.say("letter-ask-back", name=one.rider.profile.name[: letterviews.NAME])
    return text, inline([press(context.plain("letter-never-mind"), "t:x")])


async def _read(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    message = context.update.message
    return {"words": threads.checked(message.text)} if message and message.text else None


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    try:
        if "thread" in answers:
            await _say_in(context, session, answers["thread"], answers["words"])
        else:
            rider = await riders.known(session, context.known.id or 0)
            if rider is None:
                raise RuleBroken("letter-needs-checkin")
            await _write(context, session, await threads.begin(session, rider, None, context.now), answers["words"])
    except RuleBroken as broken:  # said here, so that the form is over all the same; at most an empty thread is left
        context.refuse(broken)


FORM = Form((Question("words", _ask, _read, "letter-only-text"),), _finish)


async def _say_in(context: Context, session: AsyncSession, number: int, words: str) -> None:
    """Go on in a thread, as the rider whose it is, else as one who looks after them."""
    one = await threads.going_on(session, number, context.now)
    if one is None:
        raise RuleBroken("letter-gone")
    say_it = _write if one.rider.person == context.person else _answer
    await say_it(context, session, one, words)


async def _write(context: Context, session: AsyncSession, one: Talk, words: str) -> None:
    people = await threads.listeners(session, one)
    if not people:
        raise RuleBroken("letter-nobody")
    number = await threads.write(session, one, words, context.now)
    line = Line(number, one.rider.rider.member_id, by_staff=False, at=context.now, words=words)
    for person, language in (await languages(session, context.kit.district, people)).items():
        context.owe(letterviews.to_staff(language, one, line, person))
    context.reply(context.say("letter-sent"), inline([press(context.plain("letter-again"), "t:new")]))


async def _answer(context: Context, session: AsyncSession, one: Talk, words: str) -> None:
    await _tell_rider(context, session, one, words)
    context.subject = one.rider.rider.member_id
    context.reply(context.say("letter-answer-sent", name=one.rider.profile.name[: letterviews.NAME]))


async def _tell_rider(context: Context, session: AsyncSession, one: Talk, words: str) -> None:
    pending, member = await threads.unanswered(session, one), await context.member(session)
    number = await threads.answer(session, one, context.person, member, words, context.now)
    who = await rights.standing(session, context.person)
    await _mark(context, session, one, pending, "letter-answered-by", who)
    language = (await languages(session, context.kit.district, [one.rider.person]))[one.rider.person]
    said, office = Line(number, member, True, context.now, words), await _office(session, one, who, language)
    context.owe(letterviews.to_rider(language, one, said, office, first=not pending))


async def _mark(
    context: Context, session: AsyncSession, one: Talk, pending: Sequence[Line], note: str, who: Standing
) -> None:
    """Let all who got these letters see who took care of them."""
    for line in pending:
        for source in (letterviews.source(one.number, line.id) + ending for ending in letterviews.COPIES):
            copies = await outbox.copies(session, source)
            spoken = await languages(session, context.kit.district, [chat for _, chat in copies])
            for row, chat in copies:
                named = await _colleague(session, one, who, spoken[chat])
                params = letterviews.settled(spoken[chat], one, line, say(spoken[chat], note, who=named))
                context.owe(letterviews.changed(one, row, chat, f"{source}:{context.claim.update_id}", params))


async def _office(session: AsyncSession, one: Talk, who: Standing, language: str) -> str:
    """Return how a rider is told who answers: by office, never by name or account."""
    place = await threads.office(session, who, one.where)
    return plain(language, "letter-office", place=place) if place else plain(language, "letter-administrator")


async def _colleague(session: AsyncSession, one: Talk, who: Standing, language: str) -> str:
    """Return how colleagues are told who it was: by the name that the house knows, else by office."""
    name = await roles.name_of(session, who.member_id) if who.member_id is not None else None
    return (name or await _office(session, one, who, language))[: letterviews.NAME]


async def _talk(session: AsyncSession, number: int) -> Talk:
    one = await threads.talk(session, number)
    if one is None:
        raise RuleBroken("letter-gone")
    return one


async def _check_reader(context: Context, session: AsyncSession, one: Talk) -> None:
    if not await threads.may_read(session, one, await rights.standing(session, context.person)):
        raise RuleBroken("right-none")
    if one.rider.person != context.person:
        context.subject = one.rider.rider.member_id


async def _names(context: Context, session: AsyncSession, one: Talk, shown: Sequence[Line]) -> dict[int, str]:
    """Return what to call those who spoke: a rider learns no names, and is "I" to themselves."""
    if one.rider.person == context.person:
        return {one.rider.rider.member_id: context.plain("letter-me")}
    names = {line.member_id: await roles.name_of(session, line.member_id) for line in shown if line.by_staff}
    known = {member: name[: letterviews.NAME] for member, name in names.items() if name}
    return {one.rider.rider.member_id: one.rider.profile.name[: letterviews.NAME], **known}


def _said(context: Context) -> str:
    message = context.update.message
    return threads.checked(message.text or "" if message else "")
