"""Opening hours: texts as people write them, and what they mean on workdays, on holidays and at night."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours
from opening_hours import State as Rated

from models.calendar import Almanac
from models.hours import Hours, Span, State, is_open, state, today, understand

DATA = Path(__file__).parent.parent / "data"
SHANGHAI = ZoneInfo("Asia/Shanghai")
ALMANAC = Almanac(SHANGHAI)


def lines(name):
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


NOTICES = [line.split("\t")[1:] for line in lines("chinese_hours.tsv")[1:]]
SAMPLES = lines("osm_opening_hours.txt")


def at(day, clock="12:00", zone=SHANGHAI):
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=zone).astimezone(UTC)


def span(day, start, end, certain=True):
    begin, finish = at(day, start), at(day, "00:00" if end == "24:00" else end)
    return Span(begin, finish if finish > begin else finish + timedelta(days=1), certain)


def test_the_tables_are_whole():
    assert len(NOTICES) == 126
    assert len(SAMPLES) == 195


@pytest.mark.parametrize(("text", "rule", "holiday_rule"), NOTICES)
def test_a_notice_is_understood_as_it_is_meant_or_not_at_all(text, rule, holiday_rule):
    assert understand(text) == (Hours(rule, holiday_rule or None) if rule else None)


@pytest.mark.parametrize(
    ("text", "rule", "holiday_rule"),
    [
        ("周一至周五9:00-17:00（节假日除外）", "Mo-Fr 09:00-17:00", "off"),
        ("周一至周五（法定节假日除外）9:00-17:00", "Mo-Fr 09:00-17:00", "off"),
        ("9:00-17:00（周一至周五），周六日休息", "Mo-Fr 09:00-17:00", None),
        ("9:00-12:00（周一），（周二）14:00-15:00", "Mo 09:00-12:00; Tu 14:00-15:00", None),
        ("闭馆日：周一；9:00-17:00", "Tu-Su 09:00-17:00", None),
        ("逢周一休息，9:00-17:00", "Tu-Su 09:00-17:00", None),
        ("工作日8:30-18:00；双休日9:00-16:00", "Mo-Fr 08:30-18:00; Sa-Su 09:00-16:00", "off"),
        ("周末及节假日10:00-16:00", "Sa-Su 10:00-16:00", "10:00-16:00"),
        ("周一至周日（含节假日）9:00-21:00", "09:00-21:00", "09:00-21:00"),
        ("8:00-20:00，全年无休", "08:00-20:00", "08:00-20:00"),
        ("周一至周六 8:00-18:00，节假日照常开放", "Mo-Sa 08:00-18:00", "Mo-Sa 08:00-18:00"),
        ("周一、三、五 9:00-12:00", "Mo,We,Fr 09:00-12:00", None),
        ("周六至周一 9:00-12:00", "Mo,Sa-Su 09:00-12:00", None),
        ("星期一至星期五：8.30－17.30", "Mo-Fr 08:30-17:30", None),
        ("早8点到晚10点", "08:00-22:00", None),
        ("上午9点至下午5点半", "09:00-17:30", None),
        ("中午12:00-2:00", "12:00-14:00", None),
        ("每天晚6点至次日凌晨2点", "Mo-Su 18:00-02:00", None),
        ("22:00-次日6:00", "Mo-Su 22:00-06:00", None),
        ("晚上8:00-1:00", "Mo-Su 20:00-01:00", None),
        ("8:30-0:00", "08:30-24:00", None),
        ("7×24小时", "24/7", None),
        ("２４小时", "24/7", None),
        ("０９：００～１７：００", "09:00-17:00", None),
        ("Mo–Fr 09：00–17：00", "Mo-Fr 09:00-17:00", None),
        ("Mo-Su 00:00-24:00", "24/7", None),
        ("Mo-Fr 10:00-20:00; PH off", "Mo-Fr 10:00-20:00", "off"),
        ("Mo-Fr 10:00-20:00; Sa,PH 12:00-17:00", "Mo-Fr 10:00-20:00; Sa 12:00-17:00", "12:00-17:00"),
        ("Mo-Fr 10:00-20:00; Su,PH off", "Mo-Fr 10:00-20:00", "off"),
        ("24/7; PH off", "24/7", "off"),
        ('Mo-Fr 10:00-20:00 "closed on PH"', 'Mo-Fr 10:00-20:00 "closed on PH"', None),
    ],
)  # fmt: skip
def test_other_ways_to_write_hours_are_understood(text, rule, holiday_rule):
    assert understand(text) == Hours(rule, holiday_rule)


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "闭馆", "周一闭馆", "周一至周五", "预约开放 9:00-17:00", "24小时（春节除外）", "全天候",
        "假期 9:00-17:00", "暂停开放", "9:00-5:00", "8:30-11:30 2:30-5:30", "8:30-11:30,10:00-17:00",
        "9:00-17:00，周五9:00-12:00", "每天9:00-17:00，周五9:00-12:00", "晚上12:00-2:00", "25:00-26:00",
        "9:60-10:00", "2:30-5:30", "9:00-9:00", "17:00-16:00", "周一二至周五 9:00-17:00",
        "周一至周五 周六 周日", "周一（周二）9:00-12:00", "9:00-12:00（周一）（周二）",
        "周一9:00-17:00，周二照常",
        "节假日闭馆，节假日9:00-12:00，周一9:00-12:00",
        "Mo-Fr 9-17", "Mo-Fr 09:00-17:00; SH off", "Mo-Fr 09:00-17:00; PH -1 day off", "PH off",
        "08:00-12:00/01:30", "Mo-Fr 14:00+, Sa 10:00-12:00", "9:00-17:00" * 60, "9" * 10_000,
    ],
)  # fmt: skip
def test_what_is_not_certain_is_not_understood(text):
    assert understand(text) is None
    assert state(None, at("09-29"), ALMANAC) == State("unconfirmed")
    assert not is_open(None, at("09-29"), ALMANAC)
    assert today(None, at("09-29"), ALMANAC) == [span("09-29", "00:00", "24:00", certain=False)]


@given(
    st.text(
        alphabet="周星期一二三四五六日天末至到、，；（）9:0-17半点上下午晚次日闭馆节假全24小时开放每工作除外",
        max_size=24,
    )
)
def test_no_text_breaks_the_reader_and_what_it_reads_can_be_evaluated(text):
    hours = understand(text, text)

    assert hours is None or state(hours, at("09-29"), ALMANAC).kind in ("open", "closed", "unconfirmed")


@pytest.mark.parametrize("text", SAMPLES)
def test_every_sample_of_openstreetmap_is_understood_and_never_called_open_when_it_is_not(text):
    hours = understand(text)
    library = OpeningHours(text)
    assert hours is not None

    monday = datetime(2026, 3, 9)  # noqa: DTZ001 (the library's own times have no zone)
    for quarter in range(7 * 24 * 4):
        moment = monday + timedelta(minutes=15 * quarter)
        rated, remark = library.state(moment)
        surely = rated == Rated.OPEN and not remark and "22:00+" not in text
        assert is_open(hours, moment.replace(tzinfo=SHANGHAI), ALMANAC) == surely, moment


def test_an_ordinary_day_opens_and_closes():
    hours = understand("周二至周日 9:00—12:00，14:00-17:00，周一闭馆")

    assert state(hours, at("09-22", "08:59"), ALMANAC) == State("closed", *[at("09-22", "09:00")] * 2)
    assert state(hours, at("09-22", "09:00"), ALMANAC) == State("open", at("09-22", "12:00"))
    assert state(hours, at("09-22", "12:00"), ALMANAC) == State("closed", *[at("09-22", "14:00")] * 2)
    assert state(hours, at("09-13", "17:00"), ALMANAC) == State("closed", *[at("09-15", "09:00")] * 2)
    assert today(hours, at("09-22"), ALMANAC) == [
        span("09-22", "09:00", "12:00"),
        span("09-22", "14:00", "17:00"),
    ]
    assert today(hours, at("09-21"), ALMANAC) == []


@pytest.mark.parametrize("day", ["10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"])
def test_on_a_holiday_of_which_nothing_is_said_nothing_is_certain(day):
    hours = understand("周一至周日 9:00-17:00")

    expected = State("unconfirmed", at("10-08", "00:00"), at("10-08", "09:00"))
    assert state(hours, at(day), ALMANAC) == expected
    assert not is_open(hours, at(day), ALMANAC)
    assert today(hours, at(day), ALMANAC) == [span(day, "00:00", "24:00", certain=False)]


def test_the_day_after_the_holiday_is_ordinary_again():
    hours = understand("周一至周日 9:00-17:00")

    assert state(hours, at("10-08"), ALMANAC) == State("open", at("10-08", "17:00"))


def test_before_a_holiday_the_next_sure_opening_is_after_it():
    hours = understand("周一至周五 9:00-17:00")

    assert state(hours, at("09-30", "18:00"), ALMANAC) == State("closed", at("10-01", "00:00"), at("10-08", "09:00"))


@pytest.mark.parametrize("day", ["10-01", "10-04", "10-07"])
@pytest.mark.parametrize(
    ("text", "holiday_text", "expected"),
    [
        ("周一至周五 9:00-17:00 法定节假日闭馆", "", "closed"),
        ("周一至周五 9:00-17:00", "闭馆", "closed"),
        ("周一至周五 9:00-17:00", "off", "closed"),
        ("周一至周五 9:00-17:00", "PH off", "closed"),
        ("周一至周五 9:00-17:00", "节假日休息，周一至周五 9:00-17:00", "closed"),
        ("周一至周五 9:00-17:00", "10:00-16:00", "open"),
        ("周一至周日 9:00-17:00", "照常开放", "open"),
        ("周一至周五 9:00-17:00", "另行通知", "unconfirmed"),
        ("周一至周日 9:00-17:00，法定节假日闭馆", "以公告为准", "unconfirmed"),
        ("24小时", "", "open"),
        ("24小时", "闭馆", "closed"),
        ("Mo-Fr 09:00-17:00; PH 11:00-13:00", "", "open"),
        ("Mo-Fr 09:00-17:00; PH off", "", "closed"),
        ("00:00-24:00; Tu-Su,PH 11:00-13:00 off", "", "closed"),
    ],
)
def test_on_a_holiday_what_is_said_of_holidays_counts(text, holiday_text, expected, day):
    hours = understand(text, holiday_text)

    assert state(hours, at(day), ALMANAC).kind == expected
    assert is_open(hours, at(day), ALMANAC) == (expected == "open")


@pytest.mark.parametrize("day", ["09-20", "10-10"])
def test_on_a_make_up_day_a_mondays_hours_count(day):
    hours = understand("周一至周五 9:00-17:00，周六、周日 10:00-12:00")

    assert today(hours, at(day), ALMANAC) == [span(day, "09:00", "17:00")]
    assert state(hours, at(day), ALMANAC) == State("open", at(day, "17:00"))


def test_who_closes_on_mondays_keeps_the_make_up_day_as_the_saturday_that_it_is():
    hours = understand("周二至周五 9:00-20:30；周六周日 9:00-21:00，周一闭馆")

    assert today(hours, at("10-10"), ALMANAC) == [span("10-10", "09:00", "21:00")]


def test_an_override_of_the_administrator_moves_the_hours_too():
    almanac = Almanac(SHANGHAI, {date(2026, 9, 22): "off", date(2026, 9, 19): "work"})
    hours = understand("周一至周五 9:00-17:00")

    assert state(hours, at("09-22"), almanac).kind == "unconfirmed"
    assert state(hours, at("09-19"), almanac).kind == "open"
    assert state(hours, at("09-19"), ALMANAC).kind == "closed"


def test_a_night_belongs_to_the_day_on_which_it_began():
    hours = understand("22:00-次日2:00")

    assert state(hours, at("09-22", "01:59"), ALMANAC) == State("open", at("09-22", "02:00"))
    assert state(hours, at("09-22", "02:00"), ALMANAC) == State("closed", *[at("09-22", "22:00")] * 2)
    assert state(hours, at("09-22", "23:00"), ALMANAC) == State("open", at("09-23", "02:00"))
    assert today(hours, at("09-22"), ALMANAC) == [span("09-22", "22:00", "02:00")]
    # The night into the holiday began on a workday; the one out of it began on a holiday.
    assert state(hours, at("10-01", "01:00"), ALMANAC) == State("open", at("10-01", "02:00"))
    assert state(hours, at("10-01", "02:00"), ALMANAC).kind == "unconfirmed"
    with_holidays_off = understand("22:00-次日2:00", "闭馆")
    assert state(with_holidays_off, at("10-08", "01:00"), ALMANAC) == State("closed", *[at("10-08", "22:00")] * 2)


def test_hours_up_to_midnight_and_from_midnight_are_one_stretch():
    hours = understand("Mo-Su 00:00-02:00, 08:00-24:00")

    assert state(hours, at("09-22", "23:00"), ALMANAC) == State("open", at("09-23", "02:00"))


@pytest.mark.parametrize(
    "text",
    ["Mo-Su 00:00-01:00, 22:00-02:00", "Mo-Su 22:00-02:00, 01:00-02:00", "Mo-Su 00:00-02:00, 22:00-01:00"],
)
def test_a_night_that_runs_into_the_next_days_own_hours_ends_when_both_have_ended(text):
    assert state(understand(text), at("09-22", "23:00"), ALMANAC) == State("open", at("09-23", "02:00"))


def test_an_early_morning_is_not_taken_for_the_end_of_a_night():
    hours = understand("Mo-Fr 00:00-02:00; Sa 22:00-04:00")

    assert today(hours, at("09-21"), ALMANAC) == [span("09-21", "00:00", "02:00")]
    assert today(hours, at("09-12"), ALMANAC) == [span("09-12", "22:00", "04:00")]


def test_hours_counted_past_twenty_four_are_one_night():
    assert today(understand("Mo-Su 22:00-26:00"), at("09-22"), ALMANAC) == [span("09-22", "22:00", "02:00")]


CLOCKS = st.integers(0, 47).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
SPANS = st.tuples(CLOCKS, CLOCKS).filter(lambda both: both[0] != both[1]).map("-".join)
DAYS = st.sampled_from(["Mo-Su", "Mo-Fr", "Sa", "Fr-Sa", "Su,We"])
RULES = st.lists(
    st.tuples(DAYS, st.lists(SPANS, min_size=1, max_size=3).map(",".join)).map(" ".join),
    min_size=1,
    max_size=3,
)


@given(RULES.map("; ".join))
def test_any_hours_of_an_ordinary_week_are_those_of_the_library(text):
    hours, library = understand(text), OpeningHours(text)

    monday = datetime(2026, 3, 9)  # noqa: DTZ001 (the library's own times have no zone)
    for half in range(7 * 48):
        moment = monday + timedelta(minutes=30 * half)
        assert is_open(hours, moment.replace(tzinfo=SHANGHAI), ALMANAC) == library.is_open(moment), moment


def test_what_is_certain_ends_where_doubt_begins_and_the_other_way_round():
    hours = understand("Mo-Su 08:00-12:00, Mo-Su 12:00-20:00 unknown, Mo-Su 14:00-15:00 open")

    assert state(hours, at("09-22", "09:00"), ALMANAC) == State("open", at("09-22", "12:00"))
    assert state(hours, at("09-22", "13:00"), ALMANAC) == State("unconfirmed", *[at("09-22", "14:00")] * 2)
    into_a_holiday = understand("Mo-Su 22:00-02:00 unknown", "00:00-24:00")
    assert state(into_a_holiday, at("09-30", "23:00"), ALMANAC) == State("unconfirmed", *[at("10-01", "00:00")] * 2)


def test_what_never_closes_is_open_without_an_end():
    assert state(understand("24小时"), at("09-22"), ALMANAC) == State("open")
    assert state(understand("24小时", "闭馆"), at("09-22"), ALMANAC) == State("open", at("09-25", "00:00"))


def test_out_of_season_there_is_no_next_opening_in_sight():
    hours = understand("Jul-Aug 08:30-17:30")

    assert state(hours, at("10-20"), ALMANAC) == State("closed", None, None)
    assert state(hours, at("06-25"), ALMANAC).opens == at("07-01", "08:30")


def test_an_end_beyond_what_is_looked_at_is_no_end():
    hours = understand("Jan-Nov 00:00-24:00; PH 00:00-24:00")

    assert state(hours, at("06-01"), ALMANAC) == State("open")
    assert state(hours, at("11-20"), ALMANAC) == State("open", at("12-01", "00:00"))


@pytest.mark.parametrize(
    "text", ['"by appointment"', '08:00-20:00 open "members only"', "08:00-20:00 unknown", "08:00+"]
)
def test_a_remark_or_an_open_end_is_not_certain(text):
    hours = understand(text)

    assert state(hours, at("09-22"), ALMANAC).kind == "unconfirmed"
    assert not is_open(hours, at("09-22"), ALMANAC)
    assert all(not each.certain for each in today(hours, at("09-22"), ALMANAC))


def test_the_sun_wants_a_position():
    hours = understand("sunrise-sunset")
    here = Almanac(SHANGHAI, position=(34.75, 113.62))

    assert state(hours, at("09-22"), ALMANAC).kind == "unconfirmed"
    assert state(hours, at("09-22"), here).kind == "open"
    assert state(hours, at("09-22", "06:00"), here).kind == "closed"
    assert state(understand("sunset-sunrise"), at("09-22", "03:00"), here).kind == "open"


def test_the_same_moment_is_another_hour_in_another_zone():
    hours = understand("09:00-17:00")
    urumqi = Almanac(ZoneInfo("Asia/Urumqi"))

    moment = at("09-22", "10:00")

    assert state(hours, moment, ALMANAC) == State("open", at("09-22", "17:00"))
    assert state(hours, moment, urumqi) == State("closed", *[at("09-22", "11:00")] * 2)


def test_where_clocks_are_changed_a_night_keeps_its_hours_on_the_wall():
    berlin = ZoneInfo("Europe/Berlin")
    almanac = Almanac(berlin)
    hours = understand("22:00-04:00")

    # On 29 March 2026 two o'clock becomes three: the night is five hours long.
    found = state(hours, at("03-28", "23:00", berlin), almanac)

    assert found == State("open", at("03-29", "04:00", berlin))
    assert today(hours, at("03-28", "23:00", berlin), almanac)[0].end - at("03-28", "22:00", berlin) == timedelta(
        hours=5
    )
