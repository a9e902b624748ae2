"""What the workbench page shows: filters that are on, facets with counts and addresses, records with their facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.core.errors import N_, InvalidError
from app.core.locales import LOCALES, translate
from app.evaluation.errors import ReasonTooLongError
from app.evaluation.filters import Facet, Filters
from app.evaluation.names import Names, above
from app.evaluation.records import ReadableRecord
from app.evaluation.showing import share
from app.feedback.labels import ANSWERS, GLOSS_MAKERS
from app.feedback.models import AnswerStatus
from app.programmes.places import COUNTRY

PATH = "/evaluation"
CAPITAL = "bamako"
LONGEST_EXCERPT = 700
ORDER = (
    Facet.STAGE,
    Facet.TOPIC,
    Facet.PLACE,
    Facet.GROUP,
    Facet.LANGUAGE,
    Facet.ANSWER_STATUS,
    Facet.PERIOD,
    Facet.TIER,
    Facet.ORGANISATION_TYPE,
    Facet.PROGRAMME,
    Facet.CRITERION,
    Facet.PHASE,
)
IN_THEIR_ORDER = frozenset({Facet.STAGE, Facet.PHASE, Facet.PERIOD, Facet.TIER})
SEARCHED = N_("Words: %(words)s")
CHOSEN = N_("%(filter)s: %(value)s")
PARAPHRASED = N_("an officer’s paraphrase")
ACCEPTED = frozenset({AnswerStatus.ACCEPTED, AnswerStatus.ACCEPTED_IN_PART})


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    remove_href: str


@dataclass(frozen=True, slots=True)
class FacetItem:
    label: str
    count: int
    href: str
    current: bool
    lang: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A record as the page prints it."""

    href: str
    text: str | None = field(repr=False)
    lang: str
    direction: str
    gloss: str | None = field(repr=False)
    gloss_lang: str
    tier: str
    facts: list[str]
    status: str
    status_kind: str


def chips(filters: Filters, names: Names) -> list[Chip]:
    found = [
        Chip(
            translate(CHOSEN, names.language) % {"filter": names.facet(facet), "value": names.value(facet, value)},
            filters.removing(facet, value).address(PATH),
        )
        for facet in Facet
        for value in filters.of(facet)
    ]
    if filters.q:
        words = translate(SEARCHED, names.language) % {"words": filters.q}
        found.append(Chip(words, replace(filters, q="", cursor="").address(PATH)))
    return found


def facets(
    filters: Filters, counted: Mapping[Facet, Mapping[str, int]], names: Names
) -> list[tuple[str, list[FacetItem]]]:
    """Title and items of every facet that could narrow the result, or does."""
    found = []
    for facet in ORDER:
        items = facet_items(facet, filters, counted[facet], names)
        if len(items) > 1 or filters.of(facet):
            found.append((names.facet(facet), items))
    return found


def facet_items(facet: Facet, filters: Filters, counted: Mapping[str, int], names: Names) -> list[FacetItem]:
    chosen = filters.of(facet)
    opened = {wider for value in chosen for wider in (value, *everything_above(facet, value))}
    shown = [value for value in dict.fromkeys((*counted, *chosen)) if value != COUNTRY]
    shown = [value for value in shown if (parent := above(facet, value)) is None or parent in opened or value in opened]
    return [
        FacetItem(
            names.value(facet, value),
            counted.get(value, 0),
            toggled(facet, value, filters).address(PATH),
            value in chosen,
            value if facet is Facet.LANGUAGE and value in LOCALES else "",
        )
        for value in sorted(shown, key=lambda value: place_in_facet(facet, value, counted))
    ]


def place_in_facet(facet: Facet, value: str, counted: Mapping[str, int]) -> tuple[object, ...]:
    """Wider values before what they hold, in the order of life or of frequency."""
    if facet in IN_THEIR_ORDER:
        return (value,)
    chain = (*everything_above(facet, value), value)
    return tuple(part for one in chain for part in (-counted.get(one, 0), one))


def everything_above(facet: Facet, value: str) -> tuple[str, ...]:
    """From the widest down to the nearest."""
    found: list[str] = []
    at = above(facet, value)
    while at is not None:
        found.insert(0, at)
        at = above(facet, at)
    return tuple(found)


def toggled(facet: Facet, value: str, filters: Filters) -> Filters:
    """Without this value if it is chosen; else with it, instead of what holds it or lies in it."""
    if value in filters.of(facet):
        return filters.removing(facet, value)
    for other in filters.of(facet):
        if other in everything_above(facet, value) or value in everything_above(facet, other):
            filters = filters.removing(facet, other)
    return filters.adding(facet, value)


def voice(record: ReadableRecord, filters: Filters, names: Names, *, whole: bool = False) -> Voice:
    return Voice(
        href=Filters({}, purpose=filters.purpose).address(f"{PATH}/records/{record.id}"),
        text=record.text if whole or record.text is None else excerpt(record.text),
        lang="" if record.is_paraphrase else record.language,
        direction="auto" if record.is_paraphrase or record.language not in LOCALES else direction(record.language),
        gloss=record.gloss.text if record.gloss else None,
        gloss_lang=record.gloss.language if record.gloss else "",
        tier=str(record.tier),
        facts=facts(record, names),
        status=translate(ANSWERS[record.answer_status], names.language),
        status_kind="good" if record.answer_status in ACCEPTED else "plain",
    )


def excerpt(text: str) -> str:
    """The beginning of a long text, up to a whole word."""
    return text if len(text) <= LONGEST_EXCERPT else f"{text[:LONGEST_EXCERPT].rsplit(' ', 1)[0]} …"


def direction(language: str) -> str:
    return LOCALES[language].direction


def facts(record: ReadableRecord, names: Names) -> list[str]:
    """The labels in one line, and whose words these are."""
    found = [value for _, value in labelled(record, names)]
    if record.is_paraphrase:
        found.append(translate(PARAPHRASED, names.language))
    if record.gloss:
        found.append(translate(GLOSS_MAKERS.get(record.gloss.made_by, record.gloss.made_by), names.language))
    return found


def labelled(record: ReadableRecord, names: Names) -> list[tuple[str, str]]:
    """Name and value of every label that the record has; several topics or groups stand together."""
    found: list[tuple[Facet, tuple[str | None, ...]]] = [
        (Facet.PLACE, (record.place,)),
        (Facet.PERIOD, (record.period,)),
        (Facet.STAGE, (record.stage,)),
        (Facet.TOPIC, record.topics),
        (Facet.GROUP, record.groups),
        (Facet.ORGANISATION_TYPE, (record.organisation_type,)),
    ]
    named = [(facet, [names.value(facet, value) for value in values if value]) for facet, values in found]
    return [(names.facet(facet), " · ".join(values)) for facet, values in named if values]


def field_at_fault(error: InvalidError) -> str:
    """The field of the purpose page that an error is about."""
    return "reason" if isinstance(error, ReasonTooLongError) else "purpose"


def outside_capital(counted: Mapping[Facet, Mapping[str, int]], filters: Filters) -> float | None:
    """Share of the records with a place that lie outside the capital; None is too few to say, or a chosen place."""
    if filters.of(Facet.PLACE):
        return None
    located = {place: count for place, count in counted[Facet.PLACE].items() if place != COUNTRY}
    whole = sum(count for place, count in located.items() if above(Facet.PLACE, place) is None)
    return share(whole - located.get(CAPITAL, 0), whole)
