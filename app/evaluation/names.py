"""What a reader reads instead of the ids in an address: programmes, stages, topics, places, periods."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from app.core.database import Session
from app.core.errors import N_
from app.core.locales import LOCALES, localized, translate
from app.evaluation.filters import Facet
from app.evaluation.periods import in_words, wider
from app.feedback import codebook, labels, queries
from app.programmes.models import Programme
from app.programmes.places import COUNTRY, PLACES
from app.programmes.places import wider as wider_place
from app.programmes.stages import PHASE_LABELS, Phase, Stage

FACETS: dict[Facet, str] = {
    Facet.PROGRAMME: N_("Programme"),
    Facet.STAGE: N_("Stage"),
    Facet.PHASE: N_("Phase"),
    Facet.TOPIC: N_("Topic"),
    Facet.CRITERION: N_("Evaluation criterion"),
    Facet.PLACE: N_("Place"),
    Facet.ORGANISATION_TYPE: N_("Kind of organisation"),
    Facet.GROUP: N_("Group"),
    Facet.LANGUAGE: N_("Language"),
    Facet.PERIOD: N_("Period"),
    Facet.TIER: N_("Tier"),
    Facet.ANSWER_STATUS: N_("Answer"),
}
TIERS = {"T1": N_("T1 open"), "T2": N_("T2 protected"), "T3": N_("T3 restricted"), "T4": N_("T4 sealed")}


@dataclass(frozen=True, slots=True)
class Names:
    """Names in one language; a value without a name is its own name."""

    language: str
    programmes: Mapping[str, str]
    topics: Mapping[str, str]

    def facet(self, facet: Facet) -> str:
        return translate(FACETS[facet], self.language)

    def value(self, facet: Facet, value: str) -> str:
        match facet:
            case Facet.PROGRAMME:
                name = self.programmes.get(value, value)
            case Facet.TOPIC:
                name = f"{value} {self.topics[value]}" if value in self.topics else value
            case Facet.STAGE:
                name = f"{value} {translate(Stage(value).label, self.language)}"
            case Facet.PHASE:
                name = translate(PHASE_LABELS[Phase(value)], self.language)
            case Facet.PLACE:
                name = localized(PLACES[value].label, self.language) if value in PLACES else value
            case Facet.LANGUAGE:
                name = LOCALES[value].name if value in LOCALES else value
            case Facet.PERIOD:
                name = in_words(value, self.language)
            case _:
                name = translate(PLAIN[facet].get(value, value), self.language)
        return name


PLAIN: dict[Facet, Mapping[str, str]] = {
    Facet.CRITERION: labels.CRITERIA,
    Facet.ORGANISATION_TYPE: labels.ORGANISATION_TYPES,
    Facet.GROUP: labels.GROUPS,
    Facet.ANSWER_STATUS: labels.ANSWERS,
    Facet.TIER: TIERS,
}


def names(session: Session, language: str) -> Names:
    topics = queries.topics(session)
    return Names(
        language,
        {slug: localized(title, language) for slug, title in session.execute(select(Programme.slug, Programme.title))},
        {topic.code: localized(topic.label, language) for topic in topics}
        | {family: localized(label, language) for family, label in codebook.families(topics).items()},
    )


def above(facet: Facet, value: str) -> str | None:
    """The wider value that holds this one; None at the top. The country is above everything and shown nowhere."""
    if facet is Facet.TOPIC:
        return value[0] if len(value) > 1 else None
    if facet is Facet.PERIOD:
        return wider(value)
    if facet is Facet.PLACE and value in PLACES:
        parent = wider_place(value)
        return None if parent == COUNTRY else parent
    return None
