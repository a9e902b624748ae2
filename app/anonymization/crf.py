"""Names and other details that statistical models find: each sentence is read by the models of its language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.anonymization.features import Reader, Word, elsewhere, sequence
from app.anonymization.lexicon import lexicon
from app.anonymization.models import KINDS, NAMES_OF_KINDS, Model, Reading, model
from app.anonymization.routing import plans
from app.anonymization.spans import Layer, Span
from app.anonymization.tokens import Sentence, Token, sentences

_COMMON_WORD = 0.2  # alone a word like "of" tells nobody anything, so a model must be rather sure of it
_OPENER = 0.5  # the capital of a sentence's first word says nothing, so an ordinary word there is hardly a name
_LONGEST_NAME = 60
_LONGEST_RUN = 15
_LONG = 20
_DIFFERENT_WORDS = 3  # a long sentence of fewer is no language, and models say anything of it
_UNCASED = "a"
_NAMES = frozenset({"PER", "LOC", "ORG"})
_JOINT = re.compile(r"[ \u00a0]?[-\u2010-\u2013'\u2019.&]?[ \u00a0]?")
_YEAR = re.compile(r"(?:(?:san|an|année|year|عام|سنة)\s)?(?:19|20|١٩|٢٠)[\d]{2}", re.IGNORECASE)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    kind: str
    model: str


def model_spans(text: str, language: str, *, bambara: bool = True) -> list[Span]:
    """Sorted spans without overlap; the score is the likelihood of the surest word, the reason `model.<kind>.<model>`,
    the kind being person, small_place, org, date, year, code, demographic, quantity or other.

    `language` is that of the page and decides where a sentence is too short to tell. `bambara=False` leaves out
    the Bambara models, whose training data are for non-commercial use. Linear in the length of `text`.
    """
    read = list(sentences(text))
    found: dict[Token, _Found] = {}
    for (name, least), chosen in _by_model(text, read, language):
        asked = _usable(name, bambara=bambara)
        for token, one in _ask(asked, text, chosen, least) if asked else ():
            if token not in found or found[token].score < one.score:
                found[token] = one
    return list(_spans(text, found))


def unread_languages(text: str, language: str, *, bambara: bool = True) -> frozenset[str]:
    """Languages of the sentences that no model reads here: the page must then say that there is no model."""
    return frozenset(
        name.partition("-")[0]
        for plan in plans(text, list(sentences(text)), language)
        if not any(_usable(name, bambara=bambara) for name in plan)
        for name in plan
    )


def _usable(name: str, *, bambara: bool) -> Model | None:
    return model(name) if bambara or not name.startswith("bm") else None


def _by_model(text: str, read: Sequence[Sentence], language: str) -> Iterator[tuple[tuple[str, float], list[Sentence]]]:
    """The sentences for each model, with the least likelihood that counts for them."""
    chosen: dict[tuple[str, float], list[Sentence]] = {}
    for sentence, plan in zip(read, plans(text, read, language), strict=True):
        if len(sentence) < _LONG or len({text[start:end] for start, end in sentence}) > _DIFFERENT_WORDS:
            for asked in plan.items():
                chosen.setdefault(asked, []).append(sentence)
    yield from sorted(chosen.items())


def _ask(asked: Model, text: str, chosen: Sequence[Sentence], least: float) -> Iterator[tuple[Token, _Found]]:
    reader = Reader(asked.style, lexicon())
    words = [[reader.word(text[start:end]) for start, end in sentence] for sentence in chosen]
    uses = elsewhere(words)
    for sentence, line in zip(chosen, words, strict=True):
        for place, reading in enumerate(asked.read(sequence(line, uses, asked.style))):
            if reading is None or reading.any_kind < least or _foreign(line[place], asked):
                continue
            if is_masked(reading, asked.thresholds, least=least_for_name(line[place], opens=place == 0)):
                kind = max(reading.kinds, key=reading.kinds.__getitem__)
                yield sentence[place], _Found(reading.any_kind, kind, asked.name)


def _foreign(word: Word, asked: Model) -> bool:
    """A word in letters without capitals, which only the Arabic model has ever seen."""
    return word.shape[0] == _UNCASED and asked.style.language != "ar"


def least_for_name(word: Word, *, opens: bool) -> float:
    """How likely a word must be a name at the least, whatever the thresholds: ordinary words more than others."""
    if word.common:
        return _COMMON_WORD
    return _OPENER if opens and word.opener else 0.0


def is_masked(reading: Reading, thresholds: Mapping[str, float], *, least: float) -> bool:
    """Some kind reaches its threshold, and `least` if it is a name."""
    return any(
        likelihood >= (max(thresholds[kind], least) if kind in _NAMES else thresholds[kind])
        for kind, likelihood in reading.kinds.items()
    )


def _spans(text: str, found: dict[Token, _Found]) -> Iterator[Span]:
    for run in _runs(text, found):
        surest = max((found[token] for token in run), key=lambda one: one.score)
        kind = "year" if _YEAR.fullmatch(text, run[0].start, run[-1].end) else NAMES_OF_KINDS[surest.kind]
        reason = f"model.{kind}.{surest.model}"
        yield Span(run[0].start, run[-1].end, KINDS[surest.kind], min(1.0, surest.score), Layer.MODEL, reason)


def _runs(text: str, found: dict[Token, _Found]) -> Iterator[list[Token]]:
    """Masked words of one kind that nothing but a space, a hyphen or an apostrophe parts."""
    run: list[Token] = []
    for token in _worded(text, sorted(found)):
        if run and not (len(run) < _LONGEST_RUN and _joined(text, run[-1], token, found)):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _joined(text: str, one: Token, other: Token, found: Mapping[Token, _Found]) -> bool:
    return found[one].kind == found[other].kind and _JOINT.fullmatch(text, one.end, other.start) is not None


def _worded(text: str, tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens with a letter or a digit that are no longer than any name."""
    return (
        token
        for token in tokens
        if token.end - token.start <= _LONGEST_NAME and _LETTER_OR_DIGIT.search(text, token.start, token.end)
    )
