"""What the statistical layer finds, in any of the four languages and in whatever people paste."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.anonymization.crf import model_spans, unread_languages
from app.anonymization.spans import Layer, SpanType

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)
BAMBARA = "Ne tɔgɔ ye Fanta Jara ye, n bɛ bɔ Kolokani."
HOSTILE = {
    "nothing": "",
    "blanks": " \n\t\u00a0" * 50,
    "pictures": "\U0001f600\U0001f468\u200d\U0001f469\ufe0f" * 200,
    "apart": unicodedata.normalize("NFD", "Aminata Coulibaly vit à Ségou avec Seydou Maïga."),
    "zero width": "Ami\u200bnata Coul\u200dibaly vit à Sé\ufeffgou.",
    "right to left": "Mme \u202eAminata\u202c Coulibaly est venue.",
    "broken pairs": "M. Traor\ud800 est venu \udfff\udfff à Gao \ud83d.",
    "marks alone": "\u0301" * 300 + " \u064b\u200b",
    "one sign": "!" * 5000,
    "numbers": "²³ ½ ٣٤ 12/13 " * 40,
}


def masked(text: str, language: str) -> str:
    return " | ".join(text[span.start : span.end] for span in model_spans(text, language))


@pytest.mark.parametrize(
    ("language", "text", "hidden"),
    [
        ("fr", "Mon frère Seydou Maïga a été arrêté à Gossi.", ["Seydou Maïga", "Gossi"]),
        ("fr", "mon frere seydou maiga habite au village de gossi", ["seydou maiga", "gossi"]),
        ("bm", BAMBARA, ["Fanta Jara", "Kolokani"]),
        ("bm", "ne togo ye fanta jara ye, n be bo kolokani", ["fanta jara", "kolokani"]),
        ("en", "Mr Oumar Sangaré from Douentza told us about it.", ["Oumar Sangaré", "Douentza"]),
        ("ar", "قال محمد ولد سيدي إنه يسكن في تمبكتو.", ["محمد", "سيدي", "تمبكتو"]),
    ],
)
def test_names_and_places_are_found(language: str, text: str, hidden: list[str]) -> None:
    found = masked(text, language)

    assert all(word in found for name in hidden for word in name.split())


def test_a_bambara_sentence_on_a_french_page_is_read_as_bambara() -> None:
    assert "Fanta Jara" in masked(f"Je vous écris depuis le village. {BAMBARA}", "fr")


def test_ordinary_sentences_lose_almost_nothing() -> None:
    text = "les soldats prennent de l'argent aux femmes qui vont au marché chaque semaine"

    assert len(masked(text, "fr").split()) <= 2


def test_a_span_says_its_layer_kind_and_model() -> None:
    spans = model_spans("Mme Aminata Coulibaly est venue.", "fr")

    assert [(span.layer, span.type, span.reason) for span in spans] == [
        (Layer.MODEL, SpanType.PERSON, "model.person.fr")
    ]
    assert 0 < spans[0].score <= 1


def test_without_the_bambara_model_bambara_text_is_reported_as_unread() -> None:
    assert model_spans(BAMBARA, "bm", bambara=False) == []
    assert unread_languages(BAMBARA, "bm", bambara=False) == {"bm"}
    assert unread_languages(BAMBARA, "bm") == frozenset()
    assert unread_languages("Les soldats sont venus au village hier.", "fr", bambara=False) == frozenset()


@pytest.mark.parametrize("language", ["fr", "bm", "ar", "en"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gives_sorted_spans_inside_it(text: str, language: str) -> None:
    position = 0
    for span in model_spans(text, language):
        assert position <= span.start < span.end <= len(text)
        position = span.end


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, st.sampled_from(["fr", "bm", "ar", "en"]))
def test_any_text_gives_sorted_spans_inside_it(text: str, language: str) -> None:
    test_hostile_text_gives_sorted_spans_inside_it(text, language)


def test_accents_typed_apart_change_no_finding() -> None:
    composed = "Aminata Coulibaly vit à Ségou avec Seydou Maïga."

    apart = masked(unicodedata.normalize("NFD", composed), "fr")

    assert unicodedata.normalize("NFC", apart) == masked(composed, "fr")


def test_the_same_text_gives_the_same_spans_from_many_threads() -> None:
    texts = [f"Mme Aminata Coulibaly vit à Ségou depuis {year}." for year in range(1990, 2010)] * 3
    alone = [model_spans(text, "fr") for text in texts]

    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(lambda text: model_spans(text, "fr"), texts))

    assert together == alone


@pytest.mark.parametrize("text", ["a" * 200_000, "e-" * 100_000, "7" * 200_000, "mot sans fin " * 15_000])
def test_one_endless_line_is_read_and_repetition_names_nobody(text: str) -> None:
    assert model_spans(text, "fr") == []


def test_a_year_an_amount_and_a_place_say_in_their_reason_what_they_are() -> None:
    reasons = {span.reason for span in model_spans("Musa Kulubali minɛna Nara dugu kɔnɔ san 2020.", "bm")}

    assert {"model.person.bm", "model.small_place.bm", "model.year.bm"} <= reasons


def test_an_ordinary_first_word_is_not_drawn_into_the_name_after_it() -> None:
    assert masked("Voici Fanta Koné !", "fr") == "Fanta Koné"


def test_an_arabic_word_is_never_masked_by_a_model_of_another_script() -> None:
    spans = model_spans("البريد: test.azawad@example.org ورقم البطاقة", "ar")

    assert all(span.reason.endswith(".ar") for span in spans if span.start < 6 or span.start > 31)
