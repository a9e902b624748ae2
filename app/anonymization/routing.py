"""Which models read which sentence: by its language, and by whether its writer uses capitals."""

from collections.abc import Iterator, Sequence

from app.anonymization.language import UNKNOWN, Languages, of_sentence
from app.anonymization.tokens import Sentence

LANGUAGES = ("fr", "bm", "ar", "en")
WITHOUT_CAPITALS = frozenset({"ar"})
"""Languages whose letters know no capitals, so one model is enough."""

_POSSIBLE = 0.10  # a sentence is also read in every other language it may be in with this probability
_FAIRLY_SURE = 0.35
_QUOTED = 0.4  # some Latin words in an Arabic sentence do not make it a French one: the Arabic model reads them too
_SHORT = 4  # words; in a shorter sentence the language of the page counts as possible too
_ENOUGH_WORDS = 5
_FEWEST_CAPITALS = 0.01
_MOST_CAPITALS = 0.6


def plans(text: str, sentences: Sequence[Sentence], language: str) -> list[dict[str, float]]:
    """For each sentence the models to read it, "fr" or "fr-lower" and so on, each with a least likelihood.

    Where only first words bear capitals, nobody is named or a keyboard set them: then both models read, and the
    caseless one counts where it is fairly sure.
    """
    careless = _without_capitals(text, sentences)
    planned = []
    for sentence in sentences:
        plan: dict[str, float] = {}
        small = _is_small(text, sentence)
        for one in _languages(text, sentence, language):
            if one in WITHOUT_CAPITALS or not (careless or small):
                plan[one] = 0.0
            elif small or not text[sentence[0].start].isupper():
                plan[f"{one}-lower"] = 0.0
            else:
                plan |= {one: 0.0, f"{one}-lower": _FAIRLY_SURE}
        planned.append(plan)
    return planned


def _languages(text: str, sentence: Sentence, said: str) -> Iterator[str]:
    odds = of_sentence(text[sentence[0].start : sentence[-1].end])
    if odds == UNKNOWN:
        yield said
        return
    likeliest = odds.likeliest
    for language in LANGUAGES:
        possible = getattr(odds, language) >= (_POSSIBLE if language == "ar" or odds.ar == 0 else _QUOTED)
        if possible or language == likeliest or (language == said and _unsure(sentence, said, odds)):
            yield language


def _unsure(sentence: Sentence, said: str, odds: Languages) -> bool:
    """Too short to tell, unless the letters rule the page's language out."""
    return len(sentence) < _SHORT and (said == "ar") == (odds.ar > 0)


def _without_capitals(text: str, sentences: Sequence[Sentence]) -> bool:
    """Typed in small letters only, whatever a keyboard did to first words, or in capitals only."""
    words = capitals = shouted = 0
    for sentence in sentences:
        for token in sentence[1:]:
            first = text[token.start]
            if first.isalpha():
                words += 1
                if first.isupper():
                    capitals += 1
                    shouted += token.end - token.start > 1 and text[token.start : token.end].isupper()
    return capitals < _FEWEST_CAPITALS * words or shouted > _MOST_CAPITALS * words


def _is_small(text: str, sentence: Sentence) -> bool:
    """A sentence of some length without one capital."""
    if len(sentence) < _ENOUGH_WORDS:
        return False
    stretch = text[sentence[0].start : sentence[-1].end]
    return stretch == stretch.lower()
