"""From which likelihood on each kind is masked: the most mentions hidden while enough of the masked words are right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.anonymization.crf import is_masked
from app.anonymization.training.corpora import KEPT, Document
from app.anonymization.training.fitting import Guess
from app.anonymization.training.measures import WORD, content

GRID = (0.5, 0.35, 0.25, 0.18, 0.13, 0.1, 0.075, 0.055, 0.04, 0.03, 0.022, 0.016, 0.012)
_PRICE = 3.0  # a point of precision below the floor costs this many points of recall: the floor holds, softly
_ROUNDS = 2

Thresholds = dict[str, float]


@dataclass(slots=True)
class Held:
    """Held-out documents and what a model that never saw them says, as numbered words, so that a try costs little."""

    kinds: frozenset[str]
    guesses: list[tuple[int, Guess]] = field(default_factory=list)
    named: bytearray = field(default_factory=bytearray)
    mentions: list[tuple[list[int], str]] = field(default_factory=list)

    def add(self, document: Document, guesses: Sequence[Guess]) -> None:
        at = [-1] * (len(document.text) + 1)
        first = len(self.named)
        for number, match in enumerate(WORD.finditer(document.text), start=first):
            at[match.start() : match.end()] = [number] * (match.end() - match.start())
            self.named.append(0)
        for mention in document.mentions:
            if mention.kind != KEPT:
                for number in set(at[mention.start : mention.end]) - {-1}:
                    self.named[number] = 1
            if mention.kind in self.kinds:
                needed = [at[start] for start, _ in content(document.text, mention)]
                self.mentions.append((needed, mention.entity and f"{document.name}/{mention.entity}/{mention.direct}"))
        for guess in guesses:
            self.guesses += [(number, guess) for number in set(at[guess.token.start : guess.token.end]) - {-1}]

    def shares(self, thresholds: Mapping[str, float]) -> tuple[float, float]:
        """Recall (of entities where the annotators joined mentions) and precision of the masked words."""
        hidden = bytearray(len(self.named))
        for number, guess in self.guesses:
            if is_masked(guess.reading, thresholds, least=guess.least):
                hidden[number] = 1
        wholes: dict[str, bool] = {}
        for place, (needed, entity) in enumerate(self.mentions):
            key = entity or str(place)
            wholes[key] = wholes.get(key, True) and all(hidden[number] for number in needed)
        right = sum(1 for number, one in enumerate(hidden) if one and self.named[number])
        return sum(wholes.values()) / max(1, len(wholes)), right / max(1, sum(hidden))


def choose(sets: Sequence[Held], *, floors: Sequence[float], asked: Sequence[frozenset[str]]) -> Thresholds:
    """Thresholds that serve all the held-out sets at once: each has a floor of precision and the kinds it tests."""
    kinds = sorted(frozenset().union(*asked))

    def worth(thresholds: Thresholds) -> float:
        total = 0.0
        for held, floor, tested in zip(sets, floors, asked, strict=True):
            recalled, precise = held.shares({kind: thresholds[kind] if kind in tested else 1.1 for kind in kinds})
            total += recalled - _PRICE * max(0.0, floor - precise)
        return total

    best = max((dict.fromkeys(kinds, step) for step in GRID), key=worth)
    for _ in range(_ROUNDS):
        for kind in kinds:
            best = max(_neighbours(best, kind), key=worth)
    return best


def _neighbours(thresholds: Thresholds, kind: str) -> Iterator[Thresholds]:
    """The same thresholds with one of them up to two steps to either side; the unchanged comes first and wins ties."""
    place = GRID.index(thresholds[kind])
    yield thresholds
    for step in (-2, -1, 1, 2):
        if 0 <= place + step < len(GRID):
            yield {**thresholds, kind: GRID[place + step]}
