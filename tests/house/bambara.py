"""Which words of a Bambara text are attested in the committed word list, and which are not.

A word passes if the list holds it, or holds what is left once one plural `-w` and up to two endings of the
grammar are taken off (`bolodali` = `boloda` + `-li`). Compounds are not taken apart: a word that nobody has
written elsewhere should be said another way, however well its halves are known.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ATTESTED = ROOT / "app" / "demo" / "data" / "bambara_attested.tsv"
ALLOWED = ROOT / "tests" / "house" / "bambara_allowed.tsv"

# Placeholders of the message catalogues and tags are not words.
NOT_TEXT = re.compile(r"%\(\w+\)[a-z]|\{[^{}]*\}|<[^<>]*>|&\w+;")
# Codes such as COND-02, Q08 or T3 are names of things, whatever the language.
CODE = re.compile(r"\b[A-Z]+-?\d+\b")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")

# k'a, b'a, y'a, n'i, t'a, m'a, d'a: the vowel falls before another, the word before it is known.
ELIDED = frozenset("kbyntmd")

# Verb endings (-ra -la -na, -len -nen, -li -ni), then those that make nouns: state, lack, manner, place,
# greatness, smallness, order.
ENDINGS = ("ra", "la", "na", "len", "nen", "li", "ni", "ya", "bali", "baliya", "cogo", "yɔrɔ", "ba", "nin", "nan")
SHORTEST_STEM = 2
MOST_ENDINGS = 2


def unattested_words(text: str) -> set[str]:
    """Words of `text`, in lower case, that neither the word list nor the allow file knows."""
    return {word for word in _words(text) if not _is_known(word)}


@cache
def attested() -> frozenset[str]:
    """The word list in lower case."""
    return frozenset(row["word"] for row in _rows(ATTESTED))


@cache
def allowed() -> dict[str, str]:
    """Names and loans that may stand in a Bambara text, in lower case, each with the reason."""
    return {row["word"].lower(): row["reason"] for row in _rows(ALLOWED)}


def _words(text: str) -> Iterator[str]:
    for match in WORD.finditer(CODE.sub(" ", NOT_TEXT.sub(" ", text))):
        word = match.group().lower()
        if word[-1] in "'’":
            word = word[:-1]
            if word in ELIDED:
                continue
        yield word


def _is_known(word: str) -> bool:
    return word in allowed() or any(stem in attested() for stem in _stems(word))


def _stems(word: str) -> set[str]:
    singular = {word, word.removesuffix("w")}
    stems = set(singular)
    for _ in range(MOST_ENDINGS):
        stems |= {stem.removesuffix(ending) for stem in stems for ending in ENDINGS}
    # Taking an ending off may not leave a syllable that fits anything; a whole word may be as short as it likes.
    return singular | {stem for stem in stems if len(stem) >= SHORTEST_STEM}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")
