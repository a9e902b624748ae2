"""No label of a batch stands with fewer than k voices, whoever else leaves with it."""

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anonymization.tiers import HANDLING, Tier
from app.programmes.places import COUNTRY, PLACES, REGIONS, PlaceKind, wider
from app.review.coarsening import Labels, coarsen

pytestmark = pytest.mark.sqlite_only

SEGOU, MOPTI, SAN = "segou", "mopti", "san"


def labels(voice: int, tier: Tier = Tier.T2, place: str | None = SEGOU, **more: object) -> Labels:
    facts = {"organisation_type": None, "groups": ()} | more
    return Labels(UUID(int=voice), tier, place, **facts)  # type: ignore[arg-type]


def many(number: int, start: int = 0, tier: Tier = Tier.T2, place: str | None = SEGOU, **more: object) -> list[Labels]:
    return [labels(start + voice, tier, place, **more) for voice in range(number)]


def places(batch: list[Labels], released: list[Labels] | None = None) -> list[str | None]:
    return [one.place for one in coarsen(batch, released=released or [])]


anybody = st.builds(
    labels,
    st.integers(0, 25),
    st.sampled_from(Tier),
    st.sampled_from([None, SEGOU, MOPTI, SAN, "gao", "bamako"]),
    organisation_type=st.sampled_from([None, "womens_org", "local_ngo"]),
    groups=st.sets(st.sampled_from(["women", "youth", "herders"])).map(lambda found: tuple(sorted(found))),
    choices=st.sets(st.tuples(st.just("Q2"), st.sampled_from(["yes", "no"]))).map(lambda found: tuple(sorted(found))),
)
batches = st.lists(anybody, max_size=40)


def counted(everyone: list[Labels]) -> Counter[object]:
    """Voices that share each label exactly as it would be read."""
    pairs = {(one.voice, ("place", one.place)) for one in everyone if one.place}
    pairs |= {(one.voice, value) for one in everyone for value in one.values}
    return Counter(label for _, label in pairs)


@given(batches, batches)
def test_every_label_that_leaves_is_shared_by_k_voices(batch: list[Labels], before: list[Labels]) -> None:
    released = coarsen(before, released=[])

    leaving = coarsen(batch, released=released)

    sharing = counted([*leaving, *released])
    for one in leaving:
        assert one.place is None or sharing["place", one.place] >= HANDLING[one.tier].k
        assert all(sharing[value] >= HANDLING[one.tier].k for value in one.values)


@given(batches)
def test_labels_only_go_up_or_go(batch: list[Labels]) -> None:
    for before, after in zip(batch, coarsen(batch, released=[]), strict=True):
        assert after.place is None or after.place in lineage(before.place)
        assert after.values <= before.values
        assert (after.voice, after.tier) == (before.voice, before.tier)


@given(batches)
def test_a_restricted_record_shows_no_region_and_a_sealed_one_nothing(batch: list[Labels]) -> None:
    for one in coarsen(batch, released=[]):
        if one.tier is Tier.T3 and one.place:
            assert one.place == "bamako" or PLACES[one.place].kind is PlaceKind.ZONE
        if one.tier is Tier.T4:
            assert one.place is None
            assert not one.values


@given(batches)
def test_a_second_look_changes_nothing(batch: list[Labels]) -> None:
    once = coarsen(batch, released=[])

    assert coarsen(once, released=[]) == once


@given(st.sampled_from(sorted(REGIONS)), st.integers(0, 12))
def test_more_of_the_same_never_makes_a_label_coarser(region: str, more: int) -> None:
    few, all_of_them = places(many(3, place=region)), places(many(3 + more, place=region))

    assert len(lineage(few[0])) <= len(lineage(all_of_them[0]))


def lineage(place: str | None) -> list[str]:
    """The place and what is wider, without the country."""
    found = []
    while place is not None and place != COUNTRY:
        found.append(place)
        place = wider(place)
    return found


def test_four_voices_of_a_region_go_up_to_its_zone_where_others_meet_them() -> None:
    assert places([*many(4), *many(1, 10, place=MOPTI)]) == ["centre"] * 5


def test_five_keep_their_region_and_the_sixth_stands_nowhere() -> None:
    assert places([*many(5), *many(1, 10, place=MOPTI)]) == [SEGOU] * 5 + [None]


def test_near_duplicates_count_once() -> None:
    assert places([labels(1) for _ in range(9)]) == [None] * 9


def test_what_was_released_before_counts_and_is_not_refined() -> None:
    assert places(many(1), many(4, 10)) == [SEGOU]


def test_restricted_records_that_go_take_the_others_k_with_them() -> None:
    """Seven at first, but three of them need ten: the four that are left are too few as well."""
    kinds = {"organisation_type": "womens_org"}

    leaving = coarsen([*many(4, **kinds), *many(3, 10, Tier.T3, **kinds)], released=[])

    assert [one.organisation_type for one in leaving] == [None] * 7


def test_bamako_is_region_and_zone_at_once_and_goes_straight_to_nothing() -> None:
    assert places(many(4, place="bamako")) == [None] * 4
    assert places(many(5, place="bamako")) == ["bamako"] * 5


def test_a_place_no_list_knows_is_no_label() -> None:
    assert places(many(9, place="atlantis")) == [None] * 9
