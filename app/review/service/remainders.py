"""What never filled a batch: after 180 days officers drop it, or let it leave without labels."""

from datetime import timedelta

from app.accounts.actors import UnlockedActor
from app.audit.service import record as audit
from app.core.clock import first_day
from app.core.database import Session
from app.review.drafts import Draft
from app.review.errors import NotOldEnoughError
from app.review.models import Decision
from app.review.service.deciding import decided
from app.review.service.drafting import seal_draft
from app.review.service.reading import destroy_original, read_draft
from app.sealing.envelopes import Purpose
from app.slips.models import SlipStatus
from app.slips.service import write_slip
from app.submissions.models import Submission, SubmissionState
from app.submissions.vault import destroy

REMAINDER_AFTER = timedelta(days=180)


def strip_labels(session: Session, submission: Submission, *, by: UnlockedActor) -> Draft:
    """After 180 days a remainder may leave without labels. Raises NotOldEnoughError."""
    decision = old_enough(session, submission)
    draft = read_draft(session, decision, submission, by=by).model_copy(update={"without_labels": True})
    decision.sealed_draft = seal_draft(session, submission, draft)
    session.flush()
    audit(session, act="review.strip_labels", actor=by, subject=str(submission.consultation_id))
    return draft


def drop(session: Session, submission: Submission, *, by: UnlockedActor) -> None:
    """After 180 days a remainder may be dropped: its draft dies and its sender is told. Raises NotOldEnoughError."""
    decision = old_enough(session, submission)
    draft = read_draft(session, decision, submission, by=by)
    write_slip(session, record_id=draft.record_id, status=SlipStatus.NOT_USED)
    destroy(session, submission.id, Purpose.DRAFT, Purpose.POINTER)
    destroy_original(session, submission)
    submission.state = SubmissionState.DROPPED
    submission.sealed_pointer = None
    session.delete(decision)
    session.flush()
    audit(session, act="review.drop", actor=by, subject=str(submission.consultation_id))


def old_enough(session: Session, submission: Submission) -> Decision:
    decision = decided(session, submission)
    if not is_remainder(session, submission):
        raise NotOldEnoughError
    return decision


def is_remainder(session: Session, submission: Submission) -> bool:
    return session.clock.now().date() >= first_day(submission.week) + REMAINDER_AFTER
