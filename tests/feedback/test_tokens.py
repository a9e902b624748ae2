"""One word, one token: folding, elisions, digits, plurals, and letters no database may split."""

import pytest

from app.feedback.tokens import LONGEST_WORD, split, token, tokens, variants


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("L’armée d'ici", ["armee", "ici"]),
        ("Aujourd’hui", ["aujourd", "hui"]),
        ("qu'ils", ["ils"]),
        ("don't", ["don", "t"]),
        ("٢٠٢٦ ۲۰۲۶", ["2026", "2026"]),
        ("kɔ́nɔ̀", ["kono"]),
        ("القُوَّاتُ", ["القوات"]),
        ("", []),
        ("—!?", []),
    ],
)
def test_words_are_folded_and_elisions_left_out(typed: str, folded: list[str]) -> None:
    assert split(typed) == folded


@pytest.mark.parametrize("text", ["Ségou", "دين", "ߒߞߏ", "𞤀𞤣𞤤𞤢𞤥", "日本", "naïve ½"])
def test_tokens_are_plain_ascii_in_every_script(text: str) -> None:
    found = tokens(text, "ff")

    assert found
    assert all(one.isascii() and one.replace("_", "").isalnum() for one in found)


def test_a_token_of_a_record_is_among_the_variants_of_the_same_word() -> None:
    for word in ("securite", "villages", "mogow", "القوات", "2026"):
        assert {token(word, language) for language in ("fr", "en", "bm", "ar", "ff")} == set(variants(word))


def test_words_of_two_languages_never_share_a_token() -> None:
    assert token("now", "bm") != token("no", "en")


def test_a_word_is_cut_where_databases_would_refuse_it() -> None:
    assert len(split("a" * 5_000)[0]) == LONGEST_WORD
