"""Comings: who says that they come to a service day."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field, SQLModel

from models.columns import BigId, Moment

COMING, LEFT = "coming", "left"


class Coming(SQLModel, table=True):
    """That a member comes to a service day, or does not any more."""

    __tablename__ = "coming"

    service_day_id: int = Field(
        sa_column=Column(BigId, ForeignKey("service_day.id"), primary_key=True, autoincrement=False)
    )
    member_id: int = Field(
        sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False, index=True)
    )
    state: str = COMING
    at: datetime = Field(sa_type=Moment)
