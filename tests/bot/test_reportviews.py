"""Cards and lists of reports: however much was written, they fit what Telegram takes."""

from datetime import UTC, datetime

import pytest

from bot import district, reportviews
from bot.sandbox import entities
from bot.texts import LANGUAGES
from models import reports
from models.moves import Step
from models.reports import Report, Reporter

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
PLACE = district.load()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["路", "🚧", "<"])
def test_a_card_and_a_list_of_twenty_fit_whatever_was_written(language, letter):
    report = Report(
        id=123_456_789,
        category="wires_down",
        urgent=True,
        state=reports.REJECTED,
        latitude=34.7,
        longitude=113.6,
        reporters=99,
        take_seconds=60,
        resolve_seconds=60,
        filed_at=NOW,
    )
    step = Step(report_id=1, move="reject", before="taken", after="rejected", source="update:1", at=NOW)
    view = reportviews.View(
        report=report,
        area="金水区丰产路街道 · 省直机关第二家属院社区",
        holder=letter * 30,
        reporters=(Reporter(report_id=1, member_id=1, joined_at=NOW),),
        words=tuple((number, letter * reports.LONGEST) for number in range(1, 9)),
        photos=(),
        last=step,
        last_words=letter * 200,
    )
    text, _ = entities.formatted(reportviews.card(language, PLACE, view, NOW), "HTML", None)
    assert text.count(letter) > 3 * 50
    assert entities.units(text) < 1024 - 60, "with the lines that say where it went, and that nobody is there for it"
    listed, _ = entities.formatted(reportviews.digest(language, PLACE, [view] * 20, set(), NOW), "HTML", None)
    assert entities.units(listed) < 4096
