"""Tables of programmes: facts, states, stages, responsibilities, legal restrictions, and the country's context."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Base
from app.core.identifiers import new_id
from app.core.types import LocalizedText, in_words
from app.programmes.authorities import Authority, Partner
from app.programmes.context import Rating, ReviewKind
from app.programmes.lifecycle import ProgrammeState
from app.programmes.offices import Office
from app.programmes.stages import GateStatus, Stage, StageStatus


class Programme(Base):
    """`state` and `current_stage` are written only together with a row of history."""

    __tablename__ = "programme"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[LocalizedText] = mapped_column(JSON)
    description: Mapped[LocalizedText] = mapped_column(JSON)
    authority_type: Mapped[Authority] = mapped_column(in_words(Authority))
    lead_agency: Mapped[str]
    implementer: Mapped[str]
    country: Mapped[str]
    partner_institution_type: Mapped[Partner] = mapped_column(in_words(Partner))
    assistance_kinds: Mapped[list[str]] = mapped_column(JSON)
    fiscal_year_start: Mapped[int]
    budget_usd: Mapped[int | None]
    budget_public: Mapped[bool]
    budget_withheld_reason: Mapped[LocalizedText] = mapped_column(JSON)
    strategy_tag: Mapped[str]
    timetable_set_by: Mapped[str]
    paired_programme_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme.id"))
    state: Mapped[ProgrammeState] = mapped_column(in_words(ProgrammeState))
    current_stage: Mapped[Stage] = mapped_column(in_words(Stage))

    entries: Mapped[list["StageEntry"]] = relationship(order_by="StageEntry.stage", lazy="raise_on_sql")
    responsibilities: Mapped[list["Responsibility"]] = relationship(
        order_by="Responsibility.stage", lazy="raise_on_sql"
    )
    restrictions: Mapped[list["LegalRestriction"]] = relationship(
        order_by="LegalRestriction.since", lazy="raise_on_sql"
    )


class ProgrammeStateChange(Base):
    """Append-only. `number` counts a programme's changes from 1; `office` is in whose name it was done."""

    __tablename__ = "programme_state_change"
    __table_args__ = (UniqueConstraint("programme_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int]
    state: Mapped[ProgrammeState] = mapped_column(in_words(ProgrammeState))
    office: Mapped[Office] = mapped_column(in_words(Office))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"))
    day: Mapped[date]
    reason: Mapped[str]


class LegalRestriction(Base):
    """What a law forbids or limits. Never deleted: it ends by `until`, the first day without it."""

    __tablename__ = "legal_restriction"
    __table_args__ = (CheckConstraint("until IS NULL OR until >= since", name="days_in_order"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    text: Mapped[LocalizedText] = mapped_column(JSON)
    since: Mapped[date]
    until: Mapped[date | None]


class StageEntry(Base):
    __tablename__ = "stage_entry"
    __table_args__ = (
        UniqueConstraint("programme_id", "stage"),
        CheckConstraint("ended_on IS NULL OR started_on IS NOT NULL AND ended_on >= started_on", name="days_in_order"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    stage: Mapped[Stage] = mapped_column(in_words(Stage))
    status: Mapped[StageStatus] = mapped_column(in_words(StageStatus))
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    engagement_modes: Mapped[list[str]] = mapped_column(JSON)
    gate_status: Mapped[GateStatus] = mapped_column(in_words(GateStatus))


class StageTransition(Base):
    """Append-only. `number` counts a programme's moves from 1."""

    __tablename__ = "stage_transition"
    __table_args__ = (UniqueConstraint("programme_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int]
    from_stage: Mapped[Stage] = mapped_column(in_words(Stage))
    to_stage: Mapped[Stage] = mapped_column(in_words(Stage))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"))
    day: Mapped[date]
    reason: Mapped[str]


class Responsibility(Base):
    """Offices, never persons. One row a stage, so a stage has one accountable office or none."""

    __tablename__ = "responsibility"
    __table_args__ = (UniqueConstraint("programme_id", "stage"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    stage: Mapped[Stage] = mapped_column(in_words(Stage))
    engagement_role: Mapped[Office | None] = mapped_column(in_words(Office))
    accountable_role: Mapped[Office | None] = mapped_column(in_words(Office))
    backup_role: Mapped[Office | None] = mapped_column(in_words(Office))
    may_speak: Mapped[bool]
    may_commit: Mapped[bool]


class CountryContext(Base):
    """The standing context; its history is in the reviews. `working_level` may stand above the rating, never below."""

    __tablename__ = "country_context"
    __table_args__ = (CheckConstraint("working_level BETWEEN 0 AND 4", name="level_in_range"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    country: Mapped[str] = mapped_column(unique=True)
    rating: Mapped[Rating] = mapped_column(in_words(Rating))
    source: Mapped[str]
    as_of: Mapped[date]
    reviewed_on: Mapped[date]
    working_level: Mapped[int]

    overlays: Mapped[list["ConflictOverlay"]] = relationship(order_by="ConflictOverlay.region", lazy="raise_on_sql")


class ConflictOverlay(Base):
    """Points added to the working level in a region."""

    __tablename__ = "conflict_overlay"
    __table_args__ = (
        UniqueConstraint("context_id", "region"),
        CheckConstraint("level BETWEEN 0 AND 4", name="level_in_range"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    context_id: Mapped[UUID] = mapped_column(ForeignKey("country_context.id"))
    region: Mapped[str]
    level: Mapped[int]


class ContextReview(Base):
    """Append-only: what a review found. `number` counts a country's reviews from 1."""

    __tablename__ = "context_review"
    __table_args__ = (UniqueConstraint("context_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    context_id: Mapped[UUID] = mapped_column(ForeignKey("country_context.id"))
    number: Mapped[int]
    kind: Mapped[ReviewKind] = mapped_column(in_words(ReviewKind))
    rating: Mapped[Rating] = mapped_column(in_words(Rating))
    source: Mapped[str]
    as_of: Mapped[date]
    working_level: Mapped[int]
    overlays: Mapped[dict[str, int]] = mapped_column(JSON)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"))
    day: Mapped[date]
    note: Mapped[str]
