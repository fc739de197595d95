"""What the READMEs say about the program is true."""

import re
from pathlib import Path

import pytest
import typer

from bot import menus
from bot.cli import app
from bot.district import Retention, _Written
from bot.kept import KEPT
from bot.settings import Settings
from models import headers
from models.moves import MOVES
from models.rights import RIGHTS
from tests.sources import PACKAGES, ROOT, tracked

in_both_languages = pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])

COLUMNS = [
    headers.STATION_COLUMNS,
    headers.AREA_COLUMNS,
    headers.BRANCH_COLUMNS,
    headers.STAFF_COLUMNS,
    headers.REWARD_COLUMNS,
]
ROLES = {"secretary": "书记", "cadre": "干部", "administrator": "管理员", "keeper": "驿站管理员"}
WORDS = {
    "role": headers.ROLE_WORDS,
    "kind": headers.KIND_WORDS | headers.AREA_KIND_WORDS,
    "state": headers.STATE_WORDS,
    "datum": headers.DATUM_WORDS,
}


def read(readme):
    return (ROOT / readme).read_text(encoding="utf-8")


def cells(row):
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]


def tables(readme):
    """Every table: its rows without the header, as lists of cells."""
    found = re.findall(r"^\|.*\|\n\|[-|]+\|\n((?:\|.*\|\n)+)", read(readme), re.M)
    return [[cells(row) for row in rows.splitlines()] for rows in found]


def names(cell):
    """What stands in a cell between backticks."""
    return re.findall(r"`([^`]+)`", cell)


def commands(group, beginning="nuanyi"):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{beginning} {name}")
        else:
            yield f"{beginning} {name}"


def columns_told(readme, columns):
    """What the README says each column may be called, from the table that fits these columns best."""
    found = [
        {names(row[0])[0]: names(row[2]) for row in rows if names(row[0])} for rows in tables(readme) if rows[0][2:]
    ]
    return max(found, key=lambda told: len(told.keys() & columns.keys()) - len(told.keys() - columns.keys()))


@in_both_languages
def test_every_setting_stands_in_the_table_and_nothing_else(readme):
    settings = {names(row[0])[0] for rows in tables(readme) for row in rows if row[0].startswith("`NUANYI_")}
    assert settings == {f"NUANYI_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"NUANYI_[A-Z_]+", read(readme))) == settings


@in_both_languages
def test_what_holds_without_a_setting_is_told(readme):
    told = {names(row[0])[0]: row[1] for rows in tables(readme) for row in rows if row[0].startswith("`NUANYI_")}
    defaults = {f"NUANYI_{name.upper()}": str(field.default or "") for name, field in Settings.model_fields.items()}
    del defaults["NUANYI_API_URL"]  # Telegram's own
    assert {name: default for name, default in defaults.items() if default not in told[name]} == {}


@in_both_languages
def test_every_command_stands_in_the_table_and_nothing_else(readme):
    firsts = [cell for rows in tables(readme) for row in rows for cell in names(row[0])]
    told = {" ".join(re.findall(r"\b[a-z]+\b", cell)) for cell in firsts if cell.startswith("nuanyi ")}
    assert told == set(commands(typer.main.get_command(app)))


@in_both_languages
@pytest.mark.parametrize("columns", COLUMNS, ids=["stations", "areas", "branches", "staff", "rewards"])
def test_every_header_of_a_spreadsheet_is_told(readme, columns):
    wanted = {column: [name for name in also if name != column] for column, also in columns.items()}
    assert columns_told(readme, columns) == wanted


@in_both_languages
def test_every_word_that_a_cell_may_hold_is_told(readme):
    rows = [[names(cell) for cell in row] for rows in tables(readme) for row in rows if len(row) == 3]
    told = {(column[0], word[0]): also for column, word, also in rows if column and word}
    wanted = {(column, word): list(also) for column, words in WORDS.items() for word, also in words.items()}
    assert {place: told.get(place) for place in wanted} == wanted


@in_both_languages
def test_columns_that_are_passed_over_are_told(readme):
    unread = (*headers.STATION_UNREAD, *headers.STAFF_UNREAD, *headers.REWARD_UNREAD)
    assert [name for name in unread if f"`{name}`" not in read(readme)] == []


@in_both_languages
def test_who_may_do_what_is_told_as_it_is_decided(readme):
    rows = [(names(row[0]), row[1]) for rows in tables(readme) for row in rows if len(row) == 2]
    told = {name[0]: re.split("、|, ", who) for name, who in rows if name and name[0] in RIGHTS}
    spoken = ROLES if readme == "README.zh-CN.md" else {role: role for role in ROLES}
    assert {act: sorted(who) for act, who in told.items()} == {
        act: sorted(spoken[role] for role in roles) for act, roles in RIGHTS.items()
    }


@in_both_languages
def test_the_moves_of_a_report_are_told_as_they_are_made(readme):
    rows = [[names(cell) for cell in row] for rows in tables(readme) for row in rows if len(row) == 4]
    told = {move[0]: (tuple(before), after[0]) for move, before, after, _ in rows if move and move[0] in MOVES}
    assert told == {name: (move.before, move.after) for name, move in MOVES.items()}


@in_both_languages
def test_every_command_of_the_menus_is_told(readme):
    shown = {*menus.EVERYBODY, *menus.RIDER, *(command for _, command in (*menus.WORK, *menus.SELDOM))} - {"start"}
    assert sorted(command for command in shown if f"`/{command}`" not in read(readme)) == []


@in_both_languages
def test_every_part_of_the_districts_file_is_told(readme):
    rows = [names(row[0]) for rows in tables(readme) for row in rows if len(row) == 2]
    told = {name.strip("[]") for row in rows for name in row}
    assert sorted(set(_Written.model_fields) - told) == []


@in_both_languages
def test_every_file_that_is_linked_or_shown_exists(readme):
    linked = [target for target in re.findall(r"\]\(([^)#]+)\)", read(readme)) if "://" not in target]
    assert linked
    assert [target for target in linked if Path(target) not in tracked()] == []


@in_both_languages
def test_what_is_said_to_be_made_can_be_made(readme):
    made = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    told = {name for line in re.findall(r"(?:^|`)make ([a-z -]+)", read(readme), re.M) for name in line.split()}
    assert {"demo", "test"} <= told
    assert sorted(told - set(made)) == []


def test_the_map_shows_every_folder():
    shown = re.findall(r"^([a-z]+)/ ", read("README.md"), re.M)
    assert {*PACKAGES, "tests"} <= set(shown)


@in_both_languages
def test_what_is_kept_is_the_list_that_everybody_is_shown_with_its_days(readme):
    told = max(tables(readme), key=lambda rows: sum("30 " in row[-1] or "90 " in row[-1] for row in rows))
    assert len(told) == len(KEPT)
    days = [None if days is None else days(Retention()) for _, days in KEPT]
    assert [row[0] for row, number in zip(told, days, strict=True) if number and f"{number} " not in row[2]] == []
