"""What waits for a decision, a second officer or a batch; and what is already released beside it."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from app.consultations.definition import FormDefinition
from app.consultations.errors import NoSuchFormError
from app.consultations.models import Consultation
from app.consultations.queries import version, version_by_id
from app.consultations.versions import definition_of
from app.core.database import Session
from app.core.errors import NotFoundError
from app.feedback.models import FeedbackRecord
from app.programmes.context import HIGHEST, context_level
from app.programmes.models import Programme
from app.programmes.queries import context_of
from app.review.models import Decision
from app.submissions.models import Message, Submission, SubmissionState


def submission_by_id(session: Session, submission_id: UUID) -> Submission:
    """Held until the end of the transaction, so that two officers act one after the other. Raises NotFoundError."""
    found = session.scalar(select(Submission).where(Submission.id == submission_id).with_for_update())
    if found is None:
        raise NotFoundError
    return found


def message_by_id(session: Session, message_id: UUID) -> tuple[Message, Submission]:
    """A sender's message and what it belongs to. Raises NotFoundError."""
    message = session.get(Message, message_id)
    if message is None or not message.from_sender:
        raise NotFoundError
    return message, submission_by_id(session, message.submission_id)


def decision_of(session: Session, submission: Submission) -> Decision | None:
    return session.get(Decision, submission.id)


def undecided() -> Select[Submission]:
    """Waiting for a first officer, most careful tier first, then by week."""
    decided = select(Decision.submission_id).where(Decision.submission_id == Submission.id).exists()
    return (
        select(Submission)
        .where(Submission.state.in_([SubmissionState.RECEIVED, SubmissionState.READ]), ~decided)
        .order_by(Submission.tier.desc(), Submission.week, Submission.id)
    )


def quarantined() -> Select[Submission]:
    """As long as a text is left or its sender can be written to."""
    return (
        select(Submission)
        .where(Submission.state == SubmissionState.QUARANTINED, Submission.sealed_original.is_not(None))
        .order_by(Submission.week, Submission.id)
    )


def with_decision() -> Select[Decision, Submission]:
    return select(Decision, Submission).join(Submission, Submission.id == Decision.submission_id)


def owed_second() -> Select[Decision, Submission]:
    return (
        with_decision().where(Decision.due_on.is_(None)).order_by(Decision.tier.desc(), Submission.week, Submission.id)
    )


def concluded() -> Select[Decision, Submission]:
    """Decided by all who had to and not yet released, the first due first."""
    return with_decision().where(Decision.due_on.is_not(None)).order_by(Decision.due_on, Submission.id)


def due_decisions(today: date) -> Select[Decision, Submission]:
    """Past the delay of their tier. Held until the end of a writing transaction: nothing leaves twice."""
    return with_decision().where(Decision.due_on <= today).order_by(Submission.id).with_for_update()


def released_in(session: Session, consultation_id: UUID) -> Sequence[FeedbackRecord]:
    statement = (
        select(FeedbackRecord)
        .where(FeedbackRecord.consultation_id == consultation_id)
        .options(selectinload(FeedbackRecord.groups), selectinload(FeedbackRecord.choices))
        .order_by(FeedbackRecord.id)
    )
    return session.scalars(statement).all()


def consultation_with_programme(session: Session, consultation_id: UUID) -> tuple[Consultation, Programme]:
    statement = (
        select(Consultation, Programme)
        .join(Programme, Programme.id == Consultation.programme_id)
        .where(Consultation.id == consultation_id)
    )
    consultation, programme = session.execute(statement).one()
    return consultation, programme


def context_level_for(session: Session, consultation_id: UUID, region: str | None) -> int:
    """C of the tier rule, 0-4; the highest while the country's context was never recorded."""
    _, programme = consultation_with_programme(session, consultation_id)
    context = context_of(session, programme.country)
    return HIGHEST if context is None else context_level(context, region)


def form_of(session: Session, submission: Submission) -> FormDefinition | None:
    """The form as this sender saw it; None for a consultation that never had one."""
    consultation = session.get_one(Consultation, submission.consultation_id)
    if consultation.form_version_id is None:
        return None
    present = version_by_id(session, consultation.form_version_id)
    try:
        return definition_of(version(session, present.form.code, submission.form_version))
    except NoSuchFormError:
        return definition_of(present)


def question_labels(session: Session, submission: Submission, language: str) -> dict[str, str]:
    """Question id -> its words in this language."""
    form = form_of(session, submission)
    return {question.id: question.label.get(language, "") for question in form.questions} if form else {}


def asked_in(session: Session, submissions: Iterable[Submission]) -> frozenset[str]:
    """The words of every question these senders saw, in every language."""
    forms = {one.form_version: form_of(session, one) for one in submissions}
    return frozenset(
        words for form in forms.values() if form for question in form.questions for words in question.label.values()
    )
