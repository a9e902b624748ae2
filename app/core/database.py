"""Two databases, one session: the main store, and the key store that no backup includes."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    FromClause,
    MetaData,
    Table,
    create_engine,
    event,
    make_url,
    orm,
    text,
    update,
)
from sqlalchemy.pool import ConnectionPoolEntry

from app.core.clock import Clock, SystemClock
from app.core.settings import Settings

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

PATIENCE_SECONDS = 20
"""How long a writer waits for its turn on SQLite."""


class Base(orm.DeclarativeBase):
    """Tables of the main store."""

    metadata = MetaData(naming_convention=NAMES)


class KeyBase(orm.DeclarativeBase):
    """Tables of the key store."""

    metadata = MetaData(naming_convention=NAMES)


class Session(orm.Session):
    """One unit of work over both stores. `clock` tells the time; `keys` reaches the key store."""

    clock: Clock

    def __init__(self, bind: Engine, *, key_bind: Engine, clock: Clock) -> None:
        super().__init__(bind, expire_on_commit=False)
        self.clock = clock
        self._key_bind = key_bind
        self._keys: orm.Session | None = None

    @property
    def keys(self) -> orm.Session:
        if self._keys is None:
            self._keys = orm.Session(self._key_bind, expire_on_commit=False)
        return self._keys

    def commit(self) -> None:
        # Keys first: a key without its text is harmless, a text without its key is lost, and a
        # key that was destroyed must stay destroyed even if the main store fails a moment later.
        self.flush()
        if self._keys is not None:
            self._keys.commit()
        super().commit()

    def rollback(self) -> None:
        if self._keys is not None:
            self._keys.rollback()
        super().rollback()

    def close(self) -> None:
        if self._keys is not None:
            self._keys.close()
        super().close()


class Database:
    """Both engines and the way to open a session on them."""

    def __init__(self, settings: Settings, *, clock: Clock | None = None) -> None:
        self.clock: Clock = clock or SystemClock()
        self.engine = make_engine(settings.database_address)
        self.key_engine = make_engine(settings.key_store_address)

    def open(self, *, write: bool) -> Session:
        """A session; with `write` SQLite takes its write lock at once, so that no read has to be upgraded."""
        mode = "IMMEDIATE" if write else "DEFERRED"
        return Session(
            self.engine.execution_options(begin=mode),
            key_bind=self.key_engine.execution_options(begin=mode),
            clock=self.clock,
        )

    @contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[Session]:
        """Commit at the end, roll back on any error."""
        session = self.open(write=write)
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.close()

    def dispose(self) -> None:
        self.engine.dispose()
        self.key_engine.dispose()


def make_engine(address: str) -> Engine:
    """An engine that never prints a parameter. SQLite: WAL, every commit on disk, freed pages overwritten."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=20, max_overflow=20)
    engine = create_engine(
        url, hide_parameters=True, pool_size=20, max_overflow=40, connect_args={"timeout": PATIENCE_SECONDS}
    )
    event.listen(engine, "connect", prepare_sqlite)
    queue = WriterQueue()
    event.listen(engine, "begin", queue.begin)
    event.listen(engine, "commit", queue.leave)
    event.listen(engine, "rollback", queue.leave)
    return engine


def prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late and too weak
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
        f"busy_timeout={PATIENCE_SECONDS * 1000}",
        "cache_size=-16000",
    ):
        connection.execute(f"PRAGMA {pragma}")


class WriterQueue:
    """Writers of one process take turns: SQLite itself lets them sleep and try again, which starves some for a second.

    Other processes still meet at SQLite's own lock.
    """

    def __init__(self) -> None:
        self._turn = Lock()

    def begin(self, connection: Connection) -> None:
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        if mode == "IMMEDIATE":
            connection.info["has_turn"] = self._turn.acquire(timeout=PATIENCE_SECONDS)
        try:
            connection.exec_driver_sql(f"BEGIN {mode}")
        except BaseException:
            self.leave(connection)
            raise

    def leave(self, connection: Connection) -> None:
        if connection.info.pop("has_turn", False):
            self._turn.release()


def rewrite_in_key_order(session: Session, *tables: FromClause) -> None:
    """Lay these tables down in the order of their random keys, so that their pages keep no order of arrival.

    On SQLite they are WITHOUT ROWID and always lie so.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in tables:
        if isinstance(table, Table):
            # Every row gets the same transaction number first, since that number tells an order too.
            session.execute(update(table).values({column.name: column for column in table.primary_key.columns}))
            session.execute(text(f'CLUSTER "{table.name}" USING "{table.primary_key.name}"'))
