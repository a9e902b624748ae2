"""Taking a submission in: sealed before anything touches disk, once however often it is sent."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from app.anonymization.tiers import Tier
from app.core.clock import first_day, iso_week
from app.core.database import Session
from app.core.identifiers import new_id
from app.sealing.envelopes import Info, Purpose, seal
from app.sealing.keys import PrivateKey, PublicKey
from app.sealing.padding import bucket
from app.sealing.receipt_keys import lookup_digest, wrap_private
from app.sealing.receipts import Receipt
from app.submissions.models import DataKeyRow, Submission, SubmissionState
from app.submissions.originals import Original
from app.submissions.queries import by_lookup
from app.submissions.vault import LockedPart, locked

LONGEST_LIFE = timedelta(days=180)
"""From the Monday of the week of arrival: an unread original dies then (DESIGN section 4)."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A submission on its way to the disk: nothing in it can be read any more."""

    submission: Submission
    keys: tuple[DataKeyRow, ...]


def seal_submission(
    original: Original,
    *,
    consultation_id: UUID,
    public_key: PublicKey,
    form_version: int,
    tier: Tier,
    receipt: Receipt,
    with_receipt: bool,
    today: date,
) -> Sealed:
    """The id of the record this may become is drawn here and sealed twice: no later act joins the two.

    Without `with_receipt` the number only guards against the double; it opens no mailbox. Raises sealing.TooLargeError.
    """
    plaintext, record_id, week = original.to_bytes(), new_id(), iso_week(today)
    submission = Submission(
        id=new_id(),
        consultation_id=consultation_id,
        week=week,
        form_version=form_version,
        size_bucket=bucket(len(plaintext)),
        tier=tier,
        state=SubmissionState.RECEIVED,
        lookup_digest=lookup_digest(receipt),
    )
    words = part_of(submission, plaintext, Purpose.ORIGINAL, public_key)
    words.key.destroy_on = first_day(week) + LONGEST_LIFE
    pointer = part_of(submission, record_id.bytes, Purpose.POINTER, public_key)
    submission.sealed_original, submission.sealed_pointer = words.ciphertext, pointer.ciphertext
    keys = [words.key, pointer.key]
    if with_receipt:
        keys.append(open_mailbox(submission, receipt, record_id))
    return Sealed(submission, tuple(keys))


def part_of(submission: Submission, plaintext: bytes, purpose: Purpose, public_key: PublicKey) -> LockedPart:
    return locked(
        plaintext,
        owner=submission.id,
        purpose=purpose,
        consultation_id=submission.consultation_id,
        to=public_key,
    )


def open_mailbox(submission: Submission, receipt: Receipt, record_id: UUID) -> DataKeyRow:
    """A random key pair: the public half takes messages, the private half opens with the receipt alone."""
    private = PrivateKey.draw()
    public = private.public()
    info = Info(str(submission.consultation_id), Purpose.POINTER)
    submission.mailbox_key = public.raw
    submission.sealed_receipt_pointer = seal(record_id.bytes, to=public, info=info)
    return DataKeyRow(owner_id=submission.id, purpose=Purpose.MAILBOX.value, wrapped=wrap_private(receipt, private))


def store(session: Session, sealed: Sealed) -> None:
    """The same receipt again stores nothing: a retry is no second voice."""
    if session.scalars(by_lookup(sealed.submission.lookup_digest)).first() is None:
        session.keys.add_all(sealed.keys)
        store_once(session, sealed.submission)


def store_once(session: Session, submission: Submission) -> None:
    """Raises IntegrityError for a refusal of the database that is no double, so that nobody gets an empty receipt."""
    digest = submission.lookup_digest
    try:
        with session.begin_nested():
            session.add(submission)
    except IntegrityError:
        # The same page was sent twice at the same moment: the other one is stored, and this key goes unused.
        session.keys.rollback()
        if session.scalars(by_lookup(digest)).first() is None:
            raise
