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
        "audit",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begun_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("findings", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_audit")),
    )
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
        "company_report",
        sa.Column("half", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("half", name=op.f("pk_company_report")),
    )
    op.create_table(
        "freeze",
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("reached", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("frozen_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("period", name=op.f("pk_freeze")),
    )
    op.create_table(
        "quarter_end",
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("reached", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("quarter", name=op.f("pk_quarter_end")),
    )
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
        "alias",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("chosen_at", Moment(), nullable=False),
        sa.Column("hidden_at", Moment(), nullable=True),
        sa.Column("hidden_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_alias_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_alias")),
        sa.UniqueConstraint("mark", name=op.f("uq_alias_mark")),
    )
    op.create_table(
        "award",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_award_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("award", schema=None) as batch_op:
        batch_op.create_index("ix_award_by_day", ["by", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_award_decided_by"), ["decided_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_award_member_id"), ["member_id"], unique=False)
        batch_op.create_index("ix_award_state_at", ["state", "at"], unique=False)

    op.create_table(
        "badge",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("given_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_badge_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", "quarter", name=op.f("pk_badge")),
    )
    with op.batch_alter_table("badge", schema=None) as batch_op:
        batch_op.create_index("ix_badge_quarter", ["quarter"], unique=False)

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
        "frozen",
        sa.Column("period", sa.String(), nullable=False),
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("trade", sa.String(), nullable=False),
        sa.Column("company", sa.String(), nullable=True),
        sa.Column("alias", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_frozen_member_id_member")),
        sa.PrimaryKeyConstraint("period", "member_id", name=op.f("pk_frozen")),
    )
    with op.batch_alter_table("frozen", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_frozen_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            "ix_frozen_period_score_member_id", ["period", "score", "member_id"], unique=False
        )

    op.create_table(
        "hint",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("told", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_hint_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_hint")),
    )
    op.create_table(
        "ledger_export",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_ledger_export_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_export")),
    )
    with op.batch_alter_table("ledger_export", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_export_member_id"), ["member_id"], unique=False)

    op.create_table(
        "nomination",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("nominated_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_nomination_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
        sa.UniqueConstraint("quarter", "member_id", "title", name="uq_nomination_quarter_member_id_title"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.create_index("ix_nomination_member_id", ["member_id"], unique=False)

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
        "total",
        sa.Column("period", sa.String(), nullable=False),
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_total_member_id_member")),
        sa.PrimaryKeyConstraint("period", "member_id", name=op.f("pk_total")),
    )
    with op.batch_alter_table("total", schema=None) as batch_op:
        batch_op.create_index(
            "ix_total_period_score_member_id", ["period", "score", "member_id"], unique=False
        )

    op.create_table(
        "deduction",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("objection", sa.LargeBinary(), nullable=True),
        sa.Column("proposed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("second_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("third_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("proposed_at", Moment(), nullable=False),
        sa.Column("agreed_at", Moment(), nullable=True),
        sa.Column("objected_at", Moment(), nullable=True),
        sa.Column("due_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_deduction_member_id_member")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_deduction_report_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deduction")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("deduction", schema=None) as batch_op:
        batch_op.create_index("ix_deduction_due_at", ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_deduction_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deduction_report_id"), ["report_id"], unique=False)

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
    with op.batch_alter_table("deduction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deduction_report_id"))
        batch_op.drop_index(batch_op.f("ix_deduction_member_id"))
        batch_op.drop_index("ix_deduction_due_at")

    op.drop_table("deduction")
    with op.batch_alter_table("total", schema=None) as batch_op:
        batch_op.drop_index("ix_total_period_score_member_id")

    op.drop_table("total")
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.drop_index("ix_tally_month")

    op.drop_table("tally")
    op.drop_table("reward_picture")
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.drop_index("ix_nomination_member_id")

    op.drop_table("nomination")
    with op.batch_alter_table("ledger_export", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_export_member_id"))

    op.drop_table("ledger_export")
    op.drop_table("hint")
    with op.batch_alter_table("frozen", schema=None) as batch_op:
        batch_op.drop_index("ix_frozen_period_score_member_id")
        batch_op.drop_index(batch_op.f("ix_frozen_member_id"))

    op.drop_table("frozen")
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index("ix_entry_member_id_rule_day")
        batch_op.drop_index("ix_entry_member_id_id")
        batch_op.drop_index("ix_entry_day")

    op.drop_table("entry")
    with op.batch_alter_table("badge", schema=None) as batch_op:
        batch_op.drop_index("ix_badge_quarter")

    op.drop_table("badge")
    with op.batch_alter_table("award", schema=None) as batch_op:
        batch_op.drop_index("ix_award_state_at")
        batch_op.drop_index(batch_op.f("ix_award_member_id"))
        batch_op.drop_index(batch_op.f("ix_award_decided_by"))
        batch_op.drop_index("ix_award_by_day")

    op.drop_table("award")
    op.drop_table("alias")
    op.drop_table("account")
    op.drop_table("reward")
    op.drop_table("quarter_end")
    op.drop_table("freeze")
    op.drop_table("company_report")
    with op.batch_alter_table("code_try", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_code_try_member_id"))

    op.drop_table("code_try")
    op.drop_table("audit")
