"""Where an officer's work stands: the text as it would leave, what it still tells, and the tier that follows."""

from dataclasses import dataclass, field

from app.anonymization.crf import unread_languages
from app.anonymization.identifiability import Identifiability, residual_risk
from app.anonymization.tiers import HANDLING, RiskInputs, Tier
from app.core.database import Session
from app.review.forms import Judged
from app.review.masking import MaskedAnswer, masked_answers
from app.review.models import TWO_OFFICERS
from app.review.service.deciding import risk_of, rule_tier
from app.review.service.reading import Opened


@dataclass(frozen=True, slots=True)
class Weighing:
    """`computed` is what the masked text still tells by itself; `identifiability` what the officer makes of it, 0-3."""

    answers: tuple[MaskedAnswer, ...] = field(repr=False)
    computed: Identifiability
    identifiability: int
    risk: RiskInputs
    rule: Tier
    final: Tier

    @property
    def uncovers(self) -> bool:
        return any(answer.uncovered for answer in self.answers)

    @property
    def takes_two(self) -> bool:
        return self.uncovers or HANDLING[self.final].officers == TWO_OFFICERS


def weigh(session: Session, opened: Opened, judged: Judged, *, bambara_model: bool = True) -> Weighing:
    """Stores nothing; `bambara_model` as the settings have it.

    Raises UncoveringError, BadMaskingError, UnknownTopicError.
    """
    # As at sending, what remains is judged at the coarseness of T2, so that the tier does not depend on itself.
    computed = remaining(opened, masked_answers(opened.original, judged.marks, tier=Tier.T2), bambara=bambara_model)
    level = computed.level if judged.identifiability is None else judged.identifiability
    rule = rule_tier(session, opened, topics=judged.topics, identifiability=level)
    final = max(rule, judged.raise_to or rule)
    return Weighing(
        answers=masked_answers(opened.original, judged.marks, tier=final),
        computed=computed,
        identifiability=level,
        risk=risk_of(session, opened, topics=judged.topics, identifiability=level),
        rule=rule,
        final=final,
    )


def remaining(opened: Opened, answers: tuple[MaskedAnswer, ...], *, bambara: bool) -> Identifiability:
    """The worst of all answers."""
    language = opened.original.language
    found = [
        residual_risk(
            answer.masked.text,
            language=language,
            spans=answer.spans,
            unread=bool(unread_languages(answer.original, language, bambara=bambara)),
        )
        for answer in answers
    ]
    return max(found, key=lambda one: one.level, default=Identifiability(level=0, reasons=()))
