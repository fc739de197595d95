"""Databases of their own: a process that outlives a failed test must not get into the next one."""

import pytest

from tests import postgres
from tests.conftest import copy_of_file


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request, tmp_path):
    """The address of an empty, migrated database of each kind that no other test has used or will."""
    if request.param == "sqlite":
        yield copy_of_file(request.getfixturevalue("sqlite_template"), tmp_path)
    else:
        with postgres.copied(request.getfixturevalue("postgres_server"), "template_nuanyi") as url:
            yield url
