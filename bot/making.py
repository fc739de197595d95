"""Pictures and files that are owed to somebody: named by a recipe in the row, and made when it is sent.

So no transaction waits for a drawing, nothing personal lies about as a file, and what was erased meanwhile is not
shown.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import InputFile

from bot import (
    attendancepictures,
    broadcastedits,
    broadcastfiles,
    broadcastviews,
    calendarfiles,
    chasing,
    correctionviews,
    deductionviews,
    honourpictures,
    invitationfiles,
    mydata,
    photographs,
    pointfiles,
    reportcards,
    reportfiles,
    reporting,
    reportpages,
    reportweeks,
    rewardpictures,
    riderpictures,
    rosterfiles,
    sayingviews,
    servicedaycopies,
    settlementfiles,
    standingpictures,
    turnoutviews,
)
from bot.kit import Kit
from bot.sending import Gone

__all__ = ["MAKERS", "Gone", "made"]

Recipe = Mapping[str, Any]
Made = tuple[bytes, str]
"""Content and file name."""


MAKERS: dict[str, Callable[[Kit, Recipe], Awaitable[Made]]] = {
    "card": riderpictures.card,
    "invitation": invitationfiles.card,
    "roster": rosterfiles.roster,
    "figures": rosterfiles.figures,
    broadcastfiles.RECIPE: broadcastfiles.file,
    reportfiles.PICTURE: reportfiles.picture,
    reportfiles.FILE: reportfiles.file,
    "photo": photographs.photo,
    "reward": rewardpictures.reward,
    pointfiles.RECIPE: pointfiles.file,
    standingpictures.PICTURE: standingpictures.picture,
    honourpictures.BADGE: honourpictures.badge,
    honourpictures.CERTIFICATE: honourpictures.certificate,
    settlementfiles.SETTLEMENT: settlementfiles.settlement,
    settlementfiles.COMPANIES: settlementfiles.companies,
    turnoutviews.FILE: turnoutviews.file,
    settlementfiles.NOMINATIONS: settlementfiles.nominated,
    calendarfiles.RECIPE: calendarfiles.calendar,
    mydata.HTML: mydata.html,
    mydata.JSON: mydata.json,
}
"""How each kind of thing is made: what `made` says in a recipe, with what the recipe holds besides."""


WHOLE: dict[str, Callable[[Kit, Recipe], Awaitable[dict[str, Any]]]] = {
    "report_card": reportcards.rendered,
    "report_photo": reportcards.rendered_photo,
    "report_page": reportpages.rendered,
    "report_answer": sayingviews.rendered,
    "my_report": reporting.rendered,
    "report_note": chasing.rendered,
    deductionviews.RECIPE: deductionviews.rendered,
    attendancepictures.RECIPE: attendancepictures.rendered,
    reportweeks.RECIPE: reportweeks.rendered,
    "reservation": rewardpictures.reservation,
    broadcastviews.SCREEN: broadcastviews.rendered,
    correctionviews.CARD: correctionviews.rendered,
    broadcastedits.WITHDRAWN: broadcastedits.withdrawn,
    servicedaycopies.BLANK: servicedaycopies.blank,
}
"""Messages that are looked up whole when they are sent, by what `made` says beside their other parameters."""


STAYS = (
    "chat_id",
    "message_id",
    "message_thread_id",
    "reply_parameters",
    "disable_notification",
    "caption",
    "parse_mode",
    "reply_markup",
)
"""Parameters that stay when a message is looked up whole."""


async def made(kit: Kit, params: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of a call with each recipe replaced by what it names. Raises Gone."""
    done = dict(params)
    if "made" in params:
        kept = {name: params[name] for name in STAYS if name in params}
        done = {**kept, **await WHOLE[params["made"]](kit, params)}
    for name, value in list(done.items()):
        if isinstance(value, dict) and "made" in value:
            content, filename = await MAKERS[value["made"]](kit, value)
            done[name] = InputFile(content, filename=filename)
    return done
