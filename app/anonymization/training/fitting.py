"""Fitting one conditional random field to annotated documents, and asking a fitted one about others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from app.anonymization.crf import least_for_name
from app.anonymization.features import Reader, Style, Word, elsewhere, sequence
from app.anonymization.lexicon import Lexicon
from app.anonymization.models import OUTSIDE, Reading, load
from app.anonymization.tokens import Sentence, Token, sentences
from app.anonymization.training.corpora import Document


@dataclass(frozen=True, slots=True)
class Penalty:
    """How strongly weights are pulled to nought: `sparse` (L1) drops features, `smooth` (L2) tempers the rest."""

    sparse: float = 0.1
    smooth: float = 0.1
    rounds: int = 70


@dataclass(frozen=True, slots=True)
class Guess:
    """What a model says of one word of a document."""

    token: Token
    least: float
    reading: Reading


def fit(file: Path, documents: Iterable[Document], style: Style, lexicon: Lexicon, penalty: Penalty) -> None:
    """Writes the fitted model to `file`; the same input gives the same bytes."""
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    for document in documents:
        for sentence, items in featured(document.text, style, lexicon):
            trainer.append(items, labels(document, sentence))
    trainer.set_params(
        {
            "c1": penalty.sparse,
            "c2": penalty.smooth,
            "max_iterations": penalty.rounds,
            "feature.possible_transitions": True,
        },
    )
    trainer.train(str(file))


def ask(
    file: Path, documents: Sequence[Document], style: Style, lexicon: Lexicon, kinds: frozenset[str]
) -> list[list[Guess]]:
    """For each document the words that may name something of one of the kinds."""
    fitted = load(file, name=file.stem, style=style, thresholds=dict.fromkeys(kinds, 1.0), noncommercial=False)
    return [
        [
            Guess(token, least_for_name(words[place], opens=place == 0), reading)
            for sentence, words, items in _read(document.text, style, lexicon)
            for place, (token, reading) in enumerate(zip(sentence, fitted.read(items), strict=True))
            if reading is not None
        ]
        for document in documents
    ]


def featured(text: str, style: Style, lexicon: Lexicon) -> Iterable[tuple[Sentence, list[list[str]]]]:
    return ((sentence, items) for sentence, _, items in _read(text, style, lexicon))


def labels(document: Document, sentence: Sentence) -> list[str]:
    """One label a word: B-kind opens a mention, I-kind goes on with it."""
    given = [OUTSIDE] * len(sentence)
    for mention in document.mentions:
        opened = False
        for place, token in enumerate(sentence):
            if token.start < mention.end and token.end > mention.start:
                given[place] = f"{'I' if opened else 'B'}-{mention.kind}"
                opened = True
    return given


def _read(text: str, style: Style, lexicon: Lexicon) -> Iterable[tuple[Sentence, list[Word], list[list[str]]]]:
    reader = Reader(style, lexicon)
    read = [(sentence, [reader.word(text[start:end]) for start, end in sentence]) for sentence in sentences(text)]
    uses = elsewhere(words for _, words in read)
    return ((sentence, words, sequence(words, uses, style)) for sentence, words in read)
