"""Coming back with a receipt: status, answers, answering back, withdrawing, narrowing consent."""

from dataclasses import dataclass, field
from uuid import UUID

from app.anonymization.tiers import Tier
from app.consultations.service.keys import public_key
from app.core.database import Session
from app.core.identifiers import new_id
from app.core.types import LocalizedText
from app.sealing.envelopes import Info, Purpose, open_envelope, seal
from app.sealing.errors import CannotOpenError
from app.sealing.keys import PrivateKey, PublicKey
from app.sealing.receipt_keys import lookup_digest, unwrap_private
from app.sealing.receipts import Receipt
from app.slips.models import SlipStatus
from app.slips.service import order_withdrawal, read_slip
from app.submissions.errors import UnknownReceiptError
from app.submissions.models import DataKeyRow, Message, Submission, SubmissionState
from app.submissions.queries import by_lookup, messages_of
from app.submissions.vault import destroy, lock, remember_forgotten, remember_forgotten_record

WITHOUT_SLIP = {
    SubmissionState.RECEIVED: SlipStatus.RECEIVED,
    SubmissionState.QUARANTINED: SlipStatus.NOT_USED,
    SubmissionState.DROPPED: SlipStatus.EXPIRED,
}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What a receipt opens. `record_id` is the record the words may have become."""

    submission: Submission
    private_key: PrivateKey = field(repr=False)
    record_id: UUID = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReturnVisit:
    """What a returning sender sees: never the original, the programme or the consultation's title."""

    status: SlipStatus
    answer: LocalizedText | None = field(repr=False)
    messages: tuple[str, ...] = field(repr=False)


def open_mailbox(session: Session, receipt: Receipt) -> Mailbox:
    """Raises UnknownReceiptError for a number that is unknown, withdrawn or past its life: all three look the same."""
    submission = session.scalars(by_lookup(lookup_digest(receipt))).first()
    if submission is None or submission.sealed_receipt_pointer is None:
        raise UnknownReceiptError
    row = session.keys.get(DataKeyRow, (submission.id, Purpose.MAILBOX.value))
    if row is None:
        raise UnknownReceiptError
    private = unwrap_private(receipt, row.wrapped)
    info = Info(str(submission.consultation_id), Purpose.POINTER)
    pointer = open_envelope(submission.sealed_receipt_pointer, with_key=private, info=info)
    return Mailbox(submission, private, UUID(bytes=pointer))


def visit(session: Session, receipt: Receipt) -> ReturnVisit:
    """Reads only: no visit leaves a trace."""
    mailbox = open_mailbox(session, receipt)
    slip = read_slip(session, record_id=mailbox.record_id)
    status = slip.status if slip else WITHOUT_SLIP.get(mailbox.submission.state, SlipStatus.READ)
    return ReturnVisit(status, slip.answer if slip else None, tuple(read_messages(session, mailbox)))


def read_messages(session: Session, mailbox: Mailbox) -> list[str]:
    info = Info(str(mailbox.submission.consultation_id), Purpose.MESSAGE)
    texts = []
    for message in session.scalars(messages_of(mailbox.submission.id)):
        if message.from_sender:
            continue
        try:
            texts.append(open_envelope(message.sealed, with_key=mailbox.private_key, info=info).decode())
        except CannotOpenError:
            continue
    return texts


def write_to_sender(session: Session, submission: Submission, text: str) -> bool:
    """Seal an officer's message to the receipt. False when the sender took no receipt, so nobody could read it."""
    if submission.mailbox_key is None:
        return False
    info = Info(str(submission.consultation_id), Purpose.MESSAGE)
    sealed = seal(text.encode(), to=PublicKey(submission.mailbox_key), info=info)
    session.add(Message(submission_id=submission.id, from_sender=False, tier=submission.tier, read=True, sealed=sealed))
    session.flush()
    return True


def answer_back(session: Session, receipt: Receipt, text: str, *, tier: Tier = Tier.T1) -> None:
    """Seal a returning sender's words for the officers, at the parent's tier or above."""
    mailbox = open_mailbox(session, receipt)
    message = Message(
        id=new_id(),
        submission_id=mailbox.submission.id,
        from_sender=True,
        tier=max(tier, mailbox.submission.tier),
        read=False,
    )
    message.sealed = lock(
        session,
        text.encode(),
        owner=message.id,
        purpose=Purpose.MESSAGE,
        consultation_id=mailbox.submission.consultation_id,
        to=public_key(session, mailbox.submission.consultation_id),
    )
    session.add(message)
    session.flush()


def withdraw(session: Session, receipt: Receipt) -> None:
    """The sealed original dies now; every room forgets the record within a day; the number becomes unknown."""
    mailbox = open_mailbox(session, receipt)
    order_withdrawal(session, record_id=mailbox.record_id)
    remember_forgotten_record(session, mailbox.record_id, what="withdrawn_record")
    forget_submission(session, mailbox.submission)


def narrow_consent(session: Session, receipt: Receipt) -> None:
    """Take back the consent to publish anything, and keep the rest."""
    record_id = open_mailbox(session, receipt).record_id
    order_withdrawal(session, record_id=record_id, consent_only=True)
    remember_forgotten_record(session, record_id, what="narrowed_record")


def forget_submission(session: Session, submission: Submission) -> None:
    for message in session.scalars(messages_of(submission.id)):
        destroy(session, message.id)
        session.delete(message)
    destroy(session, submission.id)
    remember_forgotten(session, submission.id, what="withdrawn")
    session.flush()
    session.delete(submission)
    session.flush()
