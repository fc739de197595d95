"""How an entry looks to an administrator: what for, whose (veiled), by whom, and whether it was reversed."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import riderviews
from bot.keyboards import Keyboard, inline, press
from bot.kit import Kit
from bot.texts import Markup, plain, say
from models import areas, ledger, mydata, riders, roles
from models.ledger import Entry

OF_REPORTERS = ("report:", "problem:", "deduction:")
"""What the keys of entries begin with that are about what somebody reported, or marked at a station."""


async def page(kit: Kit, session: AsyncSession, language: str, entry: Entry) -> Markup:
    """Return an entry with all that is in it, and its reversal."""
    rule, hidden = kit.district.rule_of(entry.rule), await tells_reporter(session, entry)
    text = say(
        language,
        "entry-page",
        number=entry.number,
        amount=_signed(entry.amount),
        whose=await _whose(session, language, entry, hidden=hidden),
        kind=plain(language, "entry-kind", kind=entry.kind),
        rule=rule.label_in(language) if rule else entry.rule,
        business=entry.key.rpartition(":")[0] if hidden else entry.key,
        by=await _by(session, language, entry.made_by),
        area=riderviews.place(await areas.atlas(session), entry.area_id) or plain(language, "roster-unknown"),
        at=_when(kit, entry.at),
    )
    lines = [text]
    if entry.waived:
        lines.append(say(language, "entry-waived", waived=entry.waived))
    if entry.reverses is not None:
        lines.append(say(language, "entry-reverses", number=entry.reverses))
    back = await ledger.reversal_of(session, entry.number)
    if back is not None:
        by, taken = await _by(session, language, back.made_by), _signed(back.amount)
        lines.append(
            say(language, "entry-was-reversed", number=back.number, amount=taken, by=by, at=_when(kit, back.at))
        )
    return Markup("\n".join(lines))


async def tells_reporter(session: AsyncSession, entry: Entry) -> bool:
    """Tell whether an entry, with a name, would say who reported something: the staff never learn that."""
    wrong = await ledger.by_id(session, entry.reverses) if entry.reverses is not None else entry
    return (wrong or entry).key.startswith(OF_REPORTERS)


def reverse_button(language: str, number: int) -> Keyboard:
    """Return the button that asks whether an entry is to be reversed."""
    return inline([press(plain(language, "entry-reverse"), f"x:e:a:{number}")])


def sure_buttons(language: str, number: int) -> Keyboard:
    """Return the buttons that reverse an entry, or don't."""
    return inline(
        [press(plain(language, "entry-reverse-yes"), f"x:e:y:{number}")],
        [press(plain(language, "entry-reverse-no"), f"x:e:s:{number}")],
    )


async def _whose(session: AsyncSession, language: str, entry: Entry, *, hidden: bool) -> str:
    if hidden:
        return plain(language, "entry-reporter")
    known = await riders.known(session, entry.member_id)
    if known is None:
        return plain(language, "entry-nobody")
    name = riderviews.veiled(known.profile.name)
    return plain(language, "entry-rider", name=name, number=known.rider.number or 0)


async def _by(session: AsyncSession, language: str, member_id: int | None) -> str:
    if member_id is None:
        return plain(language, "entry-by-house")
    viewer = (await mydata.viewers(session, [member_id]))[member_id]
    role = plain(language, f"viewer-{viewer.kind}")
    name = await roles.name_of(session, member_id)
    return plain(language, "viewer-of", who=name, scope=role) if name else role


def _signed(amount: int) -> str:
    return f"{amount:+d}".replace("-", "−")


def _when(kit: Kit, at: datetime) -> str:
    return f"{at.astimezone(kit.district.zone):%Y-%m-%d %H:%M}"
