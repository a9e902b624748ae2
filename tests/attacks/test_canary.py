"""Marked words, address, browser and moment go through a real server; then everything it left behind is searched."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest

from app.core.database import Database
from app.operations.backups import opened as opened_backup
from app.sealing.receipts import parse
from tests.attacks.marks import ADDRESS_MARK, AGENT_MARK, RETURN_MARK, TEXT_MARK, Moment, files, found
from tests.factories.submissions import OpenForm, opened, submission_of
from tests.server import Server

pytestmark = [pytest.mark.sqlite_only, pytest.mark.slow]

MARKS = (TEXT_MARK, ADDRESS_MARK, AGENT_MARK, RETURN_MARK)
HEADERS = {
    "User-Agent": AGENT_MARK,
    "X-Forwarded-For": ADDRESS_MARK,
    "X-Real-IP": ADDRESS_MARK,
    "Forwarded": f"for={ADDRESS_MARK}",
    "Referer": f"http://{ADDRESS_MARK}/",
    "Accept-Language": "bm",
}


@pytest.fixture(scope="module")
def moment() -> Moment:
    return Moment()


@pytest.fixture(scope="module")
def receipts(running: tuple[Server, OpenForm], moment: Moment) -> list[str]:
    """Everything a sender can do, well and badly; answers the numbers of what was taken."""
    server, form = running
    with httpx2.Client(base_url=server.address, headers=HEADERS, trust_env=False, timeout=60) as client:
        taken = [submit(client, form).json()["receipt"] for _ in range(3)]
        come_back(client, taken[0])
        refusals(client, form)
        with damaged_key(server):
            assert submit(client, form).status_code == 500
        with refusing_trigger(server):
            assert submit(client, form).status_code == 503
        with full_disk(server):
            assert submit(client, form, answers={"Q1": TEXT_MARK * 800}).status_code == 503
        locked_out(client, server, form)
        taken.append(submit(client, form).json()["receipt"])
    return taken


def submit(client: httpx2.Client, form: OpenForm, **overrides: Any) -> httpx2.Response:
    body = {"language": "bm", "answers": {"Q1": f"A ko: {TEXT_MARK}. A ko tuguni."}, "consent": ["analyse"]}
    return client.post(f"/api/v1/consultations/{form.slug}/submissions", json=body | overrides)


def come_back(client: httpx2.Client, receipt: str) -> None:
    said = client.post("/api/v1/receipts/messages", json={"receipt": receipt, "message": RETURN_MARK})
    assert said.status_code == 201
    assert client.post("/en/number", data={"number": receipt}).status_code == 200
    assert client.post("/en/number", data={"number": TEXT_MARK}).status_code == 422


def refusals(client: httpx2.Client, form: OpenForm) -> None:
    path = f"/api/v1/consultations/{form.slug}/submissions"
    assert submit(client, form, answers={TEXT_MARK: TEXT_MARK}).status_code == 422
    assert submit(client, form, consent=[TEXT_MARK]).status_code == 422
    assert client.post(path, content=f'{{"{TEXT_MARK}'.encode()).status_code == 422
    assert client.post(f"/bm/form/{form.slug}", data={"state": TEXT_MARK, "a.Q1": TEXT_MARK}).status_code == 409
    assert client.post(f"/bm/form/{form.slug}", files={"a.Q1": (TEXT_MARK, TEXT_MARK * 90_000)}).status_code in {
        413,
        422,
    }
    assert client.get(f"/bm/form/{TEXT_MARK}").status_code == 404
    assert client.get("/bm/number", params={"number": TEXT_MARK}).status_code == 200
    with suppress(httpx2.TransportError):  # the server may hang up on so much
        assert client.post(path, content=TEXT_MARK.encode() * 400_000).status_code in {400, 413}


@contextmanager
def changed(server: Server, do: str, undo: str) -> Iterator[None]:
    with sqlite3.connect(server.folder / "baro.db", timeout=30) as connection:
        connection.executescript(do)
    yield
    with sqlite3.connect(server.folder / "baro.db", timeout=30) as connection:
        connection.executescript(undo)
    connection.close()


def damaged_key(server: Server) -> Any:
    """The form's public key is no key: an error nobody foresaw, after masking and before sealing."""
    return changed(
        server,
        "CREATE TABLE kept AS SELECT consultation_id, public_key FROM consultation_key;"
        "UPDATE consultation_key SET public_key = x'00';",
        "UPDATE consultation_key SET public_key = (SELECT kept.public_key FROM kept"
        " WHERE kept.consultation_id = consultation_key.consultation_id); DROP TABLE kept;",
    )


def refusing_trigger(server: Server) -> Any:
    return changed(
        server,
        "CREATE TRIGGER refuse BEFORE INSERT ON submission BEGIN SELECT RAISE(ABORT, 'no'); END;",
        "DROP TRIGGER refuse;",
    )


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """No file of the server may grow any further."""
    assert server.process is not None
    before = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (8192, before[1]))
    yield
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)


def locked_out(client: httpx2.Client, server: Server, form: OpenForm) -> None:
    """Somebody holds the write lock for longer than anyone waits."""
    connection = sqlite3.connect(server.folder / "baro.db", isolation_level=None, timeout=30)
    connection.execute("BEGIN IMMEDIATE")
    assert submit(client, form).status_code == 503
    connection.execute("ROLLBACK")
    connection.close()


# --- the search ---


def test_what_was_taken_opens_for_an_officer(
    running: tuple[Server, OpenForm], receipts: list[str], stores: Database
) -> None:
    with stores.transaction(write=False) as session:
        for receipt in receipts:
            original = opened(session, submission_of(session, parse(receipt)), running[1])
            assert TEXT_MARK in (original.texts[0].text or "")


def test_no_file_of_the_server_holds_a_mark(running: tuple[Server, OpenForm], receipts: list[str]) -> None:
    server, _ = running

    kept = {path.name: found(MARKS, content) for path, content in files(server.folder, server.temporary, server.logs)}

    assert {"baro.db", "keys.db", "baro.db-wal", "logs.txt"} <= set(kept)
    assert {name: marks for name, marks in kept.items() if marks} == {}


def test_no_file_holds_a_number(running: tuple[Server, OpenForm], receipts: list[str]) -> None:
    server, _ = running
    spellings = [form for receipt in receipts for form in (receipt, receipt.replace(" ", ""))]

    for _, content in files(server.folder, server.temporary, server.logs):
        assert found(spellings, content) == set()


def test_nothing_remembers_the_moment(running: tuple[Server, OpenForm], receipts: list[str], moment: Moment) -> None:
    server, _ = running

    for path, content in files(server.folder, server.temporary, server.logs):
        assert not [word for word in moment.words() if word.encode() in content], path.name
        if path != server.logs:
            assert not [number for number in moment.numbers() if number in content], path.name


def test_the_main_store_knows_the_week_and_not_the_day(
    running: tuple[Server, OpenForm], receipts: list[str], moment: Moment, stores: Database
) -> None:
    with stores.transaction(write=False) as session:
        weeks = {submission_of(session, parse(receipt)).week for receipt in receipts}
    year, week, _ = moment.begun.isocalendar()
    assert weeks == {f"{year}-W{week:02d}"}

    for path, content in files(running[0].folder):
        if path.name.startswith("baro.db"):
            assert moment.begun.date().isoformat().encode() not in content


def test_the_temporary_folder_is_empty(running: tuple[Server, OpenForm], receipts: list[str]) -> None:
    assert list(running[0].temporary.rglob("*")) == []


def test_a_backup_holds_no_mark_even_once_it_is_opened(
    running: tuple[Server, OpenForm], receipts: list[str], moment: Moment, tmp_path: Path
) -> None:
    server, _ = running
    written = tmp_path / "backup"
    server.command("backup", "--to", str(written))

    rows = "\n".join(opened_backup(written, server.folder.parent / "offline.key"))

    assert found(MARKS, written.read_bytes()) == set()
    assert '"table": "submission"' in rows
    assert found(MARKS, rows.encode()) == set()
    assert moment.begun.date().isoformat() not in rows


def test_the_logs_say_that_something_failed_and_nothing_else(
    running: tuple[Server, OpenForm], receipts: list[str]
) -> None:
    server, form = running
    logs = server.logs.read_text(encoding="utf-8")

    assert "unexpected error" in logs
    assert "database refused" in logs
    assert form.slug not in logs
    assert "127.0.0.1" not in logs


def test_a_crash_leaves_no_picture_of_the_memory(running: tuple[Server, OpenForm]) -> None:
    assert running[0].process is not None

    assert resource.prlimit(running[0].process.pid, resource.RLIMIT_CORE)[0] == 0
