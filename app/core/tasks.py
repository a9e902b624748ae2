"""What is due: named functions that `run-due` calls, each in its own transaction, each safe to call twice."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.database import Database, Session

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """`run` does what is due now and answers how many things it did."""

    name: str
    run: Callable[[Session], int]


def run_due(database: Database, tasks: Sequence[Task]) -> dict[str, int]:
    """How much each task did. A failing one is logged, the others still run, then TasksFailedError is raised."""
    done: dict[str, int] = {}
    failed: list[str] = []
    for task in tasks:
        try:
            with database.transaction() as session:
                done[task.name] = task.run(session)
        except Exception as error:  # noqa: BLE001 - one failing task must not stop retention
            log.error("task failed", extra={"task": task.name, "kind": type(error).__name__})  # noqa: TRY400
            failed.append(task.name)
    if failed:
        raise TasksFailedError(failed)
    return done


class TasksFailedError(RuntimeError):
    """Some due tasks failed; their names, never their data."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names
