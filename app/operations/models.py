"""When due tasks last ran whole: one row, so that a stopped clock shows."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Base
from app.core.types import UtcDateTime


class TaskRun(Base):
    __tablename__ = "task_run"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    finished: Mapped[datetime] = mapped_column(UtcDateTime)
