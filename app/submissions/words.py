"""Words of an answer as a sender can point at them, to hide one or more, without scripts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"\S+")
MOST_WORDS = 1200


@dataclass(frozen=True, slots=True)
class Word:
    """`value` is `start-end` in code points of the answer."""

    text: str
    value: str
    hidden: bool


def words_of(text: str, hidden: Iterable[tuple[int, int]]) -> list[Word]:
    """The first 1,200 words; more are reached by typing them."""
    ranges = list(hidden)
    found: list[Word] = []
    for match in WORD.finditer(text):
        if len(found) == MOST_WORDS:
            break
        start, end = match.span()
        touched = any(start < stop and end > begin for begin, stop in ranges)
        found.append(Word(match.group(), f"{start}-{end}", touched))
    return found


def read_pairs(values: Iterable[str]) -> list[tuple[int, int]]:
    """`start-end` values as posted; what is none is left out, neighbours are joined."""
    pairs = sorted(
        (int(match[1]), int(match[2]))
        for match in (re.fullmatch(r"(\d{1,6})-(\d{1,6})", value) for value in values)
        if match
    )
    joined: list[tuple[int, int]] = []
    for start, end in pairs:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    """Every place where a typed word or phrase stands, however it is capitalised."""
    if not phrase.strip():
        return []
    return [match.span() for match in re.finditer(re.escape(phrase.strip()), text, re.IGNORECASE)]
