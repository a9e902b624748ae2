"""Reading released records and the code frame; what translators find in their queue."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.anonymization.tiers import Tier
from app.core.database import Session
from app.core.locales import STAFF_LOCALES
from app.feedback.errors import NoSuchRecordError
from app.feedback.models import FeedbackRecord, Gloss, ReleaseMark, Topic

GLOSS_LANGUAGES = STAFF_LOCALES
TRANSLATORS_READ = (Tier.T1, Tier.T2)
QUEUE_PAGE = 50


@dataclass(frozen=True, slots=True)
class GlossQueue:
    """`waiting` counts records by their language; `records` are the oldest of the chosen language."""

    waiting: dict[str, int]
    records: list[FeedbackRecord]


def whole_record() -> tuple[ORMOption, ...]:
    """Loads everything that hangs on a record, for reading it whole or deleting it."""
    return (
        selectinload(FeedbackRecord.topics),
        selectinload(FeedbackRecord.groups),
        selectinload(FeedbackRecord.choices),
        selectinload(FeedbackRecord.glosses),
    )


def release_mark(session: Session) -> str:
    """Differs whenever released records differ; empty before the first release."""
    return session.scalar(select(ReleaseMark.mark)) or ""


# --- the code frame ---


def topics(session: Session) -> list[Topic]:
    """In the order of the frame: A1, A2, ... J4."""
    return list(session.scalars(select(Topic).order_by(Topic.family, func.length(Topic.code), Topic.code)))


def sensitivities(session: Session) -> dict[str, int]:
    """Code -> sensitivity 0-4."""
    return dict(session.execute(select(Topic.code, Topic.sensitivity)).all())


def codebook_version(session: Session) -> int:
    """0 before a code frame is loaded."""
    return session.scalar(select(func.max(Topic.frame_version))) or 0


# --- glosses ---


def record_to_gloss(session: Session, record_id: UUID) -> FeedbackRecord:
    """With its glosses. Raises NoSuchRecordError unless it is a T1 or T2 record with text."""
    wanted = select(FeedbackRecord).where(FeedbackRecord.id == record_id, *readable_by_translators())
    record = session.scalar(wanted.options(selectinload(FeedbackRecord.glosses)))
    if record is None:
        raise NoSuchRecordError
    return record


def gloss_queue(session: Session, *, to: str, language: str | None = None) -> GlossQueue:
    """Records without a gloss in the language `to`, the oldest period first; at most QUEUE_PAGE of them."""
    missing = (
        *readable_by_translators(),
        FeedbackRecord.language != to,
        ~select(Gloss).where(Gloss.record_id == FeedbackRecord.id, Gloss.language == to).exists(),
    )
    counted = select(FeedbackRecord.language, func.count()).where(*missing).group_by(FeedbackRecord.language)
    oldest = select(FeedbackRecord).where(*missing)
    if language is not None:
        oldest = oldest.where(FeedbackRecord.language == language)
    oldest = oldest.order_by(FeedbackRecord.period, FeedbackRecord.id).limit(QUEUE_PAGE)
    waiting = dict(session.execute(counted).all())
    return GlossQueue(waiting, list(session.scalars(oldest)))


def readable_by_translators() -> tuple[ColumnElement[bool], ...]:
    return FeedbackRecord.tier.in_(TRANSLATORS_READ), FeedbackRecord.text.is_not(None)
