"""One row for every table, found from the models alone: types, foreign keys and the CHECKs that name plain values."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    DateTime,
    Enum,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
    insert,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeDecorator, TypeEngine

DAY = date(2026, 11, 2)
IN_LIST = re.compile(r"(\w+) IN \(\s*(?:'([^']*)'|(\d+))")
BETWEEN = re.compile(r"(\w+) BETWEEN (\d+)")
AT_LEAST = re.compile(r"\b(\w+) >=? (\d+)")
LENGTH = re.compile(r"length\((\w+)\) = (\d+)")

Row = dict[str, Any]

# Enum stands before String, whose child it is.
MAKERS: dict[type[TypeEngine[Any]], Callable[[Any, int], Any]] = {
    Enum: lambda kind, _: next(iter(kind.enum_class)) if kind.enum_class else kind.enums[0],
    Uuid: lambda _kind, _: uuid4(),
    JSON: lambda _kind, _: {"en": "words"},
    LargeBinary: lambda kind, _: b"\x07" * (kind.length or 32),
    Boolean: lambda _kind, _: False,
    Date: lambda _kind, place: DAY + timedelta(days=place),
    DateTime: lambda _kind, place: datetime(2026, 11, 2, tzinfo=UTC) + timedelta(days=place),
    String: lambda _kind, _: "a",
}


def fill(connection: Connection, metadata: MetaData) -> None:
    """Inserts one row a table, parents first. Raises LookupError with the name of a table it finds no row for."""
    rows: dict[str, Row] = {}
    for table in metadata.sorted_tables:
        rows[table.name] = first_accepted(connection, table, rows)


def first_accepted(connection: Connection, table: Table, parents: dict[str, Row]) -> Row:
    """Whatever a CHECK says about columns together, some mix of yes, no and nothing satisfies it."""
    for row in guesses(table, parents):
        try:
            with connection.begin_nested():
                connection.execute(insert(table).values(row))
        except DBAPIError:
            continue
        return row
    raise LookupError(table.name)


def guesses(table: Table, parents: dict[str, Row]) -> Iterator[Row]:
    plain = {column.key: guess(column, place, parents) for place, column in enumerate(table.columns)}
    plain |= asked_for_by_checks(table)
    flags = [column.key for column in table.columns if isinstance(column.type, Boolean)]
    nullable = [column.key for column in table.columns if column.nullable]
    for empty in ([], nullable):
        for mix in product((False, True), repeat=len(flags)):
            yield plain | dict(zip(flags, mix, strict=True)) | dict.fromkeys(empty)


def guess(column: Column[Any], place: int, parents: dict[str, Row]) -> Any:
    for key in column.foreign_keys:
        target = key.column
        if target.table is not column.table:
            return parents[target.table.name][target.key]
        return None
    return of_type(column.type, place)


def of_type(kind: TypeEngine[Any], place: int) -> Any:
    """Days and moments grow with `place`, since the later column is mostly the later day."""
    if isinstance(kind, TypeDecorator):
        return of_type(kind.impl_instance, place)
    return next((make(kind, place) for known, make in MAKERS.items() if isinstance(kind, known)), 1)


def asked_for_by_checks(table: Table) -> Row:
    found: Row = {}
    for check in table.constraints:
        if not isinstance(check, CheckConstraint):
            continue
        words = str(check.sqltext)
        found |= {name: word or int(number) for name, word, number in IN_LIST.findall(words)}
        found |= {name: int(number) for name, number in BETWEEN.findall(words)}
        found |= {name: int(number) + 1 for name, number in AT_LEAST.findall(words)}
        found |= {name: "a" * int(number) for name, number in LENGTH.findall(words)}
    return {name: value for name, value in found.items() if name in table.columns}
