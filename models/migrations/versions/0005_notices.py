"""Notices

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from models.columns import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("hours", sa.String(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("begins_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=True),
        sa.Column("reached", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("fixed_at", Moment(), nullable=True),
        sa.Column("turn_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changing", sa.Boolean(), nullable=False),
        sa.Column("changed_to", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("taken_back_at", Moment(), nullable=True),
        sa.Column("pictured", sa.Boolean(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("source", name=op.f("uq_notice_source")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_about"), ["about"], unique=False)
        batch_op.create_index("ix_notice_changing", ["changing"], unique=False)
        batch_op.create_index("ix_notice_ended_at", ["ended_at"], unique=False)

    op.create_table(
        "service_day",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("planned", sa.Date(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("stations", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_day")),
        sa.UniqueConstraint("month", name=op.f("uq_service_day_month")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("service_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_day_day"), ["day"], unique=False)

    op.create_table(
        "broadcast",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("hours", sa.String(), nullable=False),
        sa.Column("begins_at", Moment(), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("acks", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("correction", sa.LargeBinary(), nullable=True),
        sa.Column("touched_at", Moment(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_broadcast_member_id_member")),
        sa.ForeignKeyConstraint(["second_id"], ["member.id"], name=op.f("fk_broadcast_second_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.create_index("ix_broadcast_member_id_state", ["member_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_broadcast_second_id"), ["second_id"], unique=False)

    op.create_table(
        "coming",
        sa.Column(
            "service_day_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_coming_member_id_member")),
        sa.ForeignKeyConstraint(
            ["service_day_id"], ["service_day.id"], name=op.f("fk_coming_service_day_id_service_day")
        ),
        sa.PrimaryKeyConstraint("service_day_id", "member_id", name=op.f("pk_coming")),
    )
    with op.batch_alter_table("coming", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coming_member_id"), ["member_id"], unique=False)

    op.create_table(
        "preference",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("quiet", sa.String(), nullable=True),
        sa.Column("slack", sa.String(), nullable=True),
        sa.Column("paused_until", Moment(), nullable=True),
        sa.Column("offered_at", Moment(), nullable=True),
        sa.Column("left_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_preference_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_preference")),
    )
    op.create_table(
        "progress",
        sa.Column(
            "notice_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("outgoing_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("shown_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_progress_notice_id_notice")),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_progress")),
    )
    op.create_table(
        "rating",
        sa.Column(
            "service_day_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_rating_member_id_member")),
        sa.ForeignKeyConstraint(
            ["service_day_id"], ["service_day.id"], name=op.f("fk_rating_service_day_id_service_day")
        ),
        sa.PrimaryKeyConstraint("service_day_id", "member_id", name=op.f("pk_rating")),
    )
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_member_id"), ["member_id"], unique=False)

    op.create_table(
        "recipient",
        sa.Column(
            "notice_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("outgoing_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("buttons_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("album", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(), nullable=True),
        sa.Column("change_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("acked_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_recipient_member_id_member")),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_recipient_notice_id_notice")),
        sa.PrimaryKeyConstraint("notice_id", "member_id", name=op.f("pk_recipient")),
    )
    with op.batch_alter_table("recipient", schema=None) as batch_op:
        batch_op.create_index(
            "ix_recipient_acked",
            ["notice_id"],
            unique=False,
            postgresql_where=sa.text("acked_at IS NOT NULL"),
            sqlite_where=sa.text("acked_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_recipient_change",
            ["notice_id", "change"],
            unique=False,
            postgresql_where=sa.text("change IS NOT NULL"),
            sqlite_where=sa.text("change IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_recipient_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            "ix_recipient_notice_id_state_due_at", ["notice_id", "state", "due_at", "member_id"], unique=False
        )
        batch_op.create_index(
            "ix_recipient_outgoing_id",
            ["outgoing_id"],
            unique=False,
            postgresql_where=sa.text("outgoing_id IS NOT NULL"),
            sqlite_where=sa.text("outgoing_id IS NOT NULL"),
        )

    op.create_table(
        "service",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("service_day_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("emoji", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_day_id"], ["service_day.id"], name=op.f("fk_service_service_day_id_service_day")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_service_day_id"), ["service_day_id"], unique=False)

    op.create_table(
        "turnout_report",
        sa.Column(
            "service_day_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_day_id"], ["service_day.id"], name=op.f("fk_turnout_report_service_day_id_service_day")
        ),
        sa.PrimaryKeyConstraint("service_day_id", name=op.f("pk_turnout_report")),
    )
    op.create_table(
        "attendance",
        sa.Column(
            "service_day_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("station_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("counted_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_attendance_member_id_member")),
        sa.ForeignKeyConstraint(
            ["service_day_id"], ["service_day.id"], name=op.f("fk_attendance_service_day_id_service_day")
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_attendance_station_id_station")
        ),
        sa.PrimaryKeyConstraint("service_day_id", "member_id", name=op.f("pk_attendance")),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_member_id"), ["member_id"], unique=False)

    op.create_table(
        "attendance_code",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("service_day_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("station_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("shown_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_day_id"], ["service_day.id"], name=op.f("fk_attendance_code_service_day_id_service_day")
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_attendance_code_station_id_station")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_code")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("attendance_code", schema=None) as batch_op:
        batch_op.create_index(
            "ix_attendance_code_service_day_id_until", ["service_day_id", "until"], unique=False
        )

    op.create_table(
        "seat",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("service_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("seated_at", Moment(), nullable=True),
        sa.Column("untold", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_seat_member_id_member")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_seat_service_id_service")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
        sa.UniqueConstraint("service_id", "member_id", name="uq_seat_service_id_member_id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_member_id"), ["member_id"], unique=False)
        batch_op.create_index("ix_seat_service_id_state_id", ["service_id", "state", "id"], unique=False)
        batch_op.create_index(
            "ix_seat_untold",
            ["id"],
            unique=False,
            postgresql_where=sa.text("untold"),
            sqlite_where=sa.text("untold"),
        )

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("album", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("weight", sa.Integer(), server_default="1", nullable=False))

    with op.batch_alter_table("thread", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )


def downgrade() -> None:
    with op.batch_alter_table("thread", schema=None) as batch_op:
        batch_op.drop_column("author_id")

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.drop_column("weight")
        batch_op.drop_column("album")

    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_seat_untold", postgresql_where=sa.text("untold"), sqlite_where=sa.text("untold")
        )
        batch_op.drop_index("ix_seat_service_id_state_id")
        batch_op.drop_index(batch_op.f("ix_seat_member_id"))

    op.drop_table("seat")
    with op.batch_alter_table("attendance_code", schema=None) as batch_op:
        batch_op.drop_index("ix_attendance_code_service_day_id_until")

    op.drop_table("attendance_code")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_member_id"))

    op.drop_table("attendance")
    op.drop_table("turnout_report")
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_service_day_id"))

    op.drop_table("service")
    with op.batch_alter_table("recipient", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_recipient_outgoing_id",
            postgresql_where=sa.text("outgoing_id IS NOT NULL"),
            sqlite_where=sa.text("outgoing_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_recipient_notice_id_state_due_at")
        batch_op.drop_index(batch_op.f("ix_recipient_member_id"))
        batch_op.drop_index(
            "ix_recipient_change",
            postgresql_where=sa.text("change IS NOT NULL"),
            sqlite_where=sa.text("change IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_recipient_acked",
            postgresql_where=sa.text("acked_at IS NOT NULL"),
            sqlite_where=sa.text("acked_at IS NOT NULL"),
        )

    op.drop_table("recipient")
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rating_member_id"))

    op.drop_table("rating")
    op.drop_table("progress")
    op.drop_table("preference")
    with op.batch_alter_table("coming", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coming_member_id"))

    op.drop_table("coming")
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcast_second_id"))
        batch_op.drop_index("ix_broadcast_member_id_state")

    op.drop_table("broadcast")
    with op.batch_alter_table("service_day", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_day_day"))

    op.drop_table("service_day")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index("ix_notice_ended_at")
        batch_op.drop_index("ix_notice_changing")
        batch_op.drop_index(batch_op.f("ix_notice_about"))

    op.drop_table("notice")
