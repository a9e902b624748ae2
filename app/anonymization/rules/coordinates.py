"""Points on a map: decimal degrees, degrees and minutes, UTM, plus codes and three-word addresses."""

import re
from collections.abc import Iterator

from app.anonymization.reading import Reading
from app.anonymization.spans import Layer, Span, SpanType

_SIDE = r"(?:[NSEWO](?!\w)|nord|sud|est|ouest|north|south|east|west)"
_LABEL = r"(?:lat(?:itude)?|lon(?:g(?:itude)?)?|خط العرض|خط الطول)"
_BETWEEN = r"[ ]{0,2}(?:[,;/|،]|et|and|و)?[ ]{0,2}"


def _pair(decimals: int) -> str:
    """Two numbers of degrees with at least so many decimals."""
    degrees = rf"(?:{_LABEL}[ :=.]{{0,3}})?[-+]?\d{{1,3}}[.,]\d{{{decimals},12}}[ ]?°?[ ]?{_SIDE}?"
    return rf"(?<![\w.,]){degrees}{_BETWEEN}{degrees}(?!\d)"


_DECIMAL = re.compile(_pair(3), re.IGNORECASE)
_SHORT_DECIMAL = re.compile(_pair(1), re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"(?:gps|coordonnees|coordinates|position|lat|localisation|احداثيات|الاحداثيات|موقع)[^\d\n]{0,30}$"
)
_ONE = (
    r"\d{1,3}[ ]?(?:°|deg|º)[ ]?\d{1,2}(?:[.,]\d{1,6})?[ ]?(?:'"
    r"|min)?[ ]?(?:\d{1,2}(?:[.,]\d{1,6})?[ ]?(?:\"|''|″|”|sec))?[ ]?" + _SIDE
)
_MINUTES = re.compile(rf"(?<!\w){_ONE}(?:{_BETWEEN}{_ONE})?", re.IGNORECASE)
_SIDE_FIRST = re.compile(
    r"(?<!\w)[NS][ ]?\d{1,2}[°. ][ ]?\d{1,2}[\d.,'\" ]{1,12}[,;/ ]{0,3}[EWO][ ]?\d{1,3}[°. ][ ]?\d{1,2}[\d.,'\"]{0,12}"
)
_UTM = re.compile(
    r"(?<!\w)(?:2[89]|3[01])[ ]?[N-R][ ]{0,2}\d{6}[ ]?m?E?[ ,]{0,2}\d{6,7}(?:[ ]?m?N)?(?!\w)", re.IGNORECASE
)
_MGRS = re.compile(r"(?<!\w)(?:2[89]|3[01])[N-R][ ]?[A-HJ-NP-Z]{2}[ ]?(?:\d{4,5}[ ]?\d{4,5})(?!\w)")
_PLUS_CODE = re.compile(r"(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)", re.IGNORECASE)
_THREE_WORDS = re.compile(
    r"///[ ]?[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30}"
    r"|(?<=what3words)[ :]{1,3}[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30}"
)


def find(reading: Reading) -> Iterator[Span]:
    text = reading.text
    for match in _THREE_WORDS.finditer(text):
        start = match.end() - len(match.group().lstrip(" :"))
        yield Span(start, match.end(), SpanType.GPS, 0.97, Layer.RULE, "gps.words")
    if not reading.digits:
        return
    for pattern, reason in (
        (_DECIMAL, "gps.decimal"),
        (_MINUTES, "gps.minutes"),
        (_SIDE_FIRST, "gps.minutes"),
        (_UTM, "gps.grid"),
        (_MGRS, "gps.grid"),
        (_PLUS_CODE, "gps.code"),
    ):
        for match in pattern.finditer(text):
            yield _span(match.start(), match.group(), 0.97, reason)
    for match in _SHORT_DECIMAL.finditer(text):
        if _ANNOUNCED.search(reading.plain, max(0, match.start() - 44), match.start()):
            yield _span(match.start(), match.group(), 0.9, "gps.announced")


def _span(start: int, found: str, score: float, reason: str) -> Span:
    kept = found.rstrip(" ")
    return Span(start, start + len(kept), SpanType.GPS, score, Layer.RULE, reason)
