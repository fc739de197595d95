"""The figures of reports, in one's scope: how many were answered, solved, and solved to satisfaction; and files."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import asides, dates, figureviews, reportfiles
from bot.context import Context
from bot.figureviews import FORMATS, View
from bot.keyboards import Keyboard, inline, press
from bot.texts import Markup
from models import areas, figures, moves, reportexports, rights
from models.areas import Atlas
from models.figures import Figures
from models.reportexports import ReportExport
from models.rights import Where
from models.rules import RuleBroken

VIEW = r"(\d{4}):(\d{1,18}):([a-z][a-z0-9_]*|-):(\d{1,2}|-)"
"""What a button carries of a view: month, area, department, category."""


async def command(_update: Update, context: Context) -> None:
    """Show this month's figures of the widest scope that this person has, as text and as a picture.

    Who asks in a group gets them in private.
    """
    try:
        async with context.kit.database.read() as session:
            own = await figures.scopes(session, context.person)
        view = View(context.today().replace(day=1), own[0])
        atlas, found = await _reckoned(context, view)
    except RuleBroken as broken:  # a group need not hear who may not
        async with context.begin():
            return asides.reply(context, context.say(broken.key, **broken.args_of_text))
    async with context.begin() as session:
        asides.reply(context, figureviews.text(context, atlas, view, found), await _buttons(context, session, view))
        asides.send(context, "sendPhoto", photo=_picture(context, atlas, view, found))
    return None


async def show(_update: Update, context: Context) -> None:
    """Show other figures in place of these."""
    view = _carried(context)
    atlas, found = await _reckoned(context, view)
    async with context.begin() as session:
        context.edit(figureviews.text(context, atlas, view, found), await _buttons(context, session, view))


async def picture(_update: Update, context: Context) -> None:
    """Owe the shown figures as a picture."""
    view = _carried(context)
    atlas, found = await _reckoned(context, view)
    async with context.begin() as session:
        await _buttons(context, session, view)
        context.send("sendPhoto", photo=_picture(context, atlas, view, found))


async def choose_area(_update: Update, context: Context) -> None:
    """Offer other areas."""
    async with context.begin() as session:
        view, atlas = await _view(context, session), await areas.atlas(session)
        own, who = await figures.scopes(session, context.person), await rights.standing(session, context.person)
        area = atlas.areas.get(view.where.area_id or 0)
        above = Where(area_id=area.parent_id if area else None, department=view.where.department)
        up = area is not None and await rights.may(session, who, "report.figures", above)
        context.change_buttons(figureviews.area_buttons(context, atlas, view, own, up=up))


async def choose_category(_update: Update, context: Context) -> None:
    """Offer the categories."""
    async with context.begin() as session:
        context.change_buttons(figureviews.category_buttons(context, await _view(context, session)))


async def explain(_update: Update, context: Context) -> None:
    """Say how the figures are reckoned."""
    async with context.begin() as session:
        view = await _view(context, session)
        context.edit(figureviews.method(context), figureviews.back(context, view))


async def export_command(_update: Update, context: Context) -> None:
    """Offer a file of this month's reports; who asks in a group gets that in private."""
    async with context.begin() as session:
        try:
            own = await figures.scopes(session, context.person, "report.export")
        except RuleBroken as broken:
            return asides.reply(context, context.say(broken.key, **broken.args_of_text))
        view = View(context.today().replace(day=1), own[0])
        return asides.reply(context, *_offer(context, await areas.atlas(session), view))


async def choose_file(_update: Update, context: Context) -> None:
    """Offer a file of the shown reports."""
    async with context.begin() as session:
        view = await _view(context, session, "report.export")
        context.edit(*_offer(context, await areas.atlas(session), view))


async def export(_update: Update, context: Context) -> None:
    """Owe a file of reports, and record who takes it."""
    async with context.begin() as session:
        letter, *carried = context.matched()
        view = figureviews.read(context.kit.district, *carried)
        await rights.require(session, context.person, "report.export", view.where)
        count = await _record(context, session, view, FORMATS[letter])
        if not count:
            return context.pop_up(context.plain("export-nothing"), alert=True)
        recipe = reportfiles.file_recipe(context.person, context.language, view, FORMATS[letter], context.now)
        name = figureviews.heading(context.language, context.kit.district, await areas.atlas(session), view)
        caption = context.say("export-caption", heading=name, count=count)
        context.send("sendDocument", document=recipe, caption=caption, parse_mode="HTML")
    return None


async def exports(_update: Update, context: Context) -> None:
    """Tell an administrator who took files out."""
    async with context.begin() as session:
        taken, atlas = await reportexports.latest(session, context.person), await areas.atlas(session)
        lines = [await _taken(context, session, atlas, one) for one in taken]
        heading = context.say("export-records" if lines else "export-records-none")
        view = View(context.today().replace(day=1))
        context.edit(Markup("\n".join([heading, *lines])), figureviews.back(context, view))


def _carried(context: Context) -> View:
    return figureviews.read(context.kit.district, *context.matched())


async def _view(context: Context, session: AsyncSession, act: str = "report.figures") -> View:
    """Return the view that the pressed button leads to. Raises RuleBroken for who may not see it at this moment."""
    view = _carried(context)
    await rights.require(session, context.person, act, view.where)
    return view


async def _reckoned(context: Context, view: View) -> tuple[Atlas, Figures]:
    """Return the areas and the figures of a view. Raises RuleBroken for who may not see them.

    That may take a second: it is done before the update's transaction, in which nobody else could write.
    """
    district = context.kit.district
    bounds = figureviews.bounds(district, view.month or context.today().replace(day=1))
    async with context.kit.database.read() as session:
        await rights.require(session, context.person, "report.figures", view.where)
        rules = figureviews.rules(district)
        found = await figures.of(session, view.where, bounds, view.category, rules, context.now)
        return await areas.atlas(session), found


async def _buttons(context: Context, session: AsyncSession, view: View) -> Keyboard:
    """Return what is below the figures. Raises RuleBroken for who may not see them at this moment."""
    who = await rights.require(session, context.person, "report.figures", view.where)
    return figureviews.buttons(context, view, administrator=who.administrator)


def _picture(context: Context, atlas: Atlas, view: View, found: Figures) -> dict[str, object]:
    language, district = context.language, context.kit.district
    title = figureviews.heading(language, district, atlas, view)
    words = (title, *figureviews.picture_words(language, district, found, context.now))
    parts = figureviews.sections(language, district, atlas, found)
    return reportfiles.picture_recipe(context.person, language, view.where, words, parts, found)


def _offer(context: Context, atlas: Atlas, view: View) -> tuple[Markup, Keyboard]:
    district, language = context.kit.district, context.language
    name = figureviews.heading(language, district, atlas, view)
    kinds = [
        press(context.plain(f"export-as-{kind}"), figureviews.data(district, f"x{letter}", view))
        for letter, kind in FORMATS.items()
    ]
    month = context.today().replace(day=1)
    other = View(None if view.month else month, view.where, view.category)
    switch = press(
        context.plain("export-all-time" if view.month else "export-this-month"), figureviews.data(district, "e", other)
    )
    last = figureviews.back(context, view if view.month else other)["inline_keyboard"]
    return context.say("export-offer", heading=name), inline(kinds, [switch], *last)


async def _record(context: Context, session: AsyncSession, view: View, kind: str) -> int:
    district = context.kit.district
    since, until = figureviews.period(district, view.month, context.now)
    count = await figures.count(session, view.where, (since, min(until, context.now)), view.category)
    if count:
        taken = ReportExport(since=since, until=until, format=kind, count=count, at=context.now)
        taken.area_id, taken.department, taken.category = view.where.area_id, view.where.department, view.category
        taken.member_id = await context.member(session)
        await reportexports.note(session, taken)
    return count


async def _taken(context: Context, session: AsyncSession, atlas: Atlas, one: ReportExport) -> Markup:
    district, language = context.kit.district, context.language
    month = one.since.astimezone(district.zone).date() if one.since else None
    view = View(month, Where(area_id=one.area_id, department=one.department), one.category)
    return context.say(
        "export-record",
        date=dates.full(one.at.astimezone(district.zone).date(), language),
        who=await moves.name_of(session, one.member_id) or context.plain("export-by-command"),
        heading=figureviews.heading(language, district, atlas, view),
        kind=one.format.upper(),
        count=one.count,
    )
