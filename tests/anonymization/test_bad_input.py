"""Whatever people paste: exact offsets or a clear error, never a crash, and masking that only ever hides more."""

import json
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from app.__main__ import commands
from app.anonymization.detect import LANGUAGES, find_spans
from app.anonymization.lines import LineError, masked_line
from app.anonymization.operators import mask
from app.anonymization.policy import Policy
from app.anonymization.spans import Layer, Span, SpanType, hiding
from app.anonymization.tiers import Tier
from bench.identifiers import identifiers
from tests.anonymization.scenario import TEXTS, masked

HOSTILE = {
    "nothing": "",
    "blanks": " \n\t\u00a0" * 50,
    "pictures": "\U0001f600\U0001f468\u200d\U0001f469\ufe0f" * 200,
    "apart": unicodedata.normalize("NFD", "Aminata Coulibaly vit à Tin-Adjarane, 76 45 12 30."),
    "zero width": "Ami\u200bnata Coul\u200dibaly, 7\u200b6 45\u2060 12 30.",
    "right to left": "Mme \u202eAminata\u202c Coulibaly, \u202b٧٦ ٤٥ ١٢ ٣٠\u202c.",
    "broken pairs": "M. Traor\ud800 est venu \udfff\udfff, 76 45 12 30 \ud83d.",
    "mixed scripts": "Fаntа Koné قالت في قرية تين-أزروان que 76 45 12 30 ߁߂߃ ⅣⅤ ㊙ x²",
    "marks alone": "\u0301" * 300 + " \u064b\u200b",
    "nulls": "a\x00b\x07 76 45 12 30 \x7f",
}
LAYERS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(list(SpanType)), st.floats(0, 1)), max_size=6
)
IN_BAMBARA = "Kunun, Zorodugu mɔgɔ saba nana. Madi Zorobla y'a fɔ ko Sitan Zɔrɔ taara Zorobugu la."
TEXT = "Fanta Koné de Tin-Adjarane, tél. 76 45 12 30, a vu Zorglub le 14 mars 2026 au marché."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_masked_at_exact_places(text: str, language: str) -> None:
    spans = find_spans(text, language)
    done = mask(text, spans, Policy(Tier.T2, language))

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(done.text[one.start : one.end] == one.replacement for one in done.replacements)


@pytest.mark.parametrize("name", ["apart", "zero width", "right to left", "broken pairs", "mixed scripts", "nulls"])
def test_no_digit_of_a_number_in_disguise_survives(name: str) -> None:
    left = {unicodedata.normalize("NFKC", char) for char in masked(HOSTILE[name], "fr")}

    assert left & set("76453") == set() or name == "mixed scripts"
    assert "45" not in masked(HOSTILE[name], "fr")


@pytest.mark.parametrize("name", ["broken pairs", "right to left", "pictures", "nulls"])
def test_a_line_of_json_keeps_its_offsets_even_with_half_a_surrogate_pair(name: str) -> None:
    text = HOSTILE[name]
    answer = masked_line(json.dumps({"id": 7, "text": text, "language": "fr"}))

    assert json.loads(json.dumps(answer))["id"] == 7
    assert all(0 <= one["start"] < one["end"] <= len(text) for one in answer["spans"])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "not_json"),
        ("[1]", "not_an_object"),
        ('{"id": 1, "language": "fr"}', "no_text"),
        ('{"id": 1, "text": "bonjour"}', "unknown_language"),
        ('{"id": 1, "text": "hallo", "language": "de"}', "unknown_language"),
        ('{"id": 1, "text": "x", "language": 3}', "unknown_language"),
    ],
)
def test_a_line_that_cannot_be_masked_says_why_and_nothing_of_its_text(line: str, code: str) -> None:
    with pytest.raises(LineError) as refused:
        masked_line(line)

    assert refused.value.code == code
    assert "hallo" not in str(refused.value)


def test_a_line_tells_which_details_are_kept_as_they_are() -> None:
    answer = masked_line(json.dumps({"id": 1, "text": "Fanta Koné est partie à Paris en 2023.", "language": "fr"}))

    assert {(one["type"], one["kept"]) for one in answer["spans"]} >= {("PERSON", False), ("SMALL_PLACE", True)}
    assert answer["masked"] == "[personne 1] est partie à Paris en 2023."


@settings(max_examples=150, deadline=None)
@given(LAYERS, LAYERS)
def test_adding_a_layer_never_shows_what_was_hidden(
    first: list[tuple[int, int, SpanType, float]], second: list[tuple[int, int, SpanType, float]]
) -> None:
    def layer(drawn: list[tuple[int, int, SpanType, float]]) -> list[Span]:
        return [
            Span(start, min(start + length, len(TEXT)), kind, score, Layer.MODEL, "model.other.x")
            for start, length, kind, score in drawn
        ]

    fewer = hiding(find_spans(TEXT, "fr", (lambda _text, _language: layer(first),)))
    both = (lambda _text, _language: layer(first), lambda _text, _language: layer(second))
    more = hiding(find_spans(TEXT, "fr", both))

    assert all(any(one.start <= span.start and span.end <= one.end for one in more) for span in fewer)


def test_the_model_hides_everything_that_the_other_layers_hide() -> None:
    for row in TEXTS:
        text, language = row["text"], row["language"]
        joined = hiding(find_spans(text, language))

        for span in find_spans(text, language, ()):
            assert any(one.start <= span.start and span.end <= one.end for one in joined), text[span.start : span.end]


def test_masking_what_is_masked_changes_nothing() -> None:
    made = [(one.text, one.language) for one in identifiers(300)] + [(row["text"], row["language"]) for row in TEXTS]
    once = [(masked(text, language), language) for text, language in made]

    assert [text for text, language in once if masked(text, language) != text] == []


def test_without_the_bambara_models_rules_and_lists_still_read_bambara() -> None:
    text = "Ne tɔgɔ ye Fanta Jara ye, n ka nimɔrɔ ye 76 45 12 30 ye."
    spans = find_spans(text, "bm", bambara=False)

    assert {text[span.start : span.end] for span in spans} >= {"Fanta Jara", "76 45 12 30"}
    assert all(".bm" not in span.reason for span in spans)


@pytest.mark.parametrize(("switch", "read_by_model"), [("true", True), ("false", False)])
def test_the_command_masks_without_the_bambara_models_when_they_are_switched_off(
    switch: str, read_by_model: bool
) -> None:
    line = json.dumps({"id": 1, "language": "bm", "text": IN_BAMBARA})
    done = CliRunner().invoke(commands, ["mask"], input=line, env={"BARO_BAMBARA_MODEL": switch})

    assert done.exit_code == 0
    assert any(span["layer"] == Layer.MODEL for span in json.loads(done.stdout)["spans"]) is read_by_model
