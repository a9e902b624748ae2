"""What intake owes every day: keys destroyed on their day, alerts about unread words, old secrets forgotten."""

from datetime import timedelta

from sqlalchemy import select, update

from app.alerts.models import AlertKind
from app.alerts.service import raise_alert, settle
from app.anonymization.tiers import Tier
from app.core.clock import first_day
from app.core.database import Session
from app.core.tasks import Task
from app.sealing.envelopes import Purpose
from app.submissions.daily_secrets import forget_old_secrets
from app.submissions.models import DataKeyRow, Submission
from app.submissions.queries import unread, unread_messages
from app.submissions.vault import destroy, remember_forgotten

READ_WITHIN = timedelta(days=3)


def destroy_due_keys(session: Session) -> int:
    today = session.clock.now().date()
    due = session.keys.scalars(select(DataKeyRow).where(DataKeyRow.destroy_on <= today)).all()
    for row in due:
        destroy_part(session, row)
    return len(due)


def destroy_part(session: Session, row: DataKeyRow) -> None:
    if row.purpose == Purpose.ORIGINAL:
        remember_forgotten(session, row.owner_id, what="destroyed")
        session.execute(update(Submission).where(Submission.id == row.owner_id).values(sealed_original=None))
    destroy(session, row.owner_id, Purpose(row.purpose))


def alert_unread(session: Session) -> int:
    """Every unread T4 at once; anything else three days after the Monday of its week, since no finer time is kept."""
    today = session.clock.now().date()
    waiting = session.scalars(unread()).all()
    sealed = any(one.tier is Tier.T4 for one in waiting)
    sealed = sealed or any(message.tier is Tier.T4 for message in session.scalars(unread_messages()))
    late = any(first_day(one.week) + READ_WITHIN <= today for one in waiting)
    for kind, stands in ((AlertKind.UNREAD_SEALED, sealed), (AlertKind.UNREAD, late)):
        if stands:
            raise_alert(session, kind=kind)
        else:
            settle(session, kind=kind)
    return int(sealed) + int(late)


TASKS = (
    Task("destroy due keys", destroy_due_keys),
    Task("alert about unread words", alert_unread),
    Task("forget old secrets", forget_old_secrets),
)
