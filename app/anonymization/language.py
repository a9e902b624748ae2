"""Which language a sentence is in: Arabic by its letters; French, Bambara, English by how their words are spelled."""

import math
import re
import unicodedata
import zlib
from array import array
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "data" / "models" / "language.bin"
BUCKETS = 1 << 16
SCALE = 16
"""Steps of one stored unit to a natural logarithm."""
_SPOKEN = 3
_CERTAINTY = 0.4  # neighbouring letter groups are not independent, so their evidence counts for a third
_LETTERS_READ = 600
_WORDS_READ = 12
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


class Languages(NamedTuple):
    """Probabilities that add up to one."""

    fr: float
    bm: float
    en: float
    ar: float

    @property
    def likeliest(self) -> str:
        return max(zip(self, self._fields, strict=True))[1]


UNKNOWN = Languages(0.25, 0.25, 0.25, 0.25)


def of_sentence(text: str) -> Languages:
    """Reads the first 600 characters; a text without a letter leaves all four as likely."""
    head = unicodedata.normalize("NFC", text[:_LETTERS_READ])
    arabic = len(_ARABIC.findall(head))
    latin = len(_LATIN.findall(head))
    if arabic + latin == 0:
        return UNKNOWN
    share = arabic / (arabic + latin)
    if share == 1:
        return Languages(0, 0, 0, 1)
    french, bambara, english = _latin(head)
    return Languages(french * (1 - share), bambara * (1 - share), english * (1 - share), share)


def groups(word: str) -> Iterator[bytes]:
    """A lower-case word, its beginning and its end: what spellings are counted by."""
    yield word.encode("utf-8", "replace")
    yield f"<{word[:3]}".encode("utf-8", "replace")
    yield f"{word[-3:]}>".encode("utf-8", "replace")


def words_of(text: str) -> Iterator[str]:
    return (match.group() for match in _WORD.finditer(text.lower()))


def bucket(group: bytes) -> int:
    return zlib.crc32(group) % BUCKETS


def _latin(text: str) -> tuple[float, float, float]:
    weights = _weights()
    french = bambara = english = 0
    for word in islice(words_of(text), _WORDS_READ):
        for group in groups(word):
            place = bucket(group) * _SPOKEN
            french += weights[place]
            bambara += weights[place + 1]
            english += weights[place + 2]
    best = max(french, bambara, english)
    odds = [math.exp((score - best) * _CERTAINTY / SCALE) for score in (french, bambara, english)]
    total = sum(odds)
    return odds[0] / total, odds[1] / total, odds[2] / total


@cache
def _weights() -> "array[int]":
    """For each bucket the weights of French, Bambara and English, one signed byte each."""
    weights = array("b")
    weights.frombytes(FILE.read_bytes())
    return weights
