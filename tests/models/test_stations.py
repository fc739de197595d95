from datetime import UTC, datetime

import pytest

from models import stations
from models.stations import Station

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


def facts(code, **more):
    return {"code": code, "name": f"驿站 {code}", "latitude": 34.7, "longitude": 113.6, **more}


def station(name, address="", street=""):
    return Station(code=name, name=name, address=address, street=street, latitude=34.7, longitude=113.6)


BANK = station("工会驿站(郑州银行郑州市中原区伊河路)", "郑州市中原区伊河路与工人路西南角")
SHOP = station("工会驿站(张仲景大药房互助路店)", "郑州市中原区互助路28号", "林山寨街道")
CAFE = station("Ｃａｆé Nuan", "Huanghe Lu 84")
ALL = [BANK, SHOP, CAFE]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("伊河路", [BANK]),
        ("互助", [SHOP]),
        ("驿站", [BANK, SHOP]),
        ("工人路", [BANK]),
        ("林山寨", [SHOP]),
        ("28号", [SHOP]),
        ("２８号", [SHOP]),
        ("cafe", [CAFE]),
        ("CAFÉ", [CAFE]),
        ("huanghe lu", [CAFE]),
        ("lu huang", [CAFE]),
        ("驿站 林山寨", [SHOP]),
        ("互助路驿站", [SHOP]),
        ("  ", []),
        ("谢谢", []),
        ("好" * 4096, []),
    ],
)
def test_words_find_stations_by_name_address_and_street_also_in_part(words, found):
    assert stations.search(ALL, words) == found


def test_matches_in_the_name_come_first():
    assert stations.search([SHOP, BANK, station("中原区服务中心")], "中原区")[0].name == BANK.name


async def test_stations_are_added_and_changed_by_code(database):
    async with database.begin() as session:
        assert await stations.upsert(session, [facts("a"), facts("b")], NOON) == (2, 0, 0)
        assert await stations.upsert(session, [facts("a", phone="110"), facts("b")], LATER) == (0, 1, 1)
        a, b = await stations.every(session)
        assert (a.phone, a.updated_at, b.phone, b.updated_at) == ("110", LATER, "", NOON)
        assert (a.source_datum, a.source_latitude, a.source_longitude) == ("wgs84", 34.7, 113.6)


async def test_columns_that_are_left_out_stay_as_they_are(database):
    async with database.begin() as session:
        await stations.upsert(session, [facts("a", amenities={"wifi": True}, capacity=8)], NOON)
        await stations.upsert(session, [{"code": "a", "state": "closed"}], LATER)
        a = await stations.by_code(session, "a")
        assert (a.amenities, a.capacity, a.state) == ({"wifi": True}, 8, "closed")
        assert await stations.by_id(session, a.id) == a
        assert await stations.by_code(session, "b") is None
        assert await stations.by_id(session, a.id + 1) is None


async def test_the_revision_changes_with_every_change_and_only_then(database):
    async with database.begin() as session:
        seen = [await stations.revision(session)]
        await stations.upsert(session, [facts("a")], NOON)
        seen.append(await stations.revision(session))
        await stations.upsert(session, [facts("a", phone="110")], LATER)
        seen.append(await stations.revision(session))
        assert len(set(seen)) == 3
        await stations.upsert(session, [facts("a", phone="110")], LATER)
        assert await stations.revision(session) == seen[-1]


async def test_comparing_says_what_an_upsert_would_do_and_does_nothing(database):
    async with database.begin() as session:
        await stations.upsert(session, [facts("a"), facts("b")], NOON)
        given = [facts("a"), facts("b", phone="110"), facts("c")]
        assert await stations.compare(session, given, LATER) == (1, 1, 1)
        assert len(await stations.every(session)) == 2


async def test_many_stations_are_no_trouble(database):
    async with database.begin() as session:
        given = [facts(f"{number:04}") for number in range(1200)]
        assert await stations.upsert(session, given, NOON) == (1200, 0, 0)
        changed = [{**one, "capacity": 5} for one in given]
        assert await stations.upsert(session, changed, LATER) == (0, 1200, 0)
