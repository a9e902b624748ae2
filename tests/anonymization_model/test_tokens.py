"""Words, signs and sentences with exact offsets, whatever is typed."""

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.anonymization.tokens import sentences, spelling, visible

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)


def words(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in sentence] for sentence in sentences(text)]


def test_a_full_stop_ends_a_sentence_but_not_an_initial_or_a_title() -> None:
    read = words("I. Dembele est venu. Dr. Sow aussi.\nPuis rien")

    assert [" ".join(sentence) for sentence in read] == ["I . Dembele est venu .", "Dr . Sow aussi .", "Puis rien"]


def test_accents_typed_apart_stay_in_their_word() -> None:
    assert words(unicodedata.normalize("NFD", "Ségou été")) == [
        [unicodedata.normalize("NFD", w) for w in ("Ségou", "été")]
    ]


def test_direction_marks_and_zero_width_characters_stay_in_their_word() -> None:
    assert words("Mo\u200bussa \u202eTraore") == [["Mo\u200bussa", "\u202eTraore"]]


def test_one_spelling_for_accents_special_letters_and_arabic_forms() -> None:
    assert spelling("Ségou") == spelling(unicodedata.normalize("NFD", "SÉGOU")) == "segou"
    assert spelling("Ɲafunkɛ") == "nafunke"
    assert spelling("أحمد") == spelling("احمد")
    assert spelling("٧٦") == "76"


def test_a_sentence_never_has_more_than_150_words() -> None:
    assert [len(sentence) for sentence in sentences("mot " * 400)] == [150, 150, 100]


def test_a_word_of_200000_letters_is_cut_and_covered() -> None:
    tokens = [token for sentence in sentences("a" * 200_000) for token in sentence]

    assert tokens[0].start == 0
    assert tokens[-1].end == 200_000
    assert all(before.end == after.start for before, after in pairwise(tokens))


def test_nothing_is_shown_of_a_word_of_marks_alone() -> None:
    assert visible("\u0301\u200b") == ""


@given(ANY_TEXT)
def test_tokens_stand_in_order_and_leave_out_nothing_but_blanks(text: str) -> None:
    position = 0
    for sentence in sentences(text):
        for start, end in sentence:
            assert text[position:start].strip() == ""
            assert start < end
            position = end
    assert text[position:].strip() == ""


@given(ANY_TEXT)
def test_every_spelling_can_be_written_as_utf8(text: str) -> None:
    assert spelling(text).encode().decode() == spelling(text)
