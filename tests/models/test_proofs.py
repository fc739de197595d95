"""Tokens that prove a check-in: whose they are and until when; altered ones, and those of others, prove nothing."""

import base64
import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models import proofs
from models.keys import Vault
from tests.conftest import KEY
from tests.core import NOW

LINK = 64 - len("c_")
"""Characters that a deep link leaves a token."""


def session(key: bytes = KEY):
    """What a token needs of a session: the vault."""
    return SimpleNamespace(info={"vault": Vault(key)})


MEMBERS = some.integers(1, 2**63 - 1)


@given(MEMBERS)
def test_a_token_says_whose_it_is_and_until_when(member):
    token = proofs.make(session(), member, NOW)
    assert proofs.read(session(), token) == (member, NOW + timedelta(minutes=10))
    assert re.fullmatch(r"[A-Za-z0-9_-]+", token)
    assert len(token) <= LINK


def test_a_fraction_of_a_second_is_not_given_away():
    moment = NOW + timedelta(microseconds=999_999)
    assert proofs.read(session(), proofs.make(session(), 7, moment)) == (7, NOW + timedelta(minutes=10))


@given(MEMBERS, some.data())
def test_a_token_with_any_bit_flipped_proves_nothing(member, data):
    token = proofs.make(session(), member, NOW)
    place, bit = data.draw(some.integers(0, len(token) - 1)), data.draw(some.integers(0, 6))
    flipped = token[:place] + chr(ord(token[place]) ^ (1 << bit)) + token[place + 1 :]
    assert proofs.read(session(), flipped) is None


def test_every_single_bit_counts():
    token = proofs.make(session(), 7, NOW)
    flipped = [
        token[:place] + chr(ord(token[place]) ^ (1 << bit)) + token[place + 1 :]
        for place in range(len(token))
        for bit in range(8)
    ]
    assert [one for one in flipped if proofs.read(session(), one) is not None] == []


@given(MEMBERS, some.text(min_size=1, max_size=4), some.data())
def test_a_token_with_anything_added_proves_nothing(member, more, data):
    token = proofs.make(session(), member, NOW)
    place = data.draw(some.integers(0, len(token)))
    assert proofs.read(session(), token[:place] + more + token[place:]) is None


@given(MEMBERS, some.data())
def test_a_part_of_a_token_proves_nothing(member, data):
    token = proofs.make(session(), member, NOW)
    first, last = sorted((data.draw(some.integers(0, len(token))), data.draw(some.integers(0, len(token)))))
    if token[first:last] != token:
        assert proofs.read(session(), token[first:last]) is None


@given(some.text(max_size=80))
def test_a_guess_proves_nothing(guess):
    assert proofs.read(session(), guess) is None


def test_another_house_s_token_proves_nothing():
    elsewhere = session(b"another-key-another-key-another!")
    assert proofs.read(session(), proofs.make(elsewhere, 7, NOW)) is None


@pytest.mark.parametrize("other", [(8, NOW), (7, NOW + timedelta(seconds=1))])
def test_another_person_s_or_moment_s_token_is_another(other):
    assert proofs.make(session(), *other) != proofs.make(session(), 7, NOW) == proofs.make(session(), 7, NOW)


@given(MEMBERS)
def test_a_token_tells_nobody_the_member_s_number(member):
    told = base64.urlsafe_b64decode(proofs.make(session(), member, NOW) + "==")
    assert member.to_bytes(8, "big") not in told
