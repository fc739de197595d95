"""What people agree to: a text that can't change without being asked for again."""

import hashlib

from bot import riderviews
from bot.texts import LANGUAGES, say

AGREED = {"notice": 2, "words": "010041b8be7e"}
"""Which version the words below belong to: new words need a new NOTICE, then both are written here anew."""

BLANK = {"controller": "", "contact": "", "days": 90}


def test_other_words_of_the_notice_are_another_version_of_it():
    keys = ("notice-short", "notice-long", "ask-party", "hazard-consent", "rank-consent")
    words = "\n".join(say(language, key, **BLANK) for language in LANGUAGES for key in keys)
    digest = hashlib.sha256(words.encode()).hexdigest()[:12]
    assert {"notice": riderviews.NOTICE, "words": digest} == AGREED
