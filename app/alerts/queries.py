"""Which alerts stand, and which trends coordinators have been told of."""

from datetime import date

from sqlalchemy import Select, select

from app.alerts.models import Alert, AlertKind, AlertState
from app.alerts.rhythm import last_month_told


def standing() -> Select[Alert]:
    return select(Alert).where(Alert.state != AlertState.CLOSED).order_by(Alert.period.desc(), Alert.kind, Alert.zone)


def same_alert(kind: AlertKind, zone: str, period: str) -> Select[Alert]:
    return ever(kind, zone, period).where(Alert.state != AlertState.CLOSED)


def ever(kind: AlertKind, zone: str, period: str) -> Select[Alert]:
    """In whatever state."""
    return select(Alert).where(Alert.kind == kind, Alert.zone == zone, Alert.period == period)


def trends_told(today: date) -> Select[Alert]:
    """Harm trends of months whose first working day after has come, the latest first."""
    return (
        select(Alert)
        .where(Alert.kind == AlertKind.HARM_TREND, Alert.period <= last_month_told(today))
        .order_by(Alert.period.desc(), Alert.zone)
    )
