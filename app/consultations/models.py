"""Tables of forms, consultations, native reviews and keys; private keys live in the key store."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.consultations.lifecycle import ConsultationState, VersionState, WordsKind
from app.core.database import Base, KeyBase
from app.core.identifiers import new_id, new_slug
from app.core.types import LocalizedText, in_words
from app.programmes.stages import EngagementMode, Stage


class Form(Base):
    """`code` names it for staff and in files, such as FRM-DESIGN; `name` is for staff only."""

    __tablename__ = "form"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[LocalizedText] = mapped_column(JSON)


class FormVersion(Base):
    """`definition` is a FormDefinition. `digest` seals it at publication: the JSON's SHA-256, empty in a draft."""

    __tablename__ = "form_version"
    __table_args__ = (
        UniqueConstraint("form_id", "number"),
        CheckConstraint("state = 'draft' OR published_on IS NOT NULL AND digest <> ''", name="published_is_sealed"),
        CheckConstraint("state <> 'retired' OR retired_on IS NOT NULL", name="retired_has_its_day"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    form_id: Mapped[UUID] = mapped_column(ForeignKey("form.id"))
    number: Mapped[int]
    # Any: the JSON is read through FormDefinition, never by its keys.
    definition: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(default="")
    state: Mapped[VersionState] = mapped_column(in_words(VersionState), default=VersionState.DRAFT)
    change_note: Mapped[LocalizedText] = mapped_column(JSON, default=dict)
    published_on: Mapped[date | None]
    retired_on: Mapped[date | None]

    form: Mapped[Form] = relationship(lazy="raise_on_sql")


class Consultation(Base):
    """`notice` has the parts `who_reads`, `can_change`, `cannot_change`, `risk`. `closes_on` is the last open day."""

    __tablename__ = "consultation"
    __table_args__ = (
        CheckConstraint("opens_on <= closes_on AND closes_on <= response_due_on", name="days_in_order"),
        CheckConstraint(
            "state IN ('draft', 'ready', 'cancelled') OR form_version_id IS NOT NULL", name="open_has_form"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True, default=new_slug)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    stage: Mapped[Stage] = mapped_column(in_words(Stage))
    mode: Mapped[EngagementMode] = mapped_column(in_words(EngagementMode))
    title: Mapped[LocalizedText] = mapped_column(JSON)
    notice: Mapped[dict[str, LocalizedText]] = mapped_column(JSON)
    languages: Mapped[list[str]] = mapped_column(JSON)
    channels: Mapped[list[str]] = mapped_column(JSON)
    form_version_id: Mapped[UUID | None] = mapped_column(ForeignKey("form_version.id"))
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    response_due_on: Mapped[date]
    state: Mapped[ConsultationState] = mapped_column(in_words(ConsultationState), index=True)


class ConsultationStateChange(Base):
    """Append-only. `number` counts a consultation's changes from 1; no account where a due task acted."""

    __tablename__ = "consultation_state_change"
    __table_args__ = (UniqueConstraint("consultation_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    number: Mapped[int]
    state: Mapped[ConsultationState] = mapped_column(in_words(ConsultationState))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_account.id"))
    day: Mapped[date]
    reason: Mapped[str]


class WordsReview(Base):
    """A native speaker read these words: in what role, on which day. Append-only.

    A notice is reviewed for one consultation as it stood: `digest` is the SHA-256 of its words, so a later edit asks
    for a new review. The other texts belong to the product; for them both are empty.
    """

    __tablename__ = "words_review"
    __table_args__ = (
        CheckConstraint("(kind = 'notice') = (consultation_id IS NOT NULL)", name="notice_has_consultation"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    consultation_id: Mapped[UUID | None] = mapped_column(ForeignKey("consultation.id"), index=True)
    language: Mapped[str]
    kind: Mapped[WordsKind] = mapped_column(in_words(WordsKind))
    digest: Mapped[str]
    role: Mapped[str]
    day: Mapped[date]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"))


class ConsultationKey(Base):
    """Where senders' texts are sealed to: 65 bytes of P-256."""

    __tablename__ = "consultation_key"

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"), primary_key=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(65))


class ConsultationKeyWrap(KeyBase):
    """The private key, sealed to one officer."""

    __tablename__ = "consultation_key_wrap"

    consultation_id: Mapped[UUID] = mapped_column(primary_key=True)
    officer_account_id: Mapped[UUID] = mapped_column(primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary(128))
