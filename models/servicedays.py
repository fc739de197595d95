"""Service days: when the district's monthly day of services is, where, and what is offered."""

from datetime import date, datetime

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from models.columns import BigId, Moment

PLANNED, CANCELLED = "planned", "cancelled"


class ServiceDay(SQLModel, table=True):
    """One day of services; `month` is the first of the month that it belongs to, `day` when it is."""

    __tablename__ = "service_day"
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    month: date = Field(unique=True)
    day: date
    begins: int
    ends: int
    stations: str = Field(default="[]", sa_column=Column(Text, nullable=False))
    words: str = Field(default="", sa_column=Column(Text, nullable=False))
    state: str = PLANNED
    made_at: datetime = Field(sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the day's id."""
        return self.id or 0
