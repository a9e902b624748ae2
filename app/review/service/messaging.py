"""Answering a sender whom no public answer reaches: a message sealed to the receipt."""

from app.accounts.actors import UnlockedActor
from app.audit.service import record
from app.core.database import Session
from app.core.text import clean
from app.review.errors import EmptyMessageError, NoReceiptError
from app.submissions.mailbox import write_to_sender
from app.submissions.models import Submission

LONGEST_MESSAGE = 4000


def write(session: Session, submission: Submission, text: str, *, by: UnlockedActor) -> None:
    """Raises EmptyMessageError, NoReceiptError."""
    words = clean(text)
    if not words or len(words) > LONGEST_MESSAGE:
        raise EmptyMessageError(most=LONGEST_MESSAGE)
    if not write_to_sender(session, submission, words):
        raise NoReceiptError
    record(session, act="review.write_message", actor=by, subject=str(submission.consultation_id))
