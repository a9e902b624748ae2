"""Telephone numbers: Mali's eight digits in any grouping, with or without 223, and numbers of other countries."""

import re
from collections.abc import Iterator

from app.anonymization.reading import Reading
from app.anonymization.rules import dates
from app.anonymization.rules.amounts import counts_something, numbers_a_law
from app.anonymization.spans import Layer, Span, SpanType

_SEPARATORS = r"[ .\-/]{0,2}"
_PREFIX = rf"(?:(?:\([ ]?)?(?:\+|00)[ ]?223[ ]?\)?{_SEPARATORS})"
_NATIONAL = re.compile(rf"(?<![\w+])(?<!\d[.,-])(?<!\d[.,-] ){_PREFIX}?[24-9](?:{_SEPARATORS}[\doO]){{7}}(?!\w)")
_INTERNATIONAL = re.compile(r"(?<!\w)\(?(?:\+|00)[ ]?[1-9]\d{0,2}\)?(?:[ .\-/()]{0,3}\d){6,12}(?!\d)")
_BARE_CODE = re.compile(rf"(?<![\w+])(?:22[1-9]|213|222){_SEPARATORS}\d(?:{_SEPARATORS}\d){{7,8}}(?!\w)")
_ANY = re.compile(r"(?<![\w+])\d(?:[ .\-/]{0,2}\d){6,13}(?!\w)")
_CONTEXT = re.compile(
    r"(?:\btel\w{0,8}|phone|numeros?|number|contacte?r?|\bappel\w{0,4}|\bcall|whats?app"
    r"|joindre|joignable|orange money"
    r"|moov|malitel|nimoro|nomoro|telefoni|weele|wele|هاتف|الهاتف|رقمي?|اتصل\w{0,3}|جوال|واتساب)[^\d\n]{0,24}$"
)
_YEARS = re.compile(r"(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d")
_DIGITS_AT_LEAST = 3


def find(reading: Reading) -> Iterator[Span]:
    if not reading.digits:
        return
    for pattern, score, reason in (
        (_NATIONAL, 0.98, "phone.national"),
        (_INTERNATIONAL, 0.98, "phone.international"),
        (_BARE_CODE, 0.9, "phone.international"),
    ):
        for match in pattern.finditer(reading.text):
            if not _is_something_else(reading, match.start(), match.end()):
                yield Span(match.start(), match.end(), SpanType.PHONE, score, Layer.RULE, reason)
    for match in _ANY.finditer(reading.text):
        announced = _CONTEXT.search(reading.plain, max(0, match.start() - 40), match.start())
        if announced and not _is_something_else(reading, match.start(), match.end()):
            yield Span(match.start(), match.end(), SpanType.PHONE, 0.9, Layer.RULE, "phone.announced")


def _is_something_else(reading: Reading, start: int, end: int) -> bool:
    found = reading.text[start:end]
    return (
        sum(char.isdecimal() for char in found) < _DIGITS_AT_LEAST
        or _YEARS.fullmatch(found) is not None
        or dates.numeric(found) is not None
        or counts_something(reading.plain, start, end)
        or numbers_a_law(reading.plain, start)
    )
