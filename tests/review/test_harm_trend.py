"""Three reports of harm in a zone within three months make a trend, told by zone and month alone."""

from datetime import date

import pytest
from sqlalchemy import select

from app.alerts.models import Alert, AlertKind, AlertState
from app.alerts.queries import trends_told
from app.alerts.rhythm import last_month_told
from app.core.clock import MovableClock
from app.core.database import Database, Session
from app.review.harm_trend import months_counted
from app.review.models import HarmMark
from app.review.service.deciding import mark_harm
from app.review.tasks import find_harm_trends


def trends(session: Session) -> list[tuple[str, str]]:
    found = session.scalars(select(Alert).where(Alert.kind == AlertKind.HARM_TREND))
    return [(alert.zone, alert.period) for alert in found]


@pytest.mark.sqlite_only
def test_a_mark_leads_nowhere() -> None:
    assert set(HarmMark.__table__.columns.keys()) == {"id", "zone", "month"}
    assert not HarmMark.__table__.foreign_keys


def test_two_reports_make_no_trend_and_three_make_one(database: Database) -> None:
    with database.transaction() as session:
        for region in ("segou", "mopti"):
            mark_harm(session, ("B2",), region)
        early = find_harm_trends(session)
        mark_harm(session, ("A1", "H1"), "san")
        find_harm_trends(session)

        assert early == 0
        assert trends(session) == [("centre", "2026-11")]


def test_other_topics_and_unknown_places_count_for_nothing(database: Database) -> None:
    with database.transaction() as session:
        for _ in range(5):
            mark_harm(session, ("A1", "C1"), "segou")
            mark_harm(session, ("B2",), None)

        assert find_harm_trends(session) == 0


def test_reports_older_than_three_months_are_forgotten(database: Database, clock: MovableClock) -> None:
    with database.transaction() as session:
        for _ in range(2):
            mark_harm(session, ("B2",), "segou")
        clock.move_to(date(2027, 2, 1))
        mark_harm(session, ("B2",), "segou")

        assert find_harm_trends(session) == 0
        assert len(session.scalars(select(HarmMark)).all()) == 1


def test_a_trend_that_was_closed_is_not_raised_again_that_month(database: Database) -> None:
    with database.transaction() as session:
        for _ in range(3):
            mark_harm(session, ("B2",), "segou")
        find_harm_trends(session)
        session.scalars(select(Alert)).one().state = AlertState.CLOSED
        find_harm_trends(session)

        assert len(trends(session)) == 1


def test_coordinators_learn_of_it_on_the_first_working_day_of_the_next_month(
    database: Database, clock: MovableClock
) -> None:
    with database.transaction() as session:
        for _ in range(3):
            mark_harm(session, ("B2",), "segou")
        find_harm_trends(session)

        told = {day: len(session.scalars(trends_told(day)).all()) for day in (date(2026, 11, 30), date(2026, 12, 1))}

        assert list(told.values()) == [0, 1]


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2026, 11, 1), "2026-09"),  # a Sunday
        (date(2026, 11, 2), "2026-10"),
        (date(2027, 1, 1), "2026-12"),
        (date(2026, 8, 2), "2026-06"),
    ],
)
def test_the_month_told_waits_for_a_working_day(today: date, month: str) -> None:
    assert last_month_told(today) == month


@pytest.mark.sqlite_only
def test_months_count_across_the_turn_of_the_year() -> None:
    assert months_counted(date(2027, 1, 15)) == ("2027-01", "2026-12", "2026-11")
