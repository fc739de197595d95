"""Months and buttons of the figures."""

from datetime import UTC, date, datetime, timedelta

from bot import figureviews
from bot.district import load
from bot.figureviews import View
from models.rights import Where

DISTRICT = load()


def test_months_begin_by_the_district_s_clock_and_the_one_before_january_is_december():
    before, begins, ends = figureviews.bounds(DISTRICT, date(2027, 1, 1), 2)
    midnight = timedelta(hours=-8)  # in China it is tomorrow already
    assert before == datetime(2026, 12, 1, tzinfo=UTC) + midnight
    assert begins == datetime(2027, 1, 1, tzinfo=UTC) + midnight
    assert ends == datetime(2027, 2, 1, tzinfo=UTC) + midnight
    assert figureviews.later(date(2026, 12, 1), 1) == date(2027, 1, 1)


def test_a_button_leads_back_to_the_view_it_was_made_of_however_long_its_names():
    for month in (None, date(2026, 1, 1), date(2026, 12, 1)):
        for category in (None, DISTRICT.categories[-1].key):
            view = View(month, Where(area_id=2**53, department=DISTRICT.departments[-1].key), category)
            carried = figureviews.data(DISTRICT, "xg", view)
            assert len(carried.encode()) <= 64
            assert figureviews.read(DISTRICT, *carried.split(":")[2:]) == view
