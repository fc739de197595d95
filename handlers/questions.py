"""The questions of the check-in, one by one; /me asks single ones again."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message

from bot import riderviews
from bot.context import Context
from bot.keyboards import Button, contact_key, inline, press
from bot.names import Choice
from bot.riderviews import in_rows
from bot.texts import LANGUAGES, plain
from handlers import forms
from handlers.forms import Answers, Asked, Question
from models import areas, branches, consents, phones
from models.areas import Area, Atlas
from models.branches import Branch
from models.rules import RuleBroken
from models.subscriptions import AS_MEMBER

LONGEST_NAME, LONGEST_COMPANY = 30, 40
"""Characters."""

PAGE = 10
"""Areas or branches that are offered at once."""

OTHER = "other"
"""A company that the district's file doesn't name; what was typed is in `company_words`."""


async def ask_name(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    """Offer the name that Telegram tells."""
    name = _telegram_name(context)
    if name is None:
        return context.say("ask-name"), None
    return context.say("ask-name-offered", name=name), inline(
        [press(context.plain("ask-name-take", name=name), "a:name:own")]
    )


async def read_name(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    """Take the offered name or a typed one."""
    name = _telegram_name(context) if forms.pressed(context, "name") == "own" else forms.typed(context, 100)
    if name is None:
        return None
    if len(name) > LONGEST_NAME or name.startswith("/") or not any(sign.isalpha() for sign in name):
        raise RuleBroken("ask-name-wrong", longest=LONGEST_NAME)
    return {"name": name}


async def ask_phone(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    """Offer the key that sends one's own number, and the way past it."""
    keyboard = [contact_key(context.plain("ask-phone-send")), context.plain("ask-phone-skip")]
    return context.say("ask-phone"), context.home(keyboard)


async def read_phone(context: Context, _session: AsyncSession, answers: Answers) -> Answers | None:
    """Take one's own contact, sent by the key; a typed number, or somebody else's, is refused with the reason."""
    message = context.update.message
    if message is None:
        return None
    number = "" if message.text in _skips() else _own_number(context, message)
    if (
        number is not None and "what" not in answers
    ):  # in the check-in: the keys give way to those that are always there
        said = context.say("ask-phone-kept", phone=phones.masked(number)) if number else context.say("ask-phone-left")
        context.reply(said, context.home())
    return None if number is None else {"phone": number}


def _own_number(context: Context, message: Message) -> str | None:
    contact = message.contact
    if contact is None:
        if message.text and sum(sign.isdigit() for sign in message.text) >= 5:
            raise RuleBroken("ask-phone-typed")
        return None
    if message.forward_origin is not None or contact.user_id != context.person:
        raise RuleBroken("ask-phone-foreign")
    number = phones.normalised(contact.phone_number)
    if number is None:
        raise RuleBroken("ask-phone-unknown")
    return number


def _skips() -> set[str]:
    """Return what the key says by which no number is left, in any language."""
    return {plain(language, "ask-phone-skip") for language in LANGUAGES}


async def ask_trade(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    """Offer the district's trades."""
    buttons = [press(trade.label_in(context.language), f"a:trade:{trade.key}") for trade in context.kit.district.trades]
    return context.say("ask-trade"), inline(*in_rows(buttons))


async def read_trade(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    """Take one of the trades, pressed or typed."""
    key = _chosen(context, "trade", context.kit.district.trades)
    return None if key is None else {"trade": key}


async def ask_company(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    """Offer the companies of the trade; any other can be typed."""
    offered = context.kit.district.companies_for(answers.get("trade", ""))
    buttons = [press(company.name_in(context.language), f"a:company:{company.key}") for company in offered]
    return context.say("ask-company"), inline(*in_rows(buttons))


async def read_company(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    """Take a company of the file, or the words that were typed."""
    key = _chosen(context, "company", context.kit.district.companies)
    if key is not None:
        return {"company": key, "company_words": None}
    words = forms.typed(context, LONGEST_COMPANY)
    return {"company": OTHER, "company_words": words} if words and words not in _skips() else None


async def ask_area(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    """Ask for the position, or let people choose; a place that was found is shown by name, with "not here"."""
    atlas = await areas.atlas(session)
    if "area_seen" in answers:
        buttons = [
            press(context.plain("ask-area-yes"), "a:area:yes"),
            press(context.plain("ask-area-not-here"), "a:area:no"),
        ]
        return context.say("ask-area-seen", area=riderviews.place(atlas, answers["area_seen"])), inline(buttons)
    above = answers.get("area_in")
    offered = areas.children(atlas, above if above else _only_top(atlas))
    buttons = [press(area.name, f"a:area:{area.id}") for area in offered]
    rows = _page(context, "area", in_rows(buttons), answers.get("area_page", 0))
    if above:
        rows.append([press(context.plain("ask-area-whole", area=atlas.areas[above].name), "a:area:whole")])
        rows.append([press(context.plain("ask-area-up"), "a:area:up")])
    elif not offered:
        rows.append([press(context.plain("ask-area-skip"), "a:area:skip")])
    return context.say("ask-area-in", area=atlas.areas[above].name) if above else context.say("ask-area"), inline(*rows)


async def read_area(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    """Take a position, of which only the area stays, a button, or an area's name."""
    atlas = await areas.atlas(session)
    message = context.update.message
    if message and message.location:
        return _seen(areas.holding(atlas, message.location.latitude, message.location.longitude))
    if message:
        found = areas.named(atlas, message.text or "")
        return _seen(found[0]) if found else None
    return _walked(atlas, forms.pressed(context, "area") or "", answers)


async def ask_party(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    """Ask for Party membership, which is kept only of who says yes and agrees."""
    return context.say("ask-party"), inline(
        [press(context.plain("ask-party-yes"), "a:party:yes")],
        [
            press(context.plain("ask-party-no"), "a:party:no"),
            press(context.plain("ask-party-silent"), "a:party:silent"),
        ],
    )


async def read_party(context: Context, session: AsyncSession, _answers: Answers) -> Answers | None:
    """Take the answer; a yes is the consent to keep it, anything else is kept as nothing."""
    given = forms.pressed(context, "party")
    if given not in ("yes", "no", "silent"):
        return None
    member = await context.member(session)
    if given == "yes":
        version = riderviews.notice_version(context.kit.district)
        await consents.give(session, member, consents.MEMBERSHIP, version, context.now)
        return {"party": "yes", "branch": None}
    await consents.withdraw(session, member, consents.MEMBERSHIP, context.now)
    return {"party": "no", "branch": None}


async def ask_branch(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    """Offer the branches, the near ones first, and "elsewhere"."""
    offered = await _branches(session, answers.get("area"))
    buttons = [[press(branch.name, f"a:branch:{branch.id}")] for branch in offered]
    rows = _page(context, "branch", buttons, answers.get("branch_page", 0))
    return context.say("ask-branch"), inline(*rows, [press(context.plain("ask-branch-none"), "a:branch:0")])


async def read_branch(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    """Take a branch, pressed or named; 0 is "elsewhere, or none here"."""
    given = forms.pressed(context, "branch")
    if given is not None and given.startswith("p"):
        return {"branch_page": _number(given[1:])}
    if given == "0":
        return {"branch": 0}
    words = forms.typed(context, 100)
    for branch in await _branches(session, answers.get("area")):
        if str(branch.id) == given or branch.name == words:
            return {"branch": branch.id}
    return None


async def ask_pledge(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    """Show the district's pledge."""
    return context.say("ask-pledge", pledge=riderviews.pledge(context.kit.district, context.language)), inline(
        [press(context.plain("ask-pledge-yes"), "a:pledge:yes"), press(context.plain("ask-pledge-no"), "a:pledge:no")]
    )


async def read_pledge(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    """Take a yes or a no; neither has any consequence."""
    given = forms.pressed(context, "pledge")
    return {"pledge": given} if given in ("yes", "no") else None


async def ask_topics(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    """Offer the topics of notices, all of them off."""
    known = _topics(context, answers)
    on = [key for key in answers.get("topics_on", []) if key in known]
    district, language = context.kit.district, context.language
    buttons = [
        press(f"{'✅' if key in on else '▫️'} {district.topic(key, language)}", f"a:topics:t:{key}") for key in known
    ]
    done = context.plain("ask-topics-done", count=len(on)) if on else context.plain("ask-topics-none")
    return context.say("ask-topics"), inline(*in_rows(buttons), [press(done, "a:topics:done")])


async def read_topics(context: Context, _session: AsyncSession, answers: Answers) -> Answers | None:
    """Switch a topic on or off, until it is done."""
    given = forms.pressed(context, "topics") or ""
    known = _topics(context, answers)
    on = [key for key in answers.get("topics_on", []) if key in known]
    if given == "done":
        return {"topics": on}
    key = given.removeprefix("t:")
    if key not in known:
        return None
    return {"topics_on": [one for one in known if (one in on) != (one == key)], "topics": None}


def _topics(context: Context, answers: Answers) -> list[str]:
    """Return what can be switched on; to be written to as a Party member only by who has said that they are one."""
    party = [AS_MEMBER] if answers.get("party") == "yes" else []
    return [*(topic.key for topic in context.kit.district.topics), *party]


NAME = Question("name", ask_name, read_name, "ask-name-hint")
PHONE = Question("phone", ask_phone, read_phone, "ask-phone-hint", takes=("contact",))
TRADE = Question("trade", ask_trade, read_trade, "ask-choose-hint")
COMPANY = Question("company", ask_company, read_company, "ask-company-hint")
AREA = Question("area", ask_area, read_area, "ask-area-hint", takes=("location",))
PARTY = Question("party", ask_party, read_party, "ask-choose-hint")
BRANCH = Question("branch", ask_branch, read_branch, "ask-choose-hint", lambda answers: answers.get("party") == "yes")
PLEDGE = Question("pledge", ask_pledge, read_pledge, "ask-choose-hint")
TOPICS = Question("topics", ask_topics, read_topics, "ask-choose-hint")

ALL = (NAME, PHONE, TRADE, COMPANY, AREA, PARTY, BRANCH, PLEDGE, TOPICS)


def _telegram_name(context: Context) -> str | None:
    person = context.update.effective_user
    name = " ".join(person.full_name.split()) if person else ""
    return name if 0 < len(name) <= LONGEST_NAME and any(sign.isalpha() for sign in name) else None


def _chosen(context: Context, name: str, choices: tuple[Choice, ...]) -> str | None:
    given, words = forms.pressed(context, name), forms.typed(context, 100)
    for choice in choices:
        if given == choice.key or (words and words in choice.name.values()):
            return choice.key
    return None


def _only_top(atlas: Atlas) -> int | None:
    """Return the one area that all others lie in, which is no choice; None when there are several."""
    tops = areas.children(atlas, None)
    return tops[0].id if len(tops) == 1 and areas.children(atlas, tops[0].id) else None


def _seen(area: Area | None) -> Answers:
    if area is None:
        raise RuleBroken("ask-area-outside")
    return {"area_seen": area.id, "area": None}


def _walked(atlas: Atlas, given: str, answers: Answers) -> Answers | None:
    above, seen = answers.get("area_in"), answers.get("area_seen")
    chosen = {"yes": seen, "whole": above, "skip": 0 if not atlas.areas else None}.get(given)
    if chosen is not None:
        return {"area": chosen, "area_seen": None, "area_in": None, "area_page": None}
    if given in ("no", "up"):
        left = atlas.areas.get((above if given == "up" else seen) or 0)
        higher = left.parent_id if left else None
        kept = higher if higher != _only_top(atlas) else None
        return {"area_seen": None, "area_in": kept, "area_page": None, "area": None}
    if given.startswith("p"):
        return {"area_page": _number(given[1:])}
    area = atlas.areas.get(_number(given))
    if area is None:
        return None
    if areas.children(atlas, area.id):
        return {"area_in": area.id, "area_page": None, "area_seen": None}
    return {"area": area.id, "area_seen": None, "area_in": None, "area_page": None}


async def _branches(session: AsyncSession, area_id: int | None) -> list[Branch]:
    """Return the branches that take people in: those of this area and of the areas above first."""
    atlas = await areas.atlas(session)
    near = {area.id for area in areas.path(atlas, area_id)[1:]} if area_id else set()
    offered = [branch for branch in await branches.every(session) if branch.state == "open"]
    return sorted(offered, key=lambda branch: branch.area_id not in near)


def _page(context: Context, name: str, rows: list[list[Button]], page: int) -> list[list[Button]]:
    first = page * PAGE if page * PAGE < len(rows) else 0
    turns = []
    if first:
        turns.append(press(context.plain("page-back"), f"a:{name}:p{first // PAGE - 1}"))
    if first + PAGE < len(rows):
        turns.append(press(context.plain("page-more"), f"a:{name}:p{first // PAGE + 1}"))
    return [*rows[first : first + PAGE], turns]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else -1
