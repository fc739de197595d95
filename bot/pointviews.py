"""Points in words: what an entry is for, and the short message that some came or went."""

from bot.district import District
from bot.texts import Markup, plain, say
from models import earnings, reservations
from models.ledger import REDEMPTION, REFUND, REVERSAL, Entry, Posted

BY_REPORT = (earnings.REPORT, earnings.DEDUCT)
"""What rules are for whose entries name the number of a report."""


def what(language: str, district: District, entry: Entry, thing: str = "") -> str:
    """Return what an entry is for; `thing` is the name of the reward or station that it is about, if that is known."""
    named = _named(language, district, entry, thing)
    if entry.kind == REVERSAL:
        return plain(language, "points-what-reversal", number=entry.reverses or 0, what=named)
    return named


def news(language: str, district: District, posted: Posted, words: str = "") -> Markup:
    """Return that points came or went: how many, what for, in whose words why, and how many there are now."""
    entry = posted.entry
    told = what(language, district, entry)
    key = "points-came" if entry.amount > 0 else "points-went" if entry.amount < 0 else "points-same"
    lines = [say(language, key, points=abs(entry.amount), what=told, balance=posted.balance)]
    if entry.waived:
        lines.append(waived(language, entry))
    if words:
        lines.append(say(language, "points-why", words=words))
    return Markup("\n".join(lines))


def waived(language: str, entry: Entry) -> Markup:
    """Return how much an entry should have taken and did not, because there was no more."""
    asked = abs(entry.amount) + entry.waived
    return say(language, "points-waived", asked=asked, taken=abs(entry.amount), waived=entry.waived)


def _named(language: str, district: District, entry: Entry, thing: str) -> str:
    if entry.rule == reservations.RULE:
        kind = REFUND if entry.kind == REFUND else REDEMPTION
        known = {"thing": thing} if thing else {}
        return plain(language, f"points-what-{kind}{'-of' if thing else ''}", **known)
    rule = district.rule_of(entry.rule)
    name = rule.name_in(language) if rule else entry.rule
    if rule is not None and rule.on in BY_REPORT and entry.about is not None:
        return plain(language, "points-what-report", what=name, number=entry.about)
    return plain(language, "points-what-at", what=name, where=thing) if thing else name
