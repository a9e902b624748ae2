"""Alerts as officers handle them, and the trends of harm that coordinators learn of once a month."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts.dependencies import CurrentCoordinator, CurrentOfficer
from app.alerts.models import AlertState
from app.alerts.queries import standing, trends_told
from app.alerts.service import move_on
from app.alerts.words import KIND_LABELS, STATE_LABELS, zone_label
from app.audit.service import record
from app.web.dependencies import DbSession, Language, ThePages
from app.web.pages import see_other

ALERTS = "/staff/alerts"

router = APIRouter(prefix="/alerts", include_in_schema=False)


@router.get("")
def show_alerts(
    request: Request, session: DbSession, pages: ThePages, language: Language, _officer: CurrentOfficer
) -> Response:
    alerts = session.scalars(standing()).all()
    return pages.render(
        request,
        "alerts/alerts.html",
        alerts=alerts,
        kinds=KIND_LABELS,
        states=STATE_LABELS,
        zones={alert.zone: zone_label(alert.zone, language) for alert in alerts},
    )


@router.get("/trends")
def show_trends(
    request: Request, session: DbSession, pages: ThePages, language: Language, _coordinator: CurrentCoordinator
) -> Response:
    trends = session.scalars(trends_told(session.clock.now().date())).all()
    lines = [(zone_label(trend.zone, language), trend.period) for trend in trends]
    return pages.render(request, "alerts/trends.html", lines=lines)


@router.post("/{alert_id}/acknowledgement")
def acknowledge(session: DbSession, officer: CurrentOfficer, alert_id: UUID) -> Response:
    move_on(session, alert_id, to=AlertState.ACKNOWLEDGED)
    record(session, act="alert.acknowledge", actor=officer)
    return see_other(ALERTS)


@router.post("/{alert_id}/closure")
def close(session: DbSession, officer: CurrentOfficer, alert_id: UUID) -> Response:
    move_on(session, alert_id, to=AlertState.CLOSED)
    record(session, act="alert.close", actor=officer)
    return see_other(ALERTS)
