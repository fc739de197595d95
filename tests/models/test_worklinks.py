"""Links into private: one act, one report, one person, ten minutes; altered ones and other people's lead nowhere."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models import proofs, worklinks
from models.rules import RuleBroken
from models.worklinks import Work
from tests.core import NOW
from tests.models.test_proofs import session

LI, WANG = 700_000_001, 700_000_002
WORKS = some.builds(Work, some.sampled_from(worklinks.ACTS), some.integers(1, 2**63 - 1))


def refused(token, person=LI, at=NOW):
    with pytest.raises(RuleBroken) as why:
        worklinks.read(session(), token, person, at)
    return why.value.key


@given(WORKS, some.integers(1, 2**52))
def test_a_link_leads_whom_it_was_made_for_to_what_it_was_made_for(work, person):
    token = worklinks.make(session(), work, person, NOW)
    assert worklinks.read(session(), token, person, NOW) == work
    assert re.fullmatch(r"[A-Za-z0-9_-]{44}", token)


def test_it_leads_nobody_else_and_only_for_ten_minutes():
    token = worklinks.make(session(), Work("resolve", 7), LI, NOW)
    assert refused(token, WANG) == "work-link-not-yours"
    assert worklinks.read(session(), token, LI, NOW + timedelta(minutes=10)).report_id == 7
    assert refused(token, at=NOW + timedelta(minutes=10, seconds=1)) == "work-link-late"


def test_every_single_bit_of_it_counts():
    token = worklinks.make(session(), Work("resolve", 7), LI, NOW)
    for place in range(len(token)):
        for bit in range(7):
            flipped = token[:place] + chr(ord(token[place]) ^ (1 << bit)) + token[place + 1 :]
            assert refused(flipped) == "work-link-unknown"


@given(some.text(max_size=60))
def test_a_guess_leads_nowhere(guess):
    assert refused(guess) == "work-link-unknown"


def test_a_token_for_something_else_leads_nowhere():
    assert refused(proofs.make(session(), 7, NOW)) == "work-link-unknown"
