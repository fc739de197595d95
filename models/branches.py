"""Branches (支部) that riders may belong to: each lies in an area, and has secretaries."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Column, ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.changes import Facts, Upserted, add, change, differs
from models.columns import BigId

STATES = ("open", "removed")


class Branch(SQLModel, table=True):
    """A branch; a removed one takes nobody in any more, and keeps those it has."""

    __tablename__ = "branch"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    code: str = Field(unique=True)
    name: str
    area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), index=True, nullable=True))
    state: str = "open"
    sort: int = 0


async def every(session: AsyncSession) -> list[Branch]:
    """Return all branches, removed ones too, by `sort`, then code."""
    statement = select(Branch).order_by(col(Branch.sort), col(Branch.code))
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def by_id(session: AsyncSession, branch_id: int) -> Branch | None:
    """Return one branch, also a removed one."""
    return (await session.execute(select(Branch).where(col(Branch.id) == branch_id))).scalar_one_or_none()


def compare(known: Iterable[Branch], given: Sequence[Facts]) -> Upserted:
    """Return what `upsert` would do, and do nothing."""
    new, changes = _sorted_out(known, given)
    return Upserted(len(new), len(changes), len(given) - len(new) - len(changes))


async def upsert(session: AsyncSession, given: Sequence[Facts]) -> Upserted:
    """Add or change branches by their `code`; columns that are left out stay as they are."""
    new, changes = _sorted_out(await every(session), given)
    await add(session, Branch, [Branch(**facts).model_dump(exclude={"id"}) for facts in new])
    await change(session, Branch, changes)
    return Upserted(len(new), len(changes), len(given) - len(new) - len(changes))


def _sorted_out(known: Iterable[Branch], given: Sequence[Facts]) -> tuple[list[Facts], dict[int, Facts]]:
    """Return which facts are those of new branches, and which change a branch, by its id."""
    by_code = {branch.code: branch for branch in known}
    new = [facts for facts in given if facts["code"] not in by_code]
    changes: dict[int, Facts] = {
        branch.id: facts
        for facts in given
        if (branch := by_code.get(facts["code"])) and branch.id is not None and differs(branch, facts)
    }
    return new, changes
