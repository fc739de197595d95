"""Phone numbers of every country: one form to keep (E.164, like +8613800138000), two to show."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

HIDDEN = 4
"""At least so many digits of a masked number are hidden, as far as it has so many."""

LAST, FIRST = 4, 3
"""At most so many digits of a masked number are shown at its end, and after its country code."""


def normalised(text: str, country: str = "CN") -> str | None:
    """Return a phone number as E.164, None when it can't be one.

    A number without + is taken as Telegram gives it, country code first; only when there is no such number it
    is one of `country` (ISO 3166): 13023456789 is American, though a Chinese one may look the same. Numbers
    that only look possible are taken last: a country may have given out new ones since the library was made.
    Numbers that nobody can call (+888) are none.
    """
    abroad = _parsed(text if text.strip().startswith(("+", "＋")) else f"+{text}", None)
    at_home = _parsed(text, country)
    for number in (abroad, at_home):
        if number and phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if abroad and phonenumbers.is_possible_number(abroad):
        return phonenumbers.format_number(abroad, PhoneNumberFormat.E164)
    return None


def shown(e164: str) -> str:
    """Return a number as people write it to somebody abroad: +86 138 0013 8000."""
    number = _parsed(e164, None)
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL) if number else e164


def masked(e164: str) -> str:
    """Return a number with its country code and its last digits, the rest hidden: +86 138****5678.

    Of short numbers less is shown, and nothing of what is no E.164.
    """
    number = _parsed(e164, None)
    if number is None:
        return "*" * len(e164)
    code = f"+{number.country_code}"
    digits = e164.removeprefix(code)
    last = LAST if len(digits) >= LAST + HIDDEN else len(digits) // 3
    first = min(FIRST, max(0, len(digits) - LAST - HIDDEN))
    stars = "*" * (len(digits) - first - last)
    return f"{code} {digits[:first]}{stars}{digits[len(digits) - last :]}"


def _parsed(text: str, country: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, country)
    except NumberParseException:
        return None
