"""Which stage may follow which."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.programmes.lifecycle import NEXT, ProgrammeState, may_follow
from app.programmes.stages import KEYS, ORDER, Phase, Stage, between, following, is_backward, reachable

any_stage = some.sampled_from(Stage)


def test_no_stage_is_skipped() -> None:
    assert Stage.S3 not in reachable(Stage.S1)


def test_nothing_follows_the_decision() -> None:
    assert following(Stage.S7) is None


@given(any_stage)
def test_a_stage_never_follows_itself(stage: Stage) -> None:
    assert stage not in reachable(stage)


@given(any_stage, any_stage)
def test_only_one_step_on_or_any_step_back_is_possible(here: Stage, there: Stage) -> None:
    allowed = is_backward(here, there) or ORDER.index(there) == ORDER.index(here) + 1

    assert (there in reachable(here)) == allowed


@given(any_stage, any_stage)
def test_between_counts_the_steps(first: Stage, last: Stage) -> None:
    assert len(between(first, last)) == max(0, ORDER.index(last) - ORDER.index(first))


def test_the_seven_stages_stand_in_the_four_phases_in_order() -> None:
    phases = list(dict.fromkeys(stage.phase for stage in Stage))

    assert phases == list(Phase)
    assert list(KEYS.values()) == ["assess", "plan", "design", "authorise", "implement", "evaluate", "decide"]


def test_a_closed_programme_stays_closed() -> None:
    assert NEXT[ProgrammeState.CLOSED] == ()


@pytest.mark.parametrize("state", [s for s in ProgrammeState if s not in {"closed", "suspended_by_law"}])
def test_the_law_can_suspend_a_programme_in_any_state(state: ProgrammeState) -> None:
    assert may_follow(state, ProgrammeState.SUSPENDED_BY_LAW)
