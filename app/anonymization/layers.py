"""Which layers read a message; a further layer is one more line here."""

from collections.abc import Callable, Iterable
from functools import partial

from app.anonymization import crf, facilities, names, organisations, places, roles, units
from app.anonymization.arabic_script import bodies as arabic_bodies
from app.anonymization.arabic_script import persons as arabic_persons
from app.anonymization.arabic_script import places as arabic_places
from app.anonymization.arabic_script import roles as arabic_roles
from app.anonymization.reading import Reading
from app.anonymization.rules import addresses, coordinates, dates, emails, number_words, papers, phones, plates
from app.anonymization.spans import Span

ReadingLayer = Callable[[Reading], Iterable[Span]]
TextLayer = Callable[[str, str], list[Span]]

# These see the normalised reading and answer in its offsets.
READING_LAYERS: tuple[ReadingLayer, ...] = (
    phones.find,
    emails.find,
    addresses.find,
    papers.find,
    plates.find,
    coordinates.find,
    dates.find,
    number_words.find,
    names.find,
    places.find,
    organisations.find,
    facilities.find,
    units.find,
    roles.find,
    arabic_persons.find,
    arabic_places.find,
    arabic_bodies.find,
    arabic_roles.find,
)

# Where a model reads a language, these only cost precision (measured on its development set).
LEFT_TO_MODELS: dict[str, frozenset[str]] = {
    "bm": frozenset({"name.capitals", "name.known", "organisation.before_noun", "place.hyphen", "place.known"})
}

# These see the text as typed and its language tag, and answer in its offsets.
TEXT_LAYERS: tuple[TextLayer, ...] = (crf.model_spans,)
TEXT_LAYERS_WITHOUT_BAMBARA: tuple[TextLayer, ...] = (partial(crf.model_spans, bambara=False),)
