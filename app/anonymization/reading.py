"""One message as the layers read it: normalised text, a folded copy of equal length, and its words."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from app.anonymization.folding import fold
from app.anonymization.runs import Run, Word, runs

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?\n\u061f\u2026]|^$")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_DIGIT = re.compile(r"\d")
_SHOUTED_SHARE = 0.5  # of words wholly in capitals, from which on capitals say nothing
_SMALL_SHARE = 0.25  # of words in small letters, below which a longer text capitalises everything
_LONGER_TEXT = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """`plain` is `text` without accents and capitals, code point for code point, so offsets are shared.

    `cased` says that capitals carry meaning here; `language` is the tag the message came with.
    """

    text: str
    plain: str
    language: str
    words: tuple[Word, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    runs: tuple[Run, ...] = field(repr=False)
    cased: bool
    arabic: bool
    digits: bool

    def word_at(self, position: int) -> int:
        """Index of the first word that begins at or after `position`; len(words) if there is none."""
        return bisect_left(self.starts, position)

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next one; a full stop where there is no next."""
        if index < 0 or index + 1 >= len(self.words):
            return "."
        return self.text[self.words[index].end : self.words[index + 1].start]


def read(text: str, language: str) -> Reading:
    """`text` must be normalised already."""
    plain = fold(text)
    words = tuple(_words(text, plain))
    cased = _capitals_mean_names(text, words)
    return Reading(
        text=text,
        plain=plain,
        language=language,
        words=words,
        starts=tuple(word.start for word in words),
        runs=tuple(runs(text, words)) if cased else (),
        cased=cased,
        arabic=_ARABIC.search(text) is not None,
        digits=_DIGIT.search(text) is not None,
    )


def _capitals_mean_names(text: str, words: tuple[Word, ...]) -> bool:
    longer = [word for word in words if word.end - word.start > 1]
    shouted = sum(1 for word in longer if word.capital and text[word.start : word.end].isupper())
    small = sum(1 for word in longer if not word.capital)
    if not any(word.capital and not word.opens for word in words) and len(words) > 1:
        return False
    if shouted > 1 and shouted >= _SHOUTED_SHARE * len(longer):
        return False
    return len(longer) < _LONGER_TEXT or small >= _SMALL_SHARE * len(longer)


def _words(text: str, plain: str) -> list[Word]:
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        opens = not found or _SENTENCE_END.search(text, end, start) is not None
        end = match.end()
        found.append(Word(start, end, plain[start:end], text[start].isupper(), opens))
    return found
