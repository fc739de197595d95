"""How a rider is shown: to themselves, to the secretaries, and to a stranger who scans a card."""

from collections.abc import Collection

from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.names import in_language
from bot.texts import Markup, plain, say
from models import areas, phones
from models.applications import CHECKIN, REASONS, Case
from models.areas import Atlas
from models.branches import Branch
from models.riders import Profile, Told
from models.subscriptions import AS_MEMBER

COLUMNS = 2
"""Buttons in a row where names are short."""


def veiled(name: str) -> str:
    """Return a name of which only the first character is told."""
    return f"{name[:1]}**"


def place(atlas: Atlas, area_id: int | None) -> str:
    """Return the names of an area and of those above it; the one area that holds all others goes without saying."""
    names = areas.names(atlas, area_id)
    return " › ".join(names[1:] if len(names) > 1 and len(areas.children(atlas, None)) == 1 else names)


def company(district: District, language: str, key: str | None, words: str | None) -> str:
    """Return the company's name: the district's word for a known one, else as it was typed."""
    return words or district.company(key or "", language)


def branch_name(language: str, profile: Profile, branch: Branch | None) -> str:
    """Return the branch in words, as it may be shown to the rider and to those who look after them."""
    if branch is not None:
        return branch.name
    return plain(language, "rider-mobile" if profile.party else "rider-no-party")


def card(language: str, district: District, atlas: Atlas, case: Case, branch: Branch | None) -> Markup:
    """Return what the secretaries read about somebody who wants to be confirmed."""
    rider, profile = case.known.rider, case.known.profile
    if case.application.kind != CHECKIN:
        return _change_card(language, case, branch)
    phone = phones.masked(profile.phone) if profile.phone else plain(language, "rider-no-phone")
    return say(
        language,
        "application-card",
        name=profile.name,
        trade=district.trade(rider.trade, language),
        company=company(district, language, rider.company, profile.company),
        area=place(atlas, rider.area_id),
        party=branch_name(language, profile, branch),
        phone=phone,
    )


def reason(language: str, kept: str) -> str:
    """Return why something was declined: a standard reason in this language, else the words that were written."""
    return plain(language, f"decline-{kept}") if kept in REASONS else kept


def card_buttons(language: str, application_id: int) -> Keyboard:
    """Return what a secretary can do with a card."""
    return inline(
        [press(plain(language, "application-confirm"), f"v:{application_id}:ok")],
        [
            press(plain(language, "application-ask"), f"v:{application_id}:ask"),
            press(plain(language, "application-decline"), f"v:{application_id}:no"),
        ],
    )


def lines(language: str, district: District, atlas: Atlas, told: Told, branch: Branch | None) -> dict[str, str]:
    """Return what somebody told, in words, by the name of the question."""
    profile = told.profile
    return {
        "name": profile.name,
        "phone": phones.shown(profile.phone) if profile.phone else plain(language, "rider-no-phone"),
        "trade": district.trade(told.trade, language),
        "company": company(district, language, told.company, profile.company),
        "area": place(atlas, told.area_id) or plain(language, "rider-no-area"),
        "party": branch_name(language, profile, branch),
    }


def topics(language: str, district: District, on: Collection[str]) -> str:
    """Return the topics that are on, in words."""
    keys = (*(topic.key for topic in district.topics), AS_MEMBER)
    names = [district.topic(key, language) for key in keys if key in on]
    return plain(language, "list-separator").join(names) or plain(language, "rider-no-topics")


def summary(language: str, told: dict[str, str]) -> Markup:
    """Return lines of what was told: the name of each question with its answer."""
    return Markup("\n".join(say(language, f"line-{name}", value=value) for name, value in told.items()))


def pledge(district: District, language: str) -> str:
    """Return the district's pledge in a language, or in the first that it is written in."""
    return in_language(district.checkin.pledge, language) if district.checkin.pledge else ""


NOTICE = 2
"""Which version of our own notice this is: raised when its words change what people agree to."""


def notice_version(district: District) -> str:
    """Return which text people agree to: ours, and what the district says in it."""
    return f"{NOTICE}.{district.privacy.version}"


def notice(
    language: str, district: District, *, whole: bool = False, renewing: bool = False
) -> tuple[Markup, Keyboard]:
    """Return the privacy notice, the short one with the long one behind it, and the buttons to agree.

    `renewing`: who is asked has checked in, and agreed to an older text.
    """
    given = {
        "controller": _controller(district, language),
        "contact": district.privacy.contact or plain(language, "notice-no-contact"),
        "days": district.checkin.recheck_days,
    }
    text = say(language, "notice-long", **given) if whole else say(language, "notice-short", **given)
    more = [] if whole else [press(plain(language, "notice-more"), "c:notice")]
    data = f"c:agree:{notice_version(district)}"
    if renewing:
        text = Markup(say(language, "notice-changed", notice=text))
        withdraw = press(plain(language, "consent-withdraw"), "y:w:checkin")
        return text, inline([press(plain(language, "consent-keep"), data)], [*more, withdraw])
    agree = press(plain(language, "notice-agree"), data)
    return text, inline([agree], [*more, press(plain(language, "notice-later"), "c:later")])


def _controller(district: District, language: str) -> str:
    return in_language(district.privacy.controller or district.name, language)


def in_rows(buttons: list[Button], columns: int = COLUMNS) -> list[list[Button]]:
    """Return buttons side by side."""
    return [buttons[start : start + columns] for start in range(0, len(buttons), columns)]


def _change_card(language: str, case: Case, branch: Branch | None) -> Markup:
    wish, profile = case.wish, case.known.profile
    changes = []
    if "name" in wish:
        changes.append(say(language, "application-new-name", old=profile.name, new=wish["name"]))
    if "branch_id" in wish or "party" in wish:
        wished = Profile(profile.name, party=wish.get("party", profile.party))
        changes.append(say(language, "application-new-branch", branch=branch_name(language, wished, branch)))
    return say(language, "application-change-card", name=profile.name, changes=Markup("\n".join(changes)))
