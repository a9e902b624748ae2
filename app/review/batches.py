"""A batch on its way out: texts joined, near-duplicates found, labels coarsened. Pure but for the drawing of lots."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from random import SystemRandom
from uuid import UUID, uuid4

from app.anonymization.tiers import Tier
from app.feedback.models import FeedbackRecord
from app.review.coarsening import Labels, coarsen
from app.review.drafts import Draft
from app.review.near_duplicates import clusters

SMALLEST_BATCH = 5

lots = SystemRandom()


@dataclass(frozen=True, slots=True)
class Leaving:
    """One draft about to leave. `text` is None for T4, which nobody outside protection reads."""

    draft: Draft = field(repr=False)
    tier: Tier
    week: str
    text: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks, near-duplicates being one voice. `new` lies beside the leaving, `known` beside the released.

    `shared` are the voices that more than one text has.
    """

    new: tuple[UUID, ...]
    known: tuple[UUID, ...]
    shared: frozenset[UUID]


def joined_text(draft: Draft, questions: Mapping[str, str]) -> str:
    """The record's text: masked answers in form order, each under its question (DESIGN section 9)."""
    said = [answer for answer in draft.answers if answer.text.strip()]
    if len(said) == 1:
        return said[0].text
    labels = [questions.get(answer.question, "") for answer in said]
    return "\n\n".join(f"{label}\n{answer.text}".strip() for label, answer in zip(labels, said, strict=True))


def voices_of(leaving: Sequence[Leaving], released: Sequence[FeedbackRecord], *, asked: Collection[str]) -> Voices:
    """`asked` are the form's questions: what everybody's text repeats makes nobody alike.

    A sealed text is compared with none, so that nothing outside shows that it resembles another.
    """
    texts = [*(record.text or "" for record in released), *(one.text or "" for one in leaving)]
    first = clusters([without(text, asked) for text in texts])
    drawn: dict[int, UUID] = {}
    for place, record in enumerate(released):
        drawn.setdefault(first[place], record.near_duplicates or uuid4())
    voices = [drawn.setdefault(cluster, uuid4()) for cluster in first]
    shared = frozenset(voice for voice, times in Counter(voices).items() if times > 1)
    return Voices(tuple(voices[len(released) :]), tuple(voices[: len(released)]), shared)


def without(text: str, asked: Collection[str]) -> str:
    return "\n".join(line for line in text.splitlines() if line not in asked)


def labels_of(leaving: Leaving, voice: UUID) -> Labels:
    draft = leaving.draft
    if draft.without_labels:
        return Labels(voice, leaving.tier, None, None, ())
    return Labels(voice, leaving.tier, draft.place, draft.organisation_type, draft.groups, draft.choices)


def released_labels(record: FeedbackRecord, voice: UUID) -> Labels:
    return Labels(
        voice,
        record.tier,
        record.place,
        record.organisation_type,
        tuple(group.group for group in record.groups),
        tuple((choice.question, choice.option) for choice in record.choices),
    )


def coarsened(leaving: Sequence[Leaving], released: Sequence[FeedbackRecord], voices: Voices) -> list[Labels]:
    return coarsen(
        [labels_of(one, voice) for one, voice in zip(leaving, voices.new, strict=True)],
        released=[released_labels(record, voice) for record, voice in zip(released, voices.known, strict=True)],
    )
