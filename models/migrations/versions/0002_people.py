"""People

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from models.columns import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lockout",
        sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("telegram_id", name=op.f("pk_lockout")),
    )
    op.create_table(
        "application",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("wish", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.Column("due_from", Moment(), nullable=True),
        sa.Column("reminded_at", Moment(), nullable=True),
        sa.Column("escalated_at", Moment(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_application_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
    )
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_application_member_id"), ["member_id"], unique=False)
        batch_op.create_index("ix_application_state_due_from", ["state", "due_from"], unique=False)

    op.create_table(
        "branch",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_branch_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_branch")),
        sa.UniqueConstraint("code", name=op.f("uq_branch_code")),
    )
    with op.batch_alter_table("branch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_branch_area_id"), ["area_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("given_at", Moment(), nullable=False),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_consent_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index("ix_consent_member_id_purpose", ["member_id", "purpose"], unique=False)

    op.create_table(
        "look",
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_look_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", "by", "kind", "day", name=op.f("pk_look")),
    )
    op.create_table(
        "rider",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("trade", sa.String(), nullable=False),
        sa.Column("company", sa.String(), nullable=True),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("home", sa.LargeBinary(), nullable=True),
        sa.Column("phone_mark", sa.LargeBinary(), nullable=True),
        sa.Column("profile", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.Column("confirmed_at", Moment(), nullable=True),
        sa.Column("checked_at", Moment(), nullable=True),
        sa.Column("asked_at", Moment(), nullable=True),
        sa.Column("stale_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_rider_area_id_area")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_rider_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_rider")),
        sa.UniqueConstraint("number", name=op.f("uq_rider_number")),
    )
    with op.batch_alter_table("rider", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rider_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rider_home"), ["home"], unique=False)
        batch_op.create_index(batch_op.f("ix_rider_phone_mark"), ["phone_mark"], unique=False)
        batch_op.create_index("ix_rider_state_checked_at", ["state", "checked_at"], unique=False)

    op.create_table(
        "subscription",
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_subscription_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", "topic", name=op.f("pk_subscription")),
    )
    op.create_table(
        "thread",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("application_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("waiting_since", Moment(), nullable=True),
        sa.Column("reminded_at", Moment(), nullable=True),
        sa.Column("escalated_at", Moment(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_thread_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread")),
    )
    with op.batch_alter_table("thread", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_thread_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_thread_member_id"), ["member_id"], unique=False)
        batch_op.create_index("ix_thread_waiting_since", ["waiting_since"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("branch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("station_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("opened_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("opened_at", Moment(), nullable=True),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_invitation_area_id_area")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_invitation_branch_id_branch")),
        sa.ForeignKeyConstraint(["opened_by"], ["member.id"], name=op.f("fk_invitation_opened_by_member")),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_invitation_station_id_station")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token", name=op.f("uq_invitation_token")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_opened_by"), ["opened_by"], unique=False)
        batch_op.create_index("ix_invitation_state_opened_at", ["state", "opened_at"], unique=False)

    op.create_table(
        "keeping",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("station_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_keeping_member_id_member")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_keeping_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeping")),
    )
    with op.batch_alter_table("keeping", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_keeping_member_id"), ["member_id"], unique=False)
        batch_op.create_index("ix_keeping_station_id_topic", ["station_id", "topic"], unique=False)

    op.create_table(
        "role",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("branch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("station_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("begun_at", Moment(), nullable=False),
        sa.Column("given_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ended_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_role_area_id_area")),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_role_branch_id_branch")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_role_member_id_member")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_role_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
    )
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_branch_id"), ["branch_id"], unique=False)
        batch_op.create_index("ix_role_kind_ended_at", ["kind", "ended_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_station_id"), ["station_id"], unique=False)

    op.create_table(
        "saying",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("thread_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_staff", sa.Boolean(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_saying_member_id_member")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_saying_thread_id_thread")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saying")),
    )
    with op.batch_alter_table("saying", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_saying_thread_id"), ["thread_id"], unique=False)

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("spoken", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("menu", sa.String(), nullable=True))
        batch_op.alter_column("telegram_id", existing_type=sa.BIGINT(), nullable=True)

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("subject", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_index("ix_outgoing_chat_message_id", ["chat", "message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outgoing_subject"), ["subject"], unique=False)

    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.add_column(sa.Column("settled_at", Moment(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.drop_column("settled_at")

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outgoing_subject"))
        batch_op.drop_index("ix_outgoing_chat_message_id")
        batch_op.drop_column("subject")

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.alter_column("telegram_id", existing_type=sa.BIGINT(), nullable=False)
        batch_op.drop_column("menu")
        batch_op.drop_column("spoken")

    with op.batch_alter_table("saying", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_saying_thread_id"))

    op.drop_table("saying")
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_station_id"))
        batch_op.drop_index(batch_op.f("ix_role_member_id"))
        batch_op.drop_index("ix_role_kind_ended_at")
        batch_op.drop_index(batch_op.f("ix_role_branch_id"))
        batch_op.drop_index(batch_op.f("ix_role_area_id"))

    op.drop_table("role")
    with op.batch_alter_table("keeping", schema=None) as batch_op:
        batch_op.drop_index("ix_keeping_station_id_topic")
        batch_op.drop_index(batch_op.f("ix_keeping_member_id"))

    op.drop_table("keeping")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index("ix_invitation_state_opened_at")
        batch_op.drop_index(batch_op.f("ix_invitation_opened_by"))

    op.drop_table("invitation")
    with op.batch_alter_table("thread", schema=None) as batch_op:
        batch_op.drop_index("ix_thread_waiting_since")
        batch_op.drop_index(batch_op.f("ix_thread_member_id"))
        batch_op.drop_index(batch_op.f("ix_thread_application_id"))

    op.drop_table("thread")
    op.drop_table("subscription")
    with op.batch_alter_table("rider", schema=None) as batch_op:
        batch_op.drop_index("ix_rider_state_checked_at")
        batch_op.drop_index(batch_op.f("ix_rider_phone_mark"))
        batch_op.drop_index(batch_op.f("ix_rider_home"))
        batch_op.drop_index(batch_op.f("ix_rider_area_id"))

    op.drop_table("rider")
    op.drop_table("look")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index("ix_consent_member_id_purpose")

    op.drop_table("consent")
    with op.batch_alter_table("branch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_branch_area_id"))

    op.drop_table("branch")
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.drop_index("ix_application_state_due_from")
        batch_op.drop_index(batch_op.f("ix_application_member_id"))

    op.drop_table("application")
    op.drop_table("lockout")
