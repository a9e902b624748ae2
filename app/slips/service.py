"""Writing and reading slips, ordering withdrawals."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.core.database import Session
from app.core.types import LocalizedText
from app.slips.models import Slip, SlipStatus, WithdrawalOrder


@dataclass(frozen=True, slots=True)
class WithdrawalHook:
    """How one room forgets a record: everything it keeps under that id.

    `narrow` takes back the consent to publish and answers whether the room had the record; rooms without it have none.
    """

    room: str
    forget: Callable[[Session, UUID], None]
    narrow: Callable[[Session, UUID], bool] | None = None


def digest_of(record_id: UUID) -> bytes:
    return hashlib.sha256(record_id.bytes).digest()


def write_slip(session: Session, *, record_id: UUID, status: SlipStatus, answer: LocalizedText | None = None) -> None:
    """Say what became of a record. Writing again replaces what was said."""
    session.merge(Slip(digest=digest_of(record_id), status=status, answer=answer))
    session.flush()


def note_progress(session: Session, *, record_id: UUID, status: SlipStatus) -> None:
    """Say how far a record came, unless an answer already stands: a late release must not hide it."""
    standing = read_slip(session, record_id=record_id)
    if standing is None or standing.answer is None:
        write_slip(session, record_id=record_id, status=status)


def read_slip(session: Session, *, record_id: UUID) -> Slip | None:
    return session.get(Slip, digest_of(record_id))


def order_withdrawal(session: Session, *, record_id: UUID, consent_only: bool = False) -> None:
    """A withdrawal replaces an earlier narrowing, never the reverse."""
    known = session.get(WithdrawalOrder, record_id)
    if known is None:
        day = session.clock.now().date()
        session.add(WithdrawalOrder(record_id=record_id, consent_only=consent_only, day=day))
    elif not consent_only:
        known.consent_only = False
    session.flush()


def execute_withdrawals(session: Session, *, hooks: Iterable[WithdrawalHook]) -> int:
    """Let every room forget each ordered record, then forget the order and the slip. Answers how many it could finish.

    A narrowed consent waits until the record exists, since a record may still be on its way to release.
    """
    hooks = tuple(hooks)
    finished = 0
    for order in session.scalars(select(WithdrawalOrder)).all():
        if order.consent_only:
            done = narrow(session, order.record_id, hooks)
        else:
            done = forget(session, order.record_id, hooks)
        if done:
            session.delete(order)
            finished += 1
    session.flush()
    return finished


def narrow(session: Session, record_id: UUID, hooks: Iterable[WithdrawalHook]) -> bool:
    had_it = [hook.narrow(session, record_id) for hook in hooks if hook.narrow is not None]
    return any(had_it)


def forget(session: Session, record_id: UUID, hooks: Iterable[WithdrawalHook]) -> bool:
    for hook in hooks:
        hook.forget(session, record_id)
    slip = session.get(Slip, digest_of(record_id))
    if slip is not None:
        session.delete(slip)
    return True
