"""What an officer's page sends back: the marks on each answer, and the judgement beside them. Nothing of the text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tiers import Tier
from app.review.drafts import DraftAnswer, FeedbackKind, Flag
from app.review.errors import BadMaskingError
from app.review.judgements import Judgement
from app.review.masking import BY_OFFICER, confirmed_spans, hide, retyped, workable
from app.submissions.originals import ConfirmedAnswer, HiddenDetail, Original
from app.submissions.words import occurrences, read_pairs
from app.web.forms import Posted

MARK = re.compile(r"(\d{1,6})-(\d{1,6})-([A-Z_]{1,16})")
KEEP, UNCOVER, HIDE_AGAIN = "keep", "uncover", "hide"
LONGEST_PARAPHRASE = 2000
HIGHEST_IDENTIFIABILITY = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """What was chosen so far, right or wrong. `identifiability` None: as computed."""

    marks: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    kind: FeedbackKind | None = None
    flags: tuple[Flag, ...] = ()
    identifiability: int | None = None
    raise_to: Tier | None = None
    paraphrase: str = field(default="", repr=False)

    def judgement(self, *, kind: FeedbackKind, identifiability: int) -> Judgement:
        return Judgement(
            answers=tuple(draft_answer(question, spans) for question, spans in self.marks.items()),
            kind=kind,
            topics=self.topics,
            identifiability=identifiability,
            flags=self.flags,
            paraphrase=self.paraphrase or None,
            raise_to=self.raise_to,
        )


def read_judged(posted: Posted, original: Original) -> Judged:
    """Raises BadMaskingError for marks that were tampered with."""
    level = posted.one("identifiability")
    raise_to = posted.one("raise_to")
    kind = posted.one("kind")
    return Judged(
        marks={answer.question: tuple(read_marks(posted, answer)) for answer in original.texts},
        topics=tuple(dict.fromkeys(posted.many("topic"))),
        kind=FeedbackKind(kind) if kind in set(FeedbackKind) else None,
        flags=tuple(flag for flag in Flag if flag.value in posted.many("flag")),
        identifiability=int(level) if level in {str(n) for n in range(HIGHEST_IDENTIFIABILITY + 1)} else None,
        raise_to=Tier(raise_to) if raise_to in set(Tier) else None,
        paraphrase=posted.one("paraphrase")[:LONGEST_PARAPHRASE],
    )


def read_marks(posted: Posted, answer: ConfirmedAnswer) -> Sequence[Span]:
    """The spans the page stood at, as the officer changed them, with what they hide besides."""
    question, text, confirmed = answer.question, workable(answer), confirmed_spans(answer)
    stood = [read_mark(value, text, confirmed) for value in posted.many(f"span.{question}")]
    spans = [span for one in stood for span in changed(one, posted.one(f"mark.{question}.{place(one)}"))]
    again = [span for span in confirmed if posted.one(f"mark.{question}.{place(span)}") == HIDE_AGAIN]
    spans += [span for span in again if span not in spans]
    kind = chosen_type(posted.one(f"as.{question}")) or SpanType.HIDDEN
    for start, end in wished(posted, question, text):
        spans = hide(spans, start, end, kind)
    return sorted(spans)


def read_mark(value: str, text: str, confirmed: Iterable[Span]) -> Span:
    """`start-end-TYPE`; what was confirmed keeps who found it and why. Raises BadMaskingError."""
    match = MARK.fullmatch(value)
    kind = chosen_type(match[3]) if match else None
    if match is None or kind is None or not 0 <= int(match[1]) < int(match[2]) <= len(text):
        raise BadMaskingError
    start, end = int(match[1]), int(match[2])
    known = next((span for span in confirmed if (span.start, span.end) == (start, end)), None)
    return retyped(known, kind) if known else Span(start, end, kind, 1.0, Layer.OFFICER, BY_OFFICER)


def changed(span: Span, wish: str) -> Iterator[Span]:
    kind = chosen_type(wish)
    if wish == UNCOVER:
        return
    yield span if kind is None else retyped(span, kind)


def wished(posted: Posted, question: str, text: str) -> list[tuple[int, int]]:
    """Words that were ticked, and every place of a phrase that was typed."""
    typed = [f"{start}-{end}" for start, end in occurrences(text, posted.one(f"phrase.{question}"))]
    pairs = read_pairs([*posted.many(f"word.{question}"), *typed])
    if any(end > len(text) for _, end in pairs):
        raise BadMaskingError
    return pairs


def chosen_type(value: str) -> SpanType | None:
    return SpanType(value) if value in set(SpanType) else None


def place(span: Span) -> str:
    return f"{span.start}-{span.end}"


def mark_value(span: Span) -> str:
    return f"{span.start}-{span.end}-{span.type}"


def draft_answer(question: str, spans: Iterable[Span]) -> DraftAnswer:
    return DraftAnswer(question=question, text="", details=tuple(HiddenDetail.of(span) for span in spans))
