"""What officers change about a mask, as types and shapes that show where masking is weak: never text. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.anonymization.spans import Layer, Span, SpanType
from app.core.errors import N_
from app.review.masking import MaskedAnswer, confirmed_spans, overlaps
from app.submissions.originals import Original

LONGEST_SHAPE = 6
"""Words; what follows is one ellipsis, so that no long passage is told apart by its shape."""
_PART = re.compile(r"[^\W\d_]+|\d+")


class Act(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    RETYPED = "retyped"


ACTS: dict[Act, str] = {
    Act.ADDED: N_("hidden by an officer: masking had missed it"),
    Act.REMOVED: N_("uncovered by officers: masking had hidden it without need"),
    Act.RETYPED: N_("taken for something else by an officer"),
}


@dataclass(frozen=True, slots=True, order=True)
class Correction:
    """`layer` is the one that found it, or that of officers for what none had found; `shape` as in `Xx xx 00`."""

    act: Act
    type: SpanType
    layer: Layer
    shape: str


def corrections_of(original: Original, masked: Sequence[MaskedAnswer]) -> Iterator[Correction]:
    """From what the sender confirmed to what officers leave hidden; what the sender hid themselves tells nothing."""
    for confirmed, answer in zip(original.texts, masked, strict=True):
        yield from changes(answer.original, confirmed_spans(confirmed), answer.spans)


def changes(text: str, before: Sequence[Span], after: Sequence[Span]) -> Iterator[Correction]:
    for span in after:
        if not any(overlaps(span, one) for one in before):
            yield Correction(Act.ADDED, span.type, Layer.OFFICER, shape(text[span.start : span.end]))
    for span in before:
        if span.layer is Layer.SENDER:
            continue
        covers = [one for one in after if overlaps(span, one)]
        if not covers:
            yield Correction(Act.REMOVED, span.type, span.layer, shape(text[span.start : span.end]))
        elif all(one.type is not span.type for one in covers):
            yield Correction(Act.RETYPED, span.type, span.layer, shape(text[span.start : span.end]))


def shape(surface: str) -> str:
    """One sign for each kind of word, whatever its length: Xx, XX, xx, 00, and aa for letters without capitals."""
    signs = [_sign(match.group()) for match in _PART.finditer(surface)]
    return " ".join([*signs[:LONGEST_SHAPE], *["…"] * (len(signs) > LONGEST_SHAPE)])


def _sign(word: str) -> str:
    if word.isdigit():
        return "00"
    if word.islower():
        return "xx"
    if word.isupper():
        return "XX"
    return "Xx" if word[0].isupper() else "aa"
