"""Shares, periods, sets of places, readers: what needs no database."""

from functools import reduce
from operator import or_

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.roles import Role
from app.anonymization.tiers import Tier
from app.evaluation.bitmaps import bits_of, bits_of_flags, counts, first_places, last_places, places
from app.evaluation.errors import ExportNotAllowedError, PurposeNotAllowedError
from app.evaluation.filters import Facet, Filters, read_filters
from app.evaluation.periods import in_words, is_period, wider
from app.evaluation.purposes import Purpose
from app.evaluation.readers import Sight, in_files, on_screen
from app.evaluation.showing import share

PLACES = st.sets(st.integers(0, 300))


def test_nobody_outside_protection_sees_a_sealed_record() -> None:
    for role in (Role.EVALUATOR, Role.COORDINATOR):
        assert on_screen([role], None).sight(Tier.T4) is Sight.NOTHING
    for purpose in Purpose:
        assert on_screen([Role.EVALUATOR], purpose).sight(Tier.T4) is Sight.NOTHING
        assert in_files([Role.EVALUATOR], purpose).sight(Tier.T4) is Sight.NOTHING


def test_restricted_text_is_seen_on_screen_for_a_purpose_and_never_in_files() -> None:
    assert on_screen([Role.EVALUATOR], None).sight(Tier.T3) is Sight.NOTHING
    assert on_screen([Role.EVALUATOR], Purpose.AUDIT).sight(Tier.T3) is Sight.TEXT
    assert in_files([Role.EVALUATOR], Purpose.AUDIT).sight(Tier.T3) is Sight.LABELS
    assert in_files([Role.EVALUATOR], None).sight(Tier.T3) is Sight.NOTHING


@pytest.mark.parametrize("roles", [[Role.COORDINATOR], [Role.COORDINATOR, Role.EVALUATOR]])
def test_a_coordinator_reads_paraphrases_states_no_purpose_and_takes_no_file(roles: list[Role]) -> None:
    assert on_screen(roles, None).sight(Tier.T3) is Sight.PARAPHRASE
    with pytest.raises(PurposeNotAllowedError):
        on_screen(roles, Purpose.AUDIT)
    with pytest.raises(ExportNotAllowedError):
        in_files(roles, None)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 0, None), (4, 19, None), (15, 19, None), (5, 10, 0.5), (5, 19, 5 / 19), (1, 20, 0.05), (0, 20, 0.0)],
)
def test_a_share_of_too_few_is_not_said(part: int, whole: int, shown: float | None) -> None:
    assert share(part, whole) == shown


@pytest.mark.parametrize(("part", "whole"), [(-1, 5), (6, 5)])
def test_a_part_lies_within_the_whole(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="part"):
        share(part, whole)


def test_a_month_lies_in_its_quarter_half_and_year() -> None:
    chain = ["2026-09"]
    while (longer := wider(chain[-1])) is not None:
        chain.append(longer)

    assert chain == ["2026-09", "2026-Q3", "2026-H2", "2026"]
    assert [in_words(period, "en") for period in chain] == [
        "September 2026",
        "Third quarter of 2026",
        "Second half of 2026",
        "2026",
    ]


@pytest.mark.parametrize("typed", ["2026-13", "2026-Q5", "26", "2026-", "٢٠٢٦-13", " 2026"])
def test_other_periods_are_none(typed: str) -> None:
    assert not is_period(typed)


def test_one_question_has_one_address_whatever_the_order() -> None:
    known = {facet: {"S1", "S3", "D2"} for facet in Facet}

    one = read_filters([("topic", "D2"), ("stage", "S3"), ("stage", "S1"), ("q", "x y")], known)
    other = read_filters([("q", " x y "), ("stage", "S1"), ("stage", "S3"), ("topic", "D2"), ("place", "")], known)

    assert one.address("/a") == other.address("/a") == "/a?stage=S1&stage=S3&topic=D2&q=x+y"
    assert one.fingerprint() == other.fingerprint()
    assert one.removing(Facet.STAGE, "S1").adding(Facet.STAGE, "S1") == one
    assert Filters({}).address("/a") == "/a"


@given(members=PLACES)
def test_a_set_gives_back_its_places(members: set[int]) -> None:
    flags = bytes(place in members for place in range(301))

    assert list(places(bits_of(members))) == sorted(members)
    assert bits_of_flags(flags) == bits_of(members) == reduce(or_, (1 << place for place in members), 0)


@given(members=PLACES, at=st.integers(0, 301), most=st.integers(1, 9))
def test_a_page_is_what_comes_next_or_before(members: set[int], at: int, most: int) -> None:
    bits, in_order = bits_of(members), sorted(members)

    assert first_places(bits, start=at, most=most) == [place for place in in_order if place >= at][:most]
    assert last_places(bits, before=at, most=most) == [place for place in in_order if place < at][-most:]


@given(one=PLACES, other=PLACES, among=PLACES)
def test_a_facet_counts_with_every_other_filter_but_not_its_own(
    one: set[int], other: set[int], among: set[int]
) -> None:
    values = {"stage": {"S1": bits_of(one)}, "topic": {"D2": bits_of(other)}}

    found = counts(values, {"stage": ("S1",)}, bits_of(among))

    assert found["stage"].get("S1", 0) == len(one & among)
    assert found["topic"].get("D2", 0) == len(other & one & among)
