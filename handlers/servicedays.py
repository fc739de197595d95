"""The next service day: who comes, with a seat or in line for one, and what helps to get there."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import calendarfiles, noticeviews, servicedayviews
from bot.context import Context
from bot.keyboards import Button, Keyboard, inline
from bot.servicedayrule import service_label
from bot.texts import Markup
from handlers import ratings
from models import attendances, comings, notices, recipients, riders, seats, servicedays, subscriptions
from models.notices import Notice
from models.rules import RuleBroken
from models.seats import SEATED
from models.servicedays import PLANNED, QUESTION, Service, ServiceDay


async def command(_update: Update, context: Context) -> None:
    """Show the next service day."""
    async with context.begin() as session:
        await show(context, session)


async def show(context: Context, session: AsyncSession) -> None:
    """Owe the page of the next service day, or the way to hear of it."""
    days = await servicedays.coming_days(session, context.today())
    planned = (one for one in days if one.state == PLANNED and not _is_over(context, one))
    day = next(planned, None)
    if day is None:
        return context.reply(context.say("coming-none", name=_name(context)), context.home())
    return await _reply(context, session, day)


async def open_one(_update: Update, context: Context) -> None:
    """Show a service day anew."""
    (number,) = context.matched()
    async with context.begin() as session:
        await _reply(context, session, await _day(session, int(number)))


async def come(_update: Update, context: Context) -> None:
    """Note that somebody comes; pressed again nothing changes."""
    number, notice = (int(part) for part in context.matched())
    async with context.begin() as session:
        day = await _day(session, number)
        await _comes(context, session, day)
        context.pop_up(context.plain("coming-done"))
        context.edit(*await _page(context, session, day, notice))


async def leave(_update: Update, context: Context) -> None:
    """Note that somebody does not come after all: who waits for their seats has them."""
    number, notice = (int(part) for part in context.matched())
    async with context.begin() as session:
        day = await _day(session, number)
        _require_time(context, day)
        await comings.leave(session, day.number, context.known.id or 0, context.now)
        context.pop_up(context.plain("coming-left"))
        context.edit(*await _page(context, session, day, notice))


async def take_seat(_update: Update, context: Context) -> None:
    """Give somebody a seat, or a place in the line for one; who takes one comes."""
    number, notice = (int(part) for part in context.matched())
    async with context.begin() as session:
        service, day = await _service(session, number)
        await _comes(context, session, day)
        seat = await seats.take(session, service.number, context.known.id or 0, context.now)
        label = service_label(service, context.language)
        key = "seat-got" if seat.state == SEATED else "seat-queued"
        context.pop_up(context.plain(key, service=label))
        context.edit(*await _page(context, session, day, notice))


async def give_seat(_update: Update, context: Context) -> None:
    """Take somebody's seat back, or their place in the line: who waits longest has it."""
    number, notice = (int(part) for part in context.matched())
    async with context.begin() as session:
        service, day = await _service(session, number)
        _require_time(context, day)
        await seats.give_up(session, service.number, context.known.id or 0, context.now)
        context.pop_up(context.plain("seat-given", service=service_label(service, context.language)))
        context.edit(*await _page(context, session, day, notice))


async def replied(context: Context, session: AsyncSession, message_id: int, words: str) -> bool:
    """Show a service day to who answers what was written of it; False for another message, and for a keeper's code.

    What answers the question how it was is taken for an answer to that.
    """
    notice = await recipients.of_message(session, context.person, message_id)
    if notice is None or notice.kind != notices.SERVICE_DAY or attendances.looks_like_code(words):
        return False
    day = await _day(session, notice.about or 0)
    if servicedays.occasion_of(notice.source) == QUESTION:
        await ratings.replied(context, session, day, words)
    else:
        await _reply(context, session, day)
    return True


async def calendar(_update: Update, context: Context) -> None:
    """Owe a service day as a file for the phone's calendar."""
    (number,) = context.matched()
    async with context.begin() as session:
        day = await _day(session, int(number))
        caption = context.say("coming-calendar-caption" if day.state == PLANNED else "coming-calendar-off")
        recipe = calendarfiles.recipe(day, context.language)
        context.send("sendDocument", document=recipe, caption=caption, parse_mode="HTML")


async def _reply(context: Context, session: AsyncSession, day: ServiceDay) -> None:
    """Owe a service day's page, with its picture."""
    words, keyboard = await _page(context, session, day)
    if day.picture and day.state == PLANNED:
        return context.send("sendPhoto", photo=day.picture, caption=words, parse_mode="HTML", reply_markup=keyboard)
    return context.reply(words, keyboard)


def _name(context: Context) -> str:
    return servicedayviews.name(context.language, context.kit.district)


async def _comes(context: Context, session: AsyncSession, day: ServiceDay) -> None:
    member = await context.member(session)
    await comings.come(session, day.number, member, _is_over(context, day), context.now)


async def _page(
    context: Context, session: AsyncSession, day: ServiceDay, notice_id: int = 0
) -> tuple[Markup, Keyboard]:
    """Return a service day's page; under a copy of a notice with what stops its topic."""
    member, language = context.known.id or 0, context.language
    rider = await riders.find(session, member)
    it = await servicedayviews.shown(context.kit, session, day)
    mine = await servicedayviews.mine(session, it, {member: rider.area_id if rider else None})
    words = servicedayviews.text(language, context.kit, it, mine[member])
    rows = servicedayviews.buttons(language, it, mine[member], notice_id, over=_is_over(context, day))
    topic = await _topic_row(context, session, await _notice(session, day, notice_id))
    return words, inline(*rows["inline_keyboard"], topic)


async def _topic_row(context: Context, session: AsyncSession, notice: Notice | None) -> list[Button]:
    """Return what stops the topic of a notice, under a copy of it; once it is off, what switches it on again.

    Of a day that they come to also those hear who never had it on: they are not offered to stop it.
    """
    topic = noticeviews.topic_of(context.kit.district, notice) if notice else None
    if notice is None or topic is None:
        return []
    if notice.topic is None and not noticeviews.present(context.update.effective_message):
        return []
    on = await subscriptions.among(session, topic, [context.known.id or 0])
    row = noticeviews.stop_row if on else noticeviews.again_row
    return row(context.language, context.kit.district, notice)


async def _notice(session: AsyncSession, day: ServiceDay, notice_id: int) -> Notice | None:
    found = await notices.by_id(session, notice_id) if notice_id else None
    return found if found is not None and (found.kind, found.about) == (notices.SERVICE_DAY, day.number) else None


async def _day(session: AsyncSession, service_day_id: int) -> ServiceDay:
    day = await servicedays.by_id(session, service_day_id)
    if day is None:
        raise RuleBroken("old-button")
    return day


async def _service(session: AsyncSession, service_id: int) -> tuple[Service, ServiceDay]:
    service = await servicedays.service(session, service_id)
    if service is None:
        raise RuleBroken("old-button")
    return service, await _day(session, service.service_day_id)


def _require_time(context: Context, day: ServiceDay) -> None:
    if _is_over(context, day):
        raise RuleBroken("coming-over")


def _is_over(context: Context, day: ServiceDay) -> bool:
    return servicedayviews.is_over(day, context.now, context.kit.district.zone)
