"""Bringing both stores to a version of their tables, and knowing whether they are there."""

import importlib
from enum import StrEnum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.core.database import make_engine
from app.core.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
# Its models are of language.
WITHOUT_TABLES = frozenset({"anonymization"})
ALEMBIC = ROOT / "alembic.ini"


class Store(StrEnum):
    """The main store, and the key store that no backup includes; each has its own history."""

    MAIN = "main_store"
    KEYS = "key_store"


def upgrade(settings: Settings, *, to: str = "head") -> None:
    """Both stores to `to`; the rows stay. Makes the data folder, readable by this account alone."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    for store in Store:
        command.upgrade(configuration(settings, store), to)


def downgrade(settings: Settings, *, to: str = "base") -> None:
    """Both stores back to `to`: `base` is empty, `-1` undoes one step. A store already at its base stays."""
    for store in reversed(Store):
        if applied(settings, store):
            command.downgrade(configuration(settings, store), to)


def is_current(settings: Settings) -> bool:
    """Whether both stores stand at the newest version this code knows."""
    return all(applied(settings, store) == newest(settings, store) for store in Store)


def applied(settings: Settings, store: Store) -> frozenset[str]:
    """Versions the store stands at; empty before its first migration."""
    table = configuration(settings, store).get_main_option("version_table")
    engine = make_engine(address(settings, store))
    try:
        with engine.connect() as connection:
            options = {"version_table": table}
            return frozenset(MigrationContext.configure(connection, opts=options).get_current_heads())
    finally:
        engine.dispose()


def newest(settings: Settings, store: Store) -> frozenset[str]:
    """Versions at the end of the store's history."""
    return frozenset(ScriptDirectory.from_config(configuration(settings, store)).get_heads())


def address(settings: Settings, store: Store) -> str:
    return settings.key_store_address if store is Store.KEYS else settings.database_address


def configuration(settings: Settings, store: Store) -> Config:
    """What Alembic reads, with these settings instead of the environment's."""
    config = Config(ALEMBIC, ini_section=store.value)
    config.attributes["settings"] = settings
    return config


def load_models() -> None:
    """Registers every room's tables. The rooms are found, not named: no import may lead upward from here."""
    for path in sorted([*ROOT.glob("app/*/models.py"), *ROOT.glob("app/*/models/__init__.py")]):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[1] in WITHOUT_TABLES:
            continue
        importlib.import_module(".".join(part for part in parts if part != "__init__"))
