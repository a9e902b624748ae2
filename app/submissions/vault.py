"""Locking the parts of a submission, each under a data key of its own that lies in the key store."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete

from app.core.database import Session
from app.sealing.data_keys import Context, DataKey, decrypt, encrypt, unwrap, wrap
from app.sealing.envelopes import Info, Purpose
from app.sealing.errors import CannotOpenError
from app.sealing.keys import PrivateKey, PublicKey
from app.slips.service import digest_of
from app.submissions.models import DataKeyRow, ForgottenDigest


def lock(
    session: Session,
    plaintext: bytes,
    *,
    owner: UUID,
    purpose: Purpose,
    consultation_id: UUID,
    to: PublicKey,
    destroy_on: date | None = None,
) -> bytes:
    """Ciphertext of one part; its key goes to the key store. Locking a part again replaces its key.

    Raises sealing.TooLargeError.
    """
    part = locked(plaintext, owner=owner, purpose=purpose, consultation_id=consultation_id, to=to)
    part.key.destroy_on = destroy_on
    session.keys.merge(part.key)
    return part.ciphertext


@dataclass(frozen=True, slots=True)
class LockedPart:
    """`key` is the row for the key store: the data key, wrapped for the consultation's officers."""

    ciphertext: bytes
    key: DataKeyRow


def locked(plaintext: bytes, *, owner: UUID, purpose: Purpose, consultation_id: UUID, to: PublicKey) -> LockedPart:
    """One part under a key of its own, not yet stored. Raises sealing.TooLargeError."""
    key = DataKey.draw()
    wrapped = wrap(key, to=to, info=Info(str(consultation_id), purpose))
    ciphertext = encrypt(key, plaintext, context=Context(str(consultation_id), str(owner), purpose))
    return LockedPart(ciphertext, DataKeyRow(owner_id=owner, purpose=purpose.value, wrapped=wrapped))


def unlock(
    session: Session, sealed: bytes | None, *, owner: UUID, purpose: Purpose, consultation_id: UUID, key: PrivateKey
) -> bytes:
    """Raises CannotOpenError when the key was destroyed, is another's, or the bytes were changed."""
    row = session.keys.get(DataKeyRow, (owner, purpose.value))
    if row is None or sealed is None:
        raise CannotOpenError
    data_key = unwrap(row.wrapped, with_key=key, info=Info(str(consultation_id), purpose))
    return decrypt(data_key, sealed, context=Context(str(consultation_id), str(owner), purpose))


def live_until(session: Session, owner: UUID, purpose: Purpose, day: date) -> None:
    """Shorten or fix the life of one part; its key is destroyed on that day."""
    row = session.keys.get(DataKeyRow, (owner, purpose.value))
    if row is not None:
        row.destroy_on = day


def destroy(session: Session, owner: UUID, *purposes: Purpose) -> None:
    """Delete these data keys, or all of the owner's when none is named."""
    statement = delete(DataKeyRow).where(DataKeyRow.owner_id == owner)
    if purposes:
        statement = statement.where(DataKeyRow.purpose.in_([purpose.value for purpose in purposes]))
    session.keys.execute(statement)


def remember_forgotten(session: Session, submission_id: UUID, *, what: str) -> None:
    """A restored backup must forget this again: `withdrawn` loses the row, `destroyed` the original."""
    session.keys.merge(ForgottenDigest(digest=forgotten_digest(submission_id), what=what))


def remember_forgotten_record(session: Session, record_id: UUID, *, what: str) -> None:
    """`withdrawn_record` or `narrowed_record`: what a restored backup must do again to a released record."""
    session.keys.merge(ForgottenDigest(digest=digest_of(record_id), what=what))


def forgotten_digest(submission_id: UUID) -> bytes:
    return hashlib.sha256(b"forgotten" + submission_id.bytes).digest()
