"""Writing programmes, moving them, restricting them and reviewing their country: refusals first."""

from datetime import date

import pytest
from sqlalchemy import func, select

from app.audit.models import AuditEntry
from app.core.clock import MovableClock
from app.core.database import Session
from app.programmes import queries, service
from app.programmes.context import ReviewKind
from app.programmes.errors import (
    GateNotPassedError,
    LevelBelowRatingError,
    LevelLoweredError,
    NoSuchProgrammeError,
    RatingNotNewerError,
    ReasonNeededError,
    RestrictionDatesReversedError,
    RestrictionWithoutTextError,
    SlugTakenError,
    StageDatesReversedError,
    StageNotReachableError,
    StateNotReachableError,
)
from app.programmes.forms import RestrictionDraft, ReviewDraft, StageDraft, StateDraft
from app.programmes.lifecycle import ProgrammeState
from app.programmes.models import ContextReview
from app.programmes.offices import Office
from app.programmes.stages import GateStatus, Stage, StageStatus
from tests.factories.programmes import make_actor, make_context, make_programme, programme_draft

LAW = {"en": "No aid to the junta (section 7008).", "fr": "Pas d'aide à la junte (section 7008)."}


def test_two_programmes_cannot_share_a_slug(session: Session) -> None:
    actor = make_actor(session)
    make_programme(session, by=actor)

    with pytest.raises(SlugTakenError):
        make_programme(session, by=actor)


def test_an_unknown_slug_is_refused_by_name(session: Session) -> None:
    with pytest.raises(NoSuchProgrammeError):
        queries.programme_by_slug(session, "PRG-99")


def test_a_state_change_needs_a_reason(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)

    with pytest.raises(ReasonNeededError):
        service.change_state(
            session, programme, StateDraft(state=ProgrammeState.ACTIVE, office=Office.CHIEF_OF_MISSION), by=actor
        )
    assert programme.state is ProgrammeState.PROPOSED


def test_a_closed_programme_is_not_revived(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)
    closing = StateDraft(state=ProgrammeState.CLOSED, office=Office.CHIEF_OF_MISSION, reason="Ended.")
    service.change_state(session, programme, closing, by=actor)

    with pytest.raises(StateNotReachableError):
        service.change_state(
            session,
            programme,
            StateDraft(state=ProgrammeState.ACTIVE, office=Office.CHIEF_OF_MISSION, reason="Again."),
            by=actor,
        )


def test_stage_dates_cannot_be_reversed(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)

    with pytest.raises(StageDatesReversedError):
        service.describe_stage(
            session,
            programme,
            Stage.S2,
            StageDraft(started_on=date(2026, 5, 4), ended_on=date(2026, 5, 3)),
            by=actor,
        )


def test_a_stage_cannot_end_without_having_begun(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)

    with pytest.raises(StageDatesReversedError):
        service.describe_stage(session, programme, Stage.S2, StageDraft(ended_on=date(2026, 5, 3)), by=actor)


def test_the_next_stage_waits_for_the_gate(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)

    with pytest.raises(GateNotPassedError):
        service.move(session, programme, to=Stage.S2, by=actor)


def test_no_stage_is_skipped(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)

    with pytest.raises(StageNotReachableError):
        service.move(session, programme, to=Stage.S3, by=actor)


def test_going_back_needs_a_reason(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)
    service.set_gate(session, programme, Stage.S1, to=GateStatus.PASSED, by=actor)
    service.move(session, programme, to=Stage.S2, by=actor)

    with pytest.raises(ReasonNeededError):
        service.move(session, programme, to=Stage.S1, by=actor)


def test_a_restriction_without_text_is_refused(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)

    with pytest.raises(RestrictionWithoutTextError):
        service.restrict(session, programme, RestrictionDraft(text={"en": "A law."}, since=date(2020, 8, 18)), by=actor)


def test_a_restriction_does_not_end_before_it_begins(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)
    restriction = service.restrict(session, programme, RestrictionDraft(text=LAW, since=date(2020, 8, 18)), by=actor)

    with pytest.raises(RestrictionDatesReversedError):
        service.lift(session, programme, restriction, until=date(2020, 8, 17), by=actor)


@pytest.mark.parametrize(
    "lower", [{"working_level": 2, "overlays": {"mopti": 1}}, {"working_level": 4, "overlays": {}}]
)
def test_a_review_never_lowers_what_stands(session: Session, lower: dict[str, object]) -> None:
    actor = make_actor(session)
    make_context(session, by=actor)

    with pytest.raises(LevelLoweredError):
        service.review_context(session, "ML", ReviewDraft.model_validate(lower), by=actor)


def test_an_older_rating_lowers_nothing(session: Session) -> None:
    actor = make_actor(session)
    make_context(session, by=actor)
    older = ReviewDraft.model_validate(
        {"working_level": 0, "rating": "open", "source": "CIVICUS Monitor", "as_of": "2025-12-09"}
    )

    with pytest.raises(RatingNotNewerError):
        service.review_context(session, "ML", older, by=actor)


def test_the_working_level_never_stands_below_the_rating(session: Session) -> None:
    actor = make_actor(session)
    make_context(session, by=actor)
    too_low = ReviewDraft.model_validate(
        {"working_level": 2, "rating": "closed", "source": "CIVICUS Monitor", "as_of": "2026-10-01"}
    )

    with pytest.raises(LevelBelowRatingError):
        service.review_context(session, "ML", too_low, by=actor)


def test_a_new_published_rating_may_lower_the_level(session: Session) -> None:
    actor = make_actor(session)
    make_context(session, by=actor)
    published = ReviewDraft.model_validate(
        {"working_level": 2, "rating": "obstructed", "source": "CIVICUS Monitor", "as_of": "2026-10-01"}
    )

    assert service.review_context(session, "ML", published, by=actor) is ReviewKind.PUBLISHED_RATING
    standing = queries.context_of(session, "ML")
    assert standing is not None
    assert (standing.working_level, dict(standing.overlays), standing.as_of) == (2, {}, date(2026, 10, 1))


def test_confirming_a_context_makes_it_fresh_again(session: Session, clock: MovableClock) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)
    make_context(session, by=actor)
    clock.advance(days=180)
    assert queries.standing(session, programme).context_stale

    kind = service.review_context(session, "ML", ReviewDraft(working_level=3, overlays={"mopti": 1}), by=actor)

    assert kind is ReviewKind.CONFIRMED
    assert not queries.standing(session, programme).context_stale
    assert session.scalar(select(func.count()).select_from(ContextReview)) == 2


def test_a_country_without_context_counts_as_stale(session: Session) -> None:
    programme = make_programme(session, by=make_actor(session))

    assert queries.standing(session, programme).context_stale


def test_moving_on_completes_a_stage_and_begins_the_next(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)
    service.set_gate(session, programme, Stage.S1, to=GateStatus.PASSED_WITH_OVERRIDE, by=actor)

    service.move(session, programme, to=Stage.S2, by=actor)

    first, second = (queries.stage_entry(session, programme, stage) for stage in (Stage.S1, Stage.S2))
    assert (first.status, first.ended_on) == (StageStatus.COMPLETED, date(2026, 11, 2))
    assert (second.status, second.gate_status) == (StageStatus.CURRENT, GateStatus.OPEN)


def test_going_back_reopens_and_closes_the_gates_after(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)
    service.set_gate(session, programme, Stage.S1, to=GateStatus.PASSED, by=actor)
    service.move(session, programme, to=Stage.S2, by=actor)

    service.move(session, programme, to=Stage.S1, by=actor, reason="New need raised.")

    first, second = (queries.stage_entry(session, programme, stage) for stage in (Stage.S1, Stage.S2))
    assert (first.status, first.gate_status) == (StageStatus.REOPENED, GateStatus.OPEN)
    assert (second.status, second.gate_status) == (StageStatus.NOT_STARTED, GateStatus.NOT_OPEN)
    assert [t.to_stage for t in queries.transitions(session, programme)] == [Stage.S1, Stage.S2]


def test_a_restriction_stands_until_its_last_day(session: Session, clock: MovableClock) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)
    restriction = service.restrict(session, programme, RestrictionDraft(text=LAW, since=date(2020, 8, 18)), by=actor)
    assert queries.standing(session, programme).restrictions == (restriction,)

    service.lift(session, programme, restriction, until=clock.now().date(), by=actor)

    assert queries.standing(session, programme).restrictions == ()


def test_every_act_leaves_an_audit_entry(session: Session) -> None:
    actor = make_actor(session)
    programme = make_programme(session, by=actor)
    service.edit(session, programme, programme_draft(implementer="Other"), by=actor)
    service.restrict(session, programme, RestrictionDraft(text=LAW, since=date(2020, 8, 18)), by=actor)
    make_context(session, by=actor)

    acts = set(session.scalars(select(AuditEntry.act)))

    assert {"programme.create", "programme.edit", "programme.restrict", "context.review"} <= acts
