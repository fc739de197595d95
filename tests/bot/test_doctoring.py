"""What the doctor finds, and what it never shows."""

import asyncio
import io
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web
from rich.console import Console
from sqlalchemy import create_engine, text

from bot import doctoring, migrating
from bot.settings import Settings
from models import inbox, keys, outbox, stations, workers
from models.inbox import Arrival
from models.outbox import Outcome, Owed
from tests.conftest import KEY, make_settings

NOW = datetime.now(UTC)
PLACE = {"latitude": 34.75, "longitude": 113.62}


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


async def examined(settings):
    """Whether nothing is broken, and the lines by their mark."""
    printed = io.StringIO()
    healthy = await doctoring.examine(settings, Console(file=printed, width=60))
    lines = printed.getvalue().splitlines()
    found = {mark: [line[2:] for line in lines[:-1] if line[0] == mark] for mark in "✓!✗"}
    assert sum(map(len, found.values())) == len(lines) - 1, "one line for each thing"
    assert healthy is (not found["✗"])
    return healthy, found


def changed(settings, **more):
    """The same settings with some of them different."""
    secrets = {name: getattr(settings, name).get_secret_value() for name in ("token", "key")}
    return Settings(_env_file=None, **{**settings.model_dump(), **secrets, **more})


def has(lines, *words):
    return [line for line in lines if all(word in line for word in words)]


@pytest.fixture
def well(settings, tmp_path):
    """An installation that lacks nothing."""
    config = tmp_path / "district.toml"
    days = "\n".join(f"{NOW.year + year}-01-02 = 'off'" for year in (0, 1))
    config.write_text(f'name = "金水"\nzone = "Asia/Shanghai"\n[days]\n{days}\n', encoding="utf-8")
    return changed(settings, admins="1,2", config=config)


async def given_stations(database, *facts):
    async with database.begin() as session:
        await stations.upsert(session, facts, NOW)


def station(code, **more):
    return {"code": code, "name": "驿站", "hours": "24/7", "hours_rule": "24/7", **PLACE, **more}


async def test_where_all_is_well_the_doctor_says_so(well, database, telegram):
    await given_stations(database, station("A"), station("B"))
    healthy, found = await examined(well)
    assert healthy
    assert (found["!"], found["✗"]) == ([], [])
    for words in (
        "2 administrators",
        "金水",
        "can be written to",
        "MB free",
        "NUANYI_KEY",
        "up to date",
        "0 messages to work off",
        "0 messages to send",
        "2 stations, 0 areas",
        f"{NOW.year} and {NOW.year + 1}",
        f"@{telegram.bot['username']}",
        "0 messages wait at Telegram",
        "clock is right",
    ):
        assert has(found["✓"], words), words


async def test_a_token_that_telegram_refuses(well):
    healthy, found = await examined(changed(well, token="42:mistyped"))
    assert not healthy
    assert len(found["✗"]) == 1
    assert has(found["✗"], "NUANYI_TOKEN", "@BotFather")


async def test_no_token_at_all(well):
    healthy, found = await examined(well.model_copy(update={"token": None}))
    assert not healthy
    assert has(found["✗"], "NUANYI_TOKEN is missing", "nuanyi demo")


async def test_a_telegram_that_does_not_answer(well):
    healthy, found = await examined(changed(well, api_url="http://127.0.0.1:9", clock="system"))
    assert not healthy
    assert has(found["✗"], "http://127.0.0.1:9", "NUANYI_PROXY")
    assert not has(found["✓"], "clock")


async def test_a_database_that_is_not_there_is_not_made(telegram_url, tmp_path):
    folder = tmp_path / "not" / "yet"
    url = f"sqlite:///{folder}/nuanyi.sqlite3"
    healthy, found = await examined(make_settings(url, folder, telegram_url))
    assert not healthy
    assert has(found["✗"], "no database", str(folder), "nuanyi migrate")
    assert has(found["✓"], "not there yet")
    assert not (tmp_path / "not").exists()


async def test_a_database_server_that_is_not_there(telegram_url, tmp_path):
    settings = make_settings("postgresql://nuanyi:hidden@127.0.0.1:9/nuanyi", tmp_path, telegram_url)
    healthy, found = await examined(settings)
    assert not healthy
    assert has(found["✗"], "postgresql://nuanyi:***@127.0.0.1:9/nuanyi", "NUANYI_DATABASE_URL")
    assert "hidden" not in str(found)


async def test_a_file_that_is_no_database(telegram_url, tmp_path):
    (tmp_path / "a").write_text("no database, but a text " * 100)
    healthy, found = await examined(make_settings(f"sqlite:///{tmp_path}/a", tmp_path, telegram_url))
    assert not healthy
    assert has(found["✗"], "can't be reached", "not a database")


async def test_a_database_of_an_older_version_is_left_as_it_is(well):
    await asyncio.to_thread(migrating.downgrade, well.database)
    healthy, found = await examined(well)
    assert not healthy
    assert has(found["✗"], "does not have the shape", "nuanyi migrate")
    assert not migrating.is_current(well.database)


async def test_a_key_that_is_not_the_databases(well, database):
    async with database.begin() as session:
        await keys.seal(session, 7, b"words", "a row", NOW)
    assert (await examined(well))[0]
    healthy, found = await examined(well.model_copy(update={"key": None}))
    assert not healthy
    assert has(found["✗"], "does not open", "key")
    assert not (well.data_dir / "key").exists()


async def test_a_key_in_the_data_folder(well, tmp_path):
    settings = well.model_copy(update={"key": None})
    healthy, found = await examined(settings)
    assert healthy
    assert has(found["!"], "no key yet")
    file = tmp_path / "key"
    file.write_text(well.key.get_secret_value())
    file.chmod(0o600)
    assert has((await examined(settings))[1]["✓"], str(file), "copy")
    file.chmod(0o644)
    assert has((await examined(settings))[1]["!"], f"chmod 600 {file}")
    file.write_text("no key")
    healthy, found = await examined(settings)
    assert not healthy
    assert has(found["✗"], str(file), "backup")


async def test_a_data_folder_may_be_named_from_where_one_is(well, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path.parent)
    _, found = await examined(changed(well, data_dir=Path(tmp_path.name)))
    assert has(found["✓"], "data folder", "can be written to")


async def test_a_data_folder_that_can_not_be_written_to(well, tmp_path):
    (tmp_path / "file").write_text("in the way")
    healthy, found = await examined(well.model_copy(update={"data_dir": tmp_path / "file"}))
    assert not healthy
    assert has(found["✗"], str(tmp_path / "file"), "NUANYI_DATA_DIR")


@pytest.mark.parametrize(("free", "mark"), [(3 * 1024**3, "✓"), (1024**3, "!"), (1024**2, "✗")])
async def test_a_disk_that_fills_up(well, monkeypatch, free, mark):
    usage = doctoring.shutil.disk_usage("/")._replace(free=free)
    monkeypatch.setattr(doctoring.shutil, "disk_usage", lambda _: usage)
    _, found = await examined(well)
    assert has(found[mark], f"{free // 1024**2} MB")


async def test_updates_that_nobody_works_off(well, database):
    async with database.begin() as session:
        old = [Arrival(number, 7, {"update_id": number}) for number in (1, 2, 3)]
        await inbox.take_in(session, old, datetime.now(UTC) - timedelta(minutes=12, seconds=5))
    healthy, found = await examined(well)
    assert healthy
    assert has(found["!"], "3 messages", "12 minutes", "nuanyi run")


async def test_messages_that_did_not_arrive(well, database):
    owed = [Owed(chat, f"s:{chat}", "sendMessage", {"text": "x"}) for chat in range(4)]
    async with database.begin() as session:
        worker = await workers.enrol(session, NOW)
        attempts = await outbox.put_and_attempt(session, owed, worker, None, NOW, NOW)
        ended = [Outcome(attempts[2], outbox.REFUSED), Outcome(attempts[3], outbox.UNCERTAIN)]
        await outbox.record(session, ended, NOW)
    healthy, found = await examined(well)
    assert healthy
    assert has(found["!"], "2 messages to send", "refused 1", "of 1 nobody knows")


async def test_messages_that_wait_at_telegram(well, telegram):
    wang = telegram.person("王伟")
    await wang.says("在吗")
    _, found = await examined(well)
    assert has(found["✓"], "1 messages wait at Telegram")


async def test_stations_without_hours_that_are_understood(well, database):
    unclear = [station(f"C{n}", hours="以现场为准", hours_rule=None) for n in range(7)]
    await given_stations(database, station("A"), station("gone", state="removed", hours_rule=None), *unclear)
    _, found = await examined(well)
    assert has(found["✓"], "8 stations")
    assert has(found["!"], "7 stations", "C0, C1, C2, C3, C4 …")


async def test_a_new_installation_is_told_the_next_steps(settings):
    healthy, found = await examined(settings)
    assert healthy
    assert has(found["!"], "NUANYI_ADMINS")
    assert has(found["!"], "demo's district", "NUANYI_CONFIG")
    assert has(found["!"], "nuanyi import stations")


@pytest.mark.parametrize("content", ['name = "x"\nzone = "Mars"\n', "name = ", None])
async def test_a_district_file_that_is_wrong(well, tmp_path, content):
    config = tmp_path / "wrong.toml"
    if content:
        config.write_text(content)
    healthy, found = await examined(changed(well, config=config))
    assert not healthy
    assert has(found["✗"], str(config))


async def test_years_whose_holidays_nobody_has_told(well, telegram):
    telegram.clock.set(datetime(2093, 12, 31, 17, tzinfo=UTC))
    _, found = await examined(well)
    assert has(found["!"], "2094, 2095", "[days]")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_place_for_photos_that_does_not_answer(well, monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "hidden")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    healthy, found = await examined(changed(well, photos="s3://bucket/photos"))
    assert (healthy, bool(has(found["✗"], "s3://bucket/photos", "AWS_ENDPOINT_URL"))) == (False, True)


async def test_no_pace_is_for_measuring_only(well):
    _, found = await examined(changed(well, pace="off"))
    assert has(found["!"], "NUANYI_PACE")


@asynccontextmanager
async def elsewhere(date, hook):
    """A server that answers as Telegram does, with another time and another webhook than the local one has."""

    async def answer(request):
        result = hook if request.path.endswith("getWebhookInfo") else {"id": 42, "is_bot": True, "username": "b_bot"}
        return web.json_response({"ok": True, "result": result}, headers={"Date": format_datetime(date, usegmt=True)})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.mark.parametrize(("seconds", "wrong"), [(0, False), (-90, True), (45, True)])
async def test_a_clock_that_goes_wrong(well, seconds, wrong):
    date = datetime.now(UTC) + timedelta(seconds=seconds)
    async with elsewhere(date, {"url": "", "pending_update_count": 5000}) as url:
        healthy, found = await examined(changed(well, api_url=url, clock="system"))
    assert healthy
    assert bool(has(found["!"], "clock differs", "NTP")) is wrong
    assert bool(has(found["✓"], "clock is right")) is not wrong
    assert has(found["!"], "5000 messages", "a day only")


async def test_a_webhook_that_takes_the_messages_away(well):
    async with elsewhere(datetime.now(UTC), {"url": "https://x/secret", "pending_update_count": 0}) as url:
        healthy, found = await examined(changed(well, api_url=url, clock="system"))
    assert not healthy
    assert has(found["✗"], "webhook", "deleteWebhook")
    assert "secret" not in str(found)


async def test_what_nobody_expected_is_a_line_too_and_the_rest_is_looked_at(well):
    def drop():
        engine = create_engine(migrating.engine_of(well.database).url)
        with engine.begin() as connection:
            connection.execute(text("DROP TABLE inbox"))
        engine.dispose()

    await asyncio.to_thread(drop)
    healthy, found = await examined(well)
    assert not healthy
    assert has(found["✗"], "“work” broke", "NUANYI_LOG")
    assert has(found["✓"], "Telegram answers")


async def test_no_secret_is_ever_shown(well, database):
    for settings in (
        well,
        changed(well, api_url="http://127.0.0.1:9", clock="system"),
        changed(well, token="42:mistyped"),
    ):
        printed = io.StringIO()
        await doctoring.examine(settings, Console(file=printed, width=60))
        shown = printed.getvalue()
        secrets = [settings.token.get_secret_value(), settings.key.get_secret_value(), "mistyped", KEY.decode()]
        assert [secret for secret in secrets if secret in shown] == []
