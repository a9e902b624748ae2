"""The document pass: what was found once is found wherever the same message says it again."""

from collections.abc import Iterable, Iterator

from app.anonymization.gazetteer import place_code, region_code
from app.anonymization.lists import words
from app.anonymization.reading import Reading
from app.anonymization.runs import PARTICLES, Word, is_kept, is_name
from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.spelling import key

_REPEATED = frozenset({SpanType.PERSON, SpanType.SMALL_PLACE, SpanType.ORG})
_SHORTEST_PART = 4


def find(reading: Reading, found: Iterable[Span]) -> Iterator[Span]:
    """One pass over the words: linear, however many names were found."""
    parts: dict[str, SpanType] = {}
    for span in found:
        if span.type in _REPEATED:
            first, last = reading.word_at(span.start), reading.word_at(span.end)
            for word in reading.words[first:last]:
                if _tells_apart(reading, word.plain) and (
                    word.capital or span.type is not SpanType.ORG or reading.arabic
                ):
                    parts.setdefault(key(word.plain), span.type)
    if not parts:
        return
    for word in reading.words:
        type_ = parts.get(key(word.plain)) if _may_repeat(reading, word) else None
        if type_ is not None and not (type_ is SpanType.ORG and not word.capital):
            yield Span(word.start, word.end, type_, 0.5, Layer.DOCUMENT, "document.repeat")


def _may_repeat(reading: Reading, word: Word) -> bool:
    """In a text with capitals, a word in small letters repeats a name only where a list or a hyphen says it is one."""
    named = word.capital or not reading.cased or not word.plain.isascii() or "-" in word.plain
    return _tells_apart(reading, word.plain) and (named or is_name(word.plain) or place_code(word.plain) is not None)


def _tells_apart(reading: Reading, plain: str) -> bool:
    ordinary = "ordinary_arabic" if reading.arabic and not plain.isascii() else "ordinary_latin"
    return (
        len(plain) >= _SHORTEST_PART
        and plain not in PARTICLES
        and plain not in words(ordinary)
        and not is_kept(plain)
        and plain not in words("arabic_kept")
        and not region_code(plain)
    )
