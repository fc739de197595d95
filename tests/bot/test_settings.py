"""Settings: what is wrong is named in one sentence, what is secret is never shown."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.settings import WrongSetting, load, master_key

WRONG = {
    "api_url": "ftp://secret.example",
    "proxy": "socks5://secret",
    "database_url": "mysql://me:secret@here/x",
    "admins": "secret,17",
    "key": "secret",
    "pace": "secret",
    "clock": "secret",
    "log": "secret",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_named_and_not_shown(name):
    with pytest.raises(WrongSetting) as wrong:
        load(_env_file=None, **{name: WRONG[name]})
    assert f"NUANYI_{name.upper()}" in str(wrong.value)
    assert "secret" not in str(wrong.value)
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize("pace", ["0", "-1", "nan", "inf", "1e9"])
def test_a_pace_that_is_none_is_refused(pace):
    with pytest.raises(WrongSetting, match="NUANYI_PACE"):
        load(_env_file=None, pace=pace)


@pytest.mark.parametrize("token", ["", "42", "42:", "word:secret", "42:ab"])
def test_what_looks_like_no_token_is_refused(token):
    with pytest.raises(WrongSetting, match="NUANYI_TOKEN") as wrong:
        load(_env_file=None, token=token).require_token()
    assert "secret" not in str(wrong.value)


def test_a_shifted_clock_is_for_this_machine_only():
    with pytest.raises(WrongSetting, match="NUANYI_CLOCK"):
        load(_env_file=None, clock="sandbox")
    assert load(_env_file=None, clock="sandbox", api_url="http://127.0.0.1:8420").clock == "sandbox"


def test_settings_are_read_from_a_file_and_the_environment_wins(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("NUANYI_PACE=7\nNUANYI_ADMINS=5, 17\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NUANYI_PACE", "off")
    settings = load()
    assert settings.per_second is None
    assert settings.administrators == {5, 17}


def test_the_secrets_are_in_no_picture_of_the_settings():
    settings = load(_env_file=None, token="42:secret", key="AAAA" * 10 + "AAA=")
    assert "secret" not in repr(settings)
    assert "AAAA" not in repr(settings)


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path):
    settings = load(_env_file=None, data_dir=tmp_path / "new")
    with ThreadPoolExecutor(8) as several:
        made = list(several.map(lambda _: master_key(settings), range(8)))

    assert len({key.value for key in made}) == 1
    assert sum(key.made_at is not None for key in made) == 1
    assert stat.S_IMODE((tmp_path / "new" / "key").stat().st_mode) == 0o600


def test_a_key_file_that_holds_no_key_is_named(tmp_path):
    (tmp_path / "key").write_text("rubbish")
    with pytest.raises(WrongSetting, match="key"):
        master_key(load(_env_file=None, data_dir=tmp_path))
