"""Alerts are officers' alone, say where and when only coarsely, and are raised once."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.accounts.roles import Role
from app.alerts.models import Alert, AlertKind, AlertState
from app.alerts.queries import standing
from app.alerts.service import raise_alert, settle
from app.alerts.words import KIND_LABELS, STATE_LABELS, ZONE_LABELS
from app.core.clock import MovableClock
from app.core.database import Database
from app.core.settings import Settings
from app.programmes.places import ZONES
from tests.factories.accounts import FIELD, be


@pytest.mark.sqlite_only
@pytest.mark.parametrize("role", [Role.EVALUATOR, Role.TRANSLATOR, Role.ADMINISTRATOR, Role.COORDINATOR])
def test_nobody_but_officers_sees_an_alert(
    role: Role, client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, role)

    assert client.get("/staff/alerts").status_code == 403


@pytest.mark.sqlite_only
def test_an_officer_takes_an_alert_up_and_closes_it(client: TestClient, database: Database, settings: Settings) -> None:
    proof = {FIELD: be(client, database, settings, Role.OFFICER)}
    with database.transaction() as session:
        alert = raise_alert(session, kind=AlertKind.REPRISAL, zone="north")

    page = client.get("/staff/alerts").text
    taken = client.post(f"/staff/alerts/{alert.id}/acknowledgement", data=proof)
    after = client.get("/staff/alerts").text
    closed = client.post(f"/staff/alerts/{alert.id}/closure", data=proof)

    assert "nobody has taken it up" in page
    assert (taken.status_code, closed.status_code) == (303, 303)
    assert "Take it up" not in after
    assert "No alert stands." in client.get("/staff/alerts").text


@pytest.mark.sqlite_only
def test_an_alert_that_is_not_there_is_not_found(client: TestClient, database: Database, settings: Settings) -> None:
    proof = {FIELD: be(client, database, settings, Role.OFFICER)}

    answer = client.post("/staff/alerts/00000000-0000-4000-8000-000000000007/closure", data=proof)

    assert answer.status_code == 404


def test_the_same_alert_stands_once(database: Database) -> None:
    with database.transaction() as session:
        for _ in range(3):
            raise_alert(session, kind=AlertKind.REPRISAL, zone="north")

        assert len(session.scalars(standing()).all()) == 1


def test_another_month_is_another_alert(database: Database, clock: MovableClock) -> None:
    with database.transaction() as session:
        raise_alert(session, kind=AlertKind.REPRISAL, zone="north")
        clock.advance(days=31)
        raise_alert(session, kind=AlertKind.REPRISAL, zone="north")

        assert {alert.period for alert in session.scalars(standing())} == {"2026-11", "2026-12"}


def test_what_is_settled_stands_no_more(database: Database) -> None:
    with database.transaction() as session:
        raise_alert(session, kind=AlertKind.UNREAD)
        raise_alert(session, kind=AlertKind.REPRISAL)

        settle(session, kind=AlertKind.UNREAD)

        assert [alert.kind for alert in session.scalars(standing())] == [AlertKind.REPRISAL]
        assert session.scalar(select(Alert.state).where(Alert.kind == AlertKind.UNREAD)) is AlertState.CLOSED


@pytest.mark.sqlite_only
def test_an_alert_holds_kind_zone_month_and_state_and_nothing_else() -> None:
    assert set(Alert.__table__.columns.keys()) == {"id", "kind", "zone", "period", "state"}


@pytest.mark.sqlite_only
def test_every_kind_state_and_zone_has_its_words() -> None:
    assert set(KIND_LABELS) == set(AlertKind)
    assert set(STATE_LABELS) == set(AlertState)
    assert set(ZONE_LABELS) == {*ZONES, "country"}


@pytest.mark.sqlite_only
def test_trends_are_told_to_coordinators_and_to_nobody_else(
    client: TestClient, database: Database, settings: Settings, clock: MovableClock
) -> None:
    with database.transaction() as session:
        raise_alert(session, kind=AlertKind.HARM_TREND, zone="centre", period="2026-10")
        raise_alert(session, kind=AlertKind.HARM_TREND, zone="north", period="2026-11")

    be(client, database, settings, Role.EVALUATOR, username="evaluator")
    refused = client.get("/staff/alerts/trends").status_code
    be(client, database, settings, Role.COORDINATOR, username="coordinator")
    page = client.get("/staff/alerts/trends")

    assert refused == 403
    assert page.status_code == 200
    assert "Centre" in page.text
    assert "North" not in page.text
