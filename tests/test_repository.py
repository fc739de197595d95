"""What the repository holds: nothing of one machine, no download addresses, and locks that fit."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.sources import ROOT, tracked

DOWNLOADS = re.compile(
    r"https?://[^\s\"']+\.(whl|tar\.gz|tgz|zip|deb)\b"
    r"|--(extra-)?index-ur[l]|--find-link[s]|--trusted-hos[t]|registry\s*=\s*[\"']?http"
    r"|py[p]i\.org|pythonhoste[d]|npmj[s]|unpk[g]|jsdeliv[r]|deb\.debia[n]|ghc[r]\.io"
)
"""Addresses of registries and downloads; the brackets keep this file from finding itself."""

OF_ONE_MACHINE = re.compile(r"(?<![\w.:/-])/(home|root|Users|work)/\w")
PINNED = re.compile(r"(\S+?)==(\S+)( ; .*)? \\(\n|$)")
LOCKS = ("requirements.lock", "requirements-dev.lock")


def contents():
    """Every file of text: its path and what it says."""
    for path in tracked():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data:
            yield path, data.decode("utf-8")


def pins(lock):
    """The version of each package in a lock."""
    found = (PINNED.match(line) for line in (ROOT / lock).read_text().splitlines())
    return {canonicalize_name(pin[1].partition("[")[0]): pin[2] for pin in found if pin}


def wanted(*extras):
    """The requirements of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    more = [line for extra in extras for line in project["optional-dependencies"][extra]]
    return [Requirement(line) for line in project["dependencies"] + more]


@pytest.mark.parametrize("pattern", [DOWNLOADS, OF_ONE_MACHINE], ids=["of a mirror", "of a machine"])
def test_no_file_names_an_address(pattern):
    assert [(str(path), found[0]) for path, text in contents() if (found := pattern.search(text))] == []


def test_no_lock_is_kept_that_names_addresses():
    assert {"uv.lock", "poetry.lock", "pdm.lock", "package-lock.json"} & {path.name for path in tracked()} == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_in_a_lock_has_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [one for one in entries if not (PINNED.match(one) and " --hash=sha256:" in one)] == []
    assert "://" not in text


@pytest.mark.parametrize(("lock", "extras"), [(LOCKS[0], ()), (LOCKS[1], ("dev",))], ids=LOCKS)
def test_the_locks_hold_what_the_project_asks_for(lock, extras):
    locked = pins(lock)
    needs = {canonicalize_name(need.name): need.specifier for need in wanted(*extras)}
    assert sorted(needs.keys() - locked.keys()) == []
    assert {name: locked[name] for name, range_ in needs.items() if not range_.contains(locked[name])} == {}


def test_tests_run_with_the_versions_that_are_run_for_real():
    real, tested = pins(LOCKS[0]), pins(LOCKS[1])
    assert real
    assert {name: version for name, version in real.items() if tested.get(name) != version} == {}


def test_what_is_made_by_running_is_not_kept():
    made = (".sqlite3", ".log", ".pyc")
    assert [path for path in tracked() if path.suffix in made or path.name == ".env"] == []


def test_the_command_that_checks_everything_can_be_run():
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
