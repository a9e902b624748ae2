"""What the tables promise to people: nothing kept that could say when, in what order, or from where somebody wrote."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Date, DateTime, Integer, LargeBinary, Table, Time, Uuid, text
from sqlalchemy.orm import Mapper, configure_mappers
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.core.database import Base, Database, KeyBase
from app.core.migrate import load_models
from app.operations.due import HOOKS

pytestmark = pytest.mark.sqlite_only

# DESIGN of intake: these in clear, all else sealed. `mailbox_key` is the public half of a key pair.
CLEAR_AT_INTAKE = {
    "id",
    "consultation_id",
    "week",
    "form_version",
    "size_bucket",
    "tier",
    "state",
    "lookup_digest",
    "mailbox_key",
}
# Rooms whose rows are about somebody who spoke.
ABOUT_SENDERS = ("submissions", "slips", "feedback")
WITHOUT_ANY_DAY = ("submissions", "feedback")
# May know of intake: officers review it, nobody else.
SEE_INTAKE = ("submissions", "review")
TELLTALE = re.compile(
    r"created|updated|_at$|\bip\b|address|agent|browser|device|visits?\b|sequence|serial|number|cookie|referr?er"
)


@pytest.fixture(scope="module", autouse=True)
def _models() -> None:
    load_models()
    configure_mappers()


def mappers() -> Iterator[Mapper[object]]:
    for base in (Base, KeyBase):
        yield from base.registry.mappers


def room_of(mapper: Mapper[object]) -> str:
    return mapper.class_.__module__.split(".")[1]


def tables(*rooms: str, keys: bool = False) -> list[Table]:
    base = KeyBase if keys else Base
    found = (m.local_table for m in base.registry.mappers if room_of(m) in rooms)
    return [table for table in found if isinstance(table, Table)]


def plain(kind: TypeEngine[object]) -> TypeEngine[object]:
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def has_one_row(table: Table) -> bool:
    checks = [str(check.sqltext) for check in table.constraints if isinstance(check, CheckConstraint)]
    return "id = 1" in checks


def columns_of(kinds: tuple[type[TypeEngine[Any]], ...], *rooms: str) -> list[str]:
    return [
        f"{table.name}.{column.name}"
        for table in tables(*rooms)
        for column in table.columns
        if isinstance(plain(column.type), kinds)
    ]


def test_intake_keeps_in_clear_what_it_names_and_nothing_else() -> None:
    columns = Base.metadata.tables["submission"].columns

    clear = {column.name for column in columns if not column.name.startswith("sealed_")}
    assert clear == CLEAR_AT_INTAKE


def test_every_sealed_column_holds_bytes() -> None:
    columns = [column for table in tables("submissions", "review") for column in table.columns]

    sealed = [column for column in columns if column.name.startswith("sealed")]
    assert sealed
    assert all(isinstance(plain(column.type), LargeBinary) for column in sealed)


def test_intake_and_feedback_keep_no_moment_and_no_day() -> None:
    assert columns_of((DateTime, Time, Date), *WITHOUT_ANY_DAY) == []


def test_nothing_about_senders_alerts_or_audit_knows_the_hour() -> None:
    assert columns_of((DateTime, Time), *ABOUT_SENDERS, "alerts", "audit") == []


def test_nothing_about_senders_has_a_telltale_column() -> None:
    found = [
        f"{table.name}.{column.name}"
        for table in tables(*ABOUT_SENDERS, "alerts")
        for column in table.columns
        if TELLTALE.search(column.name)
    ]

    assert found == []


def test_nothing_about_senders_is_numbered_in_order() -> None:
    numbered = [
        table.name
        for table in tables(*ABOUT_SENDERS)
        if any(isinstance(plain(column.type), Integer) for column in table.primary_key) and not has_one_row(table)
    ]

    assert numbered == []


@pytest.mark.parametrize("store", ["main", "keys"])
def test_no_hidden_row_number_tells_the_order_of_arrival(store: str, sqlite_database: Database) -> None:
    keys = store == "keys"
    engine = sqlite_database.key_engine if keys else sqlite_database.engine
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name FROM pragma_table_list WHERE wr = 1"))
        without_row_number = {row[0] for row in rows}

    drawn = {
        table.name
        for table in tables(*ABOUT_SENDERS, keys=keys)
        if any(isinstance(plain(column.type), Uuid | LargeBinary) for column in table.primary_key)
    }
    assert drawn
    assert drawn - without_row_number == set()


def test_no_foreign_key_joins_what_was_released_to_what_was_sealed() -> None:
    rooms = {mapper.local_table: room_of(mapper) for mapper in mappers()}
    joined = [
        f"{table.name} -> {key.column.table.name}"
        for table, room in rooms.items()
        if isinstance(table, Table)
        for key in table.foreign_keys
        if (rooms[key.column.table] in SEE_INTAKE and room not in SEE_INTAKE)
        or (room == "submissions" and rooms[key.column.table] not in {"submissions", "consultations"})
    ]

    assert joined == []


def test_relationships_stay_inside_their_room_and_never_load_by_surprise() -> None:
    found = [
        f"{mapper.class_.__name__}.{relation.key}"
        for mapper in mappers()
        for relation in mapper.relationships
        if relation.lazy != "raise_on_sql" or room_of(relation.mapper) != room_of(mapper)
    ]

    assert found == []


def test_every_room_that_stores_record_ids_can_forget_one() -> None:
    rooms = {
        room_of(mapper)
        for mapper in mappers()
        if isinstance(mapper.local_table, Table)
        and any(column.name == "record_id" for column in mapper.local_table.columns)
    }

    hooked = {hook.room for hook in HOOKS}
    assert hooked == rooms - {"slips", "submissions"}
