"""What the review page shows of one text: original and masked side by side, and each detail with its reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.anonymization.spans import UNSURE_BELOW, Layer, Span, SpanType
from app.core.errors import N_
from app.core.locales import translate
from app.review.forms import HIDE_AGAIN, UNCOVER, mark_value, place
from app.review.found_by import TYPE_LABELS, found_by, score_words
from app.review.masking import MaskedAnswer
from app.submissions.words import MOST_WORDS, Word, words_of

CHOSEN_TYPES = (
    SpanType.PERSON,
    SpanType.ROLE,
    SpanType.SMALL_PLACE,
    SpanType.FACILITY,
    SpanType.ORG,
    SpanType.UNIT,
    SpanType.DATE,
    SpanType.HIDDEN,
)
"""What a detail may be generalised as; the other kinds are only ever replaced by their name."""

STAYS_HIDDEN = N_("keep hidden as it is")
STAYS_OPEN = N_("leave uncovered")
HIDE_IT_AGAIN = N_("hide again")
SAY_ONLY = N_("say only: %(what)s")
UNCOVER_IT = N_("uncover (a second officer has to agree)")


@dataclass(frozen=True, slots=True)
class Segment:
    """`kind`: plain, hidden, uncertain, or shown for what was uncovered."""

    kind: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be done with a detail; the first of a row changes nothing."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class DetailRow:
    """`state` is the hidden field's value, empty for an uncovered detail; `mark` names the choice beside it."""

    state: str
    mark: str
    text: str = field(repr=False)
    replacement: str | None
    found_by: str
    score: str
    unsure: bool
    by_sender: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class AnswerOnPage:
    question: str
    label: str
    original: tuple[Segment, ...]
    masked: tuple[Segment, ...]
    details: tuple[DetailRow, ...]
    words: tuple[Word, ...]
    more_words: bool


def answers_on_page(
    answers: Iterable[MaskedAnswer], labels: Mapping[str, str], language: str
) -> tuple[AnswerOnPage, ...]:
    return tuple(answer_on_page(answer, labels.get(answer.question, ""), language) for answer in answers)


def answer_on_page(answer: MaskedAnswer, label: str, language: str) -> AnswerOnPage:
    words = words_of(answer.original, [(span.start, span.end) for span in answer.spans])
    return AnswerOnPage(
        question=answer.question,
        label=label,
        original=tuple(original_segments(answer)),
        masked=tuple(masked_segments(answer)),
        details=tuple(detail_rows(answer, language)),
        words=tuple(words),
        more_words=len(words) == MOST_WORDS,
    )


def original_segments(answer: MaskedAnswer) -> Iterator[Segment]:
    """What was typed, cut at its details."""
    at = 0
    open_ones = [(span, "shown") for span in answer.uncovered if not covered(span, answer.spans)]
    for span, kind in sorted([*((span, kind_of(span)) for span in answer.spans), *open_ones]):
        if span.start > at:
            yield Segment("plain", answer.original[at : span.start])
        yield Segment(kind, answer.original[max(at, span.start) : span.end])
        at = span.end
    if at < len(answer.original):
        yield Segment("plain", answer.original[at:])


def masked_segments(answer: MaskedAnswer) -> Iterator[Segment]:
    """The masked text, cut at its replacements."""
    at, text = 0, answer.masked.text
    for replacement in answer.masked.replacements:
        if replacement.start > at:
            yield Segment("plain", text[at : replacement.start])
        yield Segment(kind_of(replacement.span), text[replacement.start : replacement.end])
        at = replacement.end
    if at < len(text):
        yield Segment("plain", text[at:])


def detail_rows(answer: MaskedAnswer, language: str) -> Iterator[DetailRow]:
    """Hidden details in reading order, then those that were uncovered."""
    said = {(one.span.start, one.span.end): one.replacement for one in answer.masked.replacements}
    for span in answer.spans:
        yield detail_row(answer, span, said.get((span.start, span.end), ""), language)
    for span in answer.uncovered:
        if not covered(span, answer.spans):
            yield detail_row(answer, span, None, language)


def detail_row(answer: MaskedAnswer, span: Span, replacement: str | None, language: str) -> DetailRow:
    return DetailRow(
        state="" if replacement is None else mark_value(span),
        mark=f"mark.{answer.question}.{place(span)}",
        text=answer.original[span.start : span.end],
        replacement=replacement,
        found_by=found_by(span, language),
        score=score_words(span, language),
        unsure=span.score < UNSURE_BELOW,
        by_sender=span.layer is Layer.SENDER,
        choices=tuple(choices(span, language, open_now=replacement is None)),
    )


def choices(span: Span, language: str, *, open_now: bool) -> Iterator[Choice]:
    """Nothing for what the sender hid: nobody uncovers it, and nobody says more of it."""
    if span.layer is Layer.SENDER:
        return
    if open_now:
        yield Choice("", translate(STAYS_OPEN, language))
        yield Choice(HIDE_AGAIN, translate(HIDE_IT_AGAIN, language))
        return
    yield Choice("", translate(STAYS_HIDDEN, language))
    for kind in CHOSEN_TYPES:
        if kind is not span.type:
            yield Choice(kind.value, translate(SAY_ONLY, language) % {"what": translate(TYPE_LABELS[kind], language)})
    yield Choice(UNCOVER, translate(UNCOVER_IT, language))


def type_choices(language: str) -> list[Choice]:
    """What words hidden by hand may be replaced by."""
    return [Choice(kind.value, translate(TYPE_LABELS[kind], language)) for kind in reversed(CHOSEN_TYPES)]


def covered(span: Span, spans: Iterable[Span]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in spans)


def kind_of(span: Span) -> str:
    return "uncertain" if span.score < UNSURE_BELOW else "hidden"
