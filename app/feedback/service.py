"""Records come in by whole batches, and are forgotten one by one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from app.anonymization.tiers import Tier
from app.core.database import Session
from app.core.text import clean
from app.feedback import queries, search
from app.feedback.codebook import Code, checked
from app.feedback.errors import GlossEmptyError, GlossLanguageError, GlossTooLongError
from app.feedback.models import (
    AnswerStatus,
    FeedbackRecord,
    Gloss,
    Origin,
    RecordChoice,
    RecordGroup,
    RecordTopic,
    Topic,
)

LONGEST_GLOSS = 20_000


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record as review hands it over; labels are already as coarse as they will ever be."""

    id: UUID
    consultation_id: UUID
    programme_id: UUID
    stage: str
    tier: Tier
    language: str
    text: str | None = field(repr=False)
    paraphrase: str | None = field(repr=False)
    kind: str | None
    period: str | None
    place: str | None
    organisation_type: str | None
    groups: tuple[str, ...]
    topics: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    may_paraphrase: bool
    may_quote: bool
    near_duplicates: UUID | None = None
    origin: Origin = Origin.SUBMISSION


def add_batch(session: Session, records: Sequence[NewRecord]) -> None:
    """Insert in the given order, which the caller has shuffled; the search index is filled in the same order."""
    for new in records:
        session.add(record_of(new))
    session.flush()
    for new in records:
        if new.text is not None:
            texts = [search.Wording(new.text, new.language)]
            search.index(session, record_id=new.id, texts=texts, paraphrase=new.paraphrase)


def record_of(new: NewRecord) -> FeedbackRecord:
    return FeedbackRecord(
        id=new.id,
        consultation_id=new.consultation_id,
        programme_id=new.programme_id,
        stage=new.stage,
        tier=new.tier,
        language=new.language,
        text=new.text,
        paraphrase=new.paraphrase,
        kind=new.kind,
        period=new.period,
        place=new.place,
        organisation_type=new.organisation_type,
        may_paraphrase=new.may_paraphrase,
        may_quote=new.may_quote,
        origin=new.origin,
        answer_status=AnswerStatus.NONE,
        near_duplicates=new.near_duplicates,
        topics=[RecordTopic(code=code) for code in sorted(set(new.topics))],
        groups=[RecordGroup(group=group) for group in sorted(set(new.groups))],
        choices=[RecordChoice(question=question, option=option) for question, option in sorted(set(new.choices))],
    )


def forget_record(session: Session, record_id: UUID) -> None:
    """Withdrawal hook of this room: text, labels, topics, glosses and the search row go."""
    search.forget(session, record_id=record_id)
    record = session.get(FeedbackRecord, record_id, options=queries.whole_record())
    if record is not None:
        session.delete(record)
        session.flush()


def narrow_consent(session: Session, record_id: UUID) -> bool:
    """The sender took back the consent to publish. Answers whether this room has the record."""
    record = session.get(FeedbackRecord, record_id)
    if record is None:
        return False
    record.may_paraphrase = record.may_quote = False
    session.flush()
    return True


def set_answer_status(session: Session, record_ids: Collection[UUID], *, status: AnswerStatus) -> None:
    """What was answered to these records; those that are not released are passed over."""
    for record in session.scalars(select(FeedbackRecord).where(FeedbackRecord.id.in_(record_ids))):
        record.answer_status = status
    session.flush()


def write_gloss(session: Session, *, record_id: UUID, language: str, text: str, made_by: str) -> None:
    """Writes or replaces the gloss in one language. `made_by` is a role's word, or `machine`; never a name.

    Raises NoSuchRecordError for a record whose text translators may not read, GlossEmptyError, GlossTooLongError and
    GlossLanguageError.
    """
    record = queries.record_to_gloss(session, record_id)
    if language == record.language or language not in queries.GLOSS_LANGUAGES:
        raise GlossLanguageError
    words = clean(text)
    if not words:
        raise GlossEmptyError
    if len(words) > LONGEST_GLOSS:
        raise GlossTooLongError(longest=LONGEST_GLOSS)
    session.merge(Gloss(record_id=record_id, language=language, text=words, made_by=made_by))
    session.flush()
    search.reindex(session, record_id=record_id)


def load_code_frame(session: Session, frame: Sequence[Code], *, version: int) -> None:
    """Write the frame's topics as this version. Topics of older versions stay: records cite them.

    Raises CodeFrameError.
    """
    for code in checked(frame):
        session.merge(
            Topic(
                code=code.id,
                family=code.parent,
                family_label=code.parent_label,
                label=code.label,
                sensitivity=code.sensitivity,
                criteria=list(code.dac),
                guidelines=list(code.guidelines),
                frame_version=version,
            )
        )
    session.flush()
