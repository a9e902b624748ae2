"""The full-text index in the database, made and dropped here alone: FTS5 on SQLite, tsvector on PostgreSQL."""

from sqlalchemy import Connection, text

ON_SQLITE = """
    CREATE VIRTUAL TABLE IF NOT EXISTS record_search
    USING fts5(record_id UNINDEXED, tokens, paraphrase, tokenize="ascii tokenchars '_'")
"""
ON_POSTGRESQL = (
    """
    CREATE TABLE IF NOT EXISTS record_search (
        rowid BIGINT PRIMARY KEY,
        record_id UUID NOT NULL UNIQUE REFERENCES feedback_record (id) ON DELETE CASCADE,
        tokens TSVECTOR NOT NULL,
        paraphrase TSVECTOR NOT NULL
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_record_search_tokens ON record_search USING gin (tokens)",
    "CREATE INDEX IF NOT EXISTS ix_record_search_paraphrase ON record_search USING gin (paraphrase)",
)


def create_search(connection: Connection) -> None:
    """After `feedback_record` is there; for `create_all` and for the migration."""
    for statement in (ON_SQLITE,) if connection.dialect.name == "sqlite" else ON_POSTGRESQL:
        connection.execute(text(statement))


def drop_search(connection: Connection) -> None:
    connection.execute(text("DROP TABLE IF EXISTS record_search"))
