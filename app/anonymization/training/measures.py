"""How well names are hidden: the share of mentions fully masked, and the share of masked words that had to be."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from app.anonymization.folding import fold
from app.anonymization.lists import words as entries
from app.anonymization.training.corpora import KEPT, Document, Mention

WORD = re.compile(r"\w+")
_COURTESY = frozenset({"m", "mm", "mme", "mlle", "me", "mr", "mrs", "ms", "dr", "sir", "lord"})
_RESAMPLES = 1000

Ranges = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over one document: mentions by kind (all, fully masked), words masked, words masked rightly, entities."""

    mentions: dict[str, tuple[int, int]]
    masked: int
    right: int
    direct: tuple[int, int]
    quasi: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A share with its 95 % bootstrap interval over documents; all three 0 when nothing was counted."""

    share: float
    low: float
    high: float

    def rounded(self) -> list[float]:
        return [round(self.share, 3), round(self.low, 3), round(self.high, 3)]


def tally(document: Document, masked: Ranges, kinds: frozenset[str]) -> Tally:
    """A mention is fully masked when every content word of it is; mentions outside `kinds` ask for nothing.

    An entity counts as hidden only when all its mentions are.
    """
    words = [match.span() for match in WORD.finditer(document.text)]
    hidden = _covered(len(document.text), masked)
    named = _covered(len(document.text), [(one.start, one.end) for one in document.mentions if one.kind != KEPT])
    counts: dict[str, tuple[int, int]] = {}
    entities: dict[tuple[str, bool], bool] = {}
    for mention in document.mentions:
        if mention.kind in kinds:
            full = all(any(hidden[start:end]) for start, end in content(document.text, mention))
            total, good = counts.get(mention.kind, (0, 0))
            counts[mention.kind] = (total + 1, good + full)
            if mention.entity:
                key = (mention.entity, mention.direct)
                entities[key] = entities.get(key, True) and full
    hits = [(start, end) for start, end in words if any(hidden[start:end])]
    right = sum(1 for start, end in hits if any(named[start:end]))
    return Tally(counts, len(hits), right, _entities(entities, direct=True), _entities(entities, direct=False))


def content(text: str, mention: Mention) -> list[tuple[int, int]]:
    """The words of a mention that tell something; all of them if none does."""
    words = [match.span() for match in WORD.finditer(text, mention.start, mention.end)]
    return [(start, end) for start, end in words if fold(text[start:end]) not in _function_words()] or words


def recall(tallies: Iterable[Tally]) -> float:
    pairs = [pair for one in tallies for pair in one.mentions.values()]
    return _share(sum(good for _, good in pairs), sum(total for total, _ in pairs))


def precision(tallies: Sequence[Tally]) -> float:
    return _share(sum(one.right for one in tallies), sum(one.masked for one in tallies))


def entity_recall(tallies: Sequence[Tally], *, direct: bool) -> float:
    pairs = [one.direct if direct else one.quasi for one in tallies]
    return _share(sum(good for _, good in pairs), sum(total for total, _ in pairs))


def by_kind(tallies: Iterable[Tally]) -> dict[str, tuple[float, int]]:
    """For each kind the share fully masked and how many there were."""
    sums: dict[str, tuple[int, int]] = {}
    for one in tallies:
        for kind, (total, good) in one.mentions.items():
            before = sums.get(kind, (0, 0))
            sums[kind] = (before[0] + total, before[1] + good)
    return {kind: (good / total, total) for kind, (total, good) in sorted(sums.items())}


def recall_figure(tallies: Sequence[Tally]) -> Figure:
    return _interval(
        [(sum(g for _, g in one.mentions.values()), sum(t for t, _ in one.mentions.values())) for one in tallies]
    )


def precision_figure(tallies: Sequence[Tally]) -> Figure:
    return _interval([(one.right, one.masked) for one in tallies])


def _interval(pairs: Sequence[tuple[int, int]]) -> Figure:
    """`pairs` are (good, all) a document; the draw is seeded, so a figure can be repeated."""
    chance = random.Random(1)  # noqa: S311 - resampling for an interval, nothing secret
    shares = []
    for _ in range(_RESAMPLES):
        drawn = chance.choices(pairs, k=len(pairs)) if pairs else []
        shares.append(_share(sum(good for good, _ in drawn), sum(total for _, total in drawn)))
    shares.sort()
    tail = _RESAMPLES // 40
    return Figure(
        _share(sum(good for good, _ in pairs), sum(total for _, total in pairs)), shares[tail], shares[-tail - 1]
    )


def _covered(length: int, ranges: Iterable[tuple[int, int]]) -> bytearray:
    covered = bytearray(length)
    for start, end in ranges:
        covered[start:end] = b"\1" * (end - start)
    return covered


def _entities(entities: dict[tuple[str, bool], bool], *, direct: bool) -> tuple[int, int]:
    chosen = [full for (_, is_direct), full in entities.items() if is_direct is direct]
    return len(chosen), sum(chosen)


def _share(good: int, total: int) -> float:
    return good / total if total else 0.0


@cache
def _function_words() -> frozenset[str]:
    return entries("model_function_words") | _COURTESY
