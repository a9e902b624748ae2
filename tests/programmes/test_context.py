"""The country's context: C for the tier, and when a review is stale."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from app.programmes.context import Context, Rating, context_level, grows_stale_on, is_stale
from app.programmes.places import REGIONS

levels = some.integers(0, 4)
regions = some.sampled_from(sorted(REGIONS))


def context(level: int, overlays: dict[str, int]) -> Context:
    day = date(2026, 10, 1)
    return Context("ML", Rating.REPRESSED, "CIVICUS Monitor", day, day, level, overlays)


def test_a_repressed_country_with_conflict_in_the_region_is_level_four() -> None:
    assert context_level(context(3, {"mopti": 1}), "mopti") == 4


def test_a_quiet_region_stays_at_the_working_level() -> None:
    assert context_level(context(3, {"mopti": 1}), "kayes") == 3


def test_a_sender_without_a_region_is_treated_as_in_the_worst_one() -> None:
    assert context_level(context(2, {"mopti": 1, "kidal": 2}), None) == 4


@given(levels, some.dictionaries(regions, levels, max_size=5), some.none() | regions)
def test_the_level_stays_between_working_level_and_four(
    level: int, overlays: dict[str, int], region: str | None
) -> None:
    assert level <= context_level(context(level, overlays), region) <= 4


@given(levels, some.dictionaries(regions, levels, max_size=5), regions, levels)
def test_more_conflict_never_lowers_the_level(level: int, overlays: dict[str, int], region: str, more: int) -> None:
    raised = overlays | {region: max(more, overlays.get(region, 0))}

    assert context_level(context(level, raised), region) >= context_level(context(level, overlays), region)
    assert context_level(context(level, raised), None) >= context_level(context(level, overlays), None)


def test_a_review_is_stale_after_180_days() -> None:
    reviewed = date(2026, 5, 6)

    assert not is_stale(reviewed, reviewed + timedelta(days=179))
    assert is_stale(reviewed, reviewed + timedelta(days=180))
    assert grows_stale_on(reviewed) == date(2026, 11, 2)
