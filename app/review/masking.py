"""What an officer may do to a text: hide more, or, with a second officer, show what was hidden without need. Pure.

Nothing typed ever takes the place of a sender's words: the masked text comes from the original and its spans alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.anonymization.operators import mask
from app.anonymization.policy import MaskedText, Policy
from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tiers import Tier
from app.review.errors import BadMaskingError, UncoveringError
from app.submissions.originals import ConfirmedAnswer, Original

BY_OFFICER = "hidden_by_officer"

Marks = Mapping[str, Sequence[Span]]
"""Question id -> the spans that officers want hidden in that answer."""


@dataclass(frozen=True, slots=True)
class MaskedAnswer:
    """`original` is what was typed, or the confirmed masked text where nothing else was sent or is left.

    `uncovered` are details that the sender saw hidden and that could now be read, whole or in part.
    """

    question: str
    original: str = field(repr=False)
    spans: tuple[Span, ...]
    masked: MaskedText = field(repr=False)
    uncovered: tuple[Span, ...] = ()


def masked_answers(original: Original, marks: Marks, *, tier: Tier) -> tuple[MaskedAnswer, ...]:
    """Every answer at the coarseness of `tier`; one without marks stays as its sender confirmed it.

    Raises UncoveringError for what the sender hid, BadMaskingError for marks that do not fit.
    """
    if not marks.keys() <= {answer.question for answer in original.texts}:
        raise BadMaskingError
    policy = Policy(tier=tier, language=original.language)
    return tuple(masked_answer(answer, marks.get(answer.question), policy) for answer in original.texts)


def masked_answer(answer: ConfirmedAnswer, marks: Sequence[Span] | None, policy: Policy) -> MaskedAnswer:
    text, confirmed = workable(answer), confirmed_spans(answer)
    spans = fitted(text, confirmed if marks is None else marks, confirmed)
    uncovered = tuple(span for span in confirmed if shows_more(span, spans))
    if any(span.layer is Layer.SENDER for span in uncovered):
        raise UncoveringError
    return MaskedAnswer(answer.question, text, spans, mask(text, spans, policy), uncovered)


def workable(answer: ConfirmedAnswer) -> str:
    return answer.masked if answer.text is None else answer.text


def confirmed_spans(answer: ConfirmedAnswer) -> tuple[Span, ...]:
    """What the sender saw hidden, in the offsets of the workable text."""
    return () if answer.text is None else tuple(detail.span() for detail in answer.details)


def fitted(text: str, marks: Iterable[Span], confirmed: Sequence[Span]) -> tuple[Span, ...]:
    """Sorted spans without overlap. Where two touch, both become one; beside what a sender hid it says nothing more."""
    chosen: list[Span] = []
    for span in sorted(marks):
        if not 0 <= span.start < span.end <= len(text):
            raise BadMaskingError
        if chosen and span.start < chosen[-1].end:
            chosen[-1] = grown(chosen[-1], span)
        else:
            chosen.append(span)
    return tuple(quiet(span, confirmed) for span in chosen)


def grown(one: Span, other: Span) -> Span:
    kind = one.type if one.type is other.type else SpanType.HIDDEN
    return Span(one.start, max(one.end, other.end), kind, 1.0, Layer.OFFICER, BY_OFFICER)


def quiet(span: Span, confirmed: Sequence[Span]) -> Span:
    hid_by_sender = [one for one in confirmed if one.layer is Layer.SENDER and overlaps(one, span)]
    if not hid_by_sender or any(alike(one, span) for one in hid_by_sender):
        return span
    return Span(span.start, span.end, SpanType.HIDDEN, 1.0, Layer.OFFICER, BY_OFFICER)


def shows_more(detail: Span, spans: Sequence[Span]) -> bool:
    """Whether a part of the detail stands open, or all of it is generalised as something else than was confirmed."""
    cover = next((span for span in spans if span.start <= detail.start and detail.end <= span.end), None)
    if cover is None:
        return True
    same_stretch = (cover.start, cover.end) == (detail.start, detail.end)
    return same_stretch and cover.type not in {detail.type, SpanType.HIDDEN}


def hide(spans: Sequence[Span], start: int, end: int, kind: SpanType) -> list[Span]:
    """The spans with one more stretch hidden, grown over every span it touches, so that nothing peeks out."""
    touched = [span for span in spans if span.start < end and start < span.end]
    edges = [start, end, *(span.start for span in touched), *(span.end for span in touched)]
    added = Span(min(edges), max(edges), kind, 1.0, Layer.OFFICER, BY_OFFICER)
    return sorted([*(span for span in spans if span not in touched), added])


def retyped(span: Span, kind: SpanType) -> Span:
    return span if span.type is kind else Span(span.start, span.end, kind, 1.0, Layer.OFFICER, BY_OFFICER)


def overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def alike(one: Span, other: Span) -> bool:
    return (one.start, one.end, one.type) == (other.start, other.end, other.type)
