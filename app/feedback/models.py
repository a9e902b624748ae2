"""A feedback record is what staff may read: masked text and coarse labels, with no time finer than its tier allows."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Connection, ForeignKey, String, Text, event, text
from sqlalchemy.orm import Mapped, UOWTransaction, mapped_column, relationship

from app.anonymization.tiers import Tier
from app.core.database import Base, Session
from app.core.identifiers import new_token
from app.core.types import LocalizedText, in_words
from app.feedback.search_tables import create_search, drop_search


class Origin(StrEnum):
    SUBMISSION = "submission"
    ROUNDTABLE = "roundtable"
    EXISTING_BODY = "existing_body"


class AnswerStatus(StrEnum):
    NONE = "none"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    NOT_ACCEPTED = "not_accepted"
    OUT_OF_SCOPE = "out_of_scope"
    CARRIED_FORWARD = "carried_forward"


class FeedbackRecord(Base):
    """`id` was drawn at submission and sealed; nothing else here joins the two. T4 has neither text nor labels."""

    __tablename__ = "feedback_record"
    __table_args__ = (
        CheckConstraint(
            "tier <> 'T4' OR (text IS NULL AND paraphrase IS NULL AND place IS NULL AND organisation_type IS NULL)",
            name="sealed_has_no_text",
        ),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    stage: Mapped[str] = mapped_column(String(2))
    tier: Mapped[Tier] = mapped_column(in_words(Tier), index=True)
    language: Mapped[str] = mapped_column(String(8))
    text: Mapped[str | None] = mapped_column(Text)
    paraphrase: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(String(32))
    period: Mapped[str | None] = mapped_column(String(8))
    place: Mapped[str | None] = mapped_column(String(32))
    organisation_type: Mapped[str | None] = mapped_column(String(32))
    may_paraphrase: Mapped[bool]
    may_quote: Mapped[bool]
    origin: Mapped[Origin] = mapped_column(in_words(Origin))
    answer_status: Mapped[AnswerStatus] = mapped_column(in_words(AnswerStatus))
    near_duplicates: Mapped[UUID | None]

    topics: Mapped[list["RecordTopic"]] = relationship(lazy="raise_on_sql", cascade="all, delete-orphan")
    groups: Mapped[list["RecordGroup"]] = relationship(lazy="raise_on_sql", cascade="all, delete-orphan")
    choices: Mapped[list["RecordChoice"]] = relationship(lazy="raise_on_sql", cascade="all, delete-orphan")
    glosses: Mapped[list["Gloss"]] = relationship(lazy="raise_on_sql", cascade="all, delete-orphan")


class RecordTopic(Base):
    __tablename__ = "record_topic"
    __table_args__ = {"sqlite_with_rowid": False}

    record_id: Mapped[UUID] = mapped_column(ForeignKey("feedback_record.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("topic.code"), primary_key=True)


class RecordGroup(Base):
    __tablename__ = "record_group"
    __table_args__ = {"sqlite_with_rowid": False}

    record_id: Mapped[UUID] = mapped_column(ForeignKey("feedback_record.id", ondelete="CASCADE"), primary_key=True)
    group: Mapped[str] = mapped_column("population_group", String(32), primary_key=True)


class RecordChoice(Base):
    """An option chosen in the form, kept only where k voices chose it."""

    __tablename__ = "record_choice"
    __table_args__ = {"sqlite_with_rowid": False}

    record_id: Mapped[UUID] = mapped_column(ForeignKey("feedback_record.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(String(40), primary_key=True)
    option: Mapped[str] = mapped_column(String(60), primary_key=True)


class Gloss(Base):
    """A translation of released text. `made_by` says how: a role's word for a human, or `machine`."""

    __tablename__ = "gloss"
    __table_args__ = {"sqlite_with_rowid": False}

    record_id: Mapped[UUID] = mapped_column(ForeignKey("feedback_record.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(16))


class Topic(Base):
    """One code of the code frame; `sensitivity` 0-4 feeds the tier rule, `criteria` are DAC criteria."""

    __tablename__ = "topic"

    code: Mapped[str] = mapped_column(String(4), primary_key=True)
    family: Mapped[str] = mapped_column(String(2))
    family_label: Mapped[LocalizedText] = mapped_column(JSON)
    label: Mapped[LocalizedText] = mapped_column(JSON)
    sensitivity: Mapped[int]
    criteria: Mapped[list[str]] = mapped_column(JSON)
    guidelines: Mapped[list[int]] = mapped_column(JSON)
    frame_version: Mapped[int]


class ReleaseMark(Base):
    """One row whose `mark` is drawn anew whenever records or topics change, so that what was counted is counted again.

    It is random, not a number: a counter would tell how often people withdrew.
    """

    __tablename__ = "release_mark"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mark: Mapped[str] = mapped_column(String(43))


@event.listens_for(FeedbackRecord.__table__, "after_create")
def create_index(_table: object, connection: Connection, **_options: Any) -> None:
    create_search(connection)


@event.listens_for(FeedbackRecord.__table__, "before_drop")
def drop_index(_table: object, connection: Connection, **_options: Any) -> None:
    drop_search(connection)


CHANGE = text(
    "INSERT INTO release_mark (id, mark) VALUES (1, :mark) ON CONFLICT (id) DO UPDATE SET mark = excluded.mark"
)


@event.listens_for(Session, "after_flush")
def draw_mark(session: Session, _flush: UOWTransaction) -> None:
    """Whatever room changes a record or the code frame, the mark changes with it."""
    changed = (thing for things in (session.new, session.dirty, session.deleted) for thing in things)
    if any(isinstance(thing, FeedbackRecord | RecordTopic | RecordGroup | Topic) for thing in changed):
        session.execute(CHANGE, {"mark": new_token()})
