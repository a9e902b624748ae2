"""What every test may ask for: a clock that stands still, settings, both kinds of database, the application, a client.

Arrange with `session` and `session.commit()`, or with `database.transaction()`; then ask `client`. A session that has
read is a picture of that moment: after a post, look again in a new one or call `session.expire_all()`.
"""

import shutil
from collections.abc import Iterator, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, Template
from sqlalchemy import Connection, Engine, MetaData, create_engine, make_url, text
from starlette.testclient import TestClient

from app.core.clock import MovableClock
from app.core.database import Base, Database, KeyBase, Session
from app.core.migrate import load_models
from app.core.settings import Settings
from tests import postgresql

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
STORES: dict[str, MetaData] = {"baro": Base.metadata, "keys": KeyBase.metadata}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that says nothing about the database runs on one kind."""
    items[:] = [i for i in items if not (i.get_closest_marker("sqlite_only") and i.get_closest_marker("postgresql"))]


@pytest.fixture
def clock() -> MovableClock:
    """Monday 2 November 2026, 9:00 UTC, until a test moves it."""
    return MovableClock(MONDAY)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Practice settings that no environment variable can change where it counts."""
    return Settings(
        data_dir=tmp_path,
        database_url="",
        key_store_url="",
        demo=True,
        secure_cookies=False,
        host="127.0.0.1",
        run_due_hourly=False,
    )


# --- databases ---


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest, clock: MovableClock) -> Iterator[Database]:
    """Both stores with empty tables; the test runs once on SQLite and once on PostgreSQL."""
    kind = "sqlite_settings" if request.param == "sqlite" else "postgresql_settings"
    yield from opened(request.getfixturevalue(kind), clock)


@pytest.fixture
def sqlite_database(sqlite_settings: Settings, clock: MovableClock) -> Iterator[Database]:
    """Both stores with empty tables, on SQLite alone."""
    yield from opened(sqlite_settings, clock)


def opened(settings: Settings, clock: MovableClock) -> Iterator[Database]:
    database = Database(settings, clock=clock)
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both files, made once and copied for each test."""
    load_models()
    folder = tmp_path_factory.mktemp("templates")
    database = Database(Settings(data_dir=folder, database_url="", key_store_url=""))
    Base.metadata.create_all(database.engine)
    KeyBase.metadata.create_all(database.key_engine)
    database.dispose()
    return folder


@pytest.fixture
def sqlite_settings(settings: Settings, sqlite_templates: Path) -> Settings:
    for file in sqlite_templates.glob("*.db"):
        shutil.copy(file, settings.data_dir)
    return settings


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Address of a server of our own, started when the first test asks."""
    with postgresql.server() as address:
        yield address


@pytest.fixture(scope="session")
def postgresql_tables(postgresql_server: str) -> Iterator[dict[str, Engine]]:
    """One database a store, with all tables; emptied after each test that used them."""
    load_models()
    engines = {name: create_engine(create_database(postgresql_server, name)) for name in STORES}
    for name, metadata in STORES.items():
        metadata.create_all(engines[name])
    yield engines
    for engine in engines.values():
        engine.dispose()


@pytest.fixture
def postgresql_settings(settings: Settings, postgresql_tables: dict[str, Engine]) -> Iterator[Settings]:
    urls = {name: engine.url.render_as_string(hide_password=False) for name, engine in postgresql_tables.items()}
    yield settings.model_copy(update={"database_url": urls["baro"], "key_store_url": urls["keys"]})
    for name, engine in postgresql_tables.items():
        with engine.begin() as connection:
            empty(connection, STORES[name])


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def bare_settings(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """Settings of two stores that have no tables yet, for tests of migrations."""
    if request.param == "sqlite":
        return settings
    server = request.getfixturevalue("postgresql_server")
    name = uuid4().hex
    addresses = {
        "database_url": create_database(server, f"bare_{name}"),
        "key_store_url": create_database(server, f"bare_keys_{name}"),
    }
    return settings.model_copy(update=addresses)


def create_database(server: str, name: str) -> str:
    """The address of a new, empty database."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def empty(connection: Connection, metadata: MetaData) -> None:
    """Takes the rows out of the few tables that have some: truncating all would take longer than the test."""
    names = [table.name for table in metadata.sorted_tables]
    if not names:
        return
    # A test that leaves a transaction open fails here with a reason, instead of standing still.
    connection.execute(text("SET LOCAL lock_timeout = '10s'"))
    asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in names)  # noqa: S608
    filled = [row[0] for row in connection.execute(text(asked))]
    if filled:
        quoted = ", ".join(f'"{name}"' for name in filled)
        connection.execute(text(f"TRUNCATE {quoted} RESTART IDENTITY CASCADE"))


# --- the application ---


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nearly every page test builds an application; compiling its templates anew would take most of the run."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("bytecode")))

    class CompiledOnce(FileSystemLoader):
        def load(
            self,
            environment: Environment,
            name: str,
            globals: MutableMapping[str, Any] | None = None,  # noqa: A002
        ) -> Template:
            environment.bytecode_cache = cache
            return super().load(environment, name, globals)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.web.pages.FileSystemLoader", CompiledOnce)
        yield


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session for arranging and looking; nothing it did stays unless the test commits."""
    session = database.open(write=False)
    yield session
    session.rollback()
    session.close()


@pytest.fixture
def app(database: Database, settings: Settings) -> FastAPI:
    """The whole application over `database`, as `serve` would build it."""
    from app.main import create_app  # noqa: PLC0415 - a test of one pure file need not load every room

    return create_app(settings, database=database)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A browser without scripts that follows no redirect by itself. It knows nobody: sign in to be somebody."""
    with TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False) as client:
        yield client
