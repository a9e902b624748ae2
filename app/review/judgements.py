"""What an officer decided about one submission."""

from dataclasses import dataclass, field

from app.anonymization.tiers import Tier
from app.review.drafts import DraftAnswer, FeedbackKind, Flag


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an officer decided about one submission. `raise_to` is a tier above the rule, or None.

    Of `answers` only the details count: their texts are made anew from the original at the final tier.
    """

    answers: tuple[DraftAnswer, ...] = field(repr=False)
    kind: FeedbackKind
    topics: tuple[str, ...]
    identifiability: int
    flags: tuple[Flag, ...] = ()
    paraphrase: str | None = field(default=None, repr=False)
    raise_to: Tier | None = None
