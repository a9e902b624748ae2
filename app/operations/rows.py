"""Rows of every table of the main store as JSON lines, and back: the same for SQLite and PostgreSQL."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from enum import Enum as PythonEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Date, Enum, LargeBinary, Table, Uuid, insert, select

from app.core.database import Base, Session
from app.core.types import UtcDateTime

ROWS_AT_ONCE = 500
CONVERTERS: tuple[tuple[type, Callable[[str], object]], ...] = (
    (Uuid, UUID),
    (LargeBinary, base64.b64decode),
    (UtcDateTime, datetime.fromisoformat),
    (Date, date.fromisoformat),
)


def written_rows(session: Session) -> Iterator[str]:
    """One line a row: `{"table": ..., "row": {...}}`, parents before children."""
    for table in Base.metadata.sorted_tables:
        for row in session.execute(select(table).execution_options(yield_per=ROWS_AT_ONCE)).mappings():
            values = {name: plain(value) for name, value in row.items()}
            yield json.dumps({"table": table.name, "row": values}, ensure_ascii=False)


# Any: the values are whatever the columns hold.
def plain(value: Any) -> Any:
    match value:
        case bytes():
            return base64.b64encode(value).decode()
        case PythonEnum():
            return value.value
        case UUID():
            return str(value)
        case date() | datetime():
            return value.isoformat()
        case _:
            return value


def read_rows(session: Session, lines: Iterable[str]) -> int:
    """Insert written rows. Answers how many. Raises KeyError or ValueError for anything that is none."""
    tables = Base.metadata.tables
    waiting: list[dict[str, Any]] = []
    current: Table | None = None
    count = 0
    for line in lines:
        entry = json.loads(line)
        table = tables[entry["table"]]
        if waiting and (table is not current or len(waiting) >= ROWS_AT_ONCE):
            flush(session, current, waiting)
        current = table
        waiting.append({name: typed(table.columns[name], value) for name, value in entry["row"].items()})
        count += 1
    flush(session, current, waiting)
    return count


def flush(session: Session, table: Table | None, waiting: list[dict[str, Any]]) -> None:
    if table is not None and waiting:
        session.execute(insert(table), list(waiting))
        waiting.clear()


def typed(column: Column[Any], value: Any) -> Any:
    kind = column.type
    if value is None:
        return None
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    convert = next((convert for known, convert in CONVERTERS if isinstance(kind, known)), None)
    return convert(value) if convert else value
