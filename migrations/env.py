"""What Alembic runs for every command: one store, one transaction, on SQLite and on PostgreSQL."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, MetaData, event
from sqlalchemy.types import TypeDecorator

from app.core.database import Base, KeyBase, make_engine
from app.core.migrate import load_models
from app.core.settings import Settings

KEY_STORE = "key_store"


def main() -> None:
    settings = context.config.attributes.get("settings") or Settings()
    load_models()
    of_keys = context.config.config_ini_section == KEY_STORE
    engine = make_engine(settings.key_store_address if of_keys else settings.database_address)
    on_sqlite = engine.dialect.name == "sqlite"
    if on_sqlite:
        event.listen(engine, "connect", leave_foreign_keys_unchecked)
    try:
        with engine.connect() as connection:
            migrate(connection, metadata=KeyBase.metadata if of_keys else Base.metadata, on_sqlite=on_sqlite)
    finally:
        engine.dispose()


def migrate(connection: Connection, *, metadata: MetaData, on_sqlite: bool) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        version_table=context.config.get_main_option("version_table") or "alembic_version",
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
        render_item=render_item,
        include_name=names_without_index_tables(connection) if on_sqlite else None,
        process_revision_directives=drop_empty,
    )
    with context.begin_transaction():
        context.run_migrations()
        if on_sqlite:
            check_foreign_keys(connection)


def leave_foreign_keys_unchecked(connection: Any, _entry: object) -> None:
    # A batch rebuilds a table by dropping it, which would carry away the rows that point to it.
    connection.execute("PRAGMA foreign_keys=OFF")


def check_foreign_keys(connection: Connection) -> None:
    """Raises RuntimeError with the names of tables, never with rows, if a migration left a dangling reference."""
    broken = {row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
    if broken:
        raise RuntimeError(f"dangling references in {', '.join(sorted(broken))}")


def names_without_index_tables(connection: Connection) -> Any:
    """A filter for reflection: the full-text index and its shadow tables are no model's, so they are left alone."""
    with connection.begin():
        rows = connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')")
        hidden = frozenset(row[0] for row in rows)

    def include(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or name not in hidden

    return include


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Our own column types are written as what they become, so that an old migration outlives a renamed class."""
    if kind == "type" and isinstance(item, TypeDecorator) and type(item).__module__.startswith("app."):
        return f"sa.{item.impl!r}"
    return False


def drop_empty(_context: object, _revision: object, directives: list[Any]) -> None:
    """No file for a store in which nothing changed."""
    if getattr(context.config.cmd_opts, "autogenerate", False) or context.config.attributes.get("autogenerate"):
        script = directives[0]
        if script.upgrade_ops is not None and script.upgrade_ops.is_empty():
            directives[:] = []


main()
