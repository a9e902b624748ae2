"""add the search index.

FTS5 on SQLite, tsvector on PostgreSQL; written by hand, because no model describes a virtual table.

Revision ID: 5d0c7be2a941
Revises: ba78f48c20c5
"""

from alembic import op

revision = "5d0c7be2a941"
down_revision = "ba78f48c20c5"
branch_labels = None
depends_on = None

ON_SQLITE = (
    """
    CREATE VIRTUAL TABLE record_search
    USING fts5(record_id UNINDEXED, tokens, paraphrase, tokenize="ascii tokenchars '_'")
    """,
)
ON_POSTGRESQL = (
    """
    CREATE TABLE record_search (
        rowid BIGINT PRIMARY KEY,
        record_id UUID NOT NULL UNIQUE REFERENCES feedback_record (id) ON DELETE CASCADE,
        tokens TSVECTOR NOT NULL,
        paraphrase TSVECTOR NOT NULL
    )
    """,
    "CREATE INDEX ix_record_search_tokens ON record_search USING gin (tokens)",
    "CREATE INDEX ix_record_search_paraphrase ON record_search USING gin (paraphrase)",
)


def upgrade() -> None:
    for statement in ON_SQLITE if op.get_bind().dialect.name == "sqlite" else ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TABLE record_search")
