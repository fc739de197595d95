"""What people see of their notices: the switches of the topics, the hours, and the button that stops a topic."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from telegram import Message

from bot import dates
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.texts import Markup, plain, say
from models import timings
from models.notices import SERVICE_DAY, Notice
from models.preferences import QUIET, SLACK, Preference
from models.subscriptions import AS_MEMBER
from models.timings import ALWAYS, DAY, Hours

STOP, AGAIN = "no:x:", "no:u:"
"""What the button under a copy begins with that stops its topic, and the one that takes that back."""

ANY, TRADE = "any", "trade"
"""Hours that are no spans: around the clock (no quiet hours at all), and those of one's trade."""

USUAL = {
    SLACK: ("09:00-11:00", "12:00-14:00", "14:00-17:00", "20:00-22:00"),
    QUIET: ("22:00-07:00", "21:00-08:00", "00:00-09:00", "12:00-14:00,22:00-07:00"),
}
"""Hours that are offered to choose from."""

LETTER = {SLACK: "s", QUIET: "q"}
"""How buttons name the hours they are about."""


@dataclass(frozen=True, slots=True)
class Wants:
    """What somebody wants of notices: the topics that are on, their hours, their trade, whether a Party membership of
    theirs is kept.
    """

    on: Collection[str]
    preference: Preference
    trade: str
    party: bool
    now: datetime

    @property
    def paused(self) -> bool:
        """Tell whether all is paused at present."""
        return self.preference.paused_until is not None and self.preference.paused_until > self.now


def page(language: str, district: District, wants: Wants) -> tuple[Markup, Keyboard]:
    """Return the one screen: what is on, when it comes, and a switch for each."""
    text = say(language, "notices-page", state=_state(language, district, wants), when=_when(language, district, wants))
    return text, switches(language, district, wants)


def offer(language: str, district: District, wants: Wants) -> tuple[Markup, Keyboard]:
    """Return what is said once to who has chosen nothing: what there is, with the switches."""
    text = say(language, "notices-offer", when=_when(language, district, wants))
    return text, switches(language, district, wants)


def switches(language: str, district: District, wants: Wants) -> Keyboard:
    """Return a switch for each topic, the hours, and the pause."""
    topics = [_switch(language, district, topic.key, wants) for topic in district.topics]
    party = [_switch(language, district, AS_MEMBER, wants)] if wants.party else []
    hours = [press(plain(language, f"notices-{which}"), f"no:{LETTER[which]}") for which in (SLACK, QUIET)]
    pause = []
    if wants.paused:
        pause = [press(plain(language, "notices-go-on"), "no:p:0")]
    elif wants.on:
        pause = [press(plain(language, "notices-pause"), "no:p:1")]
    return inline(*(topics[start : start + 2] for start in range(0, len(topics), 2)), party, hours, pause)


def hours(language: str, district: District, wants: Wants, which: str) -> tuple[Markup, Keyboard]:
    """Return the choice of the slack or quiet hours."""
    mine = getattr(wants.preference, which)
    offered: list[str | None] = [None, *USUAL[which], ""]
    if mine not in offered:
        offered.insert(1, mine)
    buttons = [_choice(language, district, wants, which, one) for one in offered]
    first, rest = buttons[:1], buttons[1:]
    text = say(language, f"notices-{which}-ask")
    return text, inline(
        first,
        *(rest[start : start + 2] for start in range(0, len(rest), 2)),
        [
            press(plain(language, "notices-own"), f"no:{LETTER[which]}:own"),
            press(plain(language, "page-back"), "no:home"),
        ],
    )


def topic_of(district: District, notice: Notice) -> str | None:
    """Return the topic that the button under a copy stops; None for what has none.

    Of a service day also what is written to those who come has one, though it comes to them whether that is on or not.
    """
    rule = district.service_day if notice.kind == SERVICE_DAY else None
    return notice.topic or (rule.topic if rule else None)


def stop_row(language: str, district: District, notice: Notice) -> list[Button]:
    """Return the button under a copy that stops its topic; none for what has no topic."""
    topic = topic_of(district, notice)
    if topic is None:
        return []
    return [press(plain(language, "notices-stop", topic=district.topic(topic, language)), f"{STOP}{notice.number}")]


def again_row(language: str, district: District, notice: Notice) -> list[Button]:
    """Return the button that takes the place of `stop_row` once the topic is off, and switches it on again."""
    label = plain(language, "notices-again", topic=district.topic(topic_of(district, notice) or "", language))
    return [press(label, f"{AGAIN}{notice.number}")]


def exchanged(shown: Keyboard, row: list[Button]) -> Keyboard:
    """Return the buttons under a copy with the one of its topic replaced; the others stay as they are."""
    return inline(*(row if _is_topics(old) else old for old in shown.get("inline_keyboard", [])))


def present(message: Message | None) -> list[Button]:
    """Return the button of its topic that is under a copy; none where there is none."""
    shown = message.reply_markup.to_dict() if message is not None and message.reply_markup is not None else {}
    return next((row for row in shown.get("inline_keyboard", []) if _is_topics(row)), [])


def spoken(language: str, spans: str) -> str:
    """Return hours in words, as people write them: 14:00–17:00."""
    return spans.replace("-", "–").replace(",", plain(language, "list-separator"))


def _is_topics(row: list[Button]) -> bool:
    return any(str(one.get("callback_data", "")).startswith((STOP, AGAIN)) for one in row)


def _switch(language: str, district: District, topic: str, wants: Wants) -> Button:
    on = topic in wants.on
    return press(f"{'✅' if on else '▫️'} {district.topic(topic, language)}", f"no:t:{topic}:{int(not on)}")


def _choice(language: str, district: District, wants: Wants, which: str, spans: str | None) -> Button:
    chosen = getattr(wants.preference, which) == spans
    label = _named(language, district, wants.trade, which, spans)
    if spans is None:
        label = plain(language, f"notices-{which}-trade", hours=label)
    data = TRADE if spans is None else spans or ANY
    return press(f"{'✅' if chosen else '▫️'} {label}", f"no:{LETTER[which]}:{data}")


def _named(language: str, district: District, trade: str, which: str, spans: str | None) -> str:
    if spans is None:
        found: tuple[timings.Span, ...] = getattr(district.timetable().hours(trade), which)
        spans = "" if found == ALWAYS else timings.written(found)
    return spoken(language, spans) if spans else plain(language, f"notices-{which}-any")


def _state(language: str, district: District, wants: Wants) -> Markup:
    until = wants.preference.paused_until
    if wants.paused and until is not None:
        return say(language, "notices-paused", day=dates.full(until.astimezone(district.zone).date(), language))
    if not wants.on:
        return say(language, "notices-all-off")
    return say(language, "notices-some-on", count=len(wants.on))


def _when(language: str, district: District, wants: Wants) -> Markup:
    mine, named = wants.preference, {}
    for which in (SLACK, QUIET):
        named[which] = _named(language, district, wants.trade, which, getattr(mine, which))
    usual = district.timetable().hours(wants.trade)
    quiet = usual.quiet if mine.quiet is None else timings.read(mine.quiet)
    slack = usual.slack if mine.slack is None else timings.read(mine.slack) or ALWAYS
    hidden = not any(Hours(quiet, slack).idle(minute) for minute in range(DAY))
    return say(language, "notices-when-hidden" if hidden else "notices-when", **named)
