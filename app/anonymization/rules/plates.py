"""Vehicle plates of Mali: the older form that ends in MD, that of September 2024, and any announced as a plate."""

import re
from collections.abc import Iterator

from app.anonymization.reading import Reading
from app.anonymization.spans import Layer, Span, SpanType

_OLD = re.compile(r"(?<!\w)[A-Z]{1,2}[ .-]{0,2}\d{4}[ .-]{0,2}(?:M[ .-]?D|[A-Z]{2})(?:[ -]?\d{1,2})?(?!\w)")
_OLD_SMALL = re.compile(r"(?<!\w)[a-z]{1,2}[ -]?\d{4}[ -]?md(?:[ -]?\d)?(?!\w)")
_NEW = re.compile(r"(?<!\w)[A-Z]{2}[ .-]{0,2}\d{3}[ .-]{0,2}[A-Z]{2}(?:[ .-]{0,2}\d{1,2})?(?!\w)")
_NEW_SMALL = re.compile(r"(?<!\w)[a-z]{2}-?\d{3}-?[a-z]{2}(?:-?\d{1,2})?(?!\w)")
_ANNOUNCED = re.compile(
    r"(?:immatricul\w{0,6}|plaques?|plates?|licence plate|license plate|number plate"
    r"|لوحه|لوحتها|اللوحه|رقمها"
    r"|(?:سياره|السياره|vehicule|voiture|moto|vehicle|car)(?= (?:رقم|n[o°]|numero|number)))"
    r"(?:[ ]{0,2}(?:sous le|n[o°º]?\.?|no\.?|numero|number|est|is|رقم|:|,|\"|«)){0,3}[ ]{0,2}"
    r"(?P<plate>(?=[\w -]{0,14}\d{2})[a-z0-9]{1,4}(?:[ -]{1,2}[a-z0-9]{1,4}|\d{3,6}[a-z]{0,2}){1,3})(?!\w)"
)


def find(reading: Reading) -> Iterator[Span]:
    if not reading.digits:
        return
    for pattern, text in (
        (_OLD, reading.text),
        (_OLD_SMALL, reading.plain),
        (_NEW, reading.text),
        (_NEW_SMALL, reading.plain),
    ):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), SpanType.PLATE, 0.97, Layer.RULE, "plate.form")
    for match in _ANNOUNCED.finditer(reading.plain):
        start, end = match.span("plate")
        yield Span(start, end, SpanType.PLATE, 0.9, Layer.RULE, "plate.announced")
