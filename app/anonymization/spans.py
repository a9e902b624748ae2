"""A span: one stretch of text that may identify somebody, who found it, how surely and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class SpanType(StrEnum):
    PERSON = "PERSON"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    URL = "URL"
    HANDLE = "HANDLE"
    NATIONAL_ID = "NATIONAL_ID"
    PASSPORT = "PASSPORT"
    ACCOUNT = "ACCOUNT"
    CODE = "CODE"
    PLATE = "PLATE"
    GPS = "GPS"
    SMALL_PLACE = "SMALL_PLACE"
    FACILITY = "FACILITY"
    ORG = "ORG"
    UNIT = "UNIT"
    ROLE = "ROLE"
    UNIQUE_ROLE = "UNIQUE_ROLE"
    DATE = "DATE"
    HIDDEN = "HIDDEN"


class Layer(StrEnum):
    RULE = "rule"
    GAZETTEER = "gazetteer"
    NAME = "name"
    ROLE = "role"
    MODEL = "model"
    DOCUMENT = "document"
    SENDER = "sender"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` in Unicode code points; `score` is 0-1, 1 being certain.

    `reason` is a stable code such as `phone.national` or `title_before_name`; pages find its words.
    A `kept` span was found but says too little to be replaced: a country, a region, a year. Masking leaves it standing.
    """

    start: int
    end: int
    type: SpanType
    score: float
    layer: Layer
    reason: str
    kept: bool = False


UNSURE_BELOW = 0.5
"""Of what models find below this score hardly half had to be hidden (measured on development texts)."""


def hiding(spans: Iterable[Span]) -> list[Span]:
    """Those that masking replaces."""
    return [span for span in spans if not span.kept]
