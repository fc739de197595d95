"""Rewards from spreadsheets: every row that is wrong says what is wrong and how to mend it."""

from datetime import date

import pytest

from bot import importing, spreadsheets
from bot.imports import line
from models import reservations, rewards, riders, stations
from models.ledger import BASE, Posting, post
from models.reservations import Wish
from models.reward_rows import import_rewards, pictures_of, read_day
from models.riders import Profile
from tests.core import DAY, NOW
from tests.models import house
from tests.stories.pictures import RED, is_of, picture

HEAD = "编码,名称,积分,库存,每季限兑,驿站,开始日期,结束日期,图片,状态\n"


@pytest.fixture
async def town(database):
    """Three stations, two of which have the same name."""
    async with database.begin() as session:
        place = {"latitude": 34.75, "longitude": 113.62}
        named = (("A", "甲驿站"), ("B", "乙驿站"), ("C", "乙驿站"))
        await stations.upsert(session, [{"code": code, "name": name, **place} for code, name in named], NOW)


async def imported(database, text, mode="whole", pictures=None):
    """Import a list; return the outcome, what each station of each reward has, and the findings as (row, key)."""
    table = spreadsheets.parse(text.encode())
    async with database.begin() as session:
        outcome = await import_rewards(session, table, pictures or {}, mode, NOW)
        codes = {station.id: station.code for station in await stations.every(session)}
        found = {reward.number: reward for reward in await rewards.every(session)}
        shelves = await rewards.shelves(session, found)
    for finding in outcome.findings:
        for language in ("zh-Hans", "en"):
            assert line(language, finding, table.unit)
    had = {(found[one.reward_id].code, codes[one.station_id]): (one.supplied, one.taken) for one in shelves}
    by_code = {reward.code: reward for reward in found.values()}
    return outcome, by_code, had, [(finding.row, finding.key) for finding in outcome.findings]


async def test_a_list_is_taken_with_pieces_days_and_picture_and_again_changes_only_what_differs(database, town):
    text = HEAD + "G,手套,30,5,2,甲驿站、B=2,2026年11月1日,2026/12/31,g.jpg,\nR,雨衣,50,0,,A,,长期,,上架\n"
    shown = {"g.jpg": b"jpeg"}
    outcome, found, had, findings = await imported(database, text, pictures=shown)
    assert (outcome[:5], findings) == ((2, 0, 0, 0, True), [])
    gloves = found["G"]
    assert (gloves.name, gloves.price, gloves.a_quarter) == ("手套", 30, 2)
    assert (gloves.since, gloves.until) == (date(2026, 11, 1), date(2026, 12, 31))
    assert (found["R"].a_quarter, found["R"].since, found["R"].until) == (None, None, None)
    assert had == {("G", "A"): (5, 0), ("G", "B"): (2, 0), ("R", "A"): (0, 0)}
    async with database.read() as session:
        assert await rewards.picture(session, gloves.number) == b"jpeg"
    assert (await imported(database, text, pictures=shown))[0][:3] == (0, 0, 2)
    again = HEAD.replace(",图片", "") + "G,手套,30,5,2,A,2026-11-01,20261231,下架\nR,雨衣,50,3,,A,,,\n"
    assert (await imported(database, again, "dry_run"))[0][:5] == (0, 2, 0, 0, False)
    _, found, had, _ = await imported(database, again)
    assert found["G"].state == "removed"
    assert had == {("G", "A"): (5, 0), ("G", "B"): (0, 0), ("R", "A"): (3, 0)}, "a station that is left out gets none"
    outcome, found, kept, _ = await imported(database, "code,name,price\nR,雨衣,40\n")
    assert (outcome.changed, found["R"].price, kept) == (1, 40, had), "what has no column stays as it is"


async def test_what_is_held_or_gone_can_not_be_taken_back_by_a_smaller_number(database, town):
    await imported(database, "code,name,price,stock,stations\nG,手套,3,5,A\n")
    async with database.begin() as session:
        known = await house.checks_in(session, 7, Profile("王伟"))
        member = known.rider.member_id
        await riders.confirm(session, member, NOW)
        await post(session, Posting(member, 6, BASE, "checkin", f"checkin:{member}"), NOW.date(), NOW)
        (reward,), (station, *_) = await rewards.every(session), await stations.every(session)
        for press in "12":
            wish = Wish(reward.number, station.id, f"{member}:{press}")
            await reservations.reserve(session, member, wish, DAY, NOW.date(), NOW)
    outcome, _, had, findings = await imported(database, "code,name,price,stock,stations\nG,手套,3,1,A\n")
    assert (findings, had) == ([(2, "import-reward-taken")], {("G", "A"): (5, 2)})
    assert outcome.findings[0].args == {"station": "甲驿站", "least": 2, "pieces": 1}
    assert (await imported(database, "code,name,price,stations\nG,手套,3,A=2\n"))[2] == {("G", "A"): (2, 2)}
    assert (await imported(database, "code,name,price,stations\nG,手套,3,B=4\n"))[2] == {
        ("G", "A"): (2, 2),
        ("G", "B"): (4, 0),
    }


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("row", "key"),
    [
        (",手套,30,5,,A,,,,", "import-cell-empty"),
        ("G,手套,,5,,A,,,,", "import-cell-empty"),
        (f"G,{'手' * 61},30,5,,A,,,,", "import-text-too-long"),
        ("G,手套,零,5,,A,,,,", "import-count-wrong"),
        ("G,手套,0,5,,A,,,,", "import-count-wrong"),
        ("G,手套,30,1.5,,A,,,,", "import-count-wrong"),
        ("G,手套,30,5,-1,A,,,,", "import-count-wrong"),
        ("G,手套,30,5,,A=多,,,,", "import-count-wrong"),
        ("G,手套,30,,,A,,,,", "import-reward-no-stock"),
        ("G,手套,30,5,,丁驿站,,,,", "import-reward-station-unknown"),
        ("G,手套,30,5,,乙驿站,,,,", "import-scope-ambiguous"),
        ("G,手套,30,5,,A|甲驿站=3,,,,", "import-reward-station-twice"),
        ("G,手套,30,5,,A,2026-02-30,,,", "import-day-wrong"),
        ("G,手套,30,5,,A,2026-12-02,2026-12-01,,", "import-days-swapped"),
        ("G,手套,30,5,,A,,,,也许", "import-word-unknown"),
        ("Z,手套,30,5,,A,,,,\nG,手套,30,5,,A,,,,\nG,手套,30,5,,A,,,,", "import-code-twice"),
    ],
)
async def test_one_wrong_row_keeps_all_out_unless_the_good_ones_are_asked_for(database, town, row, key):
    text = f"{HEAD}{row}\nY,雨衣,50,1,,A,,,,\n"
    outcome, found, _, findings = await imported(database, text)
    assert (outcome.written, found) == (False, {})
    assert [one for _, one in findings] == [key]
    assert "Y" in (await imported(database, text, "partial"))[1]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_pictures_lie_beside_the_list_and_become_ours(database, town, tmp_path):
    folder = tmp_path / "list"
    folder.mkdir()
    (folder / "红.png").write_bytes(picture(RED))
    (folder / "no.jpg").write_bytes(b"GIF8 no picture")
    (tmp_path / "secret.jpg").write_bytes(picture(RED))
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    names = ("红.png", "no.jpg", "../secret.jpg", "link.jpg", "none.jpg")
    text = HEAD + "".join(f"G{number},手套,3,1,,A,,,{name},\n" for number, name in enumerate(names))
    assert pictures_of(spreadsheets.parse(text.encode())) == sorted(names)
    shown = importing._pictures(folder, names)
    assert is_of(shown["红.png"], RED)
    assert shown["红.png"].startswith(b"\xff\xd8")
    _, found, _, findings = await imported(database, text, "partial", shown)
    assert list(found) == ["G0"]
    assert findings == [
        (3, "import-picture-broken"),
        (4, "import-picture-elsewhere"),
        (5, "import-picture-elsewhere"),
        (6, "import-picture-missing"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01",
        "2026/12/1",
        "2026.12.1",
        "20261201",
        "2026年12月1日",
        "２０２６年１２月１号",
        "2026-12-01 00:00:00",
    ],
)
def test_days_are_read_as_people_and_spreadsheets_write_them(text):
    assert read_day(text) == date(2026, 12, 1)
    assert read_day(f"{text} oder so") is None
