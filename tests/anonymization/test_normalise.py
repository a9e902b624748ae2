"""Normalised text: one spelling for digits, letters and spaces, and the way back to what was typed."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anonymization.folding import fold
from app.anonymization.normalise import normalise
from app.anonymization.spelling import key


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("٧٦ ۴۵", "76 45"),
        ("café".replace("é", "e\u0301"), "café"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("a\u200bb\u202ec", "abc"),
        ("a\u00a0b", "a b"),
        ("Ваmаkо", "Bamako"),
        ("７６", "76"),
        ("kεnε", "kɛnɛ"),
        ("\ud800x", "\ud800x"),
    ],
)
def test_reads_as_meant(typed: str, read: str) -> None:
    assert normalise(typed).text == read


@given(st.text())
def test_offsets_lead_back_into_the_text_in_order(text: str) -> None:
    normalised = normalise(text)
    places = [normalised.original(at, at + 1) for at in range(len(normalised.text))]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before <= after for before, after in pairwise(places))


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_decomposed_and_composed_text_read_alike() -> None:
    text = "Ségou, Ɲɔrɔ, à l'été"

    assert normalise(unicodedata.normalize("NFD", text)).text == normalise(unicodedata.normalize("NFC", text)).text


@pytest.mark.parametrize(
    ("one", "other"),
    [("segou", "segu"), ("diarra", "jara"), ("niono", "niyono"), ("bankass", "bankas")],
)
def test_french_and_bambara_spellings_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)
