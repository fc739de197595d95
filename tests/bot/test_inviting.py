"""Staff from the command line: invitations to print, one link, who has which role, and a stolen phone."""

import os
import re
import shutil
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.database import Database
from bot.demo import HERE
from bot.settings import load, master_key
from models import invitations, members, rights, roles
from models.keys import Vault
from models.roles import Role
from tests.bot import reading
from tests.core import NOW
from tests.forking import called

BRANCHES = "编码,支部名称,所属区域\nA,甲支部,中原区\nB,乙支部,410103\n"
STAFF = "姓名,角色,负责范围\n张芳,支部书记,甲支部\n李娜,书记,二七区\n王<b>伟</b>,干部,中原区\n"
LINK = re.compile(r"https://t\.me/nuanyi_bot\?start=i_([A-Za-z0-9_-]+)")
ZHANG, BOSS = 100, 900


@pytest.fixture(scope="module")
def prepared(sqlite_template, tmp_path_factory) -> Path:
    """A folder with a database of districts and branches, and with files to import."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "data").mkdir()
    shutil.copy(sqlite_template, folder / "data" / "nuanyi.sqlite3")
    (folder / "branches.csv").write_text(BRANCHES, encoding="utf-8")
    (folder / "staff.csv").write_text(STAFF, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        move_in(patch, folder)
        nuanyi("import", "areas", str(HERE / "districts.geojson"))
        nuanyi("import", "branches", "branches.csv")
    return folder


@pytest.fixture(autouse=True)
def here(prepared, tmp_path, monkeypatch) -> Path:
    """A folder of one's own with a database of districts and branches, one administrator, and no Telegram."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    move_in(monkeypatch, tmp_path)
    return tmp_path


def move_in(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Be in a folder, with no settings but one administrator and a Telegram that is not there."""
    for name in [name for name in os.environ if name.startswith("NUANYI_")]:
        patch.delenv(name)
    patch.setenv("LC_ALL", "C")
    patch.setenv("NUANYI_ADMINS", str(BOSS))
    patch.setenv("NUANYI_API_URL", "http://127.0.0.1:1")
    patch.chdir(folder)


def nuanyi(*words: str, code: int = 0) -> str:
    """Call the program, and return what it says."""
    ended, said = called(words, dict(os.environ))
    assert "Traceback" not in said, said
    assert ended == code, said
    return said


async def opened() -> Database:
    """The same database, as the running program has it open."""
    settings = load(_env_file=None)
    return Database(settings.database, Vault(master_key(settings).value), settings.administrators)


async def opens(*tokens: str) -> list[tuple[str, str]]:
    """Open links, each as another person; return the names and kinds of role."""
    database, found = await opened(), []
    async with database.begin() as session:
        for person, token in enumerate(tokens, start=ZHANG):
            one = await invitations.open_link(session, token, person, "", Clock().now())
            found.append((one.name, one.kind))
    await database.close()
    return found


async def test_a_list_of_staff_becomes_a_page_to_print_whose_codes_work(here):
    said = nuanyi("import", "staff", "staff.csv", "--into", "pages", "--bot", "nuanyi_bot")
    assert "3 added" in said
    assert "pages/invitations.pdf" in said
    assert LINK.search(said) is None
    (page,) = reading.pages((here / "pages" / "invitations.pdf").read_bytes())
    tokens = [LINK.fullmatch(code)[1] for code in reading.codes(page)]
    assert await opens(*tokens) == [
        ("张芳", roles.SECRETARY),
        ("李娜", roles.SECRETARY),
        ("王<b>伟</b>", roles.CADRE),
    ]
    assert list((here / "pages").iterdir()) == [here / "pages" / "invitations.pdf"]


async def test_nobody_is_invited_when_the_pages_can_t_be_written(here):
    (here / "pages").write_text("a file, no folder")
    said = nuanyi("import", "staff", "staff.csv", "--into", "pages", "--bot", "nuanyi_bot", code=1)
    assert "pages" in said
    database = await opened()
    async with database.read() as session:
        assert await invitations.unopened(session, Clock().now()) == []
    await database.close()


def test_a_bad_row_is_told_and_the_good_ones_wait_for_partial(here):
    (here / "staff.csv").write_text(STAFF + "赵六,主任,甲支部\n", encoding="utf-8")
    words = ("import", "staff", "staff.csv", "--into", "pages", "--bot", "nuanyi_bot")
    said = nuanyi(*words, code=1)
    assert said.startswith("✗ Row 5, 角色: “主任” is no role")
    assert "Nothing was written" in said
    assert "3 added" in nuanyi(*words, "--partial", code=1)
    assert "0 to add, 0 to change, 3 unchanged" in nuanyi(*words, "--partial", code=1)
    assert "3 added" in nuanyi(*words, "--partial", "--again", code=1)


def test_a_dry_run_needs_no_bot_and_leaves_nothing(here):
    assert "Good rows: 3 to add" in nuanyi("import", "staff", "staff.csv", "--into", "pages", "--dry-run")
    assert not (here / "pages").exists()


async def test_one_invitation_is_one_link():
    said = nuanyi("invite", "--role", "secretary", "--branch", "A", "--name", "张芳", "--bot", "@nuanyi_bot")
    assert await opens(LINK.fullmatch(said.strip())[1]) == [("张芳", roles.SECRETARY)]


async def test_a_cadre_may_be_for_a_department_within_an_area():
    words = ("--role", "cadre", "--area", "中原区", "--department", "城管", "--name", "李娜", "--bot", "nuanyi_bot")
    token = LINK.fullmatch(nuanyi("invite", *words).strip())[1]
    assert await opens(token) == [("李娜", roles.CADRE)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--role", "secretary", "--branch", "Z", "--bot", "nuanyi_bot"), "There is no “Z”"),
        (("--role", "secretary", "--bot", "nuanyi_bot"), "--branch, --area"),
        (("--role", "secretary", "--branch", "A", "--area", "410102", "--bot", "nuanyi_bot"), "one scope"),
        (("--role", "cadre", "--department", "moon", "--bot", "nuanyi_bot"), "There is no “moon”"),
        (("--role", "keeper", "--branch", "A", "--bot", "nuanyi_bot"), "--station"),
        (("--role", "secretary", "--branch", "A"), "--bot"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(words, told):
    said = nuanyi("invite", *words, "--name", "张芳", code=1)
    assert told in said
    assert len(said.splitlines()) == 1


async def test_staff_are_listed_and_a_stolen_phone_is_locked_out_while_the_program_runs():
    database = await opened()
    async with database.begin() as session:
        member = await members.number_of(session, ZHANG, NOW)
        role = await roles.give(session, Role(member_id=member, kind=roles.CADRE, area_id=1, begun_at=NOW))
        await roles.seal_name(session, role, ZHANG, "张<b>芳</b>", NOW)
    listed = nuanyi("staff")
    assert re.search(r"张<b>芳</b> +100 +cadre +\S+ +2026-11-21", listed)
    assert re.search(r"— +900 +administrator", listed)

    assert "All rights of 100 have ended, and one role" in nuanyi("lockout", "100")
    assert "All rights of 900 have ended, and 0 roles" in nuanyi("lockout", "900")
    async with database.read() as session:
        for person in (ZHANG, BOSS):
            who = await rights.standing(session, person)
            assert (who.administrator, who.roles) == (False, ())
    assert re.search(r"— +900 +administrator \(locked out\)", nuanyi("staff"))

    assert "no longer locked out" in nuanyi("lockout", "900", "--undo")
    assert "was not locked out" in nuanyi("lockout", "900", "--undo")
    async with database.read() as session:
        assert (await rights.standing(session, BOSS)).administrator
        assert (await rights.standing(session, ZHANG)).roles == ()
    await database.close()
