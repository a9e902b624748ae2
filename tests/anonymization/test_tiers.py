"""Tiers: the scenario's cases, the floors, and that more risk never means less care."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anonymization.tiers import (
    HANDLING,
    RULES,
    Period,
    Place,
    RiskInputOutOfRangeError,
    RiskInputs,
    Tier,
    raw,
    tier,
    wish_for_care,
)
from tests.anonymization.scenario import TIER_CASES

_INPUTS = st.builds(RiskInputs, st.integers(0, 4), st.integers(0, 4), st.integers(0, 3), st.integers(0, 3))
_NAMES = ("context", "sensitivity", "identifiability", "wish_for_care")
_ORDER = list(Tier)


@pytest.mark.parametrize("case", TIER_CASES, ids=str)
def test_tier_case_of_the_scenario(case: dict[str, Any]) -> None:
    assert tier(RiskInputs(case["C"], case["S"], case["I"], case["P"])) == case["expect"]


@given(_INPUTS, st.sampled_from(_NAMES))
def test_raising_any_input_never_lowers_the_tier(inputs: RiskInputs, name: str) -> None:
    values = {each: getattr(inputs, each) for each in _NAMES}
    highest = 4 if name in {"context", "sensitivity"} else 3
    raised = RiskInputs(**values | {name: min(highest, values[name] + 1)})

    assert _ORDER.index(tier(raised)) >= _ORDER.index(tier(inputs))


@given(_INPUTS)
def test_tier_is_never_below_a_floor_nor_below_the_sum(inputs: RiskInputs) -> None:
    reached = _ORDER.index(tier(inputs))

    assert reached >= sum(raw(inputs) > highest for highest in (3, 5, 7))
    assert all(reached >= _ORDER.index(f.tier) for f in RULES.floors if getattr(inputs, f.name) >= f.at_least)


def test_inputs_outside_their_scale_are_refused() -> None:
    with pytest.raises(RiskInputOutOfRangeError) as refused:
        RiskInputs(5, 0, 0, 0)

    assert (refused.value.name, refused.value.value) == ("context", 5)


@pytest.mark.parametrize(
    ("preference", "danger", "expected"),
    [
        (None, None, 1),
        (0, None, 0),
        (0, "none", 0),
        (0, "some", 1),
        (0, "skipped", 1),
        (0, "serious", 2),
        (3, "none", 3),
        (1, "serious", 2),
        (None, "none", 1),
        (None, "serious", 2),
    ],
)
def test_wish_for_care_is_the_greater_of_preference_and_danger(
    preference: int | None, danger: str | None, expected: int
) -> None:
    assert wish_for_care(preference, danger) == expected


def test_handling_grows_stricter_from_tier_to_tier() -> None:
    table = [HANDLING[each] for each in Tier]

    assert [row.k for row in table] == [5, 5, 10, 10]
    assert [row.officers for row in table] == [1, 1, 2, 2]
    assert [row.delay_days for row in table] == [0, 14, 30, 90]
    assert [row.original_days for row in table] == [90, 60, 30, 14]
    assert [row.place for row in table] == list(Place)
    assert [row.period for row in table] == list(Period)
