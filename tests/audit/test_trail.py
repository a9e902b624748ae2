"""The trail of staff acts: what it may never hold, and that it is never rewritten."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from app.audit.errors import TrailIsAppendOnlyError, UnfitSubjectError
from app.audit.models import AuditEntry
from app.audit.queries import counts_by_act, entries
from app.audit.service import record, record_apart
from app.core.clock import MovableClock
from app.core.database import Database, Session


@dataclass(frozen=True)
class Somebody:
    account_id: UUID


def test_no_column_can_hold_a_time_finer_than_a_day() -> None:
    kinds = {column.name: column.type.python_type for column in AuditEntry.__table__.columns}

    assert kinds["day"] is date
    assert datetime not in kinds.values()


def test_the_table_keeps_no_order_of_its_own(sqlite_database: Database) -> None:
    assert inspect(sqlite_database.engine).get_table_options("audit_entry") == {"sqlite_with_rowid": False}


def test_an_entry_cannot_be_changed(session: Session) -> None:
    entry = record(session, act="programme.create", actor=None)

    entry.act = "programme.delete"

    with pytest.raises(TrailIsAppendOnlyError):
        session.flush()


def test_an_entry_cannot_be_removed(session: Session) -> None:
    entry = record(session, act="programme.create", actor=None)

    session.delete(entry)

    with pytest.raises(TrailIsAppendOnlyError):
        session.flush()


@pytest.mark.parametrize("subject", ["the name of somebody", "a\nb", "x" * 121])
def test_a_subject_that_might_be_typed_text_is_refused(session: Session, subject: str) -> None:
    with pytest.raises(UnfitSubjectError):
        record(session, act="programme.create", actor=None, subject=subject)


def test_the_database_itself_refuses_prose(session: Session) -> None:
    session.add(AuditEntry(act="x", subject="two words", day=date(2026, 11, 2)))

    with pytest.raises(IntegrityError):
        session.flush()


def test_an_act_is_forgotten_when_its_transaction_is_rolled_back(database: Database) -> None:
    session = database.open(write=True)
    record(session, act="programme.create", actor=None)
    session.rollback()

    assert session.scalars(entries()).all() == []
    session.close()


def test_a_refusal_stays_though_the_act_was_rolled_back(database: Database) -> None:
    record_apart(database, act="refusal.forbidden", actor=None, subject="/staff/{id}", refused=True)

    with database.transaction(write=False) as session:
        (entry,) = session.scalars(entries(refused=True))
    assert (entry.subject, entry.actor_account_id) == ("/staff/{id}", None)


def test_the_trail_is_read_by_period_act_family_and_actor(session: Session, clock: MovableClock) -> None:
    anna, bakary = Somebody(uuid4()), Somebody(uuid4())
    first = clock.now().date()
    record(session, act="review.release", actor=anna, subject=str(uuid4()))
    clock.advance(days=3)
    record(session, act="review.open", actor=bakary, subject=str(uuid4()))
    record(session, act="reviewer.add", actor=anna)

    def acts(**wanted: object) -> list[str]:
        return sorted(entry.act for entry in session.scalars(entries(**wanted)))  # type: ignore[arg-type]

    assert acts(act="review.") == ["review.open", "review.release"]
    assert acts(act="review.open") == ["review.open"]
    assert acts(since=first + timedelta(days=1)) == ["review.open", "reviewer.add"]
    assert acts(until=first) == ["review.release"]
    assert acts(actor_account_id=anna.account_id) == ["review.release", "reviewer.add"]


def test_counts_leave_refusals_out(session: Session, clock: MovableClock) -> None:
    today = clock.now().date()
    record(session, act="export.csv", actor=None)
    record(session, act="export.csv", actor=None)
    record(session, act="export.csv", actor=None, refused=True)

    assert counts_by_act(session, since=today, until=today) == {"export.csv": 2}
