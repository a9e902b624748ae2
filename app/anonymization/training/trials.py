"""Trying a recipe on documents its model has not seen: that sets the thresholds and the figures on its card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.anonymization.crf import is_masked
from app.anonymization.lexicon import Lexicon
from app.anonymization.training import measures
from app.anonymization.training.corpora import Document, apart, small
from app.anonymization.training.fitting import Guess, ask, fit
from app.anonymization.training.recipes import Recipe, Source
from app.anonymization.training.thresholds import Held, Thresholds, choose
from app.anonymization.training.transplants import names, transplanted

Tried = dict[str, list[tuple[Document, list[Guess]]]]


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the texts lie and where the models of the trials go: one that is there already is taken as it is."""

    data: Path
    scratch: Path
    lexicon: Lexicon

    def fitted(self, recipe: Recipe, documents: Iterable[Document], part: str) -> Path:
        file = self.scratch / f"{recipe.name}-{part}.crf"
        if not file.exists():
            fit(file, documents, recipe.style, self.lexicon, recipe.penalty)
        return file

    def learnt(self, source: Source, documents: Sequence[Document]) -> list[Document]:
        """What a model learns from documents of one source."""
        known = names(self.data / "gazetteer") if source.transplanted else None
        return [*documents, *(transplanted(document, known) for document in documents if known)]

    def asked(self, recipe: Recipe, file: Path, documents: Sequence[Document]) -> list[tuple[Document, list[Guess]]]:
        kinds = frozenset().union(*(source.kinds for source in recipe.sources))
        return list(zip(documents, ask(file, documents, recipe.style, self.lexicon, kinds), strict=True))


def held_out(bench: Bench, recipe: Recipe) -> Tried:
    """For each tested source what models say of documents they were not fitted to."""
    tried: Tried = {source.name: [] for source in recipe.sources if source.dev or source.folds}
    for fold in range(recipe.folds_tried):
        learnt: list[Document] = []
        tests: dict[str, list[Document]] = {}
        for source in recipe.sources:
            training = source.training(bench.data)
            if source.folds:
                training, tests[source.name] = apart(fold, source.folds, training)
            elif source.dev and fold == 0:
                tests[source.name] = source.held_out(bench.data)
            learnt += bench.learnt(source, training)
        file = bench.fitted(recipe, learnt, f"fold{fold}")
        for name, documents in tests.items():
            tried[name] += bench.asked(recipe, file, _as_read(recipe, documents))
    return tried


def set_thresholds(recipe: Recipe, tried: Tried) -> Thresholds:
    tested = [source for source in recipe.sources if source.name in tried]
    sets = []
    for source in tested:
        held = Held(source.kinds)
        for document, guesses in tried[source.name]:
            held.add(document, guesses)
        sets.append(held)
    floors = [recipe.floor(source) for source in tested]
    return {**choose(sets, floors=floors, asked=[source.kinds for source in tested]), **recipe.joined}


def figures(recipe: Recipe, tried: Tried, thresholds: Thresholds) -> dict[str, dict[str, object]]:
    """By source: recall, precision with intervals, recall by kind, and entity recall where entities are known."""
    by_name = {source.name: source for source in recipe.sources}
    return {name: _figures(by_name[name], pairs, thresholds) for name, pairs in tried.items()}


def unseen(bench: Bench, recipe: Recipe, source: Source, thresholds: Thresholds) -> dict[str, object]:
    """The forecast for texts of another kind: the recipe without one source, tried on that source."""
    others = [
        document
        for other in recipe.sources
        if other is not source
        for document in bench.learnt(other, other.training(bench.data))
    ]
    file = bench.fitted(recipe, others, f"without-{Path(source.train).stem}")
    pairs = bench.asked(recipe, file, _as_read(recipe, source.training(bench.data)))
    return _figures(source, pairs, thresholds)


def everything(bench: Bench, recipe: Recipe) -> list[Document]:
    """All documents of a recipe, held-out ones too: what the shipped model learns from once thresholds are set."""
    found: list[Document] = []
    for source in recipe.sources:
        found += bench.learnt(source, source.training(bench.data)) + source.held_out(bench.data)
    return found


def _figures(
    source: Source, pairs: Sequence[tuple[Document, list[Guess]]], thresholds: Thresholds
) -> dict[str, object]:
    tested = {kind: thresholds[kind] for kind in sorted(source.kinds)}
    tallies = [
        measures.tally(
            document,
            [
                (guess.token.start, guess.token.end)
                for guess in guesses
                if is_masked(guess.reading, {**dict.fromkeys(guess.reading.kinds, 1.1), **tested}, least=guess.least)
            ],
            source.kinds,
        )
        for document, guesses in pairs
    ]
    found: dict[str, object] = {
        "documents": len(pairs),
        "full_recall": measures.recall_figure(tallies).rounded(),
        "token_precision": measures.precision_figure(tallies).rounded(),
        "by_kind": {kind: [round(share, 3), count] for kind, (share, count) in measures.by_kind(tallies).items()},
    }
    if any(mention.entity for document, _ in pairs for mention in document.mentions):
        found["entity_recall_direct"] = round(measures.entity_recall(tallies, direct=True), 3)
        found["entity_recall_quasi"] = round(measures.entity_recall(tallies, direct=False), 3)
    return found


def _as_read(recipe: Recipe, documents: Sequence[Document]) -> list[Document]:
    """A caseless model is tried on text without capitals."""
    return [small(document) for document in documents] if recipe.style.caseless else list(documents)
