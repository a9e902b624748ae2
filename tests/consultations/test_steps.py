"""A consultation's steps: what follows what, on which day, and what each leaves behind."""

from datetime import timedelta

import pytest

from app.consultations import queries, service
from app.consultations.errors import (
    AlreadyOpenedError,
    DaysReversedError,
    NoLanguageError,
    NoSuchConsultationError,
    OpeningRefusedError,
    ReasonNeededError,
    StateNotReachableError,
    TooEarlyToArchiveError,
)
from app.consultations.lifecycle import ConsultationState
from app.core.clock import MovableClock
from app.core.database import Database, Session
from app.programmes import queries as programmes
from tests.factories.accounts import make_trusted_pair
from tests.factories.consultations import (
    CLOSES,
    OPENS,
    consultation_draft,
    make_consultation,
    make_open_consultation,
)
from tests.factories.programmes import make_actor


@pytest.fixture
def officers(database: Database) -> None:
    make_trusted_pair(database)


def test_a_consultation_cannot_close_before_it_opens(session: Session) -> None:
    with pytest.raises(DaysReversedError):
        make_consultation(session, by=make_actor(session), closes_on=OPENS - timedelta(days=1))


def test_a_consultation_without_a_language_is_refused(session: Session) -> None:
    with pytest.raises(NoLanguageError):
        make_consultation(session, by=make_actor(session), languages=[])


@pytest.mark.usefixtures("officers")
def test_what_senders_may_have_read_is_no_longer_edited(session: Session) -> None:
    actor = make_actor(session)
    consultation = make_open_consultation(session, by=actor)
    programme = programmes.programme_by_id(session, consultation.programme_id)

    with pytest.raises(AlreadyOpenedError):
        service.edit(session, consultation, consultation_draft(programme, None), by=actor)


def test_a_draft_is_nothing_to_the_public(session: Session) -> None:
    consultation = make_consultation(session, by=make_actor(session))

    with pytest.raises(NoSuchConsultationError):
        queries.open_by_slug(session, consultation.slug)
    assert queries.open_consultations(session) == []


def test_a_draft_cannot_be_closed(session: Session) -> None:
    actor = make_actor(session)

    with pytest.raises(StateNotReachableError):
        service.close(session, make_consultation(session, by=actor), by=actor)


def test_cancelling_needs_a_reason(session: Session) -> None:
    actor = make_actor(session)

    with pytest.raises(ReasonNeededError):
        service.cancel(session, make_consultation(session, by=actor), by=actor, reason="")


@pytest.mark.usefixtures("officers")
def test_the_day_after_the_last_one_nobody_may_answer_even_before_the_task_ran(
    session: Session, clock: MovableClock
) -> None:
    consultation = make_open_consultation(session, by=make_actor(session))
    clock.move_to(CLOSES)
    assert queries.open_consultations(session) == [consultation]

    clock.move_to(CLOSES + timedelta(days=1))

    assert queries.open_consultations(session) == []
    assert service.close_due(session) == 1
    assert consultation.state is ConsultationState.CLOSED_UNDER_REVIEW
    assert service.close_due(session) == 0


@pytest.mark.usefixtures("officers")
def test_a_ready_consultation_opens_on_its_day(session: Session, clock: MovableClock) -> None:
    actor = make_actor(session)
    consultation = make_consultation(session, by=actor, opens_on=OPENS + timedelta(days=7))
    service.mark_ready(session, consultation, by=actor, reviews_needed=False)
    assert service.open_ready(session) == 0

    clock.move_to(OPENS + timedelta(days=7))

    assert service.open_ready(session) == 1
    assert consultation.state is ConsultationState.OPEN
    assert service.open_ready(session) == 0


def test_an_incomplete_consultation_is_not_ready(session: Session) -> None:
    actor = make_actor(session)

    with pytest.raises(OpeningRefusedError):
        service.mark_ready(session, make_consultation(session, by=actor), by=actor, reviews_needed=False)


@pytest.mark.usefixtures("officers")
def test_a_key_is_not_destroyed_while_a_receipt_may_need_it(session: Session, clock: MovableClock) -> None:
    actor = make_actor(session)
    consultation = make_open_consultation(session, by=actor)
    service.close(session, consultation, by=actor)
    service.mark_answered(session, consultation, by=actor)
    clock.advance(days=365)

    with pytest.raises(TooEarlyToArchiveError):
        service.archive(session, consultation, by=actor)


def test_the_answer_is_due_twelve_weeks_after_the_end_unless_said_otherwise(session: Session) -> None:
    consultation = make_consultation(session, by=make_actor(session))

    assert consultation.response_due_on == CLOSES + timedelta(weeks=12)


@pytest.mark.usefixtures("officers")
def test_every_step_leaves_a_row(session: Session) -> None:
    actor = make_actor(session)
    consultation = make_open_consultation(session, by=actor)
    service.close(session, consultation, by=actor)

    states = [change.state for change in queries.state_changes(session, consultation)]

    assert states == ["closed_under_review", "open", "draft"]
