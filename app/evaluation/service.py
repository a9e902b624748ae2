"""What reading leaves behind: a stated purpose, and a line in the trail for each restricted read and each file."""

from app.accounts.actors import Actor
from app.audit.service import record, record_apart
from app.core.database import Database, Session
from app.core.text import clean
from app.evaluation.errors import ReasonTooLongError
from app.evaluation.filters import Filters
from app.evaluation.models import PurposeStatement
from app.evaluation.purposes import Purpose
from app.evaluation.readers import on_screen

LONGEST_REASON = 2_000


def state_purpose(session: Session, *, purpose: Purpose, reason: str, by: Actor) -> PurposeStatement:
    """Raises PurposeNotAllowedError and ReasonTooLongError."""
    on_screen(by.roles, purpose)
    words = clean(reason)
    if len(words) > LONGEST_REASON:
        raise ReasonTooLongError(longest=LONGEST_REASON)
    statement = PurposeStatement(
        account_id=by.account_id, purpose=purpose, reason=words, day=session.clock.now().date()
    )
    session.add(statement)
    session.flush()
    record(session, act="evaluation.purpose", actor=by, subject=f"{purpose}:{statement.id}")
    return statement


def note_restricted_read(database: Database, purpose: Purpose | None, *, by: Actor) -> None:
    """Every page that may hold restricted text is noted with its purpose; other reading is nobody's business."""
    if purpose is not None:
        record_apart(database, act="evaluation.read_restricted", actor=by, subject=str(purpose))


def note_export(database: Database, filters: Filters, *, form: str, by: Actor) -> None:
    """`form` is csv, json or api. The question itself may hold typed words, so its fingerprint is kept."""
    record_apart(database, act="evaluation.export", actor=by, subject=f"{form}:{filters.fingerprint()}")
