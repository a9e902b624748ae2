"""E-mail addresses, written plainly or spelt out ("name [at] host [point] org", "nom arobase hôte point ml")."""

import re
from collections.abc import Iterator

from app.anonymization.lists import words
from app.anonymization.reading import Reading
from app.anonymization.spans import Layer, Span, SpanType

_AT = re.compile(
    r"(?P<sign>[ ]?@[ ]?)"
    r"|(?P<bracket>[ ]?[\[({<][ ]?(?:at|arobase?|a|chez|@|ات|ا)[ ]?[\])}>][ ]?)"
    r"|(?P<word>[ ](?:at|arobase?|arrobase?|chez|ات)[ ])"
)
_LEFT = re.compile(
    r"(?<![\w.+%-])[\w+%-]{1,64}(?:(?:\.|[ ]?[\[({][ ]?(?:point|dot|نقطه)[ ]?[\])}][ ]?"
    r"|[ ](?:point|dot|tiret|underscore|نقطه)[ ])"
    r"[\w+%-]{1,64}){0,4}$"
)
_RIGHT = re.compile(
    r"[\w-]{1,63}(?P<dots>(?:(?P<last>\.|[ ]?[\[({][ ]?(?:point|dot|نقطه|\.)[ ]?[\])}][ ]?|[ ](?:point|dot|نقطه)[ ])"
    r"[\w-]{2,63}){1,4})"
)
_LAST_LABEL = re.compile(r"[\w-]+$")
_REACH = 150


def find(reading: Reading) -> Iterator[Span]:
    plain = reading.plain
    for at in _AT.finditer(plain):
        left = _LEFT.search(plain[max(0, at.start() - _REACH) : at.start()])
        right = _RIGHT.match(plain, at.end())
        if left is None or right is None:
            continue
        label = _LAST_LABEL.search(right["dots"])
        # " at " and " chez " are ordinary words: only a known ending makes an address of them.
        if at["word"] and (label is None or label.group() not in words("domains")):
            continue
        start = at.start() - len(left.group())
        yield Span(start, right.end(), SpanType.EMAIL, 0.99, Layer.RULE, "email.sign" if at["sign"] else "email.spelt")
