"""Every table, so that the metadata is whole wherever it is imported."""

from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

from models import (  # noqa: E402
    applications,
    areas,
    branches,
    consents,
    drafts,
    favourites,
    inbox,
    invitations,
    keepings,
    keys,
    looks,
    members,
    outbox,
    pace,
    problems,
    revisions,
    riders,
    roles,
    stations,
    subscriptions,
    threads,
    visits,
    workers,
)

__all__ = [
    "applications",
    "areas",
    "branches",
    "consents",
    "drafts",
    "favourites",
    "inbox",
    "invitations",
    "keepings",
    "keys",
    "looks",
    "members",
    "outbox",
    "pace",
    "problems",
    "revisions",
    "riders",
    "roles",
    "stations",
    "subscriptions",
    "threads",
    "visits",
    "workers",
]
