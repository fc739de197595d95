"""Lists of reports for who works on them: /queue with what is open, and /find for what is known by some words."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import asides, queueviews
from bot.context import Context
from bot.texts import LANGUAGES, Markup, plain
from handlers import casework
from models import areas, moves, queues, reports
from models.areas import Atlas
from models.moves import Cause
from models.queues import ALL, TABS, UNTAKEN
from models.reports import Report
from models.rules import RuleBroken

LOOKED_AT = 300
"""Reports that a search looks at, the newest: what reporters wrote is sealed, and has to be opened one by one."""

SHOWN = 12
"""Reports that a search shows."""

LONGEST = 60


async def command(_update: Update, context: Context) -> None:
    """Show what is open in one's scope, in private."""
    async with context.begin() as session:
        await begin(context, session)


async def begin(context: Context, session: AsyncSession) -> None:
    """Owe the first page: what nobody has, else all."""
    who = await queues.admit(session, context.person)
    counts = await queues.counts(session, who)
    tab = UNTAKEN if counts[UNTAKEN] else ALL
    asides.reply(context, *await _page(context, session, tab, 0))


async def turn(_update: Update, context: Context) -> None:
    """Show another page, or another tab."""
    tab, skip = context.matched()
    async with context.begin() as session:
        await queues.admit(session, context.person)
        context.edit(*await _page(context, session, tab, int(skip)))


async def take_page(_update: Update, context: Context) -> None:
    """Take all that nobody has of the reports on a page; say how many, and who has the others."""
    async with context.begin() as session:
        await queues.admit(session, context.person)
        taken, missed = await _take(context, session, queueviews.read(context.matched()[0]))
        await casework.changed(context, session, *taken)
        heading = context.say("queue-taken", count=len(taken), numbers=" ".join(f"#{number}" for number in taken))
        context.reply(Markup("\n".join([heading, *missed])))
        context.edit(*await _page(context, session, ALL if taken else UNTAKEN, 0))


async def find(_update: Update, context: Context) -> None:
    """Look for reports by words: number, category, place, state, what reporters wrote."""
    words = " ".join(context.args or [])[:LONGEST].strip()
    async with context.begin() as session:
        who = await queues.admit(session, context.person)
        if not words:
            return asides.reply(context, context.say("find-what"))
        atlas, recent = await areas.atlas(session), await queues.recent(session, who, LOOKED_AT)
        texts = await _texts(context, session, atlas, recent)
        sought = [part.lstrip("#＃") for part in words.casefold().split()]
        hits = [one for one in recent if all(part in texts[one.number] for part in sought if part)][:SHOWN]
        shown = queueviews.found(context, atlas, words, hits, LOOKED_AT)
        asides.reply(context, *shown)
    return None


async def _page(context: Context, session: AsyncSession, tab: str, skip: int) -> tuple[Markup, dict[str, object]]:
    who = await queues.admit(session, context.person)
    chosen = tab if tab in TABS else ALL
    found = queueviews.in_order(context.kit.district, await queues.open_ones(session, who, chosen))
    counts = await queues.counts(session, who)
    return queueviews.queue(context, await areas.atlas(session), chosen, found, skip, counts)


async def _take(context: Context, session: AsyncSession, numbers: Sequence[int]) -> tuple[list[int], list[Markup]]:
    """Take what can be taken; return which, and a sentence for each of the others."""
    taken, missed = [], []
    for number in sorted(numbers):  # always in this order, so that two who take the same never wait for each other
        try:
            await moves.take(session, number, context.person, Cause(casework.source(context)), context.now)
            taken.append(number)
        except RuleBroken as broken:  # nothing was changed
            missed.append(context.say(broken.key, **broken.args_of_text))
    return taken, missed


async def _texts(context: Context, session: AsyncSession, atlas: Atlas, found: Sequence[Report]) -> dict[int, str]:
    """Return all that these reports can be found by, in small letters."""
    told = await reports.words_of_several(session, [one.number for one in found])
    return {one.number: _told(context, atlas, one, told.get(one.number, [])).casefold() for one in found}


def _told(context: Context, atlas: Atlas, report: Report, words: list[str]) -> str:
    category = context.kit.district.category_of(report.category)
    names = list(category.name.values()) if category else [report.category]
    states = [plain(language, "queue-state", state=report.state) for language in LANGUAGES]
    return "\n".join([str(report.number), *names, *areas.names(atlas, report.area_id), *states, *words])
