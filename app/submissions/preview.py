"""What staff will read at most: the masked answers, what was hidden and why, and the tier they reach at least."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.anonymization.crf import unread_languages
from app.anonymization.detect import find_spans
from app.anonymization.gazetteer import region_code
from app.anonymization.identifiability import Identifiability, residual_risk
from app.anonymization.operators import mask
from app.anonymization.policy import MaskedText, Policy
from app.anonymization.spans import Layer, Span, SpanType, hiding
from app.anonymization.tiers import RiskInputs, Tier, tier, wish_for_care
from app.submissions.originals import ConfirmedAnswer, HiddenDetail

Ranges = Mapping[str, Sequence[tuple[int, int]]]
"""Question id -> code point ranges of that answer."""

NEVER_SHOWN = frozenset({SpanType.PERSON, SpanType.UNIQUE_ROLE, SpanType.ROLE})
"""A name or a role may be a third party's, so no sender may uncover it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the sender ticked. `preference` 0-3 and `danger` none, some, serious or skip; None where not answered."""

    preference: int | None = None
    danger: str | None = None
    danger_now: bool = False
    topics: tuple[str, ...] = ()
    hide: Ranges | None = None
    show: Ranges | None = None


@dataclass(frozen=True, slots=True)
class PreviewedAnswer:
    """`shown` are details that were found and stay, because the sender chose so."""

    question: str
    original: str
    spans: tuple[Span, ...]
    shown: tuple[Span, ...]
    masked: MaskedText

    def confirmed(self, *, only_masked: bool) -> ConfirmedAnswer:
        return ConfirmedAnswer(
            question=self.question,
            text=None if only_masked else self.original,
            masked=self.masked.text,
            details=() if only_masked else tuple(HiddenDetail.of(span) for span in self.spans),
        )


@dataclass(frozen=True, slots=True)
class Preview:
    answers: tuple[PreviewedAnswer, ...]
    tier: Tier
    risk: RiskInputs
    identifiability: Identifiability

    @property
    def hidden(self) -> int:
        return sum(len(answer.spans) for answer in self.answers)


def preview(
    texts: Mapping[str, str],
    *,
    language: str,
    wishes: Wishes,
    place: str | None,
    context_level: int,
    sensitivities: Mapping[str, int],
    bambara: bool = True,
) -> Preview:
    """Mask every free-text answer. `context_level` 0-4; `sensitivities` gives 0-4 for each topic code.

    `place` is the region the sender ticked: a village that no list knows is then told to lie there. Without the
    models for Bambara (`bambara=False`) a text in it points at somebody at level 2 at least.
    """
    found = {question: hiding(find_spans(text, language, bambara=bambara)) for question, text in texts.items()}
    kept = {question: chosen_spans(text, found[question], question, wishes) for question, text in texts.items()}
    unread = any(unread_languages(text, language, bambara=bambara) for text in texts.values())
    risk = risk_of(texts, kept, language, wishes, context_level, sensitivities, unread=unread)
    reached = Tier.T4 if wishes.danger_now else tier(risk[0])
    policy = Policy(tier=reached, language=language, region=region_code(place) if place else None)
    answers = tuple(
        PreviewedAnswer(
            question,
            text,
            tuple(kept[question]),
            tuple(shown_spans(text, found[question], question, wishes)),
            mask(text, kept[question], policy),
        )
        for question, text in texts.items()
    )
    return Preview(answers, reached, *risk)


def shown_spans(text: str, found: Sequence[Span], question: str, wishes: Wishes) -> list[Span]:
    """What the sender shows of their own; a name or a role is never among it."""
    ranges = [clipped(pair, text) for pair in (wishes.show or {}).get(question, ())]
    return [span for span in found if span.type not in NEVER_SHOWN and covered(span, ranges)]


def chosen_spans(text: str, found: Sequence[Span], question: str, wishes: Wishes) -> list[Span]:
    """What was found, less what the sender shows of their own, plus what they hide besides."""
    shown = shown_spans(text, found, question, wishes)
    hidden = [clipped(pair, text) for pair in (wishes.hide or {}).get(question, ())]
    spans = [span for span in found if span not in shown]
    for start, end in hidden:
        if start < end:
            spans = [span for span in spans if span.end <= start or span.start >= end] + [
                merged(start, end, [span for span in spans if span.start < end and span.end > start])
            ]
    return sorted(spans)


def clipped(pair: tuple[int, int], text: str) -> tuple[int, int]:
    start, end = pair
    return max(0, min(start, len(text))), max(0, min(end, len(text)))


def covered(span: Span, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in ranges)


def merged(start: int, end: int, overlapping: Sequence[Span]) -> Span:
    """One span for what the sender marked, grown over every span it touches, so that nothing peeks out."""
    edges = [start, end, *(span.start for span in overlapping), *(span.end for span in overlapping)]
    kind = overlapping[0].type if len(overlapping) == 1 else SpanType.HIDDEN
    return Span(min(edges), max(edges), kind, 1.0, Layer.SENDER, "hidden_by_sender")


def risk_of(
    texts: Mapping[str, str],
    found: Mapping[str, Sequence[Span]],
    language: str,
    wishes: Wishes,
    context_level: int,
    sensitivities: Mapping[str, int],
    *,
    unread: bool = False,
) -> tuple[RiskInputs, Identifiability]:
    """S is the lowest sensitivity among ticked topics, else 0: the page therefore says "at least"."""
    open_policy = Policy(tier=Tier.T2, language=language)
    remaining = [
        residual_risk(
            mask(text, found[question], open_policy).text, language=language, spans=found[question], unread=unread
        )
        for question, text in texts.items()
    ]
    worst = max(remaining, key=lambda one: one.level, default=Identifiability(level=0, reasons=()))
    risk = RiskInputs(
        context=context_level,
        sensitivity=min((sensitivities.get(code, 0) for code in wishes.topics), default=0),
        identifiability=worst.level,
        wish_for_care=wish_for_care(wishes.preference, wishes.danger),
    )
    return risk, worst
