"""Both stores can be built, taken down and rebuilt, with rows in them, and end as the models say."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, func, inspect, select, text

from app.core import migrate
from app.core.database import Base, Database, KeyBase
from app.core.migrate import Store
from app.core.settings import Settings
from tests.house.rows import fill

METADATA: dict[Store, MetaData] = {Store.MAIN: Base.metadata, Store.KEYS: KeyBase.metadata}


@pytest.fixture
def database(bare_settings: Settings) -> Iterator[Database]:
    """Both stores at the newest version, made by migrations alone."""
    migrate.load_models()
    migrate.upgrade(bare_settings)
    database = Database(bare_settings)
    yield database
    database.dispose()


def engine_of(database: Database, store: Store) -> Engine:
    return database.key_engine if store is Store.KEYS else database.engine


def test_an_empty_store_is_not_current_and_a_migrated_one_is(bare_settings: Settings) -> None:
    assert not migrate.is_current(bare_settings)

    migrate.upgrade(bare_settings)

    assert migrate.is_current(bare_settings)


def test_migrating_twice_changes_nothing(bare_settings: Settings) -> None:
    migrate.upgrade(bare_settings)
    migrate.upgrade(bare_settings)

    assert migrate.is_current(bare_settings)


@pytest.mark.parametrize("store", Store)
def test_each_history_is_one_line(store: Store, settings: Settings) -> None:
    script = ScriptDirectory.from_config(migrate.configuration(settings, store))

    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1


@pytest.mark.parametrize("store", Store)
def test_migrated_tables_are_what_the_models_say(database: Database, store: Store) -> None:
    metadata, engine = METADATA[store], engine_of(database, store)

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "version_table": version_table(store), "include_name": only(metadata)},
        )

        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize("store", Store)
def test_migrated_tables_keep_every_check_of_the_models(database: Database, store: Store) -> None:
    inspector = inspect(engine_of(database, store))

    for table in METADATA[store].sorted_tables:
        promised = {str(check.name) for check in table.constraints if check.__visit_name__ == "check_constraint"}
        kept = {check["name"] for check in inspector.get_check_constraints(table.name)}
        assert promised <= kept, table.name


def test_migrations_make_all_that_the_models_make(database: Database, bare_settings: Settings) -> None:
    """The search index too, and whatever else is made by hand beside the tables."""
    migrated = {store: names(engine_of(database, store)) for store in Store}
    migrate.downgrade(bare_settings)

    for store in Store:
        METADATA[store].create_all(engine_of(database, store))

    assert {store: names(engine_of(database, store)) for store in Store} == migrated


def test_going_down_to_base_leaves_no_table(database: Database, bare_settings: Settings) -> None:
    fill_all(database)

    migrate.downgrade(bare_settings)

    for store in Store:
        left = set(inspect(engine_of(database, store)).get_table_names())
        assert left & set(METADATA[store].tables) == set()
        assert {name for name in left if not name.endswith("_version")} == set()
    migrate.upgrade(bare_settings)
    assert migrate.is_current(bare_settings)


def test_rows_survive_one_step_down_and_up_again(database: Database, bare_settings: Settings) -> None:
    fill_all(database)
    before = counts(database)
    kept = tables_of_the_step_before(bare_settings)

    migrate.downgrade(bare_settings, to="-1")
    migrate.upgrade(bare_settings)

    after = counts(database)
    assert all(before.values())
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}


def names(engine: Engine) -> set[str]:
    """Tables, indexes and triggers, whoever made them."""
    everything = {
        "sqlite": "SELECT name FROM sqlite_schema",
        "postgresql": "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with engine.connect() as connection:
        rows = connection.execute(text(everything[engine.dialect.name]))
        return {name for (name,) in rows if "autoindex" not in name}


def fill_all(database: Database) -> None:
    for store in Store:
        with engine_of(database, store).begin() as connection:
            fill(connection, METADATA[store])


def counts(database: Database) -> dict[str, int]:
    found = {}
    for store in Store:
        with engine_of(database, store).connect() as connection:
            for table in METADATA[store].sorted_tables:
                found[table.name] = connection.scalar(select(func.count()).select_from(table)) or 0
    return found


def tables_of_the_step_before(settings: Settings) -> set[str]:
    """Tables that exist one step below the newest version: the step must not touch their rows."""
    names: set[str] = set()
    bare = settings.data_dir / "step-before"
    older = settings.model_copy(update={"data_dir": bare, "database_url": "", "key_store_url": ""})
    migrate.upgrade(older)
    migrate.downgrade(older, to="-1")
    database = Database(older)
    for store in Store:
        names |= set(inspect(engine_of(database, store)).get_table_names()) & set(METADATA[store].tables)
    database.dispose()
    return names


def version_table(store: Store) -> str:
    return {Store.MAIN: "main_version", Store.KEYS: "key_version"}[store]


def only(metadata: MetaData) -> object:
    """Compares the models' tables alone: the search index and its shadows are no model's."""

    def include(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or name in metadata.tables

    return include
