"""A record as one reader may see it, the policy deciding what of its words is left; and a page of such records."""

from dataclasses import dataclass, field
from uuid import UUID

from app.anonymization.tiers import Tier
from app.evaluation.filters import Facet
from app.evaluation.readers import ReadingPolicy, Sight
from app.feedback.models import AnswerStatus, FeedbackRecord, Gloss

GLOSS_ORDER = ("en", "fr")


@dataclass(frozen=True, slots=True)
class ReadGloss:
    """`made_by` is a role's word or `machine`."""

    language: str
    text: str = field(repr=False)
    made_by: str


@dataclass(frozen=True, slots=True)
class ReadableRecord:
    """`text` is None where only labels may be seen; with `is_paraphrase` it is an officer's words."""

    id: UUID
    programme: str
    stage: str
    topics: tuple[str, ...]
    place: str | None
    organisation_type: str | None
    groups: tuple[str, ...]
    period: str | None
    language: str
    text: str | None = field(repr=False)
    is_paraphrase: bool
    gloss: ReadGloss | None = field(repr=False)
    tier: Tier
    answer_status: AnswerStatus


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of an answer. `first` is the number of its first record, from 1; cursors are empty at the ends."""

    total: int
    consultations: int
    records: list[ReadableRecord] = field(repr=False)
    facets: dict[Facet, dict[str, int]]
    first: int
    previous: str
    next: str


def as_read(
    record: FeedbackRecord, policy: ReadingPolicy, *, programme: str, gloss_language: str = ""
) -> ReadableRecord | None:
    """None for a record that this reader may not even know of. `programme` is its slug."""
    sight = policy.sight(record.tier)
    if sight is Sight.NOTHING or (sight is Sight.PARAPHRASE and record.paraphrase is None):
        return None
    return ReadableRecord(
        id=record.id,
        programme=programme,
        stage=record.stage,
        topics=tuple(sorted(topic.code for topic in record.topics)),
        place=record.place,
        organisation_type=record.organisation_type,
        groups=tuple(sorted(group.group for group in record.groups)),
        period=record.period,
        language=record.language,
        text={Sight.TEXT: record.text, Sight.PARAPHRASE: record.paraphrase}.get(sight),
        is_paraphrase=sight is Sight.PARAPHRASE,
        gloss=chosen_gloss(record.glosses, gloss_language) if sight is Sight.TEXT else None,
        tier=record.tier,
        answer_status=record.answer_status,
    )


def chosen_gloss(glosses: list[Gloss], language: str) -> ReadGloss | None:
    """In the reader's language, else in English, else in French."""
    by_language = {gloss.language: gloss for gloss in glosses}
    for wanted in (language, *GLOSS_ORDER):
        if found := by_language.get(wanted):
            return ReadGloss(found.language, found.text, found.made_by)
    return None
