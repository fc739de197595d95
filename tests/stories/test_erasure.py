"""A rider leaves a mark in every field there is, and erases everything: nothing that can still be read holds a mark.

What can be read is all that is on the disk (the database, its write-ahead log, folders, logs, copies made before), and
everything sealed in it that any key opens which is still to be found. Pieces are opened without asking whether they
are whole (AES-GCM is a stream cipher, NIST SP 800-38D), so that also what is half overwritten counts.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import select, text
from sqlmodel import SQLModel

from bot import backups, reportcards
from bot.sandbox import Group, Person
from jobs import closing as closing_job
from jobs import shred
from models import (
    drafts,
    favourites,
    invitations,
    keys,
    ledgerchecks,
    members,
    nominations,
    outbox,
    pace,
    reports,
    reservations,
    roles,
    standings,
)
from models.aliases import Alias
from models.badges import Badge
from models.deductions import Deduction
from models.hints import Hint
from models.inbox import ASIDE, Inbox
from models.invitations import Offer
from models.keys import Vault
from models.nominations import Nomination
from models.outbox import Owed
from models.rewards import Shelf
from models.rights import Where
from models.roles import Role
from tests.conftest import KEY
from tests.stories.collecting import collects_points
from tests.stories.conftest import FAR_OFF, happens, offering
from tests.stories.hazards import CATEGORY, ON_THE_ROAD, agrees, becomes_desk
from tests.stories.people import DEPUTY, LIN, administrator, becomes_cadre, becomes_secretary, settle
from tests.stories.pictures import BLUE, RED, is_of, picture, showing
from tests.stories.test_checkin import answers
from tests.stories.test_privacy import erases

WANG = 987_654_321_012
"""The rider's numeric id: long enough to be found, and of a size that people's ids have."""

MARKS = {
    "name in Telegram": "标甲名",
    "name": "标乙名",
    "phone": "13813579246",
    "company": "标丙公司",
    "letter": "标丁信",
    "answer": "标丑答",
    "problem": "标戊话",
    "draft": "标己稿",
    "invitation": "标庚称",
    "role": "标寅号",
    "set aside": "标辛错",
    "owed": "标壬欠",
    "owed to others": "标癸告",
    "wish": "标卯愿",
    "reason": "标辰由",
    "caption": "标巳说",
    "question to the reporter": "标申问",
    "answer to the staff": "标午答",
    "still there": "标未在",
    "award": "标戌由",
    "deduction": "标亥扣",
    "objection": "标天诉",
    "alias": "标地榜",
    "numeric id": str(WANG),
}
PHOTO = "photo"
"""What is said of a photo of the rider's that can still be opened; theirs are red."""

REPORTED = {PHOTO, "caption", "question to the reporter", "answer to the staff", "still there"}
"""What a report leaves."""

HEADER = re.compile(rb"[pth].{8}", re.DOTALL)
LONGEST = 6000
"""Bytes of a sealed piece that are opened."""

WRAPPED = 12 + 32 + 16


class Ring:
    """Every key that can be found, by the letter and number that what it sealed begins with."""

    def __init__(self) -> None:
        self.vault = Vault(KEY)
        self.keys: dict[bytes, bytes] = {b"h" + bytes(8): self.vault.derive(b"house")}

    def add(self, kind: bytes, number: int, wrapped: bytes, about: str) -> bool:
        """Take a key if it can be unwrapped."""
        try:
            key = self.vault.wrapping.decrypt(wrapped[:12], wrapped[12:], about.encode())
        except InvalidTag:
            return False
        self.keys[kind + number.to_bytes(8, "big", signed=True)] = key
        return True

    def search(self, image: bytes, holder: int, number: int) -> None:
        """Take the key of one person wherever an image still holds it, in a row or where one has been."""
        for order in ("big", "little"):
            width = (holder.bit_length() + 15) // 16 * 2
            written = holder.to_bytes(width if order == "big" else 8, order)
            for found in re.finditer(re.escape(written), image):
                around = image[max(0, found.start() - 8) : found.start() + 40 + WRAPPED]
                for start in range(len(around) - WRAPPED + 1):
                    self.add(b"p", number, around[start : start + WRAPPED], f"person:{holder}")

    def opened(self, image: bytes) -> list[bytes]:
        """Return what every sealed piece of an image says, as far as there is a key for it."""
        found = []
        for header, key in self.keys.items():
            for place in re.finditer(re.escape(header), image):
                piece = image[place.end() : place.end() + 12 + LONGEST]
                counter = piece[:12] + (2).to_bytes(4, "big")
                if len(piece) > 12:
                    found.append(Cipher(algorithms.AES(key), modes.CTR(counter)).decryptor().update(piece[12:]))
        return found


class Place:
    """All that is left lying about: the folder with everything in it, the database's rows, what was logged."""

    def __init__(self, nuanyi, folder: Path, logged) -> None:
        self.nuanyi, self.folder, self.logged = nuanyi, folder, logged
        self.key_id, self.wanted = 0, dict(MARKS)

    async def marks(self, but: str = "") -> set[str]:
        """Return the marks that can be read anywhere, but not counting one folder."""
        rows = await self._rows()
        images = [*self._files(but), *(self._image(value) for row in rows for value in row)]
        ring = await self._ring()
        for image in images:
            ring.search(image, WANG, self.key_id)
        opened = [piece for image in images for piece in ring.opened(image)]
        readable = [*images, *opened, self.logged().encode()]
        found = {name for name, mark in self.wanted.items() if any(_holds(image, mark) for image in readable)}
        return found | ({PHOTO} if any(is_of(photo, RED) for photo in self._photos(images, opened)) else set())

    def _photos(self, images: list[bytes], opened: list[bytes]) -> Iterator[bytes]:
        """Go through what may be a photo: as it is, or opened by what a sealed piece says, wherever that is."""
        for image in images:
            yield from (image[place.start() :] for place in re.finditer(b"\xff\xd8\xff", image))
        keys_ = {piece[:32] for piece in opened if len(piece) >= 32}
        for stored in [path.read_bytes() for path in self.folder.rglob("*.jpg")]:
            for key in keys_:
                cipher = Cipher(algorithms.AES(key), modes.CTR(stored[:12] + (2).to_bytes(4, "big")))
                if cipher.decryptor().update(stored[12:15]) == b"\xff\xd8\xff":
                    yield cipher.decryptor().update(stored[12:-16])

    async def remember_key(self) -> None:
        """Note which key the rider's is, so that it can be looked for when its row is gone."""
        async with self.nuanyi.kit.database.read() as session:
            statement = text("SELECT id FROM person_key WHERE holder = :holder").bindparams(holder=WANG)
            self.key_id = (await session.execute(statement)).scalar_one()

    async def _ring(self) -> Ring:
        ring = Ring()
        async with self.nuanyi.kit.database.read() as session:
            for row in await session.execute(text("SELECT id, holder, wrapped FROM person_key")):
                assert ring.add(b"p", row.id, bytes(row.wrapped), f"person:{row.holder}")
            for table in ("transit_key_even", "transit_key_odd"):
                for row in await session.execute(text(f"SELECT id, wrapped FROM {table}")):
                    ring.add(b"t", row.id, bytes(row.wrapped), f"transit:{row.id}")
        for file in self.folder.rglob(backups.KEYS_FILE):
            with closing(sqlite3.connect(file)) as opened:
                for number, holder, wrapped in opened.execute("SELECT id, holder, wrapped FROM person_key"):
                    ring.add(b"p", number, wrapped, f"person:{holder}")
        return ring

    async def _rows(self) -> list[tuple[object, ...]]:
        found: list[tuple[object, ...]] = []
        async with self.nuanyi.kit.database.read() as session:
            for table in SQLModel.metadata.tables:
                found += [tuple(row) for row in await session.execute(text(f'SELECT * FROM "{table}"'))]
        return found

    def _files(self, but: str) -> list[bytes]:
        files = [path for path in self.folder.rglob("*") if path.is_file() and path.parent.name != but]
        return [path.read_bytes() for path in files if path.stat().st_size]

    @staticmethod
    def _image(value: object) -> bytes:
        return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def _holds(image: bytes, mark: str) -> bool:
    return mark.encode() in image or json.dumps(mark)[1:-1].encode() in image


@pytest.fixture
def place(nuanyi, tmp_path, capfd) -> Place:
    """What is left lying about."""
    said: list[str] = []

    def logged() -> str:
        said.extend(capfd.readouterr())
        return "".join(said)

    return Place(nuanyi, tmp_path, logged)


@pytest.fixture
async def town(nuanyi):
    """Zhengzhou with its streets and branches, and a station."""
    await nuanyi.knows(offering("甲"))
    return await settle(nuanyi)


@pytest.fixture
def wang(telegram) -> Person:
    """A rider who fills in everything."""
    phone = f"+86{MARKS['phone']}"
    return telegram.person(MARKS["name in Telegram"], language_code="zh-hans", id=WANG, phone=phone)


@pytest.fixture
async def zhang(nuanyi, town, telegram) -> Person:
    """The secretary of the riders' branch."""
    person = telegram.person("张书记", language_code="zh-hans", started=True)
    await becomes_secretary(nuanyi, person, branch=town.branch(LIN), name="张红")
    return person


@pytest.fixture
async def desk(nuanyi, town, telegram) -> tuple[Group, Person]:
    """The group where hazards are worked, and the cadre who does."""
    cadre = telegram.person("赵干部", language_code="zh-hans", started=True)
    group = telegram.group("处置群", [cadre])
    await becomes_cadre(nuanyi, cadre, area=town.area("410103"), name="赵强")
    await becomes_desk(nuanyi, group, area_id=town.area("410103"))
    return group, cadre


async def checks_in(wang: Person, zhang: Person) -> None:
    """Fill in everything that the check-in asks, by typing where one can, and be confirmed."""
    await wang.opens()
    await wang.hears("你好")
    await wang.presses("🪪 报到")
    await answers(wang, ("报到之前", "同意"))
    await wang.hears("怎么称呼你")
    await wang.says(MARKS["name"])
    await wang.hears("留个手机号吗")
    await wang.shares_contact()
    await answers(wang, ("哪一行", "外卖骑手"))
    await wang.hears("给哪家跑")
    await wang.says(MARKS["company"])
    await answers(wang, ("哪一片跑", "中原区"), ("再细一点", "林山寨街道"), ("再细一点", "就选林山寨街道"))
    await answers(wang, ("是党员吗", "是，同意记下来"), ("哪个支部", "林山寨骑手党支部"), ("我承诺", "我承诺"))
    await answers(wang, ("哪些通知", "都不要"), ("看看对不对", "都对，发送"))
    await zhang.presses("确认", on=await zhang.hears(f"新的报到：{MARKS['name']}"))
    await wang.hears("报到成功")


async def writes(wang: Person, zhang: Person) -> None:
    """Write a letter and get an answer."""
    await wang.says("/write")
    await wang.hears("想对书记说什么")
    await wang.says(MARKS["letter"])
    letter = await zhang.hears(MARKS["letter"])
    await zhang.says(MARKS["answer"], reply_to=letter)
    await wang.hears(MARKS["answer"])


async def wants_another_name(wang: Person, zhang: Person) -> None:
    """Ask for another name, which the secretary declines in their own words."""
    await wang.presses("🪪 我的")
    page = await wang.hears("我的 · 编号")
    await wang.presses("改信息", on=page)
    await happens(lambda: page.button("称呼"))
    await wang.presses("称呼", on=page)
    await wang.hears("怎么称呼你")
    await wang.says(MARKS["wish"])
    card = await zhang.hears(MARKS["wish"])
    await zhang.says(MARKS["reason"], reply_to=card)
    asked = await zhang.hears(MARKS["reason"])
    await zhang.presses("退回", on=asked)
    await wang.hears(MARKS["reason"])


async def finds_something_wrong(wang: Person) -> None:
    """Say in words what is wrong at a station."""
    await wang.shares_place(*FAR_OFF)
    await wang.presses("1. 甲", on=await wang.hears("离你最近的驿站"))
    await wang.presses("有问题", on=await wang.hears("24 小时开放"))
    await wang.presses("别的问题", on=await wang.hears("怎么了"))
    await wang.hears("有什么问题")
    await wang.says(MARKS["problem"])
    await wang.hears("谢谢，记下了")


async def reports_a_hazard(wang: Person) -> None:
    """Report with a photo and words, and agree to what that takes."""
    await wang.sends_photo(picture(RED), MARKS["caption"])
    await wang.presses("同意", on=await wang.hears("不拍人脸"))
    await wang.hears("在哪儿")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.presses(data=f"a:category:{CATEGORY}", on=await wang.hears("这是什么"))
    await wang.presses("发送", on=await wang.hears("看一眼就发"))
    await wang.hears("收到，编号 #1")


async def answers_about_it(nuanyi, wang: Person, group: Group, cadre: Person) -> None:
    """Be asked by the cadre who takes it, and answer; what was shown so far is shown anew then."""
    card = await group.hears(MARKS["caption"])
    await cadre.presses("我来", on=card, chat=group)
    await group.hears("赵强 接了")
    await cadre.says(MARKS["question to the reporter"], chat=group, reply_to=card)
    await cadre.presses("问报告人", on=await group.hears("拿这句话问"), chat=group)
    asked = await wang.hears(MARKS["question to the reporter"])
    await wang.says(MARKS["answer to the staff"], reply_to=asked)
    await group.hears(MARKS["answer to the staff"])
    kit, now = nuanyi.kit, nuanyi.kit.clock.now()
    async with kit.database.begin() as session:
        for one in await reportcards.rehomed(kit, session, 1, "update:anew", now):
            await outbox.put(session, one, now)
    kit.owed.set()
    await group.hears(MARKS["caption"])


async def says_that_it_is_still_there(wang: Person, boss: Person, group: Group, cadre: Person) -> None:
    """Reopen it when the cadre has called it resolved; who has it and their superior hear why."""
    await cadre.sends_photo(picture(BLUE), chat=group, reply_to=group.last)
    await cadre.presses("用它办结", on=await group.hears("用这张照片办结"), chat=group)
    await wang.presses("还在", on=await wang.hears("没了，还是还在"))
    await wang.hears("还在？")
    await wang.says(MARKS["still there"])
    for person in (cadre, boss):
        await person.hears(MARKS["still there"])
    await cadre.says("/report 1")
    await cadre.hears("经过")


async def joins(nuanyi, person: Person) -> None:
    """Be a co-reporter."""
    await agrees(nuanyi, person)
    async with nuanyi.kit.database.begin() as session:
        assert await reports.join(session, person.id, 1, None, None, nuanyi.kit.clock.now())


async def goes_on_without(nuanyi, wang: Person, other: Person, group: Group, cadre: Person) -> None:
    """Let the report be given back, taken, resolved and closed; who left it hears nothing of that."""
    heard = len(wang.heard)
    for press, then in (("release", "还没人接"), ("take", "赵强 接了")):
        await cadre.presses(data=f"u:{press}:1", on=group.last, chat=group)
        await group.hears(then)
    await cadre.presses("办好了", on=(await shows_report(cadre)))
    await cadre.presses(data="a:proof:nothing_left", on=await cadre.hears("拍一张处理后的照片"))
    await cadre.presses("办结", on=await cadre.hears("没有照片"))
    await other.hears("没有照片，因为")
    await nuanyi.later(days=8)
    await closing_job.run(nuanyi.kit, nuanyi.kit.clock.now())
    await group.hears("办完了")
    assert len(wang.heard) == heard


async def shows_report(cadre: Person):
    """Open the report's page in private, and return it."""
    await cadre.says("/report 1")
    return await cadre.hears("经过")


async def leaves_the_rest(nuanyi, wang: Person, zhang: Person) -> None:
    """Leave marks where a story would take long: in a role, a failure, a half-filled form, and what waits."""
    now = nuanyi.kit.clock.now()
    later = now.replace(year=now.year + 1)
    async with nuanyi.kit.database.begin() as session:
        member = await members.number_of(session, wang.id, now)
        station = nuanyi.stations.by_code("甲").id
        await favourites.add(session, member, station, now)
        _, token = await invitations.make(
            session, Offer("keeper", Where(station_id=station), MARKS["invitation"]), None, now
        )
        await invitations.open_link(session, token, wang.id, MARKS["name in Telegram"], now)
        role = await roles.give(session, Role(member_id=member, kind="keeper", station_id=station, begun_at=now))
        await roles.seal_name(session, role, wang.id, MARKS["role"], now)
        failed = json.dumps({"update_id": 1, "message": {"text": MARKS["set aside"]}}, ensure_ascii=False).encode()
        sealed = await keys.seal(session, wang.id, failed, "inbox:1", now)
        session.add(Inbox(update_id=1, lane=wang.id, state=ASIDE, payload=sealed, received_at=now, ended_at=now))
        await drafts.begin(session, wang.id, "problem", {"name": MARKS["draft"]}, now)
        mine = Owed(wang.id, "notice:1", "sendMessage", {"text": MARKS["owed"]}, not_before=later)
        theirs = {"text": MARKS["owed to others"]}
        await outbox.put(session, mine, now)
        await outbox.put(
            session, Owed(zhang.id, "card:9", "sendMessage", theirs, not_before=later, subject=member), now
        )


async def after_a_while(nuanyi, telegram) -> None:
    """Let some minutes pass, and do what the timetable does."""
    for _ in range(6):
        telegram.clock.shift(seconds=10)
        await nuanyi.kit.clock.set_by(nuanyi.settings.api_url)
        await shred.run(nuanyi.kit, nuanyi.kit.clock.now())
    async with nuanyi.kit.database.begin() as session:
        # The pace goes by the machine's own clock, and forgets a chat after some minutes.
        await pace.forget(session, nuanyi.kit.clock.machine() + timedelta(minutes=10))
    await nuanyi.kit.database.checkpoint()


def back_up(nuanyi, folder: Path) -> None:
    """Copy the database, if it is one that the command copies."""
    if nuanyi.kit.database.sqlite:
        backups.back_up(nuanyi.kit.database.url, folder / "copies", folder / "keys", nuanyi.kit.clock.now())


async def test_of_who_erased_everything_nothing_can_be_read_anywhere(
    wang, zhang, li, desk, nuanyi, telegram, place, tmp_path
):
    boss, (group, cadre) = administrator(telegram), desk
    deputy, keeper = administrator(telegram, DEPUTY, "副"), telegram.person("钱姐", language_code="zh-hans")
    li.started = li.met = True
    await checks_in(wang, zhang)
    member = await number_of(nuanyi, wang)
    await writes(wang, zhang)
    await wants_another_name(wang, zhang)
    await finds_something_wrong(wang)
    await reports_a_hazard(wang)
    await answers_about_it(nuanyi, wang, group, cadre)
    await joins(nuanyi, li)
    await says_that_it_is_still_there(wang, boss, group, cadre)
    staff = {"secretary": zhang, "cadre": cadre, "boss": boss, "deputy": deputy, "keeper": keeper}
    await collects_points(nuanyi, wang, member, staff, place.wanted)
    await leaves_the_rest(nuanyi, wang, zhang)
    await place.remember_key()
    assert await place.marks() >= {*MARKS, PHOTO, "code 2"}, "the search must find every mark while it is there"
    back_up(nuanyi, tmp_path)

    await erases(wang)
    await wang.hears("关于你的一切都删掉了")
    await after_a_while(nuanyi, telegram)
    back_up(nuanyi, tmp_path)

    assert await place.marks(but="copies") == set()
    # An older copy has the number, whose trade and area may be told from it, and nothing that was ever written.
    assert await place.marks() <= {"numeric id"}
    others = (zhang, li, boss, cadre, group, deputy, keeper)
    await happens(lambda: not [text for one in others for text in told(one, place.wanted)], within=20)
    await happens(lambda: not [one for one in keeper.heard if "标" in (one.text or "")], within=20)
    await happens(lambda: not showing(others, RED), within=20)
    await the_books_are_right(nuanyi, member)
    await goes_on_without(nuanyi, wang, li, group, cadre)


async def number_of(nuanyi, person: Person) -> int:
    """Return the id of a member."""
    async with nuanyi.kit.database.begin() as session:
        return await members.number_of(session, person.id, nuanyi.kit.clock.now())


async def the_books_are_right(nuanyi, member: int) -> None:
    """What was held is back on its shelf, what was handed out stays so, and whoever stood below stands there still."""
    async with nuanyi.kit.database.read() as session:
        assert await ledgerchecks.look(session) == []
        (shelf,) = (await session.execute(select(Shelf))).scalars()
        assert (shelf.supplied, shelf.taken) == (3, 1)
        states = {one.state for one in await reservations.of(session, member)}
        assert states == {reservations.HANDED, reservations.CANCELLED}
        quarter = nominations.open_quarter(nuanyi.kit.clock.now().date())
        stood = sorted((one.score, one.alias) for one in await standings.frozen(session, quarter))
        assert stood == [(1, None), (9, None)]
        for table in (Alias, Badge, Nomination, Hint, Deduction):
            assert (await session.execute(select(table))).first() is None


async def test_of_who_took_back_only_the_agreement_to_reporting_no_report_tells(
    wang, li, desk, nuanyi, telegram, place
):
    boss, (group, cadre) = administrator(telegram), desk
    li.started = li.met = True
    await wang.opens()
    for method in ("download", "editMessageCaption", "editMessageText"):
        telegram.faults.add(method, status=503)
    await reports_a_hazard(wang)
    await answers_about_it(nuanyi, wang, group, cadre)
    await joins(nuanyi, li)
    await says_that_it_is_still_there(wang, boss, group, cadre)
    assert await place.marks() >= REPORTED

    await wang.says("/privacy")
    page = await wang.hears("你的信息，你说了算")
    await wang.presses(data="y:w:reporting", on=page)
    await wang.presses("确定收回", on=await wang.hears("办得怎么样也不再告诉你"))
    await wang.hears("随手拍里的照片和话已经删除")
    await after_a_while(nuanyi, telegram)
    assert not await place.marks() & REPORTED
    others = (li, boss, cadre, group)
    await happens(lambda: not [text for one in others for text in told(one)], within=20)
    await happens(lambda: not showing(others, RED), within=20)
    await wang.says("/myreports")
    await wang.hears("你还没有报过")
    await goes_on_without(nuanyi, wang, li, group, cadre)
    logged = place.logged()
    assert "not sent" in logged, "what fails is logged"
    told_of = (*MARKS.values(), *map(str, ON_THE_ROAD), "赵强", "李娜", "二七", str(cadre.id), str(li.id))
    assert [one for one in told_of if one in logged] == []


def told(one: Person | Group, wanted: Mapping[str, str] = MARKS) -> list[str]:
    """Return what somebody else's phone, or a group, still tells about the rider.

    A question that the staff wrote is theirs, also where they wrote it.
    """
    texts = [message.text or "" for message in one.heard]
    marks = [mark for name, mark in wanted.items() if name != "question to the reporter"]
    return [text for text in texts if any(mark in text for mark in marks)]
