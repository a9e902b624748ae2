"""Finding submissions by what intake keeps in clear."""

from uuid import UUID

from sqlalchemy import Select, select

from app.submissions.models import Message, Submission, SubmissionState


def by_lookup(digest: bytes) -> Select[Submission]:
    return select(Submission).where(Submission.lookup_digest == digest)


def waiting(*, consultation_id: UUID | None = None) -> Select[Submission]:
    """Not yet decided, most careful tier first, then by week."""
    statement = select(Submission).where(Submission.state.in_([SubmissionState.RECEIVED, SubmissionState.READ]))
    if consultation_id is not None:
        statement = statement.where(Submission.consultation_id == consultation_id)
    return statement.order_by(Submission.tier.desc(), Submission.week, Submission.id)


def unread() -> Select[Submission]:
    return select(Submission).where(Submission.state == SubmissionState.RECEIVED)


def unread_messages() -> Select[Message]:
    return select(Message).where(Message.from_sender, ~Message.read).order_by(Message.tier.desc(), Message.id)


def messages_of(submission_id: UUID) -> Select[Message]:
    return select(Message).where(Message.submission_id == submission_id).order_by(Message.id)
