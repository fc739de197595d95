"""What is said to a rider, in private and only who wants it, after a quarter without the badge."""

from bot.crediting import PAGE
from bot.district import District, PointRule
from bot.keyboards import Keyboard, inline, press
from bot.standingviews import period_name
from bot.texts import Markup, plain, say
from models import earnings
from models.periods import Period

HELPS = (earnings.REPORT, earnings.HOURS, earnings.SERVICE_DAY, earnings.PROBLEM, earnings.RECHECK)
"""Occasions for points that a rider can seek."""

MOST = 3
"""Rules that are told of at once."""


def hint(language: str, district: District, quarter: Period, score: int) -> tuple[Markup, Keyboard]:
    """Return what would help somebody who had this score, with the button that ends such hints."""
    standard, name = district.points.badge, period_name(language, quarter)
    facts = {"score": score, "standard": standard, "missing": standard - score}
    lines = [say(language, "quarter-hint", quarter=name, **facts)]
    lines += [_line(language, rule) for rule in _helpful(district)]
    lines.append(say(language, "quarter-hint-private"))
    points = press(plain(language, "key-points"), PAGE)
    return Markup("\n".join(lines)), inline([points], [press(plain(language, "certificate-hint-stop"), "z:h:off")])


def _helpful(district: District) -> list[PointRule]:
    found = [rule for rule in district.rules if rule.on in HELPS]
    return sorted(found, key=lambda rule: -rule.points)[:MOST]


def _line(language: str, rule: PointRule) -> Markup:
    words = {"rule": rule.name_in(language), "points": rule.points, "words": rule.words_in(language)}
    return say(language, "quarter-hint-line", **words)
