"""Reading the trail: by period, act, actor and outcome."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from app.audit.models import AuditEntry
from app.core.database import Session


def entries(
    *,
    since: date | None = None,
    until: date | None = None,
    act: str | None = None,
    actor_account_id: UUID | None = None,
    refused: bool | None = None,
) -> Select[AuditEntry]:
    """Both days included, latest day first. `act` ending in a dot takes a whole family, such as `review.`."""
    wanted: list[ColumnElement[bool]] = []
    if since is not None:
        wanted.append(AuditEntry.day >= since)
    if until is not None:
        wanted.append(AuditEntry.day <= until)
    if act is not None:
        wanted.append(AuditEntry.act.startswith(act, autoescape=True) if act.endswith(".") else AuditEntry.act == act)
    if actor_account_id is not None:
        wanted.append(AuditEntry.actor_account_id == actor_account_id)
    if refused is not None:
        wanted.append(AuditEntry.refused == refused)
    # Inside a day the random id decides, which tells nothing.
    return select(AuditEntry).where(*wanted).order_by(AuditEntry.day.desc(), AuditEntry.id)


def counts_by_act(session: Session, *, since: date, until: date) -> dict[str, int]:
    """How often each act was done between two days, both included; refusals are left out."""
    counted = (
        select(AuditEntry.act, func.count())
        .where(AuditEntry.day >= since, AuditEntry.day <= until, AuditEntry.refused.is_(False))
        .group_by(AuditEntry.act)
    )
    return dict(session.execute(counted).all())
