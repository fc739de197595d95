"""Settling points from the command line: files that a spreadsheet program opens, and a record of who took them."""

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from rich.console import Console
from sqlalchemy import select

from bot import district, ledgercli, spreadsheets
from bot.importing import Tools
from models import ledger, members, riders
from models.ledger import BASE, Posting
from models.ledgerexports import LedgerExport
from models.riders import Profile, Told
from models.rules import RuleBroken
from tests.core import NOW
from tests.models import house

HALF_AGO = NOW.replace(month=3)
DAY = date(2026, 3, 1)
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def tools(settings, database) -> Tools:
    return Tools(settings, district.load(), database, "en", Console(quiet=True))


async def twelve_ride(database) -> None:
    """Let twelve ride for a company, one for themselves and one for another company; all have points."""
    async with database.begin() as session:
        places = await house.build(session)
        for number in range(14):
            company = "none" if number == 12 else "dada" if number == 13 else "meituan"
            member = await members.number_of(session, 100 + number, HALF_AGO)
            told = Told("delivery", company, places["street"], Profile(f"骑手{number}"))
            await riders.enter(session, member, 100 + number, told, HALF_AGO)
            await riders.confirm(session, member, HALF_AGO)
            given = Posting(member, 20, BASE, "checkin", f"checkin:{member}", area_id=places["street"])
            await ledger.post(session, given, DAY, HALF_AGO)


@ON_ONE_DATABASE
async def test_files_say_what_the_books_say_and_who_took_them_is_recorded(tools, database, tmp_path):
    await twelve_ride(database)
    assert await ledgercli.settlement(tools, "2026-03", tmp_path / "march.xlsx") == 1
    table = spreadsheets.read(tmp_path / "march.xlsx")
    assert [list(row.values.values()) for row in table.rows] == [
        ["district › street", "280", "0", "280"],
        ["total", "280", "0", "280"],
    ]
    assert await ledgercli.companies(tools, "2026H1", tmp_path / "half.xlsx") == 1
    book = CalamineWorkbook.from_filelike(BytesIO((tmp_path / "half.xlsx").read_bytes()))
    assert book.sheet_names == ["Meituan"], "who works for themselves is told of to nobody, nor is one rider"
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[2] == ["all", 12, 12, 240, 0, 0, 0, 0]
    async with database.read() as session:
        taken = (await session.execute(select(LedgerExport).order_by(LedgerExport.id))).scalars()
        assert [(one.kind, one.period, one.count, one.member_id) for one in taken] == [
            ("settlement", "2026-03", 1, None),
            ("companies", "2026H1", 1, None),
        ]


@ON_ONE_DATABASE
@pytest.mark.parametrize(
    ("command", "code", "key"),
    [
        (ledgercli.settlement, "2026H1", "settle-period-wrong"),
        (ledgercli.settlement, "2026-13", "settle-period-wrong"),
        (ledgercli.companies, "2026-03", "settle-period-wrong"),
        (ledgercli.companies, "2999H2", "company-early"),
        (ledgercli.companies, "2020H1", "company-none"),
    ],
)
async def test_what_can_not_be_settled_is_said(tools, tmp_path, command, code, key):
    with pytest.raises(RuleBroken, match=key):
        await command(tools, code, tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_a_sheet_may_be_called_anything():
    names = ["a/b", "A b", "x" * 40, "x" * 40, "", "History", "[']"]
    book = spreadsheets.book([spreadsheets.Sheet(name, [["k"], ["=1+1", 2]]) for name in names])
    read = CalamineWorkbook.from_filelike(BytesIO(book))
    assert len(set(read.sheet_names)) == len(names)
    assert max(len(name) for name in read.sheet_names) == 31
    assert read.get_sheet_by_index(0).to_python()[1] == ["=1+1", 2], "a formula stays text"
