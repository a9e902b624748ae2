"""One set of spans out of many: united where they overlap, told apart from what must stay."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.anonymization.spans import Layer, Span, SpanType

_ARTICLE = re.compile(r"(?<!\w)(?:(?:le|la|les|the)[ ]|l')$")
_ARTICLE_LONGEST = 4
_TAKES_ARTICLE = frozenset({SpanType.ROLE, SpanType.ORG, SpanType.UNIT, SpanType.FACILITY, SpanType.DATE})
_LETTER = re.compile(r"[^\W_]")


def united(spans: Iterable[Span], text: str) -> list[Span]:
    """Overlapping spans become one that covers them all; the longest that no model found gives its kind.

    What is hidden draws in what would be kept. Model spans first grow to whole words; rules know their own boundaries
    (an Arabic preposition stays outside).
    """
    ordered = sorted(
        {_whole_words(span, text) for span in spans}, key=lambda span: (span.start, -span.end, -span.score)
    )
    merged: list[Span] = []
    telling: Span | None = None
    for span in ordered:
        if telling is None or span.start >= merged[-1].end:
            merged.append(span)
            telling = span
            continue
        telling = max(telling, span, key=_weight)
        merged[-1] = replace(telling, start=merged[-1].start, end=max(merged[-1].end, span.end))
    return merged


def _weight(span: Span) -> tuple[bool, bool, int, float]:
    return not span.kept, span.layer is not Layer.MODEL, span.end - span.start, span.score


def with_articles(spans: Sequence[Span], plain: str) -> list[Span]:
    """`le maire de X` and `the 33rd regiment` are masked with their article, where it stands apart."""
    widened: list[Span] = []
    for span in spans:
        floor = max(widened[-1].end if widened else 0, span.start - _ARTICLE_LONGEST)
        article = _ARTICLE.search(plain[floor : span.start]) if span.type in _TAKES_ARTICLE else None
        widened.append(replace(span, start=span.start - len(article.group())) if article else span)
    return widened


def outside(spans: Iterable[Span], ranges: Sequence[tuple[int, int]]) -> list[Span]:
    """The spans that lie within none of the ranges; both sorted and free of overlaps."""
    kept: list[Span] = []
    position = 0
    for span in spans:
        while position < len(ranges) and ranges[position][1] < span.end:
            position += 1
        if position == len(ranges) or ranges[position][0] > span.start:
            kept.append(span)
    return kept


def apart(spans: Iterable[Span], ranges: Sequence[tuple[int, int]]) -> list[Span]:
    """The spans that do not even touch a range: a model knows nothing of what stands in brackets. Both sorted."""
    kept: list[Span] = []
    position = 0
    for span in spans:
        while position < len(ranges) and ranges[position][1] <= span.start:
            position += 1
        if position == len(ranges) or ranges[position][0] >= span.end:
            kept.append(span)
    return kept


def _whole_words(span: Span, text: str) -> Span:
    start, end = span.start, span.end
    if span.layer is not Layer.MODEL:
        return span
    while start > 0 and _LETTER.match(text[start]) and _LETTER.match(text[start - 1]):
        start -= 1
    while end < len(text) and _LETTER.match(text[end - 1]) and _LETTER.match(text[end]):
        end += 1
    return span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end)
