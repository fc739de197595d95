"""What is known of somebody: to see, to take along, to take back, to erase."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import dates, kept, mydata, retracting, rewardviews
from bot.context import Context
from bot.keyboards import Button, inline, press
from bot.texts import Markup
from handlers import applications
from models import applications as applied
from models import consents, erasures, looks, members, reservations, riders
from models import mydata as data
from models.applications import CHECKIN
from models.looks import Look
from models.members import Known
from models.mydata import Viewer
from models.outbox import EDIT, Owed
from models.riders import WAITING
from models.rules import RuleBroken

PAGE = 12
"""Lines of who looked that one message shows."""

FILES = (mydata.HTML, mydata.JSON)


async def command(_update: Update, context: Context) -> None:
    """Say what one can do about one's data."""
    async with context.begin() as session:
        await show(context, session)


async def show(context: Context, _session: AsyncSession) -> None:
    """Owe the first page: nothing is kept of a stranger."""
    if context.known.id is None:
        return context.reply(context.say("privacy-stranger"), context.home())
    if context.update.callback_query:
        return context.edit(context.say("privacy"), inline(*_choices(context)))
    return context.reply(context.say("privacy"), inline(*_choices(context)))


async def pressed(_update: Update, context: Context) -> None:
    """Show the first page, in the same message."""
    async with context.begin() as session:
        await show(context, session)


async def what_is_kept(_update: Update, context: Context) -> None:
    """Say what is kept, why and how long."""
    async with context.begin():
        lines = kept.lines(context.kit.district, context.language)
        contact = context.kit.district.privacy.contact or context.plain("privacy-no-contact")
        context.edit(context.say("privacy-kept", lines=lines, contact=contact), inline(_back(context)))


async def agreements(_update: Update, context: Context) -> None:
    """Show what the person agreed to, each to be taken back."""
    async with context.begin() as session:
        await _show_agreements(context, session)


async def who_looked(_update: Update, context: Context) -> None:
    """Show who looked at what, when: the part they have in the house, never their account."""
    (skip,) = context.matched()
    async with context.begin() as session:
        member = _known(context)
        seen = await looks.at(session, member)
        first = int(skip) if int(skip) < len(seen) else 0
        shown = seen[first : first + PAGE]
        viewers = await data.viewers(session, {one.by for one in shown})
        lines = [_look(context, one, viewers[one.by]) for one in shown]
        key = "privacy-looks" if lines else "privacy-looks-none"
        turns = _turns(context, first, len(seen))
        context.edit(context.say(key, lines=Markup("\n".join(lines))), inline(turns, _back(context)))


async def files(_update: Update, context: Context) -> None:
    """Send everything, to read and for other programs."""
    async with context.begin():
        member = _known(context)
        context.reply(context.say("privacy-files"))
        for made in FILES:
            context.send("sendDocument", document={"made": made, "member": member, "language": context.language})


async def ask_withdraw(_update: Update, context: Context) -> None:
    """Say what taking back an agreement means, and ask once."""
    (purpose,) = context.matched()
    async with context.begin() as session:
        if not await consents.holds(session, _known(context), purpose):
            return await _show_agreements(context, session)
        sure = press(context.plain("privacy-withdraw-sure"), f"y:w:{purpose}:yes")
        context.edit(context.say(f"privacy-withdraw-{purpose}"), inline([sure], _back(context, "y:consents")))
    return None


async def withdraw(_update: Update, context: Context) -> None:
    """Take an agreement back, with what was kept because of it."""
    (purpose,) = context.matched()
    async with context.begin() as session:
        member, now = _known(context), context.now
        was_waiting = [case for case in await applied.waiting_of(session, member) if case.application.kind == CHECKIN]
        told = await erasures.told_by(session, member) if purpose == consents.REPORTING else None
        seen = await erasures.withdraw(session, member, purpose, now, context.today())
        await retracting.blank(session, context.kit.district, seen, retracting.WITHDRAWN, now)
        if told:
            await retracting.redraw(context.kit, session, told, now)
        left = await riders.known(session, member)
        if left is not None and left.rider.state == WAITING and was_waiting:
            # The secretaries' cards told what was taken back: they get others without it.
            await applications.send(context, session, left, CHECKIN, {})
        for one in await reservations.of(session, member):
            if one.ended_at == now:  # just given back
                context.owe_all(await rewardviews.changed(session, one, context.language))
        context.known = await members.known(session, context.person)
        context.edit(context.say(f"privacy-withdrawn-{purpose}"))
        context.reply(context.say("privacy-withdrawn-rest"), context.home())
    context.kit.owed.set()


async def ask_erase(_update: Update, context: Context) -> None:
    """Say what erasing means, and ask."""
    async with context.begin():
        _known(context)
        sure = press(context.plain("privacy-erase-sure"), "y:erase:yes")
        role = context.say("privacy-erase-role") if context.known.roles else Markup("")
        context.edit(context.say("privacy-erase-ask", role=role), inline([sure], _back(context)))


async def erase(_update: Update, context: Context) -> None:
    """Erase everything at once, and say goodbye with words that need no key."""
    async with context.begin() as session:
        member, now = _known(context), context.now
        told = await erasures.told_by(session, member)
        seen = await erasures.erase(session, member, context.person, now, context.today())
        await retracting.blank(session, context.kit.district, seen, retracting.ERASED, now)
        await retracting.redraw(context.kit, session, told, now)
        context.known = Known()
        _say_goodbye(context)
    context.kit.owed.set()


def _say_goodbye(context: Context) -> None:
    message, update = context.update.effective_message, context.claim.update_id
    if message is not None and message.date.timestamp():
        done = {"text": context.say("privacy-erased"), "parse_mode": "HTML"}
        gone = Owed(context.chat, f"erased:{update}", "editMessageText", done, EDIT, message_id=message.message_id)
        context.owe_passing(gone)
    words = {"text": context.say("privacy-goodbye"), "parse_mode": "HTML", "reply_markup": context.home()}
    context.owe_passing(Owed(context.chat, f"goodbye:{update}", "sendMessage", words))


def _known(context: Context) -> int:
    """Return the member's id. Raises RuleBroken for a stranger, of whom nothing is kept."""
    if context.known.id is None:
        raise RuleBroken("privacy-stranger")
    return context.known.id


async def _show_agreements(context: Context, session: AsyncSession) -> None:
    given = await consents.of(session, _known(context))
    lines, buttons = [], []
    for one in given:
        purpose, version = context.plain(f"mydata-purpose-{one.purpose}"), one.version
        taken = "privacy-consent-withdrawn" if one.withdrawn_at else "privacy-consent"
        day = dates.full(one.given_at.astimezone(context.kit.district.zone).date(), context.language)
        lines.append(context.say(taken, purpose=purpose, version=version, day=day))
        if one.withdrawn_at is None:
            buttons.append([press(context.plain("privacy-withdraw", purpose=purpose), f"y:w:{one.purpose}")])
    key = "privacy-consents" if lines else "privacy-consents-none"
    context.edit(context.say(key, lines=Markup("\n".join(lines))), inline(*buttons, _back(context)))


def _look(context: Context, look: Look, viewer: Viewer) -> Markup:
    who = context.say(f"viewer-{viewer.kind}")
    if viewer.scope:
        who = context.say("viewer-of", who=who, scope=viewer.scope)
    day = dates.full(look.day, context.language)
    return context.say("privacy-look", day=day, who=who, what=context.say(f"mydata-seen-{look.kind}"), times=look.times)


def _choices(context: Context) -> list[list[Button]]:
    return [
        [press(context.plain("privacy-see-kept"), "y:kept"), press(context.plain("privacy-see-looks"), "y:looks:0")],
        [
            press(context.plain("privacy-see-consents"), "y:consents"),
            press(context.plain("privacy-see-files"), "y:files"),
        ],
        [press(context.plain("privacy-see-erase"), "y:erase")],
    ]


def _turns(context: Context, first: int, count: int) -> list[Button]:
    earlier = [press(context.plain("privacy-newer"), f"y:looks:{max(0, first - PAGE)}")] if first else []
    later = [press(context.plain("page-more"), f"y:looks:{first + PAGE}")] if first + PAGE < count else []
    return earlier + later


def _back(context: Context, to: str = "y:show") -> list[Button]:
    return [press(context.plain("page-back"), to)]
