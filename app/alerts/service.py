"""Raising an alert once, and moving it on."""

from uuid import UUID

from app.alerts.models import Alert, AlertKind, AlertState
from app.alerts.queries import ever, same_alert, standing
from app.core.database import Session
from app.core.errors import NotFoundError

COUNTRY = "country"


def raise_alert(session: Session, *, kind: AlertKind, zone: str | None = None, period: str | None = None) -> Alert:
    """Raise it unless the same kind, zone and period already stands. `period` is a month such as `2026-10`."""
    zone = zone or COUNTRY
    period = period or f"{session.clock.now():%Y-%m}"
    known = session.scalars(same_alert(kind, zone, period)).first()
    if known is not None:
        return known
    alert = Alert(kind=kind, zone=zone, period=period, state=AlertState.RAISED)
    session.add(alert)
    session.flush()
    return alert


def raise_once_for_all(session: Session, *, kind: AlertKind, zone: str, period: str) -> None:
    """Not again once it was closed: it tells of something that happened, not of something that waits."""
    if session.scalars(ever(kind, zone, period)).first() is None:
        raise_alert(session, kind=kind, zone=zone, period=period)


def move_on(session: Session, alert_id: UUID, *, to: AlertState) -> Alert:
    """Acknowledge or close. Raises NotFoundError."""
    alert = session.get(Alert, alert_id)
    if alert is None:
        raise NotFoundError
    alert.state = to
    session.flush()
    return alert


def settle(session: Session, *, kind: AlertKind) -> None:
    """Close every standing alert of a kind whose cause is gone."""
    for alert in session.scalars(standing().where(Alert.kind == kind)):
        alert.state = AlertState.CLOSED
    session.flush()
