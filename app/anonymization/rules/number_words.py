"""Telephone numbers said in words, in French, English, Arabic and Bambara."""

import re
from collections.abc import Iterator
from functools import cache

from app.anonymization.lists import rows
from app.anonymization.reading import Reading
from app.anonymization.rules.amounts import counts_something
from app.anonymization.spans import Layer, Span, SpanType

_TOKEN = re.compile(r"[^\W\d_]+|\d{1,4}")
_BETWEEN = re.compile(r"[ ,.\-/،]{1,3}|[ ]?-[ ]?")
_JOINERS = frozenset({"et", "and", "ni", "و", "bi"})
_REPEATS = {"double": 2, "triple": 3}
_DIGITS_AT_LEAST = 7
_DIGITS_AT_MOST = 16
_WORDS_AT_LEAST = 4
_TEN, _TWENTY = 10, 20


def find(reading: Reading) -> Iterator[Span]:
    """Runs of number words that together make seven to sixteen digits and count nothing."""
    run: list[tuple[int, int, str]] = []
    for token in _TOKEN.finditer(reading.plain):
        word = token.group()
        if run and not _BETWEEN.fullmatch(reading.plain, run[-1][1], token.start()):
            yield from _phone(reading, run)
            run = []
        numeric = word.isdecimal() or _value(word) is not None or word in _REPEATS
        if numeric or word == "bi" or (run and word in _JOINERS):
            run.append((token.start(), token.end(), word))
        elif run:
            yield from _phone(reading, run)
            run = []
    yield from _phone(reading, run)


def _phone(reading: Reading, run: list[tuple[int, int, str]]) -> Iterator[Span]:
    while run and run[-1][2] in _JOINERS:
        run.pop()
    said = [word for _, _, word in run if _value(word) is not None and not word.isdecimal()]
    if len(said) < _WORDS_AT_LEAST and not (len(said) >= 1 and len(run) >= _WORDS_AT_LEAST):
        return
    if not _DIGITS_AT_LEAST <= _digits(run) <= _DIGITS_AT_MOST:
        return
    start, end = run[0][0], run[-1][1]
    if not counts_something(reading.plain, start, end):
        yield Span(start, end, SpanType.PHONE, 0.95, Layer.RULE, "phone.words")


def _digits(run: list[tuple[int, int, str]]) -> int:
    """How many digits the words stand for; `soixante-dix` and `ستة وسبعون` are two each."""
    digits, before, repeat = 0, -1, 1
    for _, _, word in run:
        if word in _JOINERS:
            continue
        if word in _REPEATS:
            repeat = _REPEATS[word]
            continue
        value = _value(word)
        if word.isdecimal() or value is None:
            digits, before = digits + len(word), -1
            continue
        if 0 < before < _TEN and (value >= _TWENTY or word == "عشر"):
            digits += 1
        elif not (word.isascii() and before >= _TWENTY and 0 < value < _TWENTY):
            digits += (1 if value < _TEN else 2) * repeat
        before, repeat = value, 1
    return digits


def _value(word: str) -> int | None:
    values = _values()
    if word in values:
        return values[word]
    return values.get(word[1:]) if word.startswith("و") else None


@cache
def _values() -> dict[str, int]:
    return {form: int(value) for value, forms in rows("number_words") for form in forms.split(",")}
