"""A warning on every staff page once the clock has stopped."""

from fastapi import Request

from app.operations.due import overdue
from app.web.dependencies import TheDatabase


def warn_when_overdue(request: Request, database: TheDatabase) -> None:
    with database.transaction(write=False) as session:
        request.state.tasks_overdue = overdue(session)
