"""How candidates and nominations are shown: to secretaries, to the rider, and to administrators."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.context import Context
from bot.district import District, Title
from bot.keyboards import Button, Keyboard, inline, press
from bot.standingviews import period_name
from bot.texts import Markup, plain, say
from models import roles
from models.nominations import Candidate, Nomination, Page
from models.outbox import Owed
from models.periods import Period

PAGE = 8
"""Candidates that are shown at once."""

SHOWN = 30
"""Nominees that an administrator is shown in one message; a file has them all."""

MARK = "🏅 "
"""Stands before the name of who is nominated already."""


def number(value: float) -> str:
    """Return an average as people read it: to one decimal place, whole numbers without."""
    return f"{value:.1f}".removesuffix(".0")


def titles_for(district: District, trade: str) -> list[Title]:
    """Return the titles that those of a trade may be nominated for."""
    return [title for title in district.titles if not title.trades or trade in title.trades]


def told(language: str, district: District, quarter: Period, count: int, average: float) -> tuple[Markup, Keyboard]:
    """Return what secretaries are told at a quarter's end, with the button to the list; it names nobody."""
    names = plain(language, "list-separator").join(title.name_in(language) for title in district.titles)
    name = period_name(language, quarter)
    text = say(language, "nominate-told", quarter=name, count=count, average=number(average), titles=names)
    return text, inline([press(plain(language, "nominate-open"), list_data(quarter, 0))])


def list_data(quarter: Period, skip: int) -> str:
    """Return what a button carries that leads to a page of candidates."""
    return f"z:t:l:{quarter.code}:{skip}"


def listed(context: Context, quarter: Period, page: Page) -> tuple[Markup, Keyboard]:
    """Return a page of candidates, each with a button."""
    language, district = context.language, context.kit.district
    key = "nominate-list" if page.total else "nominate-list-none"
    name = period_name(language, quarter)
    text = context.say(key, quarter=name, average=number(page.average), count=page.total)
    rows = []
    for one in page.shown:
        rider, profile = one.known.rider, one.known.profile
        trade = district.trade(rider.trade, language)
        label = context.plain("nominate-entry", name=profile.name, trade=trade, score=one.score)
        marked = f"{MARK if one.nominations else ''}{label}"[:60]
        rows.append([press(marked, f"z:t:p:{quarter.code}:{rider.member_id}")])
    return text, inline(*rows, _turns(context, quarter, page))


def person(
    context: Context, quarter: Period, one: Candidate, own: int, who: Mapping[int, str]
) -> tuple[Markup, Keyboard]:
    """Return a candidate with what they are nominated for by whom, and the titles that are left.

    `own` is the member who looks, who can take back what they nominated; administrators can take back all (`own` -1).
    """
    language, district, rider = context.language, context.kit.district, one.known.rider
    trade = district.trade(rider.trade, language)
    facts = {"trade": trade, "quarter": period_name(language, quarter), "score": one.score}
    lines = [context.say("nominate-person", name=one.known.profile.name, **facts)]
    taking = []
    for had in one.nominations:
        title = district.title(had.title, language)
        lines.append(context.say("nominate-has", title=title, who=who[had.nominated_by]))
        if own in (-1, had.nominated_by):
            taking.append([press(context.plain("nominate-undo", title=title), f"z:t:x:{had.number}")])
    offered = titles_for(district, rider.trade)
    taken = {had.title for had in one.nominations}
    begin = f"z:t:n:{quarter.code}:{rider.member_id}:"
    giving = [
        [press(context.plain("nominate-for", title=title.name_in(language)), begin + title.key)]
        for title in offered
        if title.key not in taken
    ]
    if not offered:
        lines.append(context.say("nominate-no-title"))
    back = press(context.plain("nominate-to-list"), list_data(quarter, 0))
    return Markup("\n".join(lines)), inline(*giving, *taking, [back])


def heard(language: str, district: District, one: Nomination, name: str, quarter: Period) -> Markup:
    """Return what a rider hears who was nominated."""
    title = district.title(one.title, language)
    return say(language, "nominate-rider", name=name, title=title, quarter=period_name(language, quarter))


def heard_back(language: str, district: District, one: Nomination, quarter: Period) -> Markup:
    """Return what a rider hears whose nomination was taken back."""
    title = district.title(one.title, language)
    return say(language, "nominate-rider-back", title=title, quarter=period_name(language, quarter))


def owed(person: int, what: str, text: Markup, silent: Mapping[str, bool]) -> Owed:
    """Return what is owed to a rider about a nomination; `what` names the cause."""
    return Owed(person, what, "sendMessage", {"text": text, "parse_mode": "HTML", **silent})


def every(context: Context, quarter: Period, found: Sequence[Candidate]) -> Markup:
    """Return all nominations of a quarter for administrators."""
    language, district = context.language, context.kit.district
    name = period_name(language, quarter)
    if not found:
        return context.say("nominate-all-none", quarter=name)
    lines = [context.say("nominate-all", quarter=name, count=len(found))]
    for one in found[:SHOWN]:
        titles = [district.title(had.title, language) for had in one.nominations]
        told = {"name": one.known.profile.name, "score": one.score}
        told["trade"] = district.trade(one.known.rider.trade, language)
        lines.append(context.say("nominate-all-line", **told, titles=context.plain("list-separator").join(titles)))
    if len(found) > SHOWN:
        lines.append(context.say("nominate-all-more", count=len(found) - SHOWN))
    return Markup("\n".join(lines))


async def names(session: AsyncSession, language: str, found: Sequence[Nomination]) -> dict[int, str]:
    """Return what the house calls those who nominated, by member id."""
    somebody = plain(language, "nominate-somebody")
    return {one.nominated_by: await roles.name_of(session, one.nominated_by) or somebody for one in found}


def _turns(context: Context, quarter: Period, page: Page) -> list[Button]:
    turns = []
    if page.skip:
        turns.append(press(context.plain("page-back"), list_data(quarter, max(0, page.skip - PAGE))))
    if page.skip + PAGE < page.total:
        turns.append(press(context.plain("page-more"), list_data(quarter, page.skip + PAGE)))
    return turns
