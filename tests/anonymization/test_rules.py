"""Structured identifiers: nearly all found whole, none of their digits left, and no look-alike masked."""

import re

import pytest

from app.anonymization.detect import find_spans
from app.anonymization.spans import hiding
from bench.identifiers import Example, identifiers, look_alikes
from tests.anonymization.scenario import masked

_EXAMPLES = list(identifiers(1200))
_LOOK_ALIKES = list(look_alikes(1000))


def _is_whole(example: Example) -> bool:
    start = example.text.index(example.surface)
    end = start + len(example.surface)
    start = end - len(example.surface.split(" ")[-1]) if example.kind == "_passport" else start
    return any(s.start <= start and end <= s.end for s in find_spans(example.text, example.language))


def test_at_least_ninety_nine_in_a_hundred_are_found_whole_of_every_kind() -> None:
    missed = [example for example in _EXAMPLES if not _is_whole(example)]

    assert len(missed) <= len(_EXAMPLES) // 100, missed[:10]


def test_no_digit_of_a_found_number_is_left() -> None:
    left = [
        example
        for example in _EXAMPLES
        if example.kind in {"_phone", "_nina", "_passport", "_plate"}
        and _is_whole(example)
        and re.search(r"\d", masked(example.text, example.language))
    ]

    assert left == []


def test_no_amount_share_law_year_or_count_is_masked() -> None:
    assert [example for example in _LOOK_ALIKES if masked(example.text, example.language) != example.text] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "appelez le soixante-seize quarante-cinq douze trente"),
        ("fr", "c'est le 7O OO OO 12"),
        ("fr", "c'est le ７６ ４５ １２ ３０"),
        ("en", "call seven six four five one two three zero"),
        ("en", "call double six one two three four five six"),
        ("ar", "الرقم ستة وسبعون خمسة وأربعون اثنا عشر ثلاثون"),
        ("bm", "nimɔrɔ ye bi wolonwula ni wɔɔrɔ bi naani ni duuru tan ni fila bi saba"),
        ("fr", "c'est le 7\u200b6 45\u200b 12 30"),
        ("ar", "الرقم \u202b٧٦ ٤٥ ١٢ ٣٠\u202c"),
        ("fr", "numéro sénégalais +221 77 000 00 00"),
    ],
)
def test_telephone_numbers_in_disguise_are_found(language: str, text: str) -> None:
    assert [span.type for span in hiding(find_spans(text, language))] == ["PHONE"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La loi n° 2018-028 du 12 juin 2018 et l'article 15 nous protègent."),
        ("fr", "Ils demandent 2 000 FCFA, puis 25 000 000 de francs, soit 12,5 %."),
        ("fr", "En 2023, 120 policiers, 30 jours, à 13 heures, de 2019-2020."),
        ("en", "We met in May. You may come. The march of 300 people was in 2024."),
        ("en", "The Leahy Law, Section 620M and Title 10 apply to 45 units since 2019."),
        ("ar", "قدمت الولايات المتحدة ٥ ملايين دولار في عام ٢٠٢٠ إلى الشرطة الوطنية."),
        ("bm", "San 2024 la, mɔgɔ 30 nana. Polisiw ye wari 5000 FCFA minɛ."),
        ("fr", "Le ministre de la Sécurité et l'ambassadeur sont venus à Mopti, Gao et Bamako."),
        ("fr", "Le commissaire et le chef de poste parlent aux agents de la patrouille."),
    ],
)
def test_ordinary_sentences_are_left_alone(language: str, text: str) -> None:
    assert masked(text, language) == text
