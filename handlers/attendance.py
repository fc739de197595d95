"""Service days on the day itself: a keeper shows a code, and who came scans or types it."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import attendancepictures, attendanceviews, crediting, deeplinks
from bot.context import Context
from bot.keyboards import inline, press
from models import attendances, codes
from models.attendances import Counted, NoCheckIn
from models.codes import WrongCode


async def show(_update: Update, context: Context) -> None:
    """Show a keeper's code as a picture of its own."""
    async with context.begin() as session:
        recipe = await _shown(context, session)
        context.send("sendPhoto", **recipe)


async def renew(_update: Update, context: Context) -> None:
    """Show a new code in place of the one that runs out; that one still counts until then."""
    async with context.begin() as session:
        recipe = await _shown(context, session)
        context.draw_again(**recipe)
        context.pop_up(context.plain("attend-renewed"))


async def follow(context: Context, session: AsyncSession, payload: str) -> bool:
    """Count who scanned a keeper's code; False for another kind of link."""
    token = deeplinks.attendance_token(payload)
    if token is None:
        return False
    try:
        found = await attendances.scanned(session, context.person, token, _day_of(context), _written(context))
    except NoCheckIn as lacking:
        _ask_to_check_in(context, lacking)
    else:
        await _tell(context, session, found)
    return True


async def typed(context: Context, session: AsyncSession, words: str) -> bool:
    """Count who typed a keeper's code; False for other words, and on days that are no service day."""
    day, written = _day_of(context), _written(context)
    if not attendances.looks_like_code(words) or not await attendances.of_day(session, day):
        return False
    try:
        found = await attendances.typed(session, context.person, words, day, written, context.now)
    except NoCheckIn as lacking:
        _ask_to_check_in(context, lacking)
    except WrongCode as wrong:  # caught here, so that the try counts
        context.reply(context.say(wrong.key))
        if wrong.last:
            context.reply(context.say("code-pause", minutes=int(codes.PAUSE.total_seconds()) // 60))
    else:
        await _tell(context, session, found)
    return True


def _written(context: Context) -> datetime:
    """Return when somebody scanned or typed a code: it counts by that, also when nothing ran for a while."""
    message = context.update.message
    return min(context.now, message.date) if message is not None else context.now


def _day_of(context: Context) -> date:
    return _written(context).astimezone(context.kit.district.zone).date()


async def _shown(context: Context, session: AsyncSession) -> dict[str, object]:
    day, station = (int(part) for part in context.matched())
    code = await attendances.show(session, context.person, day, station, context.today(), context.now)
    return attendancepictures.recipe(code.number, context.language)


async def _tell(context: Context, session: AsyncSession, found: Counted) -> None:
    context.reply(attendanceviews.counted(context, found, attendanceviews.station_of(context, found.attendance)))
    if found.new:
        context.owe_all(await crediting.attended(context.kit, session, found, context.now))


def _ask_to_check_in(context: Context, lacking: NoCheckIn) -> None:
    begin = press(context.plain("key-checkin"), "c:begin")
    context.reply(context.say(lacking.key), inline([begin] if lacking.key == "attend-checkin" else []))
