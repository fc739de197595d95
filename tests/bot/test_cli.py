"""The command line: what a stranger reads, one sentence for what is wrong, exit codes for scripts."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.demo import HERE
from tests.forking import called

NOBODY_LISTENS = "127.0.0.1:1"
STATIONS = HERE / "stations.csv"


@pytest.fixture(autouse=True)
def here(sqlite_template, tmp_path, monkeypatch) -> Path:
    """A folder of one's own with an empty database, and no settings but the token."""
    for name in [name for name in os.environ if name.startswith("NUANYI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("NUANYI_TOKEN", "42:sandbox")
    monkeypatch.setenv("NUANYI_API_URL", f"http://{NOBODY_LISTENS}")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    shutil.copy(sqlite_template, tmp_path / "data" / "nuanyi.sqlite3")
    return tmp_path


def nuanyi(*words: str, code: int = 0, **settings: str) -> str:
    """Call the program, and return what it says; it says no traceback."""
    ended, said = called(words, {**os.environ, **settings})
    assert "Traceback" not in said, said
    assert ended == code, said
    return said


def from_a_shell(*words: str) -> tuple[int, str]:
    """Call the program as a shell does, and return its exit code and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("words", [[], ["import"], ["export"], ["ledger"]])
def test_the_help_tells_every_command_in_a_whole_sentence(words):
    lines = CliRunner().invoke(app, [*words, "--help"]).output.partition("Commands:")[2].splitlines()
    assert [line for line in lines if line.strip()]
    assert not [line for line in lines if line.endswith("...")]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"NUANYI_TOKEN": ""}, "NUANYI_TOKEN"),
        ({}, "NUANYI_API_URL"),
        ({"NUANYI_CONFIG": "nowhere.toml"}, "NUANYI_CONFIG"),
        ({"NUANYI_KEY": "short"}, "NUANYI_KEY"),
        ({"NUANYI_DATABASE_URL": f"postgresql://me:secret@{NOBODY_LISTENS}/x"}, "NUANYI_DATABASE_URL"),
        ({"NUANYI_DATA_DIR": "/proc/nowhere"}, "NUANYI_DATA_DIR"),
    ],
)
def test_a_missing_or_wrong_setting_is_said_in_one_sentence(settings, named):
    said = nuanyi("run", code=2, **settings)
    sentences = [line for line in said.splitlines() if not line.startswith("{")]
    assert len(sentences) == 1
    assert named in sentences[0]
    assert "secret" not in said


def test_an_env_file_that_is_no_utf8_is_named(here):
    (here / ".env").write_bytes("NUANYI_TOKEN=令牌".encode("gb18030"))
    assert ".env" in nuanyi("migrate", code=2)


@pytest.mark.parametrize("option", [(), ("--check",), ("--down", "--yes")])
def test_migrating_what_is_not_there_is_said_in_one_sentence(option):
    url = f"postgresql://me:secret@{NOBODY_LISTENS}/x"
    said = nuanyi("migrate", *option, code=2, NUANYI_DATABASE_URL=url)
    assert said.startswith("NUANYI_DATABASE_URL")
    assert len(said.splitlines()) == 1
    assert "secret" not in said


def test_a_database_goes_down_and_up_and_tells_where_it_is():
    assert "up to date" in nuanyi("migrate", "--check")
    nuanyi("migrate", "--down", "--yes")
    assert "nuanyi migrate" in nuanyi("migrate", "--check", code=1)
    nuanyi("migrate")
    assert "up to date" in nuanyi("migrate", "--check")


def test_what_is_exported_is_what_the_file_s_ending_says(here):
    nuanyi("import", "stations", str(STATIONS), "--datum", "gcj02")
    begins = {"a.xlsx": b"PK", "b.geojson": b"{", "c.csv": b"\xef\xbb\xbfcode", "d": b"\xef\xbb\xbfcode"}
    for name, start in begins.items():
        nuanyi("export", "stations", name)
        assert (here / name).read_bytes().startswith(start), name
        assert "0 added, 0 changed, 82 unchanged" in nuanyi("import", "stations", name)
    nuanyi("export", "stations", "e.csv", "--format", "geojson")
    assert (here / "e.csv").read_bytes().startswith(b"{")
    for name in ("r.xlsx", "r.geojson", "r.csv"):
        assert f"0 reports written to {name}" in nuanyi("export", "reports", name)
        assert (here / name).read_bytes()[:1] == {"r.xlsx": b"P", "r.geojson": b"{", "r.csv": b"\xef"}[name]


def test_where_nothing_can_be_written_the_place_is_named():
    assert "/proc/nowhere/stations.csv" in nuanyi("export", "stations", "/proc/nowhere/stations.csv", code=1)
    assert "/proc/nowhere" in nuanyi("demo", "--port", "0", "--folder", "/proc/nowhere", code=1)


def test_one_bad_row_is_a_line_of_its_own_and_an_exit_code_for_scripts(here):
    (here / "stations.csv").write_text("code,name,lat,lng\nA,驿站,34.75,NaN\nB,驿站二,34.75,113.62\n", encoding="utf-8")
    for option, done in ((), "Nothing was written"), (("--partial",), "1 added"), (("--dry-run",), "Nothing"):
        said = nuanyi("import", "stations", "stations.csv", "--datum", "wgs84", *option, code=1).splitlines()
        assert [line.partition(":")[0] for line in said[:-1]] == ["✗ Row 2, lng"]
        assert done in said[-1]
    again = ("import", "stations", "stations.csv", "--datum", "wgs84", "--dry-run")
    assert from_a_shell(*again) == (1, nuanyi(*again, code=1))


def test_what_was_begun_is_closed_at_the_end():
    code, said = from_a_shell("run")
    assert code == 2
    assert "NUANYI_API_URL" in said
    assert "Unclosed" not in said
    assert "Traceback" not in said


def test_the_ledger_is_proved_and_what_does_not_hold_is_said_in_a_sentence(here):
    assert nuanyi("ledger", "check").strip() == "All is well: 0 entries of 0 people."
    with sqlite3.connect(here / "data" / "nuanyi.sqlite3") as database:
        database.execute("INSERT INTO member (id, telegram_id, known_at) VALUES (5, 7, '2026-11-21')")
        database.execute("INSERT INTO account VALUES (5, 30)")
        database.execute("DROP TRIGGER entry_not_deleted")
    balances, guards, said = nuanyi("ledger", "check", code=1).splitlines()
    assert balances == "Balances that are not the sum of the entries: members 5."
    assert "entry_not_deleted" in guards
    assert said.startswith("Not well: 2 things do not hold.")
