"""Opening hours as they are written in Chinese notices, turned into OSM syntax.

Nothing is guessed: a text is understood when every character of it is, since any other part may narrow
the hours ("夜校开课期间除外", "夏季"). Only what cannot narrow them is read over: when the last visitor is
let in, and that special cases are announced.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_OSM = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_EVERY_DAY = frozenset(range(7))
_WORKDAYS = frozenset(range(5))
_WEEKEND = frozenset((5, 6))
_HOLIDAY = 7  # as if it were an eighth day of the week
_ON_HOLIDAYS = frozenset((_HOLIDAY,))
_NOON, _EVENING, _MIDNIGHT = 720, 1020, 1440
_NIGHT = ("晚上", "晚间", "夜间", "晚")
_LATER = ("中午", "下午", "傍晚", *_NIGHT)

_TIME = (
    r"(?:次日|第二天|翌日)?(?:凌晨|清晨|早晨|早上|早|上午|中午|下午|傍晚|晚上|晚间|夜间|晚)?"
    r"\d{1,2}(?:[:.]\d\d|[点时](?:半|整|\d\d分?)?)"
)
_UNIT = r"每?(?:周|星期|礼拜)(?:末|[一二三四五六日天]+)"
_HOLIDAYS = r"(?:国家)?法定(?:节假日|假日|节日|假期)|节假日|公[共众]假[期日]"
_LAST_ENTRY = r"停止(?:入馆|入场|入内|进馆|进入|入园|接待)"
_TOKENS = re.compile(
    "|".join(
        (
            rf"(?P<note>\d{{1,2}}:\d\d后?{_LAST_ENTRY}|(?:闭馆|关门)?前?\d+分钟前?{_LAST_ENTRY})",
            r"(?P<special>(?:如有|如遇)?特殊情况(?:提前)?(?:将)?另行(?:通知|公告))",
            rf"(?P<times>{_TIME}-{_TIME})",
            r"(?P<always>全天24小时|24小时(?:全天)?|二十四小时|7[x×*]24小时|全天(?!候))",
            rf"(?P<included>(?:含|包括|包含)(?:{_HOLIDAYS})|(?:全年|{_HOLIDAYS})[无不]休息?)",
            rf"(?P<days>{_UNIT}(?:[-、,和及与]?{_UNIT}|[-、][一二三四五六日天])*)",
            rf"(?P<named>工作日|双休日|每[天日]|天天|{_HOLIDAYS})",
            r"(?P<closed>闭馆日?|休馆日?|公休日?|休息日?|不开放|不对外开放|不营业|关闭|闭站|歇业|停业|关门|除外)",
            r"(?P<usual>(?:照常|正常)(?:开放|营业)?)",
            r"(?P<announced>(?:开放|营业)?(?:时间)?另行(?:通知|公告|公布))",
            r"(?P<filler>(?:开放|营业|服务|开馆|工作)时间[为是]?|对外开放|开放|营业|开馆|逢)",
            r"(?P<join>以及|[、和及与])",
            r"(?P<mark>[,;:。()/])",
        )
    )
)
_CLOCK = re.compile(r"(次日|第二天|翌日)?(\D*)(\d{1,2})(?:[:.](\d\d)|[点时](半|整|\d\d)?分?)")
_NAMED = {"工作日": _WORKDAYS, "双休日": _WEEKEND, "每天": _EVERY_DAY, "每日": _EVERY_DAY, "天天": _EVERY_DAY}

_Token = tuple[str, str, frozenset[int]]  # what it is, as it was said, the days it names
_Span = tuple[int, int]


class _Entry(NamedTuple):
    days: frozenset[int] | None  # None: not said
    spans: tuple[_Span, ...] | None  # none: closed; None: as on other days, or not said
    usual: bool = False


class _Unclear(Exception):
    """The text says something that can't be taken for certain."""


def read(text: str) -> tuple[str, str | None] | None:
    """Return the rules in a Chinese text, in OSM syntax, for ordinary days and for public holidays.

    None where any part of it isn't certain; None for holidays where nothing is said of these.

    Hours of which no day is said are those of every day. Who opens on workdays ("工作日") is closed on
    public holidays. What is announced elsewhere about holidays is not said here.
    """
    try:
        tokens = list(_tokens(_plain(text)))
        entries = _entries(_joined(tokens))
        return _said(entries, on_workdays=any(said == "工作日" for _, said, _ in tokens))
    except _Unclear:
        return None


def _plain(text: str) -> str:
    """Return the text in half width, without blanks, with one sign for every way to write a range."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[—–―−‐‑~〜至到-]+", "-", text)


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        found = _TOKENS.match(text, at)
        if found is None:
            raise _Unclear
        at = found.end()
        kind, said = found.lastgroup or "", found.group()
        if kind in ("days", "named"):
            yield "days", said, _days(said) if kind == "days" else _NAMED.get(said, _ON_HOLIDAYS)
        elif kind not in ("note", "special", "filler"):
            yield kind, said, frozenset()


def _days(text: str) -> frozenset[int]:
    """Return the days of the week in 周一-周五, 周一、三、五, 周一二 or 周末."""
    days: set[int] = set()
    before: list[int] = []
    for ranges, said in re.findall(r"(-?)[、,和及与]?(?:每?(?:周|星期|礼拜))?(末|[一二三四五六日天]+)", text):
        unit = [5, 6] if said == "末" else ["一二三四五六日".index(day) for day in said.replace("天", "日")]
        if ranges:
            if len(before) != 1 or len(unit) != 1:
                raise _Unclear
            days.update((before[0] + step) % 7 for step in range((unit[0] - before[0]) % 7))
        days.update(unit)
        before = unit
    return frozenset(days)


def _joined(tokens: list[_Token]) -> list[_Token]:
    """Return the tokens with neighbouring days made one, and "闭馆:周一" turned into "周一闭馆"."""
    joined: list[_Token] = []
    for kind, said, days in tokens:
        before = [kind for kind, _, _ in joined[-2:]]
        sign = joined[-1][1] if joined else ""
        if kind == "days" and before == ["closed", "mark"] and sign == ":":
            joined[-2:] = [(kind, said, days), joined[-2]]
            continue
        linked = before == ["days", "join"] or (before == ["days", "mark"] and sign == ",")
        if kind == "days" and linked:
            joined.pop()
        if kind == "days" and joined and joined[-1][0] == "days":
            joined.append((kind, said, joined.pop()[2] | days))
        else:
            joined.append((kind, said, days))
    return joined


def _entries(tokens: list[_Token]) -> list[_Entry]:
    """Return what is said of which days; days wait in a row for what comes after them."""
    entries: list[_Entry] = []
    waiting: list[frozenset[int]] = []
    for kind, said, days in tokens:
        if kind == "days":
            waiting.append(days)
        elif kind in ("times", "always"):
            span = _span(said) if kind == "times" else (0, _MIDNIGHT)
            if not waiting and entries and entries[-1].spans:
                entries[-1] = entries[-1]._replace(spans=(*entries[-1].spans, span))
            else:
                entries.append(_Entry(waiting.pop() if waiting else None, (span,)))
        elif kind == "included":
            entries.append(_Entry(_ON_HOLIDAYS, None, usual=True))
        elif kind in ("closed", "usual", "announced"):
            if not waiting or (kind != "closed" and waiting[-1] != _ON_HOLIDAYS):
                raise _Unclear
            entries.append(_Entry(waiting.pop(), () if kind == "closed" else None, usual=kind == "usual"))
    return _with_days_after(entries, waiting)


def _with_days_after(entries: list[_Entry], waiting: list[frozenset[int]]) -> list[_Entry]:
    """Give days that were said after their times, as in 9:00-17:00(周一-周五), to these."""
    if not waiting:
        return entries
    without = [entry for entry in entries if entry.days is None]
    if len(waiting) > 1 or len(without) != 1:
        raise _Unclear
    return [entry if entry.days is not None else entry._replace(days=waiting[0]) for entry in entries]


def _said(entries: list[_Entry], on_workdays: bool) -> tuple[str, str | None]:
    week: dict[int, _Entry] = {}
    closed: set[int] = set()
    for entry in entries:
        for day in _EVERY_DAY if entry.days is None else entry.days:
            if entry.spans == ():
                closed.add(day)
            elif day in week:
                raise _Unclear  # either of the two may hold, or both
            else:
                week[day] = entry
    rule = _rule([week[day].spans or () if day in week and day not in closed else () for day in range(7)])
    if not rule or (_HOLIDAY in closed and _HOLIDAY in week):
        raise _Unclear
    holiday = week.get(_HOLIDAY)
    if _HOLIDAY in closed or (holiday is None and on_workdays):
        return rule, "off"
    if holiday is None or (holiday.spans is None and not holiday.usual):
        return rule, None
    return rule, rule if holiday.spans is None else _rule([holiday.spans] * 7)


def _rule(week: list[tuple[_Span, ...]]) -> str:
    """Return seven days' spans as a rule, days with the same ones together; those with none are left out."""
    parts: dict[str, list[int]] = {}
    for day, spans in enumerate(week):
        if spans:
            parts.setdefault(_list(spans), []).append(day)
    return "; ".join(f"{_names(days)} {spans}" for spans, days in parts.items())


def _names(days: list[int]) -> str:
    if days == list(range(days[0], days[-1] + 1)) and len(days) > 1:
        return f"{_OSM[days[0]]}-{_OSM[days[-1]]}"
    return ",".join(_OSM[day] for day in days)


def _list(spans: tuple[_Span, ...]) -> str:
    """Write the spans of a day, refusing those that overlap or go back."""
    for (_, end), (start, _) in pairwise((*spans, (spans[0][0] + _MIDNIGHT, 0))):
        if start < end:
            raise _Unclear
    return ",".join(f"{_written(start)}-{_written(end)}" for start, end in spans)


def _written(minutes: int) -> str:
    hours, minutes = divmod(minutes if minutes <= _MIDNIGHT else minutes - _MIDNIGHT, 60)
    return f"{hours:02}:{minutes:02}"


def _span(text: str) -> _Span:
    """Return 上午9:00-11:30, 下午2:00-5:00 or 晚6点-次日2点 in minutes; the end may lie behind midnight."""
    first, second = text.split("-")
    start, part, tomorrow = _clock(first)
    end, end_part, next_day = _clock(second)
    if tomorrow or (not part and 60 <= start < 300 and first[0] != "0"):
        raise _Unclear  # 2:30 without a word is more often the afternoon
    if part in _LATER and not end_part and not next_day and end < _NOON and end + _NOON > start:
        end += _NOON
    if next_day or end == 0 or (end <= start and start >= _EVENING and end <= _NOON):
        end += _MIDNIGHT
    if start >= _MIDNIGHT or not start < end <= start + _MIDNIGHT:
        raise _Unclear
    return start, end


def _clock(text: str) -> tuple[int, str, bool]:
    """Return the minutes since midnight, the part of the day that was named, and whether it is the next."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise _Unclear
    next_day, part, hour, minutes, words = found.groups()
    clock = int(hour) * 60 + int(minutes or {"半": "30", "整": "0", None: "0"}.get(words, words))
    first = 60 if part in ("下午", "傍晚", "中午") else 240
    if part in _LATER and first <= clock < _NOON:
        clock += _NOON
    elif part in _NIGHT and clock == _NOON:
        clock = _MIDNIGHT
    if clock > _MIDNIGHT or int(minutes or 0) > 59:
        raise _Unclear
    return clock, part, next_day is not None
