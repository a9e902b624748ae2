"""Everything a thief of the disks holds: every value of every row of a store, as bytes."""

from collections.abc import Iterator

from sqlalchemy import MetaData, select
from sqlalchemy.orm import Session as OrmSession

from app.core.database import Base, KeyBase, Session


def values(session: OrmSession, metadata: MetaData) -> Iterator[bytes]:
    for table in metadata.sorted_tables:
        for row in session.execute(select(table)):
            for value in row:
                yield value if isinstance(value, bytes) else str(value).encode()


def dump(session: Session) -> bytes:
    """The main store and the key store together."""
    return b"\n".join([*values(session, Base.metadata), *values(session.keys, KeyBase.metadata)])
