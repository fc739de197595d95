"""Points

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from models import guards
from models.columns import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "code_try",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_try")),
    )
    with op.batch_alter_table("code_try", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_code_try_member_id"), ["member_id"], unique=False)

    op.create_table(
        "reward",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("a_quarter", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward")),
        sa.UniqueConstraint("code", name=op.f("uq_reward_code")),
    )
    op.create_table(
        "account",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("balance", sa.Integer(), nullable=False),
        sa.CheckConstraint("balance >= 0", name=op.f("ck_account_balance")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_account_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_account")),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("waived", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("about", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reverses", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.CheckConstraint("waived >= 0", name=op.f("ck_entry_waived")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_entry_area_id_area")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_entry_member_id_member")),
        sa.ForeignKeyConstraint(["reverses"], ["entry.id"], name=op.f("fk_entry_reverses_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("key", name=op.f("uq_entry_key")),
        sa.UniqueConstraint("reverses", name=op.f("uq_entry_reverses")),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index("ix_entry_day", ["day"], unique=False)
        batch_op.create_index("ix_entry_member_id_id", ["member_id", "id"], unique=False)
        batch_op.create_index("ix_entry_member_id_rule_day", ["member_id", "rule", "day"], unique=False)

    op.create_table(
        "reward_picture",
        sa.Column(
            "reward_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reward_id"], ["reward.id"], name=op.f("fk_reward_picture_reward_id_reward")
        ),
        sa.PrimaryKeyConstraint("reward_id", name=op.f("pk_reward_picture")),
    )
    op.create_table(
        "tally",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("contribution", sa.Integer(), nullable=False),
        sa.Column("deduction", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_tally_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", "month", name=op.f("pk_tally")),
    )
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.create_index("ix_tally_month", ["month"], unique=False)

    op.create_table(
        "reservation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reward_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("station_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("wish", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("handed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_reservation_member_id_member")),
        sa.ForeignKeyConstraint(["reward_id"], ["reward.id"], name=op.f("fk_reservation_reward_id_reward")),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_reservation_station_id_station")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservation")),
        sa.UniqueConstraint("mark", name=op.f("uq_reservation_mark")),
        sa.UniqueConstraint("wish", name=op.f("uq_reservation_wish")),
    )
    with op.batch_alter_table("reservation", schema=None) as batch_op:
        batch_op.create_index("ix_reservation_member_id_reward_id", ["member_id", "reward_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reservation_reward_id"), ["reward_id"], unique=False)
        batch_op.create_index("ix_reservation_state_until", ["state", "until"], unique=False)
        batch_op.create_index("ix_reservation_station_id_ended_at", ["station_id", "ended_at"], unique=False)

    op.create_table(
        "shelf",
        sa.Column(
            "reward_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "station_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("supplied", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.CheckConstraint("taken >= 0 AND taken <= supplied", name=op.f("ck_shelf_taken")),
        sa.ForeignKeyConstraint(["reward_id"], ["reward.id"], name=op.f("fk_shelf_reward_id_reward")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_shelf_station_id_station")),
        sa.PrimaryKeyConstraint("reward_id", "station_id", name=op.f("pk_shelf")),
    )
    with op.batch_alter_table("shelf", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shelf_station_id"), ["station_id"], unique=False)

    guards.put_up(op.get_bind(), "entry")


def downgrade() -> None:
    guards.take_down(op.get_bind())
    with op.batch_alter_table("shelf", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shelf_station_id"))

    op.drop_table("shelf")
    with op.batch_alter_table("reservation", schema=None) as batch_op:
        batch_op.drop_index("ix_reservation_station_id_ended_at")
        batch_op.drop_index("ix_reservation_state_until")
        batch_op.drop_index(batch_op.f("ix_reservation_reward_id"))
        batch_op.drop_index("ix_reservation_member_id_reward_id")

    op.drop_table("reservation")
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.drop_index("ix_tally_month")

    op.drop_table("tally")
    op.drop_table("reward_picture")
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index("ix_entry_member_id_rule_day")
        batch_op.drop_index("ix_entry_member_id_id")
        batch_op.drop_index("ix_entry_day")

    op.drop_table("entry")
    op.drop_table("account")
    op.drop_table("reward")
    with op.batch_alter_table("code_try", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_code_try_member_id"))

    op.drop_table("code_try")
