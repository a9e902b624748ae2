"""Finding what may identify somebody: all layers, united, in the offsets of the text as typed."""

from collections.abc import Sequence

from app.anonymization import document
from app.anonymization.errors import UnknownLanguageError
from app.anonymization.folding import fold
from app.anonymization.gazetteer import region_code
from app.anonymization.layers import READING_LAYERS, TEXT_LAYERS, TextLayer
from app.anonymization.normalise import Normalised, normalise
from app.anonymization.reading import read
from app.anonymization.runs import is_kept
from app.anonymization.spans import Span
from app.anonymization.union import apart, outside, united, with_articles
from app.anonymization.wording import placeholders

LANGUAGES = ("en", "fr", "bm", "ar")


def find_spans(text: str, language: str, text_layers: Sequence[TextLayer] = TEXT_LAYERS) -> list[Span]:
    """Sorted spans that do not overlap. Linear time. Raises UnknownLanguageError for a tag outside LANGUAGES."""
    if language not in LANGUAGES:
        raise UnknownLanguageError(language)
    normalised = normalise(text)
    reading = read(normalised.text, language)
    found = [span for layer in READING_LAYERS for span in layer(reading)]
    found = with_articles(united([*found, *document.find(reading, found)], reading.text), reading.plain)
    written = placeholders(reading.text)
    spans = [_original(span, normalised) for span in outside(found, written)]
    modelled = [span for layer in text_layers for span in layer(text, language) if not _names_nobody(text, span)]
    if not modelled:
        return spans
    in_original = [normalised.original(start, end) for start, end in written]
    return united([*spans, *apart(sorted(modelled), in_original)], text)


def _original(span: Span, normalised: Normalised) -> Span:
    start, end = normalised.original(span.start, span.end)
    return Span(start, end, span.type, span.score, span.layer, span.reason)


def _names_nobody(text: str, span: Span) -> bool:
    """A model may take a region or a public body for a name; the lists know better."""
    plain = fold(text[span.start : span.end]).strip()
    return region_code(plain) is not None or all(is_kept(word) for word in plain.split())
