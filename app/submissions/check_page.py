"""The check page: the text at most as staff will read it, and every detail that was hidden or may be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fastapi import Response

from app.anonymization.policy import MaskedText
from app.anonymization.spans import UNSURE_BELOW, Span
from app.consultations.handling import TIER_NAMES, TIER_SENTENCES
from app.core.locales import translate
from app.sealing.receipts import draw
from app.submissions.errors import StalePageError
from app.submissions.intake import preview_of
from app.submissions.preview import NEVER_SHOWN, PreviewedAnswer
from app.submissions.still_telling import still_telling
from app.submissions.visit import Visit
from app.submissions.words import MOST_WORDS, occurrences, read_pairs, words_of
from app.web.forms import FieldError, Posted

EVIDENCE_FROM = 2
"""From this wish for care on, the page says that a found number is evidence."""


@dataclass(frozen=True, slots=True)
class Segment:
    """`kind`: plain, hidden or uncertain."""

    kind: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Detail:
    """`value` is `start-end`; `may_show` is false for what could be somebody else."""

    value: str
    text: str = field(repr=False)
    replacement: str
    may_show: bool
    shown: bool
    unsure: bool


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    question: str
    label: str
    segments: tuple[Segment, ...]
    details: tuple[Detail, ...]


def segments_of(masked: MaskedText) -> Iterator[Segment]:
    """The masked text cut at its replacements, in order."""
    at = 0
    for replacement in masked.replacements:
        if replacement.start > at:
            yield Segment("plain", masked.text[at : replacement.start])
        kind = "uncertain" if replacement.span.score < UNSURE_BELOW else "hidden"
        yield Segment(kind, masked.text[replacement.start : replacement.end])
        at = replacement.end
    if at < len(masked.text):
        yield Segment("plain", masked.text[at:])


def details_of(answer: PreviewedAnswer) -> Iterator[Detail]:
    """Hidden details in reading order, then those the sender shows."""
    for replacement in answer.masked.replacements:
        yield detail(answer.original, replacement.span, replacement.replacement, shown=False)
    for span in answer.shown:
        yield detail(answer.original, span, answer.original[span.start : span.end], shown=True)


def detail(text: str, span: Span, replacement: str, *, shown: bool) -> Detail:
    return Detail(
        value=f"{span.start}-{span.end}",
        text=text[span.start : span.end],
        replacement=replacement,
        may_show=span.type not in NEVER_SHOWN,
        shown=shown,
        unsure=span.score < UNSURE_BELOW,
    )


def show_check(visit: Visit, errors: Iterable[FieldError] = ()) -> Response:
    """Draws the number on the first showing; it travels on in the sealed state."""
    if visit.draft.receipt is None:
        visit.draft.receipt = draw().digits
    previewed = preview_of(visit.session, visit.said, visit.consultation)
    labels = {question.id: question.label for question in visit.screens.definition.questions}
    return visit.show(
        "check",
        errors=list(errors),
        answers=[
            CheckedAnswer(
                answer.question,
                labels[answer.question].get(visit.language, ""),
                tuple(segments_of(answer.masked)),
                tuple(details_of(answer)),
            )
            for answer in previewed.answers
        ],
        hidden_details=previewed.hidden,
        tier=previewed.tier.value,
        tier_name=translate(TIER_NAMES[previewed.tier], visit.language),
        tier_sentence=translate(TIER_SENTENCES[previewed.tier], visit.language),
        number_is_evidence=previewed.risk.wish_for_care >= EVIDENCE_FROM,
        nothing_said=not visit.draft.given,
        still_telling=still_telling(previewed.identifiability.reasons, visit.language),
    )


def show_hiding(visit: Visit, question: str) -> Response:
    """One answer, word by word, to hide more of it. Raises StalePageError for an answer that is not there."""
    text = visit.said.texts.get(question)
    if text is None:
        raise StalePageError
    visit.draft.hiding = question
    words = words_of(text, visit.draft.hide.get(question, []))
    return visit.show("hide", words=words, more_words=len(words) == MOST_WORDS)


def take_hiding(visit: Visit, posted: Posted) -> None:
    """Words that were ticked, and every place of a word that was typed."""
    question = visit.draft.hiding
    text = visit.said.texts.get(question or "")
    if question is None or text is None:
        raise StalePageError
    typed = [f"{start}-{end}" for start, end in occurrences(text, posted.one("phrase"))]
    visit.draft.hide[question] = read_pairs([*posted.many("word"), *typed])
    visit.draft.hiding = None


def take_shown(visit: Visit, posted: Posted) -> None:
    """Details of their own that the sender chose to show, item by item."""
    for question in visit.said.texts:
        visit.draft.show[question] = read_pairs(posted.many(f"show.{question}"))
