"""Each consultation's key pair: drawn at opening, sealed to trusted officers, given on, destroyed at the end."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, func, select

from app.accounts.actors import UnlockedActor
from app.accounts.service import TrustedOfficer, trusted_officers
from app.audit import service as audit
from app.consultations.errors import KeyNotHeldError, KeyReplacedError, OfficerNotTrustedError
from app.consultations.models import ConsultationKey, ConsultationKeyWrap
from app.core.database import Session
from app.sealing.errors import CannotOpenError
from app.sealing.keyring.grants import grant, open_grant
from app.sealing.keyring.officers import OfficerSecret
from app.sealing.keys import PrivateKey, PublicKey


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """A trusted officer and how many consultation keys are sealed to them."""

    account_id: UUID
    username: str
    held: int


def draw_key(session: Session, consultation_id: UUID) -> None:
    """A fresh pair; the private half is forgotten here as soon as every trusted officer has it."""
    private = PrivateKey.draw()
    session.add(ConsultationKey(consultation_id=consultation_id, public_key=private.public().raw))
    for officer in trusted_officers(session):
        give(session, consultation_id, private, to=officer)
    session.keys.flush()
    session.flush()


def give(session: Session, consultation_id: UUID, private: PrivateKey, *, to: TrustedOfficer) -> None:
    session.keys.merge(
        ConsultationKeyWrap(
            consultation_id=consultation_id,
            officer_account_id=to.account_id,
            wrapped=grant(private, consultation=str(consultation_id), to=to.bundle),
        )
    )


def public_key(session: Session, consultation_id: UUID) -> PublicKey:
    """Raises KeyNotHeldError for a consultation that never opened."""
    row = session.get(ConsultationKey, consultation_id)
    if row is None:
        raise KeyNotHeldError
    return PublicKey(row.public_key)


def private_key(
    session: Session, consultation_id: UUID, *, officer_account_id: UUID, secret: OfficerSecret
) -> PrivateKey:
    """Raises KeyNotHeldError for an officer who was never given it, or whose own key was replaced since.

    Raises KeyReplacedError if senders are shown another public key than the one this private key belongs to.
    """
    wrap = session.keys.get(ConsultationKeyWrap, (consultation_id, officer_account_id))
    if wrap is None:
        raise KeyNotHeldError
    try:
        private = open_grant(wrap.wrapped, consultation=str(consultation_id), with_secret=secret)
    except CannotOpenError:
        raise KeyNotHeldError from None
    if private.public() != public_key(session, consultation_id):
        raise KeyReplacedError
    return private


def rewrap_for(session: Session, *, account_id: UUID, by: UnlockedActor) -> int:
    """Gives a trusted officer every consultation key that `by` can open; answers how many.

    Raises OfficerNotTrustedError unless the officer's present key hangs on signatures from the roots.
    """
    receiver = next((officer for officer in trusted_officers(session) if officer.account_id == account_id), None)
    if receiver is None:
        raise OfficerNotTrustedError
    held = session.keys.scalars(
        select(ConsultationKeyWrap.consultation_id).where(ConsultationKeyWrap.officer_account_id == by.account_id)
    ).all()
    given = 0
    for consultation_id in held:
        try:
            private = private_key(session, consultation_id, officer_account_id=by.account_id, secret=by.secret)
        except KeyNotHeldError:
            continue
        give(session, consultation_id, private, to=receiver)
        given += 1
    session.keys.flush()
    audit.record(session, act="key.give_consultations", actor=by, subject=str(account_id))
    return given


def key_holders(session: Session) -> list[KeyHolder]:
    """Every trusted officer, by name."""
    counted = select(ConsultationKeyWrap.officer_account_id, func.count()).group_by(
        ConsultationKeyWrap.officer_account_id
    )
    held: dict[UUID, int] = {row[0]: row[1] for row in session.keys.execute(counted)}
    return [
        KeyHolder(officer.account_id, officer.username, held.get(officer.account_id, 0))
        for officer in trusted_officers(session)
    ]


def consultations_with_key(session: Session) -> int:
    """How many consultations still have a private key somewhere."""
    distinct = func.count(ConsultationKeyWrap.consultation_id.distinct())
    return session.keys.scalar(select(distinct)) or 0


def destroy_private_key(session: Session, consultation_id: UUID) -> None:
    """Every copy: what was sealed to this consultation can never be opened again."""
    session.keys.execute(delete(ConsultationKeyWrap).where(ConsultationKeyWrap.consultation_id == consultation_id))
    session.keys.flush()
