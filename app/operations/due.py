"""Everything the clock owes, of all rooms; every room's way to forget a record; and whether the clock still runs."""

import logging
from datetime import timedelta

from app.accounts import tasks as accounts_tasks
from app.consultations import tasks as consultations_tasks
from app.core.database import Database, Session
from app.core.tasks import Task, TasksFailedError, run_due
from app.feedback import service as feedback
from app.operations.models import TaskRun
from app.review import tasks as review_tasks
from app.slips.service import WithdrawalHook
from app.submissions import tasks as submissions_tasks

log = logging.getLogger(__name__)

OVERDUE_AFTER = timedelta(hours=26)

HOOKS: tuple[WithdrawalHook, ...] = (WithdrawalHook("feedback", feedback.forget_record, feedback.narrow_consent),)
TASKS: tuple[Task, ...] = (
    *accounts_tasks.TASKS,
    *consultations_tasks.TASKS,
    *submissions_tasks.TASKS,
    *review_tasks.tasks(HOOKS),
)


def run_everything(database: Database) -> dict[str, int]:
    """What each task did. A run counts as finished only when none failed. Raises TasksFailedError."""
    done = run_due(database, TASKS)
    with database.transaction() as session:
        session.merge(TaskRun(id=1, finished=session.clock.now()))
    return done


def overdue(session: Session) -> bool:
    """True once no run has finished for 26 hours, or none ever has."""
    run = session.get(TaskRun, 1)
    return run is None or session.clock.now() - run.finished > OVERDUE_AFTER


def run_quietly(database: Database) -> None:
    """For the hourly thread: a failure is in the log, and the staff pages turn red after 26 hours."""
    try:
        run_everything(database)
    except TasksFailedError as failure:
        log.error("due tasks failed", extra={"count": len(failure.names)})  # noqa: TRY400
