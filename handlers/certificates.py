"""Certificates: a picture of one's score with a QR code that proves it; and whether one wants private hints."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import honourpictures, riderviews
from bot.context import Context
from bot.honourpictures import period_words
from bot.keyboards import Button, Keyboard, inline, press
from bot.standingviews import period_name
from bot.texts import Markup
from models import badges, certificates, hints, looks, periods, riders
from models.rules import RuleBroken

PREFIX = "z_"
"""What the payload of such a link begins with."""

HINTS = "z:h:"
"""What the data of the buttons begins with that switch hints on and off."""

PERIOD = r"(\d{4}[QH]\d)"
"""What a button carries of a quarter or half-year."""


async def command(_update: Update, context: Context) -> None:
    """Offer certificates of the periods in which somebody has a score."""
    async with context.begin() as session:
        context.reply(*await _offer(context, session))


async def offer(_update: Update, context: Context) -> None:
    """Offer them as a new message, below the points."""
    await command(_update, context)


async def make(_update: Update, context: Context) -> None:
    """Owe the certificate of a period."""
    (code,) = context.matched()
    async with context.begin() as session:
        member, period = await _rider(context, session), periods.read(code)
        if period is None or await certificates.proven(session, member, period) is None:
            raise RuleBroken("certificate-none")
        token = certificates.make(session, member, period)
        link = f"https://t.me/{context.kit.bot.username}?start={PREFIX}{token}"
        recipe = honourpictures.certificate_recipe(member, period, context.language, link, context.today())
        caption = context.say("certificate-caption", period=period_name(context.language, period))
        context.send("sendPhoto", photo=recipe, caption=caption)


async def switch_hints(_update: Update, context: Context) -> None:
    """Switch private hints on or off."""
    (way,) = context.matched()
    async with context.begin() as session:
        member = await _rider(context, session)
        await hints.switch(session, member, context.now, on=way == "on")
        context.pop_up(context.plain("certificate-hint-on" if way == "on" else "certificate-hint-off"), alert=True)
        context.change_buttons(_switched(context, wants=way == "on"))


async def follow(context: Context, session: AsyncSession, payload: str) -> bool:
    """Tell who scanned a certificate what it proves now: first character, trade, period and score."""
    if not payload.startswith(PREFIX):
        return False
    proven = await certificates.read(session, payload.removeprefix(PREFIX))
    if proven is None:
        raise RuleBroken("certificate-invalid")
    member, language = proven.known.rider.member_id, context.language
    await looks.note(session, [member], context.known.id or 0, "certificate", context.today(), context.now)
    if context.known.id is not None:  # of a stranger it is not kept that they scanned, so nothing can be changed later
        context.subject = member
    context.reply(
        context.say(
            "certificate-valid",
            name=riderviews.veiled(proven.known.profile.name),
            trade=context.kit.district.trade(proven.known.rider.trade, language),
            period=period_words(language, proven.period, context.today()),
            score=proven.score,
        )
    )
    return True


async def _rider(context: Context, session: AsyncSession) -> int:
    """Return the member who is asking. Raises RuleBroken for who is not checked in."""
    rider = await riders.find(session, context.known.id or 0)
    if rider is None or rider.state != riders.CONFIRMED:
        raise RuleBroken("certificate-checkin")
    return rider.member_id


async def _offer(context: Context, session: AsyncSession) -> tuple[Markup, Keyboard]:
    member, language = await _rider(context, session), context.language
    found = await certificates.offered(session, member)
    had = [periods.read(one.quarter) for one in await badges.of(session, member)]
    lines = [context.say("certificate-choose" if found else "certificate-none")]
    if had:
        names = context.plain("list-separator").join(period_name(language, one) for one in had if one)
        lines.append(context.say("certificate-badges", quarters=names))
    rows = riderviews.in_rows([press(period_name(language, one), f"z:c:{one.code}") for one in found])
    hint = _hint_button(context, wants=await hints.is_on(session, member))
    return Markup("\n\n".join(lines)), inline(*rows, [hint])


def _hint_button(context: Context, *, wants: bool) -> Button:
    if wants:
        return press(context.plain("certificate-hint-stop"), f"{HINTS}off")
    return press(context.plain("certificate-hint"), f"{HINTS}on")


def _switched(context: Context, *, wants: bool) -> Keyboard:
    """Return the buttons of the pressed message with the other way for hints: a hint itself stays to be read."""
    message = context.update.effective_message
    shown = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    rows = [[(one.text, str(one.callback_data)) for one in row] for row in shown]
    other = _hint_button(context, wants=wants)
    return inline(*([other if data.startswith(HINTS) else press(text, data) for text, data in row] for row in rows))
