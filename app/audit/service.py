"""Writing the trail: with the act itself, or apart from it when the act was refused or only read."""

from typing import Protocol
from uuid import UUID

from app.audit.errors import UnfitSubjectError
from app.audit.models import LONGEST_SUBJECT, AuditEntry
from app.core.database import Database, Session


class Actor(Protocol):
    """Whoever acts, as the accounts room knows them."""

    @property
    def account_id(self) -> UUID: ...


def record(
    session: Session, *, act: str, actor: Actor | None, subject: str | None = None, refused: bool = False
) -> AuditEntry:
    """Stands or falls with the act, in its transaction. `act` is a name such as `review.release`.

    For acts of review `subject` is the consultation id only. Raises UnfitSubjectError.
    """
    if subject is not None and (len(subject) > LONGEST_SUBJECT or any(c.isspace() for c in subject)):
        raise UnfitSubjectError
    entry = AuditEntry(
        act=act,
        actor_account_id=actor.account_id if actor else None,
        subject=subject,
        day=session.clock.now().date(),
        refused=refused,
    )
    session.add(entry)
    session.flush()
    return entry


def record_apart(
    database: Database, *, act: str, actor: Actor | None, subject: str | None = None, refused: bool = False
) -> None:
    """In a transaction of its own: for refusals, whose transaction is rolled back, and for reads.

    On SQLite it waits for the one writer: never call it while a writing session of the same request is open.
    """
    with database.transaction() as session:
        record(session, act=act, actor=actor, subject=subject, refused=refused)
