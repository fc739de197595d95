"""Everything that is kept of somebody can be said in words, in every language."""

import pytest

from bot import mydata, privacyfile
from bot.sending import Gone
from models import erasures
from models import mydata as data
from models.members import Member
from tests.core import NOW
from tests.models.tellings import WANG, wang_checks_in

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@ON_ONE_DATABASE
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
async def test_every_field_of_every_part_has_its_words(kit, language):
    async with kit.database.begin() as session:
        member = await wang_checks_in(session)
        known = await data.collect(session, await session.get(Member, member))
    said = mydata.sections(kit, language, known)
    assert len(said) == len(data.PARTS)
    lines = [line for section in said for line in section.lines]
    assert len(lines) == sum(value is not None for rows in known.values() for facts in rows for value in facts.values())
    for raw in ("delivery", "safety", "declined", "former", "2026-11-21T"):
        assert raw not in [value for _, value in lines], "a code is no word"


@ON_ONE_DATABASE
async def test_the_files_are_made_when_they_are_sent_and_not_after_an_erasure(kit):
    async with kit.database.begin() as session:
        member = await wang_checks_in(session)
    recipe = {"member": member, "language": "en"}
    page, name = await mydata.html(kit, recipe)
    assert ("王伟" in page.decode(), name) == (True, "nuanyi.html")
    written, name = await mydata.json(kit, recipe)
    assert written == privacyfile.as_json(await _known(kit, member))
    assert name == "nuanyi.json"
    async with kit.database.begin() as session:
        await erasures.erase(session, member, WANG, NOW)
    for make in (mydata.html, mydata.json):
        with pytest.raises(Gone):
            await make(kit, recipe)


async def _known(kit, member: int) -> dict[str, list[data.Facts]]:
    async with kit.database.read() as session:
        return await data.collect(session, await session.get(Member, member))
