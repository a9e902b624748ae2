"""For what purpose an evaluator asked to read restricted text, with the reason in their own words."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Base
from app.core.identifiers import new_id
from app.core.types import in_words
from app.evaluation.purposes import Purpose


class PurposeStatement(Base):
    """Never changed. `reason` is free and may be empty."""

    __tablename__ = "purpose_statement"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"), index=True)
    purpose: Mapped[Purpose] = mapped_column(in_words(Purpose))
    reason: Mapped[str] = mapped_column(Text)
    day: Mapped[date]
