"""Why a text stands in its tier, one plain sentence a reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.anonymization.tiers import RiskInputs, Tier
from app.consultations.consents import PREFERENCE_LABELS, SenderPreference
from app.core.errors import N_
from app.core.locales import translate
from app.submissions.originals import Original

CONTEXT = N_("The country, and the conflict where this sender lives, weigh %(level)s of 4.")
CONTEXT_UNKNOWN_PLACE = N_("The country and its conflicts weigh %(level)s of 4; the sender named no region.")
TOPIC = N_("The most delicate topic, %(topic)s, weighs %(level)s of 4.")
NO_TOPIC = N_("No topic is chosen yet, so topics weigh nothing.")
IDENTIFIABILITY = N_("What is left in the text points at a person: %(level)s of 3.")
NOBODY = N_("Nothing that is left in the text points at a person.")
DANGER_NOW = N_("Somebody is in danger now because of this.")
WISH = N_("The sender asked: %(wish)s")
DANGERS: dict[str, str] = {
    "some": N_("The sender sees some danger for themselves."),
    "serious": N_("The sender sees serious danger for themselves."),
    "skipped": N_("The sender would rather not say how dangerous this is, which counts as some danger."),
}
PROMISED = N_("The sender was told that it would be treated as %(tier)s at least.")
BY_HAND = N_("An officer raised it by hand from %(tier)s.")

IDENTIFIABILITY_REASONS: dict[str, str] = {
    "text.only_one": N_("Somebody is described as the only one of their kind."),
    "text.own_role": N_("The sender says what they are or do."),
    "text.only_witness": N_("The sender says that they saw it themselves."),
    "text.asks_to_be_hidden": N_("The sender asks in the text not to be named."),
    "text.would_be_recognised": N_("The sender says that people would know who spoke."),
    "text.small_group": N_("Harm to a small, countable group is told."),
    "text.kin_of_the_harmed": N_("Harm to a relative is told."),
    "text.vulnerable_person": N_("A child or a victim of violence is described."),
    "text.name_left": N_("Two capitalised words in a row may be a name that nobody knows."),
    "masked.no_model": N_("No model reads the language of this text here, so names may have been missed."),
    "masked.unsure": N_("Several details were hidden without certainty, so others may have been missed."),
    "masked.unique_role": N_("A role that only one person holds was hidden."),
    "masked.role_place_and_date": N_("Role, place and date stood together, and each was hidden."),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What led to a tier. `topic` is the label of the most sensitive one; `promised` what the sender was told."""

    original: Original = field(repr=False)
    risk: RiskInputs
    topic: str | None
    promised: Tier
    rule: Tier
    final: Tier


def because(weighed: Weighed, language: str) -> list[str]:
    """Sentences in the reader's language, the weightiest first."""
    return [translate(message, language) % facts for message, facts in reasons(weighed, language)]


def reasons(weighed: Weighed, language: str) -> Iterator[tuple[str, dict[str, str | int]]]:
    original, risk = weighed.original, weighed.risk
    if original.danger_now:
        yield DANGER_NOW, {}
    if weighed.final > weighed.rule:
        yield BY_HAND, {"tier": weighed.rule.value}
    yield CONTEXT if original.place else CONTEXT_UNKNOWN_PLACE, {"level": risk.context}
    if weighed.topic is None:
        yield NO_TOPIC, {}
    else:
        yield TOPIC, {"topic": weighed.topic, "level": risk.sensitivity}
    if risk.identifiability:
        yield IDENTIFIABILITY, {"level": risk.identifiability}
    else:
        yield NOBODY, {}
    if original.preference:
        wish = translate(PREFERENCE_LABELS[SenderPreference(original.preference)], language)
        yield WISH, {"wish": wish}
    if original.danger in DANGERS:
        yield DANGERS[original.danger], {}
    yield PROMISED, {"tier": weighed.promised.value}


def identifiability_sentences(codes: tuple[str, ...], language: str) -> list[str]:
    """An unknown code is shown as it is, rather than left out."""
    return [translate(IDENTIFIABILITY_REASONS.get(code, code), language) for code in codes]
