"""What the clock owes: every task runs though one fails, a second run does nothing, and a stopped clock shows."""

from datetime import date

import pytest
from sqlalchemy import select

from app.alerts.models import AlertKind
from app.alerts.queries import standing
from app.core.clock import MovableClock
from app.core.database import Database, Session
from app.core.tasks import Task, TasksFailedError, run_due
from app.operations.due import TASKS, overdue, run_everything, run_quietly
from app.operations.models import TaskRun
from app.submissions.models import DailySecret, DataKeyRow, Submission
from app.submissions.tasks import forget_old_secrets
from tests.factories.submissions import make_open_form, send


def failing(_session: Session) -> int:
    raise RuntimeError("broken")


@pytest.mark.sqlite_only
def test_a_failing_task_stops_no_other(database: Database) -> None:
    ran: list[str] = []

    def noting(_session: Session) -> int:
        ran.append("kept")
        return 1

    with pytest.raises(TasksFailedError) as failure:
        run_due(database, [Task("broken", failing), Task("kept", noting)])

    assert ran == ["kept"]
    assert failure.value.names == ["broken"]


@pytest.mark.sqlite_only
def test_task_names_are_unique() -> None:
    names = [task.name for task in TASKS]

    assert len(set(names)) == len(names)


def test_a_second_run_does_nothing(database: Database, clock: MovableClock) -> None:
    form = make_open_form(database)
    send(database, form)
    clock.advance(days=200)

    first, second = run_everything(database), run_everything(database)

    assert first["destroy due keys"] == 1
    assert second["destroy due keys"] == 0


def test_an_unread_original_dies_180_days_after_the_monday_of_its_week(database: Database, clock: MovableClock) -> None:
    send(database, make_open_form(database))

    clock.advance(days=179)
    run_everything(database)
    with database.transaction(write=False) as session:
        before = session.scalars(select(Submission.sealed_original)).one()
    clock.advance(days=1)
    run_everything(database)

    with database.transaction(write=False) as session:
        assert before is not None
        assert session.scalars(select(Submission.sealed_original)).one() is None
        assert "original" not in session.keys.scalars(select(DataKeyRow.purpose)).all()


@pytest.mark.sqlite_only
def test_the_clock_is_overdue_26_hours_after_the_last_whole_run(database: Database, clock: MovableClock) -> None:
    def is_overdue() -> bool:
        with database.transaction(write=False) as session:
            return overdue(session)

    never = is_overdue()
    run_everything(database)
    clock.advance(hours=26)
    on_time = is_overdue()
    clock.advance(minutes=1)

    assert (never, on_time, is_overdue()) == (True, False, True)


@pytest.mark.sqlite_only
def test_a_run_that_failed_is_no_run(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.operations.due.TASKS", (Task("broken", failing),))

    run_quietly(database)

    with database.transaction(write=False) as session:
        assert session.scalars(select(TaskRun)).all() == []


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("days", "danger_now", "kinds"),
    [(2, False, []), (3, False, [AlertKind.UNREAD]), (0, True, [AlertKind.UNREAD_SEALED])],
)
def test_unread_words_alert_officers(
    database: Database, clock: MovableClock, days: int, danger_now: bool, kinds: list[AlertKind]
) -> None:
    send(database, make_open_form(database), danger_now=danger_now)
    clock.advance(days=days)

    run_everything(database)

    with database.transaction(write=False) as session:
        assert [alert.kind for alert in session.scalars(standing())] == kinds


@pytest.mark.sqlite_only
def test_secrets_of_the_day_live_two_days(database: Database, clock: MovableClock) -> None:
    with database.transaction() as session:
        session.keys.add_all(DailySecret(day=date(2026, 10, day), secret=b"s" * 32) for day in (30, 31))
        session.keys.add(DailySecret(day=date(2026, 11, 1), secret=b"s" * 32))

    with database.transaction() as session:
        assert forget_old_secrets(session) == 2
        assert session.keys.scalars(select(DailySecret.day)).all() == [date(2026, 11, 1)]
