"""Releasing a whole batch at once: nothing about its order, keys or moment points back at a submission."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.accounts.actors import UnlockedActor
from app.anonymization.tiers import Tier
from app.audit.service import record as audit
from app.core.database import Session, rewrite_in_key_order
from app.feedback.models import FeedbackRecord
from app.feedback.service import NewRecord, add_batch
from app.review.batches import SMALLEST_BATCH, Leaving, coarsened, joined_text, lots, voices_of
from app.review.coarsening import Labels
from app.review.errors import BatchTooSmallError, NoKeyError
from app.review.models import Decision
from app.review.periods import period_of
from app.review.queries import asked_in, consultation_with_programme, due_decisions, question_labels, released_in
from app.review.service.reading import key_of, read_draft
from app.sealing.envelopes import Purpose
from app.slips.models import SlipStatus, WithdrawalOrder
from app.slips.service import note_progress
from app.submissions.models import Submission, SubmissionState
from app.submissions.vault import destroy


@dataclass(frozen=True, slots=True)
class Due:
    decision: Decision
    submission: Submission


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a share of the batch belongs."""

    consultation_id: UUID
    programme_id: UUID
    stage: str


def due(session: Session) -> list[Due]:
    today = session.clock.now().date()
    return [Due(decision, submission) for decision, submission in session.execute(due_decisions(today))]


def due_for(session: Session, *, by: UnlockedActor) -> list[Due]:
    """What is due and sealed to a key this officer holds."""
    waiting = due(session)
    held = {one.submission.consultation_id for one in waiting}
    held = {consultation_id for consultation_id in held if holds_key(session, consultation_id, by=by)}
    return [one for one in waiting if one.submission.consultation_id in held]


def holds_key(session: Session, consultation_id: UUID, *, by: UnlockedActor) -> bool:
    try:
        key_of(session, consultation_id, by=by)
    except NoKeyError:
        return False
    return True


def release_due(session: Session, *, by: UnlockedActor) -> int:
    """Release everything due, of all consultations, as one shuffled batch. Raises BatchTooSmallError under five."""
    batch = due_for(session, by=by)
    if len(batch) < SMALLEST_BATCH:
        raise BatchTooSmallError(due=len(batch), needed=SMALLEST_BATCH)
    by_consultation: dict[UUID, list[Due]] = defaultdict(list)
    for one in batch:
        by_consultation[one.submission.consultation_id].append(one)
    records = [
        record
        for consultation_id, share in by_consultation.items()
        for record in records_of(session, consultation_id, share, by=by)
    ]
    lots.shuffle(records)
    add_batch(session, records)
    for new in records:
        note_progress(session, record_id=new.id, status=SlipStatus.RELEASED)
    forget_the_way(session, batch)
    for consultation_id in by_consultation:
        audit(session, act="review.release", actor=by, subject=str(consultation_id))
    return len(records)


def records_of(session: Session, consultation_id: UUID, share: Sequence[Due], *, by: UnlockedActor) -> list[NewRecord]:
    leaving = [leave(session, one, by=by) for one in share]
    released = released_in(session, consultation_id)
    asked = asked_in(session, [one.submission for one in share])
    voices = voices_of(leaving, released, asked=asked)
    for known, voice in zip(released, voices.known, strict=True):
        if voice in voices.shared and known.near_duplicates is None:
            known.near_duplicates = voice
    consultation, programme = consultation_with_programme(session, consultation_id)
    origin = Origin(consultation_id, programme.id, consultation.stage)
    labelled = zip(leaving, coarsened(leaving, released, voices), strict=True)
    return [
        new_record(one, labels, origin, labels.voice if labels.voice in voices.shared else None)
        for one, labels in labelled
    ]


def leave(session: Session, one: Due, *, by: UnlockedActor) -> Leaving:
    draft = read_draft(session, one.decision, one.submission, by=by)
    text = None
    if one.decision.tier is not Tier.T4:
        text = joined_text(draft, question_labels(session, one.submission, draft.language))
    if session.get(WithdrawalOrder, draft.record_id) is not None:
        # The sender took the consent to publish back meanwhile: it never holds, not even for an hour.
        draft = draft.model_copy(update={"may_paraphrase": False, "may_quote": False})
    return Leaving(draft, one.decision.tier, one.submission.week, text)


def new_record(leaving: Leaving, labels: Labels, origin: Origin, near_duplicates: UUID | None) -> NewRecord:
    """T4 becomes a record without text, topic, kind, or place below country."""
    draft, sealed = leaving.draft, leaving.tier is Tier.T4
    return NewRecord(
        id=draft.record_id,
        consultation_id=origin.consultation_id,
        programme_id=origin.programme_id,
        stage=origin.stage,
        tier=leaving.tier,
        language=draft.language,
        text=leaving.text,
        paraphrase=None if sealed else draft.paraphrase,
        kind=None if sealed else draft.kind.value,
        period=period_of(leaving.week, leaving.tier),
        place=labels.place,
        organisation_type=labels.organisation_type,
        groups=labels.groups,
        choices=labels.choices,
        topics=() if sealed else draft.topics,
        may_paraphrase=draft.may_paraphrase and not sealed,
        may_quote=draft.may_quote and leaving.tier is Tier.T1,
        near_duplicates=None if sealed else near_duplicates,
    )


def forget_the_way(session: Session, batch: Sequence[Due]) -> None:
    """Drafts and the officers' pointers die: from here only the receipt knows which record came of which words."""
    for one in batch:
        destroy(session, one.submission.id, Purpose.DRAFT, Purpose.POINTER)
        one.submission.state = SubmissionState.RELEASED
        one.submission.sealed_pointer = None
        session.delete(one.decision)
    session.flush()
    rewrite_in_key_order(session, FeedbackRecord.__table__, Submission.__table__)
