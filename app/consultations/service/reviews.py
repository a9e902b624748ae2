"""Recording that a native speaker has read the words senders will read."""

from app.accounts.actors import Actor
from app.audit import service as audit
from app.consultations.errors import ReviewRoleNeededError
from app.consultations.forms import ReviewDraft
from app.consultations.lifecycle import WordsKind
from app.consultations.models import Consultation, WordsReview
from app.consultations.notices import words_digest
from app.core.database import Session


def record_review(session: Session, consultation: Consultation, draft: ReviewDraft, *, by: Actor) -> WordsReview:
    """A review of the notice stands for this consultation's present words; one of another text for the whole product.

    Raises ReviewRoleNeededError.
    """
    if not draft.role:
        raise ReviewRoleNeededError
    is_notice = draft.kind is WordsKind.NOTICE
    review = WordsReview(
        consultation_id=consultation.id if is_notice else None,
        language=draft.language,
        kind=draft.kind,
        digest=words_digest(consultation.title, consultation.notice, draft.language) if is_notice else "",
        role=draft.role,
        day=draft.day,
        account_id=by.account_id,
    )
    session.add(review)
    session.flush()
    audit.record(session, act="words.review", actor=by, subject=f"{draft.kind}/{draft.language}")
    return review
