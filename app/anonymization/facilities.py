"""Schools, clinics, mosques and other buildings by their own names, in Latin script."""

import re
from collections.abc import Iterator
from functools import cache

from app.anonymization.lists import alternatives, rows
from app.anonymization.reading import Reading
from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tails import closed, first_capital, is_proper, tail

_FILLERS = 3
_LEFT_AT_MOST = 4


def find(reading: Reading) -> Iterator[Span]:
    for match in _pattern().finditer(reading.plain):
        index = reading.word_at(match.start())
        last_noun = reading.word_at(match.end()) - 1
        if index >= len(reading.words) or last_noun < index:
            continue
        reason = f"facility.{facility_class(match.group())}"
        yield from _named_after(reading, index, last_noun, reason)
        yield from _named_before(reading, index, last_noun, reason)


def facility_class(plain: str) -> str | None:
    """Class of the first facility noun in a folded text: school, health, worship, market, home."""
    match = _pattern().search(plain)
    return _classes()[" ".join(match.group().split())] if match else None


def _named_after(reading: Reading, index: int, last_noun: int, reason: str) -> Iterator[Span]:
    first = first_capital(reading, last_noun, _FILLERS)
    if first is None or "," in reading.gap(last_noun) or ":" in reading.gap(last_noun):
        return
    last = tail(reading, first)
    if is_proper(reading, first, last):
        yield Span(reading.words[index].start, closed(reading, last), SpanType.FACILITY, 0.92, Layer.ROLE, reason)


def _named_before(reading: Reading, index: int, last_noun: int, reason: str) -> Iterator[Span]:
    """`Al-Amal School`, `the Konta clinic`, `Banankoro lakɔli`."""
    first = index
    while (
        first > 0
        and index - first < _LEFT_AT_MOST
        and reading.gap(first - 1) == " "
        and reading.words[first - 1].capital
    ):
        first -= 1
    while (
        first < index
        and reading.words[first].opens
        and reading.words[first].plain in {"the", "our", "a", "notre", "le", "la"}
    ):
        first += 1
    noun = reading.words[index].plain
    if first == index or not (reading.words[index].capital or noun in _bambara() or noun in _english()):
        return
    if is_proper(reading, first, index - 1):
        last = tail(reading, last_noun) if reading.words[index].capital else last_noun
        yield Span(reading.words[first].start, closed(reading, last), SpanType.FACILITY, 0.88, Layer.ROLE, reason)


@cache
def _classes() -> dict[str, str]:
    return {noun: class_ for _, class_, nouns in rows("facilities") for noun in nouns.split(",")}


@cache
def _bambara() -> frozenset[str]:
    return frozenset(noun for language, _, nouns in rows("facilities") if language == "bm" for noun in nouns.split(","))


@cache
def _english() -> frozenset[str]:
    return frozenset(noun for language, _, nouns in rows("facilities") if language == "en" for noun in nouns.split(","))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{alternatives(list(_classes()))})(?![\w])")
