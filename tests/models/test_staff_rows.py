"""Staff from a list: each good row is an invitation, each bad one says how to mend it, and nobody is invited twice."""

from datetime import timedelta

import pytest

from bot import spreadsheets
from bot.imports import line
from models import areas, branches, invitations, roles, stations
from models.invitations import Offer
from models.rights import Where
from models.staff_rows import Manner, import_staff
from tests.core import DAY, NOW
from tests.models import house

HEAD = "姓名,角色,负责范围\n"
ZHANG = 100


@pytest.fixture
async def town(database):
    """An area, a branch in it that has the same name, two stations of one name, and one branch that is no more."""
    async with database.begin() as session:
        await areas.upsert(session, [{"code": "1", "name": "林山寨"}])
        given = [{"code": "A", "name": "林山寨"}, {"code": "X", "name": "旧支部", "state": "removed"}]
        await branches.upsert(session, given)
        place = {"name": "甲驿站", "latitude": 34.7, "longitude": 113.6}
        await stations.upsert(session, [{"code": "s1", **place}, {"code": "s2", **place}], NOW)


async def imported(database, text, mode="whole", now=NOW, **more):
    """Import a file; return the outcome, the invitations, and the findings as (row, key)."""
    table = spreadsheets.parse(text.encode())
    async with database.begin() as session:
        outcome, made = await import_staff(session, table, Manner(mode, **more), now)
    for finding in outcome.findings:
        for language in ("zh-Hans", "en"):
            assert line(language, finding, table.unit)
    return outcome, made, [(finding.row, finding.key) for finding in outcome.findings]


async def unopened(database, now=NOW):
    async with database.read() as session:
        return [(one.name, one.kind) for one in await invitations.unopened(session, now)]


async def test_a_list_becomes_invitations_whose_links_work(database, town):
    text = "name,role,scope\n 张 芳 ,书记,林山寨\n李娜,station keeper,s2\n王伟,干部,1\n"
    outcome, made, findings = await imported(database, text)
    assert (outcome[:5], findings) == ((3, 0, 0, 0, True), [])
    assert [(one.offer.name, one.offer.kind, one.scope) for one in made] == [
        ("张 芳", roles.SECRETARY, "林山寨"),
        ("李娜", roles.KEEPER, "甲驿站"),
        ("王伟", roles.CADRE, "林山寨"),
    ]
    assert made[0].offer.scope.branch_id
    assert made[2].offer.scope.area_id
    async with database.begin() as session:
        taken = await invitations.open_link(session, made[1].token, ZHANG, "", NOW)
    assert (taken.name, taken.kind) == ("李娜", roles.KEEPER)


DEPARTMENTS = {"city": ("城管", "City management"), "fire": ("消防",), "west": ("林山寨",)}


async def test_a_cadre_may_be_for_a_department_everywhere_or_within_an_area(database, town):
    rows = "甲,干部,城管\n乙,干部,fire\n丙,干部,林山寨 / 消防\n丁,干部,1／CITY MANAGEMENT\n"
    rows += "戊,干部,林山寨\n己,书记,城管\n"
    rows += "庚,干部,林山寨/月球\n辛,书记,林山寨/城管\n甲,干部,city\n"
    _, made, findings = await imported(database, HEAD + rows, "partial", departments=DEPARTMENTS)
    area = made[2].offer.scope.area_id
    assert [(one.offer.name, one.offer.scope, one.scope) for one in made] == [
        ("甲", Where(department="city"), "城管"),
        ("乙", Where(department="fire"), "消防"),
        ("丙", Where(area, department="fire"), "林山寨 · 消防"),
        ("丁", Where(area, department="city"), "林山寨 · 城管"),
        ("戊", Where(area), "林山寨"),
    ]
    assert area
    unknown = [(row, "import-scope-unknown") for row in (7, 8, 9)]
    assert findings == [*unknown, (10, "import-staff-twice")]
    _, made, findings = await imported(database, HEAD + rows, "partial", departments=DEPARTMENTS, now=NOW + DAY)
    assert made == []
    assert findings[0] == (2, "import-staff-invited")


async def test_who_has_the_department_everywhere_may_get_it_within_an_area_too(database, town):
    async with database.begin() as session:
        role = await house.gives(session, ZHANG, roles.CADRE, department="city")
        await roles.seal_name(session, role, ZHANG, "甲", NOW)
    rows = "甲,干部,城管\n甲,干部,1/城管\n"
    _, made, findings = await imported(database, HEAD + rows, departments=DEPARTMENTS)
    assert [one.scope for one in made] == ["林山寨 · 城管"]
    assert findings == [(2, "import-staff-holds")]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (",书记,A", "import-cell-empty"),
        ("张芳,,A", "import-cell-empty"),
        ("张芳,书记,", "import-cell-empty"),
        (f"{'张' * 61},书记,A", "import-text-too-long"),
        ("张芳,主任,A", "import-role-unknown"),
        ("张芳,管理员,A", "import-role-unknown"),
        ("张芳,书记,没有的支部", "import-scope-unknown"),
        ("张芳,书记,旧支部", "import-scope-unknown"),
        ("张芳,书记,s1", "import-scope-unknown"),
        ("张芳,干部,A", "import-scope-unknown"),
        ("张芳,驿站管理员,甲驿站", "import-scope-ambiguous"),
        ("李娜,书记,A\n李娜,支部书记,林山寨", "import-staff-twice"),
    ],
)
async def test_one_wrong_row_keeps_all_out_unless_the_good_ones_are_asked_for(database, town, row, key):
    text = f"{HEAD}{row}\n好人,干部,1\n"
    outcome, made, findings = await imported(database, text)
    assert (outcome.written, made, await unopened(database)) == (False, [], [])
    assert key in [one for _, one in findings]
    outcome, made, _ = await imported(database, text, "partial")
    assert "好人" in [one.offer.name for one in made]
    assert (outcome.refused, outcome.added) == (1, len(made))


async def test_a_dry_run_invites_nobody(database, town):
    outcome, made, _ = await imported(database, HEAD + "张芳,书记,A\n", "dry_run")
    assert (outcome[:5], made, await unopened(database)) == ((1, 0, 0, 0, False), [], [])


async def test_the_same_list_again_invites_only_who_is_new(database, town):
    _, (first,), _ = await imported(database, HEAD + "张芳,书记,A\n")
    outcome, made, findings = await imported(database, HEAD + "张芳,书记,A\n李娜,书记,A\n")
    assert (outcome[:4], findings) == ((1, 0, 1, 0), [(2, "import-staff-invited")])
    assert [one.offer.name for one in made] == ["李娜"]
    async with database.begin() as session:
        assert (await invitations.open_link(session, first.token, ZHANG, "", NOW)).name == "张芳"
    assert (await imported(database, HEAD + "张芳,书记,A\n"))[2] == [(2, "import-staff-waiting")]


async def test_lost_pages_are_made_again_and_the_old_links_stop_working(database, town):
    _, (first,), _ = await imported(database, HEAD + "张芳,书记,A\n")
    outcome, (again,), findings = await imported(database, HEAD + "张芳,书记,A\n", again=True)
    assert (outcome.added, findings) == (1, [])
    assert await unopened(database) == [("张芳", roles.SECRETARY)]
    async with database.begin() as session:
        with pytest.raises(Exception, match="invitation-withdrawn"):
            await invitations.open_link(session, first.token, ZHANG, "", NOW)
        assert (await invitations.open_link(session, again.token, ZHANG, "", NOW)).name == "张芳"


async def test_an_expired_invitation_is_made_anew(database, town):
    await imported(database, HEAD + "张芳,书记,A\n", valid=timedelta(days=2))
    assert (await imported(database, HEAD + "张芳,书记,A\n", now=NOW + DAY))[0].added == 0
    assert (await imported(database, HEAD + "张芳,书记,A\n", now=NOW + 2 * DAY))[0].added == 1


async def test_who_has_the_role_is_not_invited_again(database, town):
    _, (made,), _ = await imported(database, HEAD + "张芳,书记,A\n")
    async with database.begin() as session:
        session.info["administrators"] = frozenset({900})
        taken = await invitations.open_link(session, made.token, ZHANG, "", NOW)
        assert await invitations.confirm(session, taken.number, 900, NOW)
    outcome, _, findings = await imported(database, HEAD + "张芳,书记,A\n李娜,书记,A\n张芳,书记,1\n")
    assert findings == [(2, "import-staff-holds")]
    assert (outcome.added, outcome.unchanged) == (2, 1)


def test_the_same_invitation_is_one_for_the_same_person_role_and_scope():
    one = invitations.Invited(invitations.Invitation(kind="cadre", area_id=1), "张 芳", None)
    assert invitations.same(one, Offer("cadre", Where(area_id=1), " 张  芳"))
    for other in (("keeper", 1, "张 芳"), ("cadre", 2, "张 芳"), ("cadre", 1, "张芳")):
        assert not invitations.same(one, Offer(other[0], Where(area_id=other[1]), other[2]))
