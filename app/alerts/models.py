"""An alert holds no text, no id, no count and no time finer than a month."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Base
from app.core.identifiers import new_id
from app.core.types import in_words


class AlertKind(StrEnum):
    REPRISAL = "reprisal"
    GROSS_VIOLATION = "gross_violation"
    DANGER_NOW = "danger_now"
    UNREAD_SEALED = "unread_sealed"
    UNREAD = "unread"
    HARM_TREND = "harm_trend"


class AlertState(StrEnum):
    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


class Alert(Base):
    __tablename__ = "alert"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[AlertKind] = mapped_column(in_words(AlertKind))
    zone: Mapped[str] = mapped_column(String(16))
    period: Mapped[str] = mapped_column(String(10))
    state: Mapped[AlertState] = mapped_column(in_words(AlertState))
