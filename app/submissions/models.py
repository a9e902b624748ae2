"""What intake keeps in clear is exactly: consultation, week, form version, size bucket, tier, state, digests."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.anonymization.tiers import Tier
from app.core.database import Base, KeyBase
from app.core.identifiers import new_id
from app.core.types import in_words


class SubmissionState(StrEnum):
    RECEIVED = "received"
    READ = "read"
    DECIDED = "decided"
    QUARANTINED = "quarantined"
    RELEASED = "released"
    DROPPED = "dropped"


class Submission(Base):
    """One sealed submission. Every `sealed_` column is ciphertext; its key lies in the key store, or is gone."""

    __tablename__ = "submission"
    __table_args__ = (
        CheckConstraint("length(week) = 8", name="no_time_finer_than_a_week"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    week: Mapped[str] = mapped_column(String(8))
    form_version: Mapped[int]
    size_bucket: Mapped[int]
    tier: Mapped[Tier] = mapped_column(in_words(Tier))
    state: Mapped[SubmissionState] = mapped_column(in_words(SubmissionState))
    lookup_digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    sealed_original: Mapped[bytes | None]
    sealed_pointer: Mapped[bytes | None]
    sealed_receipt_pointer: Mapped[bytes | None]
    mailbox_key: Mapped[bytes | None] = mapped_column(LargeBinary(65))


class Message(Base):
    """A sealed word between a receipt holder and the officers."""

    __tablename__ = "message"
    __table_args__ = {"sqlite_with_rowid": False}

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submission.id", ondelete="CASCADE"))
    from_sender: Mapped[bool]
    tier: Mapped[Tier] = mapped_column(in_words(Tier))
    read: Mapped[bool]
    sealed: Mapped[bytes]


class DataKeyRow(KeyBase):
    """A wrapped data key. Deleting the row destroys what it opens, in every backup of the main store.

    `destroy_on` is the last day of its life, counted from a week or an officer's decision, never from an arrival.
    """

    __tablename__ = "data_key"
    __table_args__ = {"sqlite_with_rowid": False}

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(String(16), primary_key=True)
    wrapped: Mapped[bytes]
    destroy_on: Mapped[date | None]


class ForgottenDigest(KeyBase):
    """Digest of a submission or record that was withdrawn, destroyed or narrowed: to forget again after a restore."""

    __tablename__ = "forgotten_digest"
    __table_args__ = {"sqlite_with_rowid": False}

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    what: Mapped[str] = mapped_column(String(16))


class DailySecret(KeyBase):
    """32 random bytes that live two days; page states and API receipts made with it die with it."""

    __tablename__ = "daily_secret"

    day: Mapped[date] = mapped_column(primary_key=True)
    secret: Mapped[bytes] = mapped_column(LargeBinary(32))
