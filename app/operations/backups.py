"""Backups: the main store, encrypted to an offline key. Never the key store, so no backup opens an original."""

import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from app.accounts.models import StaffAccount
from app.core.database import Database, Session
from app.core.migrate import Store, applied
from app.core.settings import Settings
from app.operations.errors import (
    FileExistsAlreadyError,
    NoBackupKeyError,
    NotABackupError,
    NotEmptyError,
    OtherVersionError,
)
from app.operations.forgetting import forget_again
from app.operations.rows import read_rows, written_rows
from app.sealing.errors import SealingError
from app.sealing.keys import PrivateKey, PublicKey
from app.sealing.streams import decrypt_stream, encrypt_stream

FORMAT = "baro backup 1"


def draw_backup_key(to: Path) -> str:
    """Write the private half to a file only its owner reads; answer the public half in hexadecimal."""
    private = PrivateKey.draw()
    write_new(to, iter([private.raw.hex().encode() + b"\n"]))
    return private.public().raw.hex()


def write_backup(settings: Settings, to: Path) -> int:
    """Bytes written. Nothing is ever on disk in clear. Raises NoBackupKeyError, FileExistsAlreadyError."""
    key = public_key(settings)
    database = Database(settings)
    try:
        with database.transaction(write=False) as session:
            return write_new(to, encrypt_stream(zipped(lines(settings, session)), to=key))
    finally:
        database.dispose()


def read_backup(settings: Settings, file: Path, key_file: Path) -> tuple[int, int]:
    """Rows restored and things forgotten again. Raises NotABackupError, NotEmptyError, OtherVersionError."""
    content = opened(file, key_file)
    database = Database(settings)
    try:
        with database.transaction() as session:
            if session.scalar(select(StaffAccount.id).limit(1)) is not None:
                raise NotEmptyError
            header, *rows = content
            check_header(settings, header)
            restored = read_rows(session, rows)
            session.flush()
            return restored, forget_again(session)
    finally:
        database.dispose()


def public_key(settings: Settings) -> PublicKey:
    try:
        return PublicKey(bytes.fromhex(settings.backup_public_key))
    except (ValueError, SealingError):
        raise NoBackupKeyError from None


def lines(settings: Settings, session: Session) -> Iterator[str]:
    yield json.dumps({"format": FORMAT, "heads": sorted(applied(settings, Store.MAIN))})
    yield from written_rows(session)


def zipped(texts: Iterator[str]) -> Iterator[bytes]:
    packer = zlib.compressobj()
    for text in texts:
        yield packer.compress(text.encode() + b"\n")
    yield packer.flush()


def opened(file: Path, key_file: Path) -> list[str]:
    """Every line, in memory: none is used before the end is proven, and none touches the disk."""
    try:
        key = PrivateKey(bytes.fromhex(key_file.read_text().strip()))
        with file.open("rb") as stream:
            packed = b"".join(decrypt_stream(iter(lambda: stream.read(65536), b""), with_key=key))
        return zlib.decompress(packed).decode().splitlines()
    except (SealingError, ValueError, zlib.error):
        raise NotABackupError from None


def check_header(settings: Settings, header: str) -> None:
    facts = json.loads(header)
    if facts.get("format") != FORMAT:
        raise NotABackupError
    if facts["heads"] != sorted(applied(settings, Store.MAIN)):
        raise OtherVersionError


def write_new(to: Path, chunks: Iterator[bytes]) -> int:
    try:
        handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise FileExistsAlreadyError from None
    with os.fdopen(handle, "wb") as stream:
        return sum(stream.write(chunk) for chunk in chunks)
