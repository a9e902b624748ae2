"""What staff will read at most: hiding more, showing one's own, and never showing somebody else's."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anonymization.identifiability import _from_spans, _from_text
from app.anonymization.reading import read
from app.anonymization.spans import Layer, SpanType
from app.anonymization.tiers import Tier
from app.review.tier_reasons import IDENTIFIABILITY_REASONS
from app.submissions.preview import NEVER_SHOWN, Preview, Wishes, chosen_spans, preview
from app.submissions.still_telling import SENTENCES

TEXT = "Moussa Traoré, phone 76 12 34 56, said on 3 March 2026 that the patrol asks for money."
PHONE = (TEXT.index("76 12"), TEXT.index("76 12") + 11)
NAME = (0, len("Moussa Traoré"))


def previewed(text: str = TEXT, **wishes: object) -> Preview:
    asked = Wishes(**wishes)  # type: ignore[arg-type]  # each test names the wishes that matter to it
    return preview({"Q1": text}, language="en", wishes=asked, place=None, context_level=1, sensitivities={})


def masked(**wishes: object) -> str:
    return previewed(**wishes).answers[0].masked.text


def test_a_name_is_never_shown_even_when_its_sender_asks() -> None:
    assert "Moussa" not in masked(show={"Q1": [NAME]})
    assert "Moussa" not in masked(show={"Q1": [(0, len(TEXT))]})


def test_a_role_is_never_shown() -> None:
    text = "The mayor of Ansongo told us to stay at home."

    shown = previewed(text, show={"Q1": [(0, len(text))]}).answers[0]

    assert all(span.type not in NEVER_SHOWN for span in shown.shown)
    assert {span.type for span in shown.spans} <= NEVER_SHOWN | {SpanType.HIDDEN}


def test_a_detail_of_ones_own_is_shown_when_it_is_covered_whole() -> None:
    assert "76 12 34 56" not in masked()
    assert "76 12 34 56" in masked(show={"Q1": [PHONE]})
    assert "76 12 34 56" not in masked(show={"Q1": [(PHONE[0] + 1, PHONE[1])]})


def test_hiding_wins_over_showing() -> None:
    assert "76 12 34 56" not in masked(show={"Q1": [PHONE]}, hide={"Q1": [PHONE]})


@pytest.mark.parametrize(
    "ranges",
    [
        [(5, 10), (8, 20)],
        [(8, 20), (5, 10)],
        [(5, 20), (5, 20)],
        [(0, 13), (3, 4)],
    ],
)
def test_overlapping_ranges_become_one_stretch(ranges: list[tuple[int, int]]) -> None:
    spans = chosen_spans(TEXT, list(previewed().answers[0].spans), "Q1", Wishes(hide={"Q1": ranges}))

    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for start, end in ranges:
        assert any(span.start <= start and end <= span.end for span in spans)


@pytest.mark.parametrize("ranges", [[(20, 5)], [(7, 7)], [(10_000, 20_000)], []])
def test_reversed_empty_and_foreign_ranges_change_nothing(ranges: list[tuple[int, int]]) -> None:
    assert masked(hide={"Q1": ranges}) == masked()
    assert masked(hide={"Q9": [(0, 10)]}) == masked()


def test_a_range_past_the_end_hides_up_to_the_end() -> None:
    assert "money" not in masked(hide={"Q1": [(TEXT.index("money"), 10_000)]})


def test_marking_part_of_a_detail_hides_the_whole_of_it() -> None:
    (span,) = [
        span
        for span in chosen_spans(TEXT, list(previewed().answers[0].spans), "Q1", Wishes(hide={"Q1": [(24, 26)]}))
        if span.layer is Layer.SENDER
    ]

    assert (span.start, span.end, span.type) == (*PHONE, SpanType.PHONE)


@given(
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=6),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=6),
)
def test_nothing_hidden_peeks_out(hide: list[tuple[int, int]], show: list[tuple[int, int]]) -> None:
    answer = previewed(hide={"Q1": hide}, show={"Q1": show}).answers[0]

    spans = answer.spans
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for start, end in hide:
        if start < min(end, len(TEXT)):
            assert any(span.start <= start and min(end, len(TEXT)) <= span.end for span in spans)
    assert "Moussa Traoré" not in answer.masked.text


def test_hiding_more_never_lowers_the_tier_and_danger_now_is_the_highest() -> None:
    assert previewed(danger_now=True).tier is Tier.T4
    assert previewed(danger="serious").tier >= previewed(danger="none").tier
    assert previewed(preference=3).tier >= previewed(preference=0).tier


BAMBARA = "Ne tɔgɔ ye Fanta Jara ye, n bɛ bɔ Kolokani. Sɔrɔdasiw nana dugu kɔnɔ kunun sufɛ."


def in_bambara(*, model: bool) -> Preview:
    return preview(
        {"Q1": BAMBARA},
        language="bm",
        wishes=Wishes(),
        place=None,
        context_level=1,
        sensitivities={},
        bambara=model,
    )


def test_without_its_model_a_bambara_text_points_at_somebody_at_level_two() -> None:
    assert in_bambara(model=True).risk.identifiability < 2
    assert in_bambara(model=False).risk.identifiability >= 2
    assert "masked.no_model" in in_bambara(model=False).identifiability.reasons


def test_what_stays_is_not_counted_as_hidden() -> None:
    answer = previewed("Nous étions à Paris en 2023 et personne ne nous a répondu.").answers[0]

    assert answer.masked.text == answer.original
    assert answer.spans == ()


def test_every_reason_has_a_sentence_for_senders_and_one_for_officers() -> None:
    reasons = {*_from_text(read("", "fr")), *_from_spans(()), "masked.no_model"}

    assert set(SENTENCES) == reasons
    assert set(IDENTIFIABILITY_REASONS) == reasons
