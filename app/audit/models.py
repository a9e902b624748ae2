"""One row for each act of a member of staff."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Connection, String, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from app.audit.errors import TrailIsAppendOnlyError
from app.core.database import Base
from app.core.identifiers import new_id

LONGEST_ACT = 64
LONGEST_SUBJECT = 120


class AuditEntry(Base):
    """`subject` is an id or an address pattern; for acts of review the consultation, never a record or submission."""

    __tablename__ = "audit_entry"
    # Without a row number the table keeps no order of its own, which would be a time finer than the day.
    __table_args__ = (
        CheckConstraint("subject IS NULL OR subject NOT LIKE '% %'", name="subject_is_no_prose"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    act: Mapped[str] = mapped_column(String(LONGEST_ACT), index=True)
    actor_account_id: Mapped[UUID | None] = mapped_column(index=True)
    subject: Mapped[str | None] = mapped_column(String(LONGEST_SUBJECT))
    day: Mapped[date] = mapped_column(index=True)
    refused: Mapped[bool] = mapped_column(default=False)


@event.listens_for(AuditEntry, "before_update")
@event.listens_for(AuditEntry, "before_delete")
def keep_as_written(_mapper: Mapper[AuditEntry], _connection: Connection, _entry: AuditEntry) -> None:
    raise TrailIsAppendOnlyError
