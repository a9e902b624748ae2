"""Finding spans: exact offsets whatever the script, unknown languages refused, work that grows with the length."""

import sys
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.anonymization.detect import LANGUAGES, find_spans
from app.anonymization.errors import SpanOutsideTextError, UnknownLanguageError
from app.anonymization.operators import mask
from app.anonymization.policy import Policy
from app.anonymization.report import masked_counts
from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tiers import Tier

_TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("0123456789٧٦ @.-/'’àéɛɔɲ\u0301\u200b\u202e\u064e\ud800😀محمدقرية"),
    ),
    max_size=200,
)


def _surfaces(text: str, language: str = "fr") -> list[str]:
    return [text[span.start : span.end] for span in find_spans(text, language)]


def test_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(UnknownLanguageError) as refused:
        find_spans("bonjour", "de")

    assert refused.value.language == "de"
    assert isinstance(refused.value, ValueError)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Voici Fanta Kone\u0301 !", ["Fanta Kone\u0301"]),
        ("Voici 7\u200b6 45 12 30 !", ["7\u200b6 45 12 30"]),
        ("\u202eVoici 76 45 12 30\u202c !", ["76 45 12 30"]),
        ("😀😀 Fanta Koné 😀", ["Fanta Koné"]),
        ("\ud800 Fanta Koné \udfff", ["Fanta Koné"]),
        ("اسمي فاطِمَة ولت مُحَمَّد، Fanta Koné", ["فاطِمَة ولت مُحَمَّد", "Fanta Koné"]),
        ("Numéro\u00a0: 76\u00a045\u00a012\u00a030.", ["76\u00a045\u00a012\u00a030"]),
        ("Il vit à Se\u0301va\u0301re\u0301-Kura.", ["Se\u0301va\u0301re\u0301-Kura"]),
        ("محـــمد أغ تيغلا", ["محـــمد أغ تيغلا"]),
        ("Appelez Fаntа Koné", ["Fаntа Koné"]),
    ],
)
def test_offsets_count_the_code_points_that_were_typed(text: str, surfaces: list[str]) -> None:
    assert _surfaces(text) == surfaces


@given(_TEXTS, st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None)
def test_spans_are_sorted_apart_and_inside_any_text(text: str, language: str) -> None:
    spans = find_spans(text, language)

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(_TEXTS, st.sampled_from(LANGUAGES), st.sampled_from(list(Tier)))
@settings(max_examples=300, deadline=None)
def test_replacements_stand_where_they_say_and_the_rest_is_untouched(text: str, language: str, tier: Tier) -> None:
    masked = mask(text, find_spans(text, language), Policy(tier, language))

    assert all(masked.text[each.start : each.end] == each.replacement for each in masked.replacements)
    assert masked.replacements or masked.text == text


def test_a_further_layer_may_only_add() -> None:
    text = "Fanta Koné connaît Zorglub et Gao."

    def model(text: str, language: str) -> list[Span]:
        found = [(word, text.index(word)) for word in ("orglu", "Gao")]
        return [Span(at, at + len(word), SpanType.PERSON, 0.4, Layer.MODEL, "model") for word, at in found]

    spans = find_spans(text, "fr", (model,))

    assert [text[span.start : span.end] for span in spans] == ["Fanta Koné", "Zorglub"]


def test_a_further_layer_cannot_reach_into_what_masking_wrote() -> None:
    def model(text: str, language: str) -> list[Span]:
        return [Span(0, len(text), SpanType.PERSON, 0.4, Layer.MODEL, "model")]

    assert find_spans("Vu par [personne 1] hier", "fr", (model,)) == []


def test_every_repeat_of_a_found_name_is_found() -> None:
    text = "Je suis de Tin-Adjarane. On m'a frappé. Personne ne vient ; Tin-Adjarane a peur, tin-adjarane est vide."

    assert [surface.lower() for surface in _surfaces(text)] == ["tin-adjarane"] * 3


def test_a_span_outside_the_text_is_refused() -> None:
    span = Span(2, 9, SpanType.HIDDEN, 1.0, Layer.SENDER, "hidden")

    with pytest.raises(SpanOutsideTextError):
        mask("court", [span], Policy(Tier.T2, "fr"))


def test_the_report_counts_kinds_and_holds_no_text() -> None:
    spans = find_spans("Fanta Koné, 76 45 12 30 ou 66 00 11 22", "fr")

    assert masked_counts(spans) == {SpanType.PERSON: 1, SpanType.PHONE: 2}


def _calls(text: str) -> int:
    """Python function calls that finding and masking need: a measure of work that no clock disturbs."""
    count = 0

    def seen(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        mask(text, find_spans(text, "fr"), Policy(Tier.T2, "fr"))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    ["a", "1 ", "12 mars ", "Fanta Koné ", "fanta kone ", "village de Kona ", "le seul homme ", "@a.", "bi ", "zéro ",
     "محمد أغ ", "قرية كذا ", "ONG Xa ", "e\u0301", "[personne 1] ", "76 45 12 30 ", "l'", "Aa-", "(",
     "le maire de Xa "],
)  # fmt: skip
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    small, large = (_calls((piece * size)[:size]) for size in (2_000, 8_000))

    assert large <= 5 * small


@pytest.mark.parametrize("piece", ["a", "7", "A", "-", ".", "@", "\u0301", " ", "e-", "م"])
def test_one_line_of_two_hundred_thousand_signs_is_read(piece: str) -> None:
    assert find_spans(piece * (200_000 // len(piece)), "fr") == []


@pytest.mark.slow
def test_a_million_signs_are_read_to_the_end() -> None:
    text = "Nous demandons une réponse au comité de revue. " * 22_000 + "Appelez le 76 45 12 30."

    assert _surfaces(text) == ["76 45 12 30"]
