"""Opening what is sealed, with an officer's key and a trace in the audit of the act, never of the object."""

from dataclasses import dataclass, field
from uuid import UUID

from app.accounts.actors import UnlockedActor
from app.alerts.models import AlertKind
from app.alerts.service import raise_alert
from app.audit.service import record
from app.consultations.errors import KeyNotHeldError
from app.consultations.service.keys import private_key, public_key
from app.core.clock import first_day
from app.core.database import Session
from app.review.drafts import Draft
from app.review.errors import LanguageNotReadError, NoKeyError, NotOpenedError, OriginalGoneError
from app.review.models import Decision
from app.review.zones import zone_of
from app.sealing.envelopes import Purpose
from app.sealing.errors import CannotOpenError
from app.sealing.keys import PrivateKey
from app.submissions.models import Message, Submission, SubmissionState
from app.submissions.originals import Original
from app.submissions.service import LONGEST_LIFE
from app.submissions.vault import destroy, lock, remember_forgotten, unlock

READ_THEN_DESTROY = 3


@dataclass(frozen=True, slots=True)
class Opened:
    """`original` is what stays for the work. `shown_once` holds the typed text whose sender asked that it die when
    read: it just did, and this officer is the last to see it.
    """

    submission: Submission
    original: Original = field(repr=False)
    record_id: UUID = field(repr=False)
    shown_once: Original | None = field(default=None, repr=False)


def key_of(session: Session, consultation_id: UUID, *, by: UnlockedActor) -> PrivateKey:
    """Raises NoKeyError."""
    try:
        return private_key(session, consultation_id, officer_account_id=by.account_id, secret=by.secret)
    except KeyNotHeldError:
        raise NoKeyError from None


def peek(session: Session, submission: Submission, *, by: UnlockedActor) -> Original:
    """The original without marking it read. Raises OriginalGoneError, NoKeyError."""
    key = key_of(session, submission.consultation_id, by=by)
    try:
        raw = opened_part(session, submission, submission.sealed_original, Purpose.ORIGINAL, key)
    except CannotOpenError:
        raise OriginalGoneError from None
    return Original.from_bytes(raw)


def dies_when_read(original: Original) -> bool:
    return original.preference == READ_THEN_DESTROY and any(answer.text for answer in original.texts)


def read(session: Session, submission: Submission, *, by: UnlockedActor) -> Opened:
    """Open an original for review. A sender's wish "read then destroy" is kept here: what stays is the masked text.

    Whoever does not read the language opens nothing, so that no text is used up or silently marked read.
    Raises LanguageNotReadError, OriginalGoneError, NoKeyError.
    """
    original = peek(session, submission, by=by)
    if original.language not in by.languages:
        raise LanguageNotReadError
    if submission.state is SubmissionState.RECEIVED:
        submission.state = SubmissionState.READ
        if original.danger_now:
            raise_alert(session, kind=AlertKind.DANGER_NOW, zone=zone_of(original.place))
    shown_once = original if dies_when_read(original) else None
    if shown_once is not None:
        original = keep_only_masked(session, submission, original)
    record(session, act="review.read", actor=by, subject=str(submission.consultation_id))
    return Opened(submission, original, record_id_of(session, submission, by=by), shown_once)


def reopen(session: Session, submission: Submission, *, by: UnlockedActor) -> Opened:
    """The same text again while an officer works on it. Raises NotOpenedError if nobody has read it yet."""
    if submission.state is SubmissionState.RECEIVED:
        raise NotOpenedError
    original = peek(session, submission, by=by)
    if original.language not in by.languages:
        raise LanguageNotReadError
    return Opened(submission, original, record_id_of(session, submission, by=by))


def keep_only_masked(session: Session, submission: Submission, original: Original) -> Original:
    """The typed text's key is destroyed; what its sender confirmed is sealed anew, until the same last day."""
    answers = tuple(answer.model_copy(update={"text": None, "details": ()}) for answer in original.texts)
    masked = original.model_copy(update={"texts": answers})
    remember_forgotten(session, submission.id, what="destroyed")
    submission.sealed_original = lock(
        session,
        masked.to_bytes(),
        owner=submission.id,
        purpose=Purpose.ORIGINAL,
        consultation_id=submission.consultation_id,
        to=public_key(session, submission.consultation_id),
        destroy_on=first_day(submission.week) + LONGEST_LIFE,
    )
    session.flush()
    return masked


def record_id_of(session: Session, submission: Submission, *, by: UnlockedActor) -> UUID:
    """Raises OriginalGoneError once the pointer died with its release."""
    key = key_of(session, submission.consultation_id, by=by)
    try:
        return UUID(bytes=opened_part(session, submission, submission.sealed_pointer, Purpose.POINTER, key))
    except CannotOpenError:
        raise OriginalGoneError from None


def read_draft(session: Session, decision: Decision, submission: Submission, *, by: UnlockedActor) -> Draft:
    key = key_of(session, submission.consultation_id, by=by)
    return Draft.from_bytes(opened_part(session, submission, decision.sealed_draft, Purpose.DRAFT, key))


def opened_part(
    session: Session, submission: Submission, sealed: bytes | None, purpose: Purpose, key: PrivateKey
) -> bytes:
    return unlock(
        session,
        sealed,
        owner=submission.id,
        purpose=purpose,
        consultation_id=submission.consultation_id,
        key=key,
    )


def read_message(session: Session, message: Message, submission: Submission, *, by: UnlockedActor) -> str:
    """A returning sender's words; reading marks them read. Raises OriginalGoneError, NoKeyError."""
    key = key_of(session, submission.consultation_id, by=by)
    try:
        raw = unlock(
            session,
            message.sealed,
            owner=message.id,
            purpose=Purpose.MESSAGE,
            consultation_id=submission.consultation_id,
            key=key,
        )
    except CannotOpenError:
        raise OriginalGoneError from None
    message.read = True
    record(session, act="review.read_message", actor=by, subject=str(submission.consultation_id))
    return raw.decode()


def destroy_original(session: Session, submission: Submission) -> None:
    destroy(session, submission.id, Purpose.ORIGINAL)
    remember_forgotten(session, submission.id, what="destroyed")
    submission.sealed_original = None
    session.flush()
