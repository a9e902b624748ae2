"""Rows of every table go out as lines and come back as they were, on both kinds of database."""

from sqlalchemy import delete, select

from app.core.database import Base, Database
from app.operations.rows import read_rows, written_rows
from tests.factories.submissions import make_open_form, send


def test_every_row_comes_back_as_it_was(database: Database) -> None:
    form = make_open_form(database)
    send(database, form)
    tables = Base.metadata.sorted_tables
    with database.transaction(write=False) as session:
        before = {table.name: set(map(str, session.execute(select(table)))) for table in tables}
        lines = list(written_rows(session))
    with database.transaction() as session:
        for table in reversed(tables):
            session.execute(delete(table))

    with database.transaction() as session:
        count = read_rows(session, lines)

    assert count == len(lines) > 10
    with database.transaction(write=False) as session:
        assert {table.name: set(map(str, session.execute(select(table)))) for table in tables} == before
