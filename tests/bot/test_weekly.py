"""Opening hours in words."""

import pytest

from bot.weekly import weekly


@pytest.mark.parametrize(
    ("rule", "chinese", "english"),
    [
        ("08:00-20:00", ["08:00–20:00"], ["08:00–20:00"]),
        ("24/7", ["24 小时"], ["Open 24 hours"]),
        ("off", ["休息"], ["closed"]),
        ("Tu-Su 09:00-17:00", ["周二至周日 09:00–17:00"], ["Tue–Sun 09:00–17:00"]),
        (
            "Mo-Fr 08:00-12:00,14:00-18:00; Sa-Su 10:00-24:00",
            ["周一至周五 08:00–12:00、14:00–18:00", "周六、周日 10:00–24:00"],
            ["Mon–Fri 08:00–12:00, 14:00–18:00", "Sat, Sun 10:00–24:00"],
        ),
        ("Mo,We 20:00-02:00", ["周一、周三 20:00–次日02:00"], ["Mon, Wed 20:00–02:00"]),
        ("Fr 20:00-26:30", ["周五 20:00–次日02:30"], ["Fri 20:00–02:30"]),
    ],
)
def test_rules_for_days_of_the_week_are_said_in_words(rule, chinese, english):
    assert weekly(rule, "zh-Hans") == chinese
    assert weekly(rule, "en") == english


@pytest.mark.parametrize(
    "rule", ["", "Apr-Sep 08:00-20:00", "sunrise-sunset", "Mo[1] 08:00-10:00", "08:00+ unknown", "以现场为准", "Mo-Fr"]
)
def test_other_rules_are_not_said_at_all(rule):
    assert weekly(rule, "zh-Hans") is None
