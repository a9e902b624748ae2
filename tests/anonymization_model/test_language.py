"""The language of a sentence, told from its letters and spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anonymization.language import UNKNOWN, of_sentence

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Les soldats sont venus au village hier soir.", "fr"),
        ("Sɔrɔdasiw nana dugu kɔnɔ kunun sufɛ.", "bm"),
        ("sorodasiw nana dugu kono kunun sufe", "bm"),
        ("The soldiers came to the village last night.", "en"),
        ("جاء الجنود إلى القرية ليلة أمس.", "ar"),
    ],
)
def test_the_language_of_a_plain_sentence_is_told(sentence: str, language: str) -> None:
    assert of_sentence(sentence).likeliest == language


def test_a_text_without_letters_tells_nothing() -> None:
    assert of_sentence("76 22 33 44 !") == UNKNOWN


def test_two_scripts_in_one_sentence_leave_both_possible() -> None:
    odds = of_sentence("قال الجنود merci beaucoup")

    assert odds.ar > 0.1
    assert odds.fr > 0.1


@given(ANY_TEXT)
def test_the_probabilities_of_any_text_add_up_to_one(text: str) -> None:
    assert sum(of_sentence(text)) == pytest.approx(1)
