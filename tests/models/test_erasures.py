"""What goes when somebody erases everything, or takes one consent back; and what stays, without a person."""

import asyncio

import pytest
from sqlalchemy import select, update
from sqlmodel import SQLModel

import models
from models import (
    aliases,
    applications,
    awards,
    consents,
    drafts,
    erasures,
    favourites,
    inbox,
    keys,
    ledger,
    ledgerexports,
    looks,
    members,
    moves,
    mydata,
    notices,
    outbox,
    photos,
    recipients,
    reports,
    reservations,
    riders,
    sayings,
    subscriptions,
    threads,
)
from models.cards import Card
from models.consents import CHECKIN, MEMBERSHIP, REPORTING
from models.deductions import Deduction
from models.ledger import Entry, Posting
from models.ledgerexports import LedgerExport
from models.members import Member
from models.moves import Cause
from models.nominations import Nomination
from models.outbox import CANCELLED, EDIT, NOBODY, OPTED_OUT, PENDING, SENT, Outcome, Owed
from models.preferences import Preference
from models.problems import Problem
from models.recipients import Recipient
from models.reports import Reporter
from models.reservations import Reservation
from models.rewards import Shelf
from models.riders import Rider
from models.roles import Role
from models.standings import Frozen
from tests.core import DAY, NOW, claim, owe, record, rows_of_inbox, rows_of_outbox, said, text_to
from tests.models import house
from tests.models.tellings import WANG, wang_checks_in

SECRETARY = 8
NAMES_PEOPLE = {"member_id", "person", "holder", "telegram_id", "chat", "lane", "by", "opened_by"}
STAYS = {
    "member": "without its numeric id: what must stay refers to it",
    "outgoing": "what is counted, under an address that nobody has",
    "invitation": "that a link was used, without who did and what they are called",
    "inbox": "ids against repeats, without the lane",
    "role": "ended, without the name: who decided what is still told by its number",
    "problem": "what is wrong with a station, without the words",
    "keeping": "a station's state, said by a number",
    "lockout": "a stolen phone stays locked out",
    "saying": "goes with the thread that it is in",
    "reporter": "how many reported a hazard and what they said of it, without the words",
    "report_step": "who moved a report, by a number; a reporter's words can't be read without their key",
    "report": "what is wrong at a place, and who has it in hand, by a number",
    "ledger_export": "that a file about points was taken, by a number",
    "report_export": "that a file of reports was taken, by a number",
    "card": "in which chat which message shows a report; one that was private is in nobody's",
    "desk": "which group works on reports, and who bound it, by a number",
    "attendance_code": "that a code was shown on a service day, by a number",
    "bind_code": "a code's hash, for a day, made by a number",
    "photo": "that there was one, without its key and Telegram's names of it",
    "award": "what was given and by whom, by numbers; its reason is gone with the key",
    "reservation": "that a piece was held, and what became of it, by a number and without the code",
    "entry": "a line of the ledger, by a number: nobody can change or delete one",
    "account": "what the entries come to, by a number",
    "tally": "what the entries of a month count, by a number",
    "total": "what the entries of a month, quarter or half-year count, by a number",
    "frozen": "which rank a number had, without a name",
    "recipient": "that a notice was for a number, and what became of it, without the message",
}
"""Tables that name people and keep a row of who erased everything, with what of it stays."""


async def rows(session, table) -> list:
    return list((await session.execute(select(table))).scalars())


async def in_the_books(session) -> list[Recipient]:
    return list((await session.execute(select(Recipient).order_by(Recipient.notice_id))).scalars())


async def test_everything_goes_and_what_stays_has_no_person(database):
    async with database.begin() as session:
        member = await wang_checks_in(session)
    async with database.begin() as session:
        await erasures.erase(session, member, WANG, NOW)
    async with database.read() as session:
        for table in erasures.DELETED:
            assert await rows(session, table) == []
        left = await session.get(Member, member)
        assert (left.telegram_id, left.language, left.menu) == (None, None, None)
        (problem,) = await rows(session, Problem)
        assert (problem.kind, problem.words) == ("moved", None)
        (stood,) = await rows(session, Frozen)
        assert (stood.member_id, stood.score, stood.alias) == (member, 9, None)
        (photo,) = await rows(session, photos.Photo)
        assert (photo.key, photo.album, photo.unique_id, photo.destroyed_at) == (None, None, None, NOW)
        assert {(role.name, role.ended_at) for role in await rows(session, Role)} == {(None, NOW)}
        given = {one.state: one.reason for one in await rows(session, awards.Award)}
        assert given == {awards.GIVEN: None, awards.ENDED: None}, "nobody can agree any more"
        (reporter,) = await rows(session, Reporter)
        assert (reporter.words, reporter.trade, reporter.number) == (None, "delivery", 1)
        words = {step.move: await moves.words_of(session, step) for step in await rows(session, moves.Step)}
        assert words == {"file": None, "take": None, "resolve": "清走了", "reopen": None}, "the house's words stay"
        assert {(card.chat, card.gone_at) for card in await rows(session, Card)} == {(NOBODY - member, NOW), (-5, None)}
        assert await rows(session, keys.PersonKey) == []
        assert [(one.member_id, one.amount) for one in await rows(session, Entry)] == [
            (member, 5),
            (member, 10),
            (member, -10),
            (member, -3),
            (member, 3),
        ], "the books stay right, under a number that leads to nobody"
        (held,), (shelf,) = await rows(session, Reservation), await rows(session, Shelf)
        assert (held.state, held.code, shelf.taken) == (reservations.CANCELLED, None, 0), "somebody else can have it"
        got, waited, others = await in_the_books(session)
        assert (got.member_id, got.state, got.message_id, got.album) == (member, recipients.SENT, None, None)
        assert (waited.state, others.state) == (OPTED_OUT, CANCELLED), "it goes neither to them nor from them"
        written = await notices.by_id(session, others.notice_id)
        assert (written.state, written.audience) == (notices.CANCELLED, "{}"), "nothing says who wrote it"
        assert await drafts.open_for(session, WANG, NOW) is None
        assert (await members.known(session, WANG)).id is None


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_what_somebody_else_notes_down_at_that_moment_is_erased_too(database):
    async with database.begin() as session:
        member = await wang_checks_in(session)

    async def erase() -> None:
        async with database.begin() as session:
            await erasures.erase(session, member, WANG, NOW)

    async with database.begin() as session:
        await looks.note(session, [member], 98, "phone", NOW.date(), NOW)
        erasing = asyncio.create_task(erase())
        await asyncio.sleep(0.3)
        assert not erasing.done()
    await erasing
    async with database.read() as session:
        assert await looks.at(session, member) == []


async def test_who_comes_back_is_a_stranger_with_a_new_number(database):
    async with database.begin() as session:
        member = await wang_checks_in(session)
        await erasures.erase(session, member, WANG, NOW)
    async with database.begin() as session:
        again = await members.number_of(session, WANG, NOW)
        assert again != member
        assert await riders.known(session, again) is None
        sealed = await keys.seal(session, WANG, b"new", "here", NOW)
        assert await keys.unseal(session, sealed, "here") == b"new"


async def test_nothing_owed_to_them_is_sent_any_more_and_what_is_counted_has_another_address(database):
    async with database.begin() as session:
        member = await members.number_of(session, WANG, NOW)
    await owe(database, *(text_to(WANG, f"notice:{number}") for number in range(3)), text_to(SECRETARY, "notice:0"))
    async with database.begin() as session:
        await erasures.erase(session, member, WANG, NOW)
    left = await rows_of_outbox(database)
    assert [row.state for row in left] == [OPTED_OUT] * 3 + [PENDING]
    assert [row.chat for row in left] == [NOBODY - member] * 3 + [SECRETARY]
    assert [attempt.chat for attempt in await claim(database, 1)] == [SECRETARY]


async def test_what_is_being_sent_at_that_moment_ends_and_is_kept_for_nothing(database):
    async with database.begin() as session:
        member = await members.number_of(session, WANG, NOW)
    await owe(database, text_to(WANG, "question", keep=True))
    (attempt,) = await claim(database, 1)
    async with database.begin() as session:
        await erasures.erase(session, member, WANG, NOW)
    await record(database, Outcome(attempt, SENT, message_id=5))
    (row,) = await rows_of_outbox(database)
    assert (row.state, row.keep) == (SENT, False)
    async with database.begin() as session:
        assert await outbox.forget(session, NOW + DAY) == 1


async def test_what_others_got_about_them_is_named_and_what_they_were_still_owed_is_not_sent(database):
    async with database.begin() as session:
        member = await members.number_of(session, WANG, NOW)
    (sent,) = await owe(database, text_to(SECRETARY, "card:1", keep=True, subject=member))
    (attempt,) = await claim(database, 1)
    await record(database, Outcome(attempt, SENT, message_id=5))
    about = {"operation": EDIT, "subject": member}
    await owe(
        database,
        Owed(SECRETARY, "card:1:decided", "editMessageText", {"text": "王伟"}, about=sent, **about),
        Owed(SECRETARY, "update:1:0", "editMessageText", {"text": "王伟"}, EDIT, message_id=5),
        text_to(SECRETARY, "card:2", subject=member),
        text_to(SECRETARY, "card:3"),
    )
    async with database.begin() as session:
        seen = await erasures.erase(session, member, WANG, NOW)
    assert [(copy.row, copy.chat) for copy in seen] == [(sent, SECRETARY)]
    assert [row.state for row in await rows_of_outbox(database)] == [SENT, CANCELLED, CANCELLED, CANCELLED, PENDING]


async def test_what_tells_about_somebody_is_sealed_with_their_key_and_kept_to_be_emptied(database):
    async with database.begin() as session:
        member = await members.number_of(session, WANG, NOW)
        await members.number_of(session, SECRETARY, NOW)
    about = {"subject": member}
    (letter,) = await owe(database, text_to(SECRETARY, "letter:1", **about))
    (attempt,) = await claim(database, 1)
    await record(database, Outcome(attempt, SENT, message_id=5))
    for source, page in (("update:2:0", 6), ("update:3:0", 6)):
        await owe(database, Owed(SECRETARY, source, "editMessageText", {"text": "王"}, EDIT, message_id=page, **about))
        (attempt,) = await claim(database, 1)
        await record(database, Outcome(attempt, SENT))
    await owe(database, Owed(SECRETARY, "update:4:0", "sendDocument", {"document": "file"}, **about))
    async with database.begin() as session:
        (row,) = await waiting(session)
        assert await keys.unseal(session, row.payload, f"outgoing:{row.source}")
        await keys.destroy(session, WANG)
        with pytest.raises(keys.Unreadable):
            await keys.unseal(session, row.payload, f"outgoing:{row.source}")
    async with database.begin() as session:
        seen = await erasures.erase(session, member, WANG, NOW)
    assert [(copy.chat, copy.message_id) for copy in seen] == [(SECRETARY, 5), (SECRETARY, 6)], "each message once"
    assert seen[0].row == letter


async def waiting(session) -> list[outbox.Outgoing]:
    statement = select(outbox.Outgoing).where(outbox.Outgoing.state == PENDING)
    return list((await session.execute(statement)).scalars())


async def test_what_they_are_told_about_themselves_is_not_kept(database):
    async with database.begin() as session:
        member = await members.number_of(session, WANG, NOW)
    await owe(database, text_to(WANG, "update:1:0", subject=member))
    (attempt,) = await claim(database, 1)
    await record(database, Outcome(attempt, SENT, message_id=5))
    assert await rows_of_outbox(database) == []


async def test_what_they_wrote_and_nobody_has_worked_off_is_dropped(database):
    async with database.begin() as session:
        member = await members.number_of(session, WANG, NOW)
        await inbox.take_in(session, [said(1), said(2), said(3), said(4, person=9)], NOW)
        (first,) = [one for one in await inbox.claim(session, 1, 9, NOW) if one.lane == WANG]
        await inbox.set_aside(session, first, 1, "A1", NOW)
        assert [update["update_id"] for _, _, update in await inbox.set_aside_of(session, WANG)] == [1]
        (second,) = await inbox.claim(session, 1, 9, NOW)
        await erasures.erase(session, member, WANG, NOW)
        await inbox.finish(session, second.seq, 1, NOW)
    left = await rows_of_inbox(database)
    assert [(row.update_id, row.lane, row.state) for row in left[:2]] == [(2, 0, inbox.DONE), (3, 0, inbox.DONE)]
    assert [row.payload for row in left[:2]] == [None, None]
    assert (left[2].lane, left[2].state) == (9, inbox.WAITING)
    async with database.begin() as session:
        assert await inbox.take_in(session, [said(3)], NOW) == 0, "a repeated update is still known"


async def test_without_consent_to_the_check_in_that_goes_and_the_rest_stays(database):
    async with database.begin() as session:
        member = await wang_checks_in(session)
    async with database.begin() as session:
        await erasures.withdraw(session, member, CHECKIN, NOW)
    async with database.read() as session:
        assert await riders.known(session, member) is None
        assert await applications.of(session, member) == []
        assert await threads.of(session, member) == []
        assert [one.state for one in await reservations.of(session, member)] == [reservations.CANCELLED]
        assert await subscriptions.of(session, member) == set()
        assert await rows(session, Preference) == []
        assert [one.state for one in await in_the_books(session)] == [SENT, OPTED_OUT, recipients.WAITING]
        assert len(await favourites.of(session, member)) == 1
        assert len(await looks.at(session, member)) == 1
        agreed = {one.purpose for one in await consents.of(session, member) if one.withdrawn_at is None}
        assert agreed == {REPORTING}, "that is another agreement"
        (stood,) = await rows(session, Frozen)
        assert (stood.score, stood.alias, stood.member_id == member) == (9, None, False)
        assert (await members.known(session, WANG)).id == member


async def test_without_consent_to_membership_the_check_in_stays(database):
    async with database.begin() as session:
        member = await wang_checks_in(session)
    async with database.begin() as session:
        before = (await riders.find(session, member)).home
        await erasures.withdraw(session, member, MEMBERSHIP, NOW)
    async with database.read() as session:
        known = await riders.known(session, member)
        assert (known.profile.name, known.profile.party, known.profile.branch_id) == ("王伟", False, None)
        assert known.rider.home != before
        assert [one.kind for one in await applications.of(session, member)] == [applications.CHECKIN]
        assert await consents.holds(session, member, CHECKIN)
        assert not await consents.holds(session, member, MEMBERSHIP)


async def test_without_consent_to_reporting_the_reports_are_nobodys_and_go_on(database):
    async with database.begin() as session:
        member = await wang_checks_in(session)
        await sayings.ask(session, 1, WANG, "哪一头？", 0, NOW)
    async with database.begin() as session:
        told = await erasures.told_by(session, member)
        await erasures.withdraw(session, member, REPORTING, NOW)
    assert (told.reports, len(told.photos), told.worked) == ((1,), 1, ())
    async with database.begin() as session:
        assert await reports.of_member(session, member) == []
        assert await reports.people_of(session, 1) == []
        assert await sayings.of_report(session, 1) == []
        assert await photos.of_member(session, member) == []
        assert await rows(session, Deduction) == []
        (reporter,) = await rows(session, Reporter)
        (photo,) = await rows(session, photos.Photo)
        assert reporter.member_id == photo.member_id != member
        assert (reporter.words, photo.key) == (None, None)
        made = {step.move: step.member_id for step in await rows(session, moves.Step)}
        assert made == {"file": photo.member_id, "take": member, "resolve": member, "reopen": photo.member_id}
        assert await members.person_of(session, photo.member_id) is None
        report = await reports.by_id(session, 1)
        assert (report.state, report.taken_by, report.reporters, report.asked_at) == (reports.TAKEN, member, 1, None)
        await moves.work(session, 1, moves.RESOLVE, WANG, Cause("update:9"), NOW)
        assert not (await members.known(session, WANG)).reports
        assert await riders.known(session, member) is not None
        known = await mydata.collect(session, await session.get(Member, member))
        assert {name for name in ("reports", "photos", "sayings") if known[name]} == set()
        assert [one["move"] for one in known["work"]] == ["take", "resolve", "resolve"]


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_who_answers_at_that_very_moment_is_not_forgotten_for_their_silence(settings, database):
    async with database.begin() as session:
        member = await wang_checks_in(session)
        await riders.confirm(session, member, NOW)
        await session.execute(update(Rider).values(stale_at=NOW))
    other = house.opened(settings)
    async with database.begin() as session, other.begin() as job:
        assert (await erasures.due(session, NOW, NOW, NOW)).member_id == member
        assert await erasures.due(job, NOW, NOW, NOW) is None
    async with database.begin() as session, other.begin() as job:
        await riders.checked(session, member, NOW)
        assert await erasures.due(job, NOW, NOW, NOW) is None
    await other.close()


async def test_everything_that_was_told_is_collected_opened(database):
    async with database.begin() as session:
        member = await wang_checks_in(session)
        await inbox.take_in(session, [said(1, text="没办成")], NOW)
        (one,) = await inbox.claim(session, 1, 9, NOW)
        await inbox.set_aside(session, one, 1, "A1", NOW)
        known = await mydata.collect(session, await session.get(Member, member))
    assert all(known.values()), [name for name, found in known.items() if not found]
    told = repr(known)
    for word in (
        "王伟",
        "+8613800138000",
        "某公司",
        "书记好",
        "搬到对面",
        "老王",
        "一半",
        "没办成",
        "甲驿站",
        "safety",
        "桥头",
        "又堆上了",
        "靠北一侧",
        "飞毛腿",
        "话说得太难听",
        "那不是我写的",
        "扶过老人",
        "剪得快",
        "理发",
        "20:00-22:00",
        "明天停水",
    ):
        assert word in told
    assert "former" in told, "who looked and has no role any more"


async def test_what_somebody_of_the_staff_did_about_points_is_collected_without_saying_whose_they_are(database):
    async with database.begin() as session:
        rider = await wang_checks_in(session)
        staff = await session.get(Member, await members.number_of(session, SECRETARY, NOW))
        one = staff.id
        await session.execute(update(Deduction).values(proposed_by=one, second_by=one, agreed_at=NOW, third_by=one))
        await session.execute(update(Nomination).values(nominated_by=one))
        await session.execute(update(aliases.Alias).values(hidden_by=one, hidden_at=NOW))
        await session.execute(update(Reservation).values(handed_by=one, state=reservations.HANDED))
        for kind in ledgerexports.KINDS:
            await ledgerexports.note(session, LedgerExport(member_id=one, kind=kind, period="2026Q3", count=1, at=NOW))
        confirmed = Posting(rider, 1, ledger.BASE, "recheck", "recheck:2", made_by=one)
        await ledger.post(session, confirmed, NOW.date(), NOW)
        known = await mydata.collect(session, staff)
    assert {name for name, found in known.items() if found} == {"member", "points_work"}
    assert [fact["did"] for fact in known["points_work"]] == [
        *("proposed", "agreed", "upheld", "handed", "confirmed", "nominated", "hid"),
        *(f"took_{kind}" for kind in ledgerexports.KINDS),
    ]
    told = {name for fact in known["points_work"] for name in fact}
    assert not told & {"words", "objection", "alias", "about", "member_id", "entry_number"}


async def test_an_erased_member_has_nothing_left_to_collect(database):
    async with database.begin() as session:
        member = await wang_checks_in(session)
        await erasures.erase(session, member, WANG, NOW)
        known = await mydata.collect(session, await session.get(Member, member))
    kept = {name for name, found in known.items() if found}
    numbers = {"awards", "awards_given", "notices", "points", "points_work", "ranking", "reservations"}
    assert kept == {"member", "problems", "roles", "reports", "work"} | numbers
    assert not any(word in repr(known) for word in ("王伟", "搬到对面", "老王", "桥头", "又堆上了"))


def tables_with_people() -> dict[str, set[str]]:
    """Every table that names people, with the columns that do."""
    assert models.__all__
    found = {table.name: {column.name for column in table.columns if names_people(column)} for table in every_table()}
    return {name: columns for name, columns in found.items() if columns}


def names_people(column) -> bool:
    refers = any(key.column.table.name == "member" for key in column.foreign_keys)
    return column.name in NAMES_PEOPLE or column.name.endswith("_by") or refers


def every_table():
    return [table for table in SQLModel.metadata.tables.values() if table.name != "alembic_version"]


def test_every_table_that_names_people_is_collected_or_left_out_for_a_reason():
    collected = {table.__tablename__ for _, tables, _ in mydata.PARTS for table in tables}
    assert tables_with_people().keys() - collected - mydata.LEFT_OUT.keys() == set()
    assert mydata.LEFT_OUT.keys() & collected == set()
    assert mydata.LEFT_OUT.keys() <= tables_with_people().keys()


def test_every_table_that_names_people_is_erased_or_stays_for_a_reason():
    gone = {table.__tablename__ for table in (*erasures.DELETED, threads.Thread, drafts.Draft, keys.PersonKey)}
    assert tables_with_people().keys() - gone - STAYS.keys() == set()
    assert STAYS.keys() & gone == set()


def test_every_sealed_column_of_what_stays_is_emptied():
    emptied = {(table.__tablename__, column) for table, _, column in erasures.EMPTIED}
    gone = {table.__tablename__ for table in erasures.DELETED}
    sealed = {
        (table.name, column.name)
        for table in every_table()
        for column in table.columns
        if column.type.__class__.__name__ == "LargeBinary"
        and table.name not in gone | UNSEALED
        and column.name != "token"
    }
    assert sealed <= emptied


UNSEALED = {
    "person_key",
    "transit_key_even",
    "transit_key_odd",
    "visit_salt",
    "visit_hash",
    "saying",
    "draft",
    "outgoing",
    "inbox",
    "photo",
    "report_step",
    "bind_code",
    "reservation",
    "reward_picture",
}
"""Tables whose bytes are keys or hashes or show things, or that other tests of this file are about."""


@pytest.mark.parametrize("purpose", consents.PURPOSES)
async def test_taking_back_what_was_never_given_harms_nothing(database, purpose):
    async with database.begin() as session:
        member = await members.number_of(session, WANG, NOW)
        assert await erasures.withdraw(session, member, purpose, NOW) == []
        assert await erasures.erase(session, member, WANG, NOW) == []
