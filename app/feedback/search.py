"""Full-text search over released records, with the same answers on SQLite and PostgreSQL.

Each record has a key, the upper bits of its random id: on SQLite it is the row number of the index, so the index keeps
no order of arrival. Two columns are searched apart, because not every reader may read a text behind its paraphrase.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CursorResult, event, select, text

from app.core.database import Session
from app.core.locales import STAFF_LOCALES
from app.feedback.models import FeedbackRecord, Gloss
from app.feedback.search_query import SearchQuery, Term
from app.feedback.tokens import EVERY, beginnings, tokens, variants

KEY_BYTES = 8  # less one bit for the sign that databases keep
LAST_PLACE = 16_383  # PostgreSQL counts no further; a form's 20,000 characters stay far below
PURGE = "search_index_holds_forgotten_words"

# PostgreSQL reads the last two as tsvector.
INSERT = text(
    "INSERT INTO record_search (rowid, record_id, tokens, paraphrase) VALUES (:rowid, :record_id, :tokens, :paraphrase)"
)
DELETE = text("DELETE FROM record_search WHERE rowid = :rowid")
OPTIMIZE = text("INSERT INTO record_search (record_search) VALUES ('optimize')")


class Column(StrEnum):
    TOKENS = "tokens"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and the language it is in."""

    text: str = field(repr=False)
    language: str


# One long line of numbers arrives many times faster than as many rows.
SELECT_ON_SQLITE = text("SELECT group_concat(rowid) FROM record_search WHERE record_search MATCH :query")
SELECT_ON_POSTGRESQL = {
    column: text(
        f"SELECT string_agg(CAST(rowid AS text), ',') FROM record_search WHERE {column} @@ CAST(:query AS tsquery)"  # noqa: S608
    )
    for column in Column
}


def key_of(record_id: UUID) -> int:
    return key_of_bytes(record_id.bytes)


def key_of_bytes(record_id: bytes) -> int:
    return int.from_bytes(record_id[:KEY_BYTES], "big") >> 1


# --- the index ---


def index(session: Session, *, record_id: UUID, texts: Sequence[Wording], paraphrase: str | None = None) -> None:
    """Add or replace a record. The language of a paraphrase is not kept, so it is read in each staff language."""
    forget(session, record_id=record_id)
    said = [token for wording in texts for token in tokens(wording.text, wording.language)]
    retold = [token for language in STAFF_LOCALES for token in tokens(paraphrase or "", language)]
    kept = " ".join if on_sqlite(session) else tsvector
    row = {
        "rowid": key_of(record_id),
        "record_id": str(record_id),
        "tokens": kept([EVERY, *said]),
        "paraphrase": kept([EVERY, *retold] if retold else []),
    }
    session.execute(INSERT, row)


def forget(session: Session, *, record_id: UUID) -> None:
    gone = session.execute(DELETE, {"rowid": key_of(record_id)})
    if isinstance(gone, CursorResult) and gone.rowcount:
        session.info[PURGE] = True


def reindex(session: Session, *, record_id: UUID) -> None:
    """After a gloss was written: the text, all its glosses and the paraphrase anew."""
    record = session.get_one(FeedbackRecord, record_id)
    if record.text is None:
        return
    glosses = session.scalars(select(Gloss).where(Gloss.record_id == record_id).order_by(Gloss.language))
    texts = [Wording(record.text, record.language), *(Wording(gloss.text, gloss.language) for gloss in glosses)]
    index(session, record_id=record_id, texts=texts, paraphrase=record.paraphrase)


@event.listens_for(Session, "before_commit")
def purge(session: Session) -> None:
    """FTS5 only marks deleted words; merging its parts into one takes them out of the file."""
    if session.info.pop(PURGE, False) and on_sqlite(session):
        session.execute(OPTIMIZE)


# --- the question ---


def matching(session: Session, query: SearchQuery, *, column: Column = Column.TOKENS) -> list[int]:
    """Keys of the records that match, in no order. T4 records have no text, so they are never among them."""
    if on_sqlite(session):
        found = session.scalar(SELECT_ON_SQLITE, {"query": f"{column} : ({fts5(query)})"})
    else:
        found = session.scalar(SELECT_ON_POSTGRESQL[column], {"query": tsquery(query)})
    return [int(key) for key in found.split(",")] if found else []


def fts5(query: SearchQuery) -> str:
    """Tokens are ASCII letters, digits and `_`, so nothing typed can leave its quotation marks."""
    groups = [joined(" OR ", [spelling for term in group for spelling in fts5_term(term)]) for group in query.groups]
    wanted = joined(" AND ", groups or [f'"{EVERY}"'])
    without = [spelling for term in query.without for spelling in fts5_term(term)]
    return f"{wanted} NOT {joined(' OR ', without)}" if without else wanted


def fts5_term(term: Term) -> list[str]:
    return [f'"{" ".join(phrase)}"{" *" if term.begins else ""}' for phrase in spellings(term)]


def tsquery(query: SearchQuery) -> str:
    """The same in the notation of PostgreSQL, to be cast, not parsed."""
    groups = [joined(" | ", [spelling for term in group for spelling in tsquery_term(term)]) for group in query.groups]
    wanted = joined(" & ", groups or [f"'{EVERY}'"])
    without = [spelling for term in query.without for spelling in tsquery_term(term)]
    return f"{wanted} & !{joined(' | ', without)}" if without else wanted


def tsquery_term(term: Term) -> list[str]:
    star = ":*" if term.begins else ""
    return [
        joined(" <-> ", [f"'{token}'" for token in phrase[:-1]] + [f"'{phrase[-1]}'{star}"])
        for phrase in spellings(term)
    ]


def spellings(term: Term) -> list[tuple[str, ...]]:
    """The term's tokens, once for each language."""
    if term.begins and len(term.words) == 1:
        return [(beginning,) for beginning in beginnings(term.words[0])]
    return list(zip(*map(variants, term.words), strict=True))


def joined(operator: str, parts: Sequence[str]) -> str:
    return f"({operator.join(parts)})"


def tsvector(tokens: Sequence[str]) -> str:
    """Each token with its places, counted from 1."""
    places: dict[str, list[str]] = {}
    for place, token in enumerate(tokens[:LAST_PLACE], start=1):
        places.setdefault(token, []).append(str(place))
    return " ".join(f"'{token}':{','.join(at)}" for token, at in places.items())


def on_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
