"""A slip tells a returning sender what became of their words; an order tells staff rooms to forget a record."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Base
from app.core.types import LocalizedText, in_words


class SlipStatus(StrEnum):
    RECEIVED = "received"
    READ = "read"
    RELEASED = "released"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    NOT_ACCEPTED = "not_accepted"
    OUT_OF_SCOPE = "out_of_scope"
    CARRIED_FORWARD = "carried_forward"
    NOT_USED = "not_used"
    EXPIRED = "expired"


class Slip(Base):
    """`digest` is the SHA-256 of a record id, which only the receipt holder and the officers know."""

    __tablename__ = "slip"
    __table_args__ = {"sqlite_with_rowid": False}

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    status: Mapped[SlipStatus] = mapped_column(in_words(SlipStatus))
    answer: Mapped[LocalizedText | None] = mapped_column(JSON)


class WithdrawalOrder(Base):
    """Every room forgets this record within a day; then the order itself goes.

    With `consent_only` the record stays, and only the consent to publish is taken back.
    """

    __tablename__ = "withdrawal_order"
    __table_args__ = {"sqlite_with_rowid": False}

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    consent_only: Mapped[bool]
    day: Mapped[date]
