"""Roles held in a named place, in Arabic script: `عمدة غاو`."""

import re
from collections.abc import Iterator
from functools import cache

from app.anonymization.arabic_script.words import bare as without_prefix
from app.anonymization.arabic_script.words import column, head_nouns, with_adjective
from app.anonymization.gazetteer import place_code, region_code
from app.anonymization.lists import alternatives, rows, words
from app.anonymization.reading import Reading
from app.anonymization.spans import Layer, Span, SpanType

_CONTAINERS_AT_MOST = 3


def find(reading: Reading) -> Iterator[Span]:
    """`عمدة غاو`, `إمام مسجد قرية X`: the place may be a region's chief town too."""
    if not reading.arabic:
        return
    for match in _role().finditer(reading.plain):
        index = reading.word_at(match.end())
        steps = 0
        while (
            index < len(reading.words)
            and reading.text[reading.words[index - 1].end : reading.words[index].start] == " "
        ):
            plain = reading.words[index].plain
            stem = without_prefix(plain)
            if region_code(plain) or region_code(stem) or place_code(plain) or place_code(stem):
                last = with_adjective(reading, index)
                yield Span(
                    match.start("role"),
                    reading.words[last].end,
                    SpanType.ROLE,
                    0.9,
                    Layer.ROLE,
                    f"role.{_role_classes()[match['role']]}",
                )
                break
            if plain in _containers() and steps < _CONTAINERS_AT_MOST:
                steps += 1
                index += 1
                continue
            after_container = steps and reading.words[index - 1].plain in head_nouns()
            if after_container and plain not in words("ordinary_arabic") and not plain.startswith("ال"):
                last = with_adjective(reading, index)
                yield Span(
                    match.start("role"),
                    reading.words[last].end,
                    SpanType.ROLE,
                    0.88,
                    Layer.ROLE,
                    f"role.{_role_classes()[match['role']]}",
                )
            break


def role_class(plain: str) -> str | None:
    """Class of the first Arabic role noun in a folded text."""
    match = _role().search(plain)
    return _role_classes()[match["role"]] if match else None


@cache
def _role_classes() -> dict[str, str]:
    table = str.maketrans("ئؤ", "يو")
    return {noun.translate(table): row[1] for row in rows("roles") if row[0] == "ar" for noun in row[2].split(",")}


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])[وفبلك]?(?P<role>{alternatives(list(_role_classes()))})(?![^\W\d_])")


@cache
def _containers() -> frozenset[str]:
    return column("place_nouns") | frozenset(
        {
            "مسجد",
            "جامع",
            "مدرسه",
            "مركز",
            "شرطه",
            "درك",
            "الشرطه",
            "الدرك",
            "قبيله",
            "في",
            "مستوصف",
            "مستشفي",
            "دايره",
            "كتيبه",
        }
    )
