"""Branches from spreadsheets: every row that is wrong says what is wrong and how to mend it."""

import pytest

from bot import spreadsheets
from bot.imports import line
from models import areas, branches
from models.branch_rows import import_branches

HEAD = "编码,支部名称,所属区域,状态,排序\n"


@pytest.fixture
async def town(database):
    """Two streets with a community of the same name in each."""
    async with database.begin() as session:
        given = [
            {"code": "1", "name": "林山寨街道"},
            {"code": "2", "name": "大学路街道"},
            {"code": "11", "name": "向阳社区", "parent_code": "1"},
            {"code": "21", "name": "向阳社区", "parent_code": "2"},
        ]
        await areas.upsert(session, given)


async def imported(database, text, mode="whole"):
    """Import a file; return the outcome, the branches by code, and the findings as (row, key)."""
    table = spreadsheets.parse(text.encode())
    async with database.begin() as session:
        outcome = await import_branches(session, table, mode)
        atlas = await areas.atlas(session)
        found = {branch.code: branch for branch in await branches.every(session)}
    for finding in outcome.findings:
        for language in ("zh-Hans", "en"):
            assert line(language, finding, table.unit)
    names = {code: areas.names(atlas, branch.area_id) for code, branch in found.items()}
    return outcome, found, names, [(finding.row, finding.key) for finding in outcome.findings]


async def test_branches_are_taken_with_their_area_by_name_or_code(database, town):
    text = HEAD + "A,甲支部,林山寨街道,正常,2\nB,乙支部,21,已撤销,1\n"
    outcome, found, names, findings = await imported(database, text)
    assert (outcome[:5], findings) == ((2, 0, 0, 0, True), [])
    assert list(found) == ["B", "A"]
    assert [(one.name, one.state, one.sort) for one in found.values()] == [
        ("乙支部", "removed", 1),
        ("甲支部", "open", 2),
    ]
    assert names == {"A": ["林山寨街道"], "B": ["大学路街道", "向阳社区"]}


async def test_english_headers_and_a_second_import_change_only_what_differs(database, town):
    await imported(database, "code,name,area\nA,甲支部,1\nB,乙支部,2\n")
    outcome, found, names, _ = await imported(database, "code,name\nA,甲支部\nB,丙支部\nC,丁支部\n")
    assert outcome[:5] == (1, 1, 1, 0, True)
    assert (found["B"].name, names["B"], names["C"]) == ("丙支部", ["大学路街道"], [])


async def test_a_name_that_two_communities_have_is_told_apart_by_the_street(database, town):
    _, _, _, findings = await imported(database, "code,name,社区\nA,甲支部,向阳社区\n")
    assert findings == [(2, "import-branch-area-ambiguous")]
    outcome, _, names, findings = await imported(database, "code,name,社区,街道\nA,甲支部,向阳社区,大学路街道\n")
    assert (outcome.added, findings, names["A"]) == (1, [], ["大学路街道", "向阳社区"])


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("A,甲支部,没有的街道,,", "import-branch-area-unknown"),
        (",甲支部,1,,", "import-cell-empty"),
        ("A,,1,,", "import-cell-empty"),
        (f"A,{'支' * 101},1,,", "import-text-too-long"),
        ("A,甲支部,1,也许,", "import-word-unknown"),
        ("A,甲支部,1,,先", "import-number-wrong"),
        ("A,甲支部,1,,1e99", "import-number-wrong"),
        ("B,乙支部,1,,\nB,丙支部,1,,", "import-code-twice"),
    ],
)
async def test_one_wrong_row_keeps_all_out_unless_the_good_ones_are_asked_for(database, town, row, key):
    text = f"{HEAD}{row}\nZ,好支部,2,,\n"
    outcome, found, _, findings = await imported(database, text)
    assert (outcome.written, found) == (False, {})
    assert key in [one for _, one in findings]
    outcome, found, _, _ = await imported(database, text, "partial")
    assert "Z" in found
    assert outcome.refused == 1


async def test_a_branch_without_an_area_is_taken_with_a_word_about_it(database, town):
    outcome, _, names, findings = await imported(database, HEAD + "A,甲支部,,,\n")
    assert (outcome.added, names["A"], findings) == (1, [], [(2, "import-branch-nowhere")])


async def test_a_dry_run_says_what_would_happen_and_changes_nothing(database, town):
    outcome, found, _, _ = await imported(database, HEAD + "A,甲支部,1,,\n", "dry_run")
    assert (outcome[:5], found) == ((1, 0, 0, 0, False), {})


async def test_missing_columns_are_named_in_both_languages(database, town):
    outcome, _, _, findings = await imported(database, "支部名称,备注\n甲支部,好\n")
    assert (None, "import-header-missing") in findings
    assert "code (编码)" in str(next(one for one in outcome.findings if one.key == "import-header-missing").args)
