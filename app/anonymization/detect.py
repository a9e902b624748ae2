"""Finding what may identify somebody: all layers, united, in the offsets of the text as typed."""

from collections.abc import Sequence
from dataclasses import replace

from app.anonymization import document
from app.anonymization.errors import UnknownLanguageError
from app.anonymization.findings import Context, weighed
from app.anonymization.layers import LEFT_TO_MODELS, READING_LAYERS, TEXT_LAYERS, TEXT_LAYERS_WITHOUT_BAMBARA, TextLayer
from app.anonymization.normalise import Normalised, normalise
from app.anonymization.reading import read
from app.anonymization.spans import UNSURE_BELOW, Span
from app.anonymization.union import apart, outside, united, with_articles
from app.anonymization.wording import placeholders

LANGUAGES = ("en", "fr", "bm", "ar")


def find_spans(
    text: str, language: str, text_layers: Sequence[TextLayer] | None = None, *, bambara: bool = True
) -> list[Span]:
    """Sorted spans that do not overlap, kept ones among them. Linear time.

    `bambara=False` leaves out the models for Bambara, whose training data are for non-commercial use.
    Raises UnknownLanguageError for a tag outside LANGUAGES.
    """
    if language not in LANGUAGES:
        raise UnknownLanguageError(language)
    layers = text_layers if text_layers is not None else TEXT_LAYERS if bambara else TEXT_LAYERS_WITHOUT_BAMBARA
    normalised = normalise(text)
    reading = read(normalised.text, language)
    left = LEFT_TO_MODELS.get(language, frozenset()) if layers is TEXT_LAYERS else frozenset()
    found = [span for layer in READING_LAYERS for span in layer(reading) if span.reason not in left]
    found = with_articles(united([*found, *document.find(reading, found)], reading.text), reading.plain)
    written = placeholders(reading.text)
    spans = [_original(span, normalised) for span in outside(found, written)]
    # Brackets that mask() wrote change what a model makes of the words around: there only sure findings are new ones.
    least = UNSURE_BELOW if any(reading.text[start] == "[" for start, _ in written) else 0.0
    modelled = sorted(span for layer in layers for span in layer(text, language) if span.score >= least)
    if not modelled:
        return spans
    in_original = [normalised.original(start, end) for start, end in written]
    context = Context(text, language, reading.plain if normalised.starts is None else None)
    return united([*spans, *weighed(context, apart(modelled, in_original))], text)


def _original(span: Span, normalised: Normalised) -> Span:
    if normalised.starts is None:
        return span
    start, end = normalised.original(span.start, span.end)
    return replace(span, start=start, end=end)
