"""Addresses on the web: links, bare domains and account names."""

import re
from collections.abc import Iterator

from app.anonymization.lists import words
from app.anonymization.reading import Reading
from app.anonymization.spans import Layer, Span, SpanType

_LINK = re.compile(r"(?<!\w)(?:h(?:tt|xx)ps?[ ]?:[ ]?//[ ]?|www\.)[^\s<>\"«»،]{2,400}", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?P<last>[a-z]{2,8})(?![\w-])(?:/[^\s<>\"«»،]{0,300})?"
)
_SHORT_HOSTS = re.compile(r"(?<![\w@.-])(?:t\.me|wa\.me|fb\.me|m\.me|bit\.ly)/[^\s<>\"«»]{1,200}")
_HANDLE = re.compile(r"(?<![\w@.])@[ ]?(?:[^\W_]|_)[\w.-]{1,60}")
_ACCOUNT = re.compile(
    r"\b(?:facebook|instagram|telegram|twitter|tiktok|snapchat|signal|threema|messenger|imo|skype)"
    r"(?:[ ]{0,2}(?:[:=]|est|is|ye)[ ]{0,2}|[ ](?:sous le nom(?: de)?"
    r"|under the name(?: of)?)[ ])(?P<name>@?[\w.-]{3,60})"
)
_STREET = re.compile(
    r"\b(?:rue|street|avenue|boulevard|porte|villa|lot|ilot|immeuble|bp|b\.p\.|p\.?o\.? box"
    r"|po box|door|شارع|صندوق بريد)[ ](?:n[o°]?[ ]?)?\d{1,5}"
    r"(?:[ ,]{1,2}(?:rue|porte|villa|lot|door|street)[ ](?:n[o°]?[ ]?)?\d{1,5}){0,3}(?!\w)"
)
_ENGLISH_STREET = re.compile(
    r"(?<![\w/-])\d{1,4}[a-z]?[ ](?:[A-Z][\w'-]{1,20}[ ]){1,3}(?:Street|Road|Avenue|Lane|Square|Drive|Close|Terrace)\b"
)
_TRAILING = ".,;:!?)]}'\u061f"


def find(reading: Reading) -> Iterator[Span]:
    for match in (*_LINK.finditer(reading.text), *_SHORT_HOSTS.finditer(reading.plain)):
        yield _span(reading, match.start(), match.end(), SpanType.URL, "url.link")
    for match in _DOMAIN.finditer(reading.text):
        if match["last"] in words("domains"):
            yield _span(reading, match.start(), match.end(), SpanType.URL, "url.domain")
    for match in _HANDLE.finditer(reading.text):
        yield _span(reading, match.start(), match.end(), SpanType.HANDLE, "handle.sign")
    for match in _STREET.finditer(reading.plain):
        yield _span(reading, match.start(), match.end(), SpanType.GPS, "gps.address")
    for match in _ENGLISH_STREET.finditer(reading.text):
        yield _span(reading, match.start(), match.end(), SpanType.GPS, "gps.address")
    for match in _ACCOUNT.finditer(reading.plain):
        yield _span(reading, match.start("name"), match.end("name"), SpanType.HANDLE, "handle.announced")


def _span(reading: Reading, start: int, end: int, type_: SpanType, reason: str) -> Span:
    while end > start + 1 and reading.text[end - 1] in _TRAILING:
        end -= 1
    return Span(start, end, type_, 0.97, Layer.RULE, reason)
