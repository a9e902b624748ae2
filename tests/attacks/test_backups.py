"""Backups hold ciphertext whose keys die elsewhere, and a restored one forgets again what was forgotten since."""

import base64
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.consultations.consents import Consent
from app.consultations.service.keys import private_key
from app.core.clock import MovableClock
from app.core.database import Base, Database
from app.core.settings import Settings
from app.feedback.models import FeedbackRecord
from app.operations.backups import draw_backup_key, read_backup, write_backup
from app.operations.backups import opened as opened_backup
from app.operations.due import run_everything
from app.operations.errors import FileExistsAlreadyError, NoBackupKeyError, NotABackupError, NotEmptyError
from app.review.service.releasing import release_due
from app.sealing.envelopes import Purpose
from app.sealing.errors import CannotOpenError
from app.sealing.receipts import Receipt, draw
from app.slips.models import Slip
from app.submissions.errors import UnknownReceiptError
from app.submissions.mailbox import narrow_consent, open_mailbox, visit, withdraw
from app.submissions.models import Submission
from app.submissions.vault import unlock
from tests.factories.review import Room, make_decision, make_room
from tests.factories.voices import make_submission

pytestmark = pytest.mark.sqlite_only

PUBLIC = (Consent.ANALYSE, Consent.PARAPHRASE_PUBLIC, Consent.KEEP_ORIGINAL)


@dataclass(frozen=True, slots=True)
class Vault:
    """Where the backup lies, and what opens it."""

    file: Path
    key: Path


@pytest.fixture
def room(database: Database) -> Room:
    return make_room(database)


@pytest.fixture
def sent(database: Database, room: Room) -> list[Receipt]:
    """Six texts, all decided."""
    receipts = [draw() for _ in range(6)]
    with database.transaction() as session:
        for number, receipt in enumerate(receipts):
            text = f"La réunion numéro {number} se tient toujours loin de chez nous."
            made = make_submission(session, room.consultation, text, receipt=receipt, consent=PUBLIC)
            make_decision(session, made, room)
    return receipts


@pytest.fixture
def backing(sqlite_settings: Settings, tmp_path: Path) -> tuple[Settings, Vault]:
    vault = Vault(tmp_path / "backup", tmp_path / "offline.key")
    return sqlite_settings.model_copy(update={"backup_public_key": draw_backup_key(vault.key)}), vault


@pytest.fixture
def restored(backing: tuple[Settings, Vault], clock: MovableClock, tmp_path: Path) -> Iterator[Database]:
    """Another main store, still empty, beside the key store as it is today."""
    settings = elsewhere(backing[0], tmp_path)
    database = Database(settings, clock=clock)
    Base.metadata.create_all(database.engine)
    yield database
    database.dispose()


def elsewhere(settings: Settings, folder: Path) -> Settings:
    address = f"sqlite:///{folder / 'restored.db'}"
    return settings.model_copy(update={"database_url": address, "key_store_url": settings.key_store_address})


def originals_opened(lines: list[str], keys: Database, room: Room) -> int:
    """How many originals of a backup a thief opens who holds this key store and even an officer's key."""
    count = 0
    with keys.transaction(write=False) as session:
        key = private_key(
            session, room.consultation.id, officer_account_id=room.first.account_id, secret=room.first.secret
        )
        for row in (json.loads(line) for line in lines[1:]):
            if row["table"] != "submission" or row["row"]["sealed_original"] is None:
                continue
            try:
                unlock(
                    session,
                    base64.b64decode(row["row"]["sealed_original"]),
                    owner=UUID(row["row"]["id"]),
                    purpose=Purpose.ORIGINAL,
                    consultation_id=room.consultation.id,
                    key=key,
                )
            except CannotOpenError:
                continue
            count += 1
    return count


def test_a_backup_of_day_1_with_the_key_store_of_day_90_gives_back_no_original(
    database: Database,
    clock: MovableClock,
    room: Room,
    sent: list[Receipt],
    backing: tuple[Settings, Vault],
    tmp_path: Path,
) -> None:
    settings, vault = backing
    write_backup(settings, vault.file)
    lines = opened_backup(vault.file, vault.key)
    day_1 = tmp_path / "day 1"
    shutil.copytree(settings.data_dir, day_1, ignore=shutil.ignore_patterns("day 1"))

    clock.advance(days=90)
    run_everything(database)

    early = Database(settings.model_copy(update={"data_dir": day_1}))
    assert originals_opened(lines, early, room) == len(sent)
    assert originals_opened(lines, database, room) == 0
    early.dispose()


def test_a_backup_of_an_unread_original_dies_180_days_after_its_week(
    database: Database, clock: MovableClock, room: Room, backing: tuple[Settings, Vault]
) -> None:
    settings, vault = backing
    with database.transaction() as session:
        make_submission(session, room.consultation)
    write_backup(settings, vault.file)
    lines = opened_backup(vault.file, vault.key)
    alive = originals_opened(lines, database, room)

    clock.advance(days=180)
    run_everything(database)

    assert (alive, originals_opened(lines, database, room)) == (1, 0)


def test_what_was_withdrawn_after_the_backup_is_forgotten_again(
    database: Database,
    clock: MovableClock,
    room: Room,
    sent: list[Receipt],
    backing: tuple[Settings, Vault],
    restored: Database,
    tmp_path: Path,
) -> None:
    settings, vault = backing
    clock.advance(days=14)
    with database.transaction() as session:
        release_due(session, by=room.first)
        gone, narrowed = (open_mailbox(session, each).record_id for each in sent[:2])
    write_backup(settings, vault.file)
    with database.transaction() as session:
        withdraw(session, sent[0])
        narrow_consent(session, sent[1])
    run_everything(database)

    rows, forgotten = read_backup(elsewhere(settings, tmp_path), vault.file, vault.key)

    assert rows > len(sent)
    assert forgotten >= 3
    with restored.transaction(write=False) as session:
        assert session.get(FeedbackRecord, gone) is None
        assert not session.get_one(FeedbackRecord, narrowed).may_paraphrase
        assert len(session.scalars(select(FeedbackRecord)).all()) == len(sent) - 1
        assert len(session.scalars(select(Slip)).all()) == len(sent) - 1
        with pytest.raises(UnknownReceiptError):
            visit(session, sent[0])
        assert visit(session, sent[2]).status == "released"


def test_what_was_destroyed_after_the_backup_stays_destroyed(
    database: Database,
    clock: MovableClock,
    sent: list[Receipt],
    backing: tuple[Settings, Vault],
    restored: Database,
    tmp_path: Path,
) -> None:
    settings, vault = backing
    write_backup(settings, vault.file)
    clock.advance(days=90)
    run_everything(database)

    read_backup(elsewhere(settings, tmp_path), vault.file, vault.key)

    with restored.transaction(write=False) as session:
        assert {one.sealed_original for one in session.scalars(select(Submission))} == {None}


# --- refusals ---


def test_a_backup_needs_a_key_and_never_overwrites(
    database: Database, sqlite_settings: Settings, backing: tuple[Settings, Vault]
) -> None:
    settings, vault = backing

    with pytest.raises(NoBackupKeyError):
        write_backup(sqlite_settings, vault.file)
    write_backup(settings, vault.file)
    with pytest.raises(FileExistsAlreadyError):
        write_backup(settings, vault.file)


def test_only_empty_tables_are_restored_into(
    database: Database, sent: list[Receipt], backing: tuple[Settings, Vault]
) -> None:
    settings, vault = backing
    write_backup(settings, vault.file)

    with pytest.raises(NotEmptyError):
        read_backup(settings, vault.file, vault.key)


@pytest.mark.parametrize("damage", ["cut", "turned", "another key"])
def test_a_damaged_backup_restores_nothing(
    database: Database,
    sent: list[Receipt],
    backing: tuple[Settings, Vault],
    restored: Database,
    tmp_path: Path,
    damage: str,
) -> None:
    settings, vault = backing
    write_backup(settings, vault.file)
    content = bytearray(vault.file.read_bytes())
    if damage == "cut":
        del content[-40:]
    if damage == "turned":
        content[len(content) // 2] ^= 1
    vault.file.write_bytes(bytes(content))
    key = vault.key
    if damage == "another key":
        key = tmp_path / "another.key"
        draw_backup_key(key)

    with pytest.raises(NotABackupError):
        read_backup(elsewhere(settings, tmp_path), vault.file, key)

    with restored.transaction(write=False) as session:
        assert session.scalars(select(Submission)).all() == []
