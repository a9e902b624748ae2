"""The database locked, full or broken in the middle: the page says that nothing was sent, and carries the words on."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, text
from starlette.testclient import TestClient

from app.core.database import Database
from app.sealing.receipts import parse
from tests.factories.submissions import NAME, TEXT, OpenForm, opened, send, stored, submission_of
from tests.submissions.browsing import Sender


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Somebody else holds the write lock, and connections wait for it a tenth of a second instead of twenty."""
    with broken(database, "PRAGMA busy_timeout=100"), database.transaction() as session:
        session.execute(text("SELECT 1"))
        yield


@contextmanager
def broken(database: Database, pragma: str) -> Iterator[None]:
    """Every new connection starts with this pragma."""

    def prepare(connection: object, _entry: object) -> None:
        connection.execute(pragma)  # type: ignore[attr-defined]  # the driver's own connection

    event.listen(database.engine, "connect", prepare)
    database.engine.dispose()
    yield
    event.remove(database.engine, "connect", prepare)
    database.engine.dispose()


@contextmanager
def full(database: Database) -> Iterator[None]:
    """Not a page more than there is."""
    with broken(database, "PRAGMA max_page_count=1"):
        yield


@contextmanager
def raising(database: Database) -> Iterator[None]:
    """A trigger refuses every new submission."""
    with database.engine.begin() as connection:
        for statement in TRIGGERS[database.engine.dialect.name]:
            connection.exec_driver_sql(statement)
    yield
    with database.engine.begin() as connection:
        on = " ON submission" if database.engine.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(f"DROP TRIGGER refuse{on}")


TRIGGERS = {
    "sqlite": ["CREATE TRIGGER refuse BEFORE INSERT ON submission BEGIN SELECT RAISE(ABORT, 'no'); END"],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no'; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER refuse BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION refuse()",
    ],
}
ON_SQLITE = {"locked": locked, "full": full}
TROUBLE = {**ON_SQLITE, "raising": raising}


def body() -> dict[str, object]:
    return {"language": "en", "answers": {"Q1": TEXT}, "consent": ["analyse"]}


@pytest.mark.parametrize("kind", TROUBLE)
def test_the_page_says_not_sent_and_a_second_try_sends(
    sender: Sender, database: Database, form: OpenForm, kind: str
) -> None:
    if kind in ON_SQLITE and database.engine.dialect.name != "sqlite":
        pytest.skip("a trouble of SQLite")
    sender.to_check(form.slug, TEXT)

    with TROUBLE[kind](database):
        answer = sender.send()
    again = sender.press("again")

    assert answer.status == 503
    assert "Nothing was sent" in answer.heading
    assert answer.receipt == ""
    assert NAME not in answer.html
    with database.transaction(write=False) as session:
        (submission,) = stored(session)
        assert submission == submission_of(session, parse(again.receipt))
        assert opened(session, submission, form).texts[0].text == TEXT


@pytest.mark.sqlite_only
def test_a_second_try_keeps_to_only_what_was_seen(sender: Sender, database: Database, form: OpenForm) -> None:
    sender.to_check(form.slug, TEXT)

    with raising(database):
        sender.send("send_masked")
    receipt = parse(sender.press("again_masked").receipt)

    with database.transaction(write=False) as session:
        assert opened(session, submission_of(session, receipt), form).texts[0].text is None


@pytest.mark.parametrize("kind", TROUBLE)
def test_the_api_answers_with_a_problem(client: TestClient, database: Database, form: OpenForm, kind: str) -> None:
    if kind in ON_SQLITE and database.engine.dialect.name != "sqlite":
        pytest.skip("a trouble of SQLite")
    path = f"/api/v1/consultations/{form.slug}/submissions"
    # The day's secret is drawn before the trouble begins.
    assert client.post(path, json=body() | {"client_key": "8c2f5e1ab07d44f6932be0c51d7a6f98"}).status_code == 201

    with TROUBLE[kind](database):
        answer = client.post(path, json=body())

    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert NAME not in answer.text
    with database.transaction(write=False) as session:
        assert len(stored(session)) == 1


@pytest.mark.sqlite_only
def test_what_was_answered_with_a_number_survives_trouble(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    before = send(database, form)
    with raising(database):
        client.post(f"/api/v1/consultations/{form.slug}/submissions", json=body())
    after = send(database, form)

    with database.transaction(write=False) as session:
        for receipt in (before, after):
            assert opened(session, submission_of(session, receipt), form).texts[0].text == TEXT
