"""Coming in, finding one's way, and everything that is no conversation of its own."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot.context import Context
from bot.keyboards import inline, press
from bot.texts import LANGUAGES, Markup, plain, say
from handlers import agreements, attendance, certificates, invitations, notices, proofs, redeeming, stations, work
from models import drafts, members, preferences

FOLLOWERS = (
    stations.follow,
    attendance.follow,
    invitations.follow,
    proofs.follow,
    redeeming.follow,
    certificates.follow,
    work.follow,
)
"""Who follows a deep link, in this order; each says whether the link was theirs."""

LINES = (
    ("rider", "help-rider"),
    ("keeper", "help-keeper"),
    ("secretary", "help-secretary"),
    ("cadre", "help-cadre"),
    ("administrator", "help-administrator"),
)
"""What the guide says besides, for what somebody is."""


async def start(update: Update, context: Context) -> None:
    """Greet, or follow the deep link."""
    payload = context.args[0] if context.args else ""
    async with context.begin() as session:
        for follow in FOLLOWERS if payload else ():
            if await follow(context, session, payload):
                return
        context.reply(_greeting(update, context), context.home())
        await notices.greet(context, session)
        await agreements.renew(context, session)


async def guide(_update: Update, context: Context) -> None:
    """Say what one can do."""
    async with context.begin() as session:
        await say_help(context, session)


async def say_help(context: Context, _session: AsyncSession) -> None:
    """Owe the guide, with what this person's roles can do."""
    faces = context.faces()
    more = [context.say(key) for face, key in LINES if face in faces]
    context.reply(Markup("\n\n".join([context.say("help"), *more])), context.home())


async def my_id(update: Update, context: Context) -> None:
    """Tell people their numeric id, which administrators need; who hides behind a group has none there."""
    hidden = update.message is not None and update.message.sender_chat is not None
    async with context.begin():
        context.reply(context.say("my-id-hidden") if hidden else context.say("my-id", id=context.person))


async def cancel(_update: Update, context: Context) -> None:
    """Drop what was begun."""
    async with context.begin() as session:
        dropped = await drafts.drop(session, context.person)
        context.reply(context.say("cancelled" if dropped else "nothing-to-cancel"), context.home())


async def language(_update: Update, context: Context) -> None:
    """Offer the languages."""
    async with context.begin():
        offered = context.kit.district.languages
        rows = [[press(plain(tag, "language-name"), f"l:{tag}")] for tag in LANGUAGES if tag in offered]
        context.reply(context.say("language-ask"), inline(*rows))


async def choose_language(_update: Update, context: Context) -> None:
    """Speak the chosen language from now on."""
    (tag,) = context.matched()
    async with context.begin() as session:
        if tag not in LANGUAGES:
            return context.pop_up(context.plain("old-button"), alert=True)
        await members.choose_language(session, context.person, tag, context.now)
        context.language = tag
        context.reply(say(tag, "language-chosen"), context.home())
    return None


async def old_button(_update: Update, context: Context) -> None:
    """Answer a button that means nothing any more."""
    async with context.begin():
        context.pop_up(context.plain("old-button"), alert=True)


async def edited(_update: Update, context: Context) -> None:
    """Say that what was changed afterwards is not read again."""
    async with context.begin():
        context.reply(context.say("edited"))


async def blocked(update: Update, context: Context) -> None:
    """Remember who blocked the bot, which switches all notices off, and who came back, which switches nothing on."""
    change = update.my_chat_member
    if change is None or change.chat.type != "private":
        return
    gone = change.new_chat_member.status in ("kicked", "left")
    async with context.begin() as session:
        if gone:
            await preferences.leave(session, context.person, context.now)
        else:
            await members.mark_blocked(session, context.person, None)


def _greeting(update: Update, context: Context) -> Markup:
    """Greet by the weightiest thing that this person is."""
    faces = context.faces()
    kinds = ("administrator", "secretary", "cadre", "keeper", "rider", "stranger")
    kind = next(kind for kind in kinds if kind in faces)
    return context.say(f"welcome-{kind}", name=_first_name(update))


def _first_name(update: Update) -> str:
    return update.effective_user.first_name if update.effective_user else ""
