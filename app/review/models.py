"""An officer's decision about one submission, until its batch leaves; marks of harm, and counts of corrections."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.anonymization.spans import Layer, SpanType
from app.anonymization.tiers import HANDLING, Tier
from app.core.database import Base
from app.core.identifiers import new_id
from app.core.types import in_words
from app.review.corrections import Act

TWO_OFFICERS = 2


class Decision(Base):
    """`sealed_draft` is ciphertext like the original. Dates count from the officers' act, never from an arrival.

    `rule_tier` is the least the rule and the promise to the sender allow; a `tier` above it was raised by hand, and
    `lowering_to` is what one officer asks of another. `uncovers`: more may be read than the sender was shown.
    `due_on` is empty while a second officer is still owed.
    """

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("second_officer_id IS NULL OR second_officer_id <> first_officer_id", name="two_people"),
        CheckConstraint("tier >= rule_tier", name="never_below_the_rule"),
        CheckConstraint("NOT uncovers OR due_on IS NULL OR second_officer_id IS NOT NULL", name="uncovering_takes_two"),
        CheckConstraint(
            "tier IN ('T1', 'T2') OR due_on IS NULL OR second_officer_id IS NOT NULL", name="restricted_takes_two"
        ),
        CheckConstraint("(lowering_to IS NULL) = (lowering_asked_by_id IS NULL)", name="lowering_has_an_asker"),
        {"sqlite_with_rowid": False},
    )

    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submission.id", ondelete="CASCADE"), primary_key=True)
    tier: Mapped[Tier] = mapped_column(in_words(Tier))
    rule_tier: Mapped[Tier] = mapped_column(in_words(Tier))
    uncovers: Mapped[bool]
    first_officer_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"))
    second_officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_account.id"))
    decided_on: Mapped[date]
    due_on: Mapped[date | None]
    lowering_to: Mapped[Tier | None] = mapped_column(in_words(Tier))
    lowering_asked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_account.id"))
    sealed_draft: Mapped[bytes | None]

    @property
    def raised_by_hand(self) -> bool:
        return self.tier > self.rule_tier

    @property
    def takes_two(self) -> bool:
        return self.uncovers or HANDLING[self.tier].officers == TWO_OFFICERS


class HarmMark(Base):
    """One report of harm was decided: where, and in which month. Nothing leads from it to the report or back."""

    __tablename__ = "harm_mark"
    __table_args__ = {"sqlite_with_rowid": False}

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    zone: Mapped[str] = mapped_column(String(16))
    month: Mapped[str] = mapped_column(String(7))


class MaskingCorrection(Base):
    """How often officers corrected masking in one way: no time, no text, and nothing that leads to a submission."""

    __tablename__ = "masking_correction"
    __table_args__ = {"sqlite_with_rowid": False}

    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    act: Mapped[Act] = mapped_column(in_words(Act), primary_key=True)
    type: Mapped[SpanType] = mapped_column(in_words(SpanType), primary_key=True)
    layer: Mapped[Layer] = mapped_column(in_words(Layer), primary_key=True)
    shape: Mapped[str] = mapped_column(String(32), primary_key=True)
    count: Mapped[int]
