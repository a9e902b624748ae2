"""The models of the room: files in data/models with a card each, opened once and shared."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Protocol

import pycrfsuite

from app.anonymization.features import Style
from app.anonymization.spans import SpanType

FOLDER = Path(__file__).parent / "data" / "models"
OUTSIDE = "O"
KINDS = {
    "PER": SpanType.PERSON,
    "LOC": SpanType.SMALL_PLACE,
    "ORG": SpanType.ORG,
    "DATE": SpanType.DATE,
    "CODE": SpanType.CODE,
    "DEM": SpanType.HIDDEN,
    "QUANTITY": SpanType.HIDDEN,
    "MISC": SpanType.HIDDEN,
}
NAMES_OF_KINDS = {
    "PER": "person",
    "LOC": "small_place",
    "ORG": "org",
    "DATE": "date",
    "CODE": "code",
    "DEM": "demographic",
    "QUANTITY": "quantity",
    "MISC": "other",
}
# Below this no threshold lies, so most words need one question to the model and not ten.
_SURELY_OUTSIDE = 0.004


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model says of one word: the likelihood (0-1) of each kind, and of naming anything at all."""

    kinds: dict[str, float]
    any_kind: float


class _Tagger(Protocol):
    def set(self, sequence: Sequence[Sequence[str]]) -> None: ...
    def marginal(self, label: str, position: int) -> float: ...
    def labels(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Model:
    """A conditional random field, how it sees words, and from which likelihood on each kind is masked."""

    name: str
    style: Style
    thresholds: dict[str, float]
    noncommercial: bool
    _tagger: _Tagger
    _labels: tuple[tuple[str, str], ...]
    _lock: Lock = field(default_factory=Lock)

    def read(self, sequence: Sequence[Sequence[str]]) -> list[Reading | None]:
        """One reading a word; None where the word surely names nothing. Safe to call from many threads."""
        # The tagger keeps the sequence it was last given, so setting and asking must not be torn apart.
        with self._lock:
            self._tagger.set(sequence)
            return [self._word(position) for position in range(len(sequence))]

    def _word(self, position: int) -> Reading | None:
        outside = self._tagger.marginal(OUTSIDE, position)
        if 1 - outside < _SURELY_OUTSIDE:
            return None
        kinds: dict[str, float] = {}
        for label, kind in self._labels:
            kinds[kind] = kinds.get(kind, 0.0) + self._tagger.marginal(label, position)
        return Reading(kinds, sum(kinds.values()))


def open_model(card: Path) -> Model:
    """The model beside `card`, as the card describes it."""
    said = json.loads(card.read_text(encoding="utf-8"))
    return load(
        card.with_name(said["file"]),
        name=said["name"],
        style=Style(said["language"], caseless=said["caseless"]),
        thresholds=said["thresholds"],
        noncommercial=said["noncommercial"],
    )


def load(file: Path, *, name: str, style: Style, thresholds: dict[str, float], noncommercial: bool) -> Model:
    """Labels of kinds without a threshold are read as "names nothing": the model knows them only to tell them apart."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(file))
    labels = [(label, label.partition("-")[2]) for label in tagger.labels() if label != OUTSIDE]
    return Model(
        name=name,
        style=style,
        thresholds=thresholds,
        noncommercial=noncommercial,
        _tagger=tagger,
        _labels=tuple((label, kind) for label, kind in labels if kind in thresholds),
    )


@cache
def model(name: str) -> Model | None:
    """None when the files of that model were left out of this deployment."""
    card = FOLDER / f"{name}.json"
    return open_model(card) if card.exists() else None
