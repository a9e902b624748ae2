"""What a word is known as: how common it is in a language, whether it is a listed name or place."""

import zlib
from array import array
from bisect import bisect_left
from enum import IntFlag
from functools import cache
from pathlib import Path
from typing import Self

FILE = Path(__file__).parent / "data" / "models" / "lexicon.bin"
_KEY_BYTES = 4
_RARE = 0
_KEY_BITS = 32
_PAGE_BITS = 20


class Listed(IntFlag):
    """Lists in which a spelling stands."""

    PLACE = 1
    CLAN = 2
    ARABIC_GIVEN = 4
    ARABIC_SURNAME = 8
    ARABIC_PLACE = 16


class Lexicon:
    """Hashes of spellings in rising order and one byte of value for each; the words themselves are not in the file.

    A word that is not listed is taken for a listed one about six times in 100,000.
    """

    def __init__(self, keys: "array[int]", values: bytes) -> None:
        self._keys = keys
        self._values = values
        # Where the keys of each leading half begin, so that a search looks at a dozen keys and not at all of them.
        self._pages = [bisect_left(keys, page << _PAGE_BITS) for page in range((1 << _KEY_BITS - _PAGE_BITS) + 1)]

    @classmethod
    def read(cls, file: Path) -> Self:
        """Layout: count (4 bytes, little end first), the keys (4 bytes each), the values (1 byte each)."""
        content = file.read_bytes()
        count = int.from_bytes(content[:_KEY_BYTES], "little")
        keys = array("I")
        keys.frombytes(content[_KEY_BYTES : _KEY_BYTES * (count + 1)])
        return cls(keys, content[_KEY_BYTES * (count + 1) :])

    def band(self, spelling: str, language: str) -> int:
        """How common: 0 rare or unknown, else the Zipf scale rounded down (3: once in a million words; 7: "de")."""
        return self._value(f"{language}:{spelling}")

    def listed(self, spelling: str) -> str:
        """The lists it stands in, as the number of a `Listed` in hexadecimal; empty if none."""
        value = self._value(f"*:{spelling}")
        return f"{value:x}" if value else ""

    def _value(self, entry: str) -> int:
        key = key_of(entry)
        place = bisect_left(self._keys, key, self._pages[key >> _PAGE_BITS], self._pages[(key >> _PAGE_BITS) + 1])
        if place < len(self._values) and self._keys[place] == key:
            return self._values[place]
        return _RARE


def key_of(entry: str) -> int:
    return zlib.crc32(entry.encode())


@cache
def lexicon() -> Lexicon:
    return Lexicon.read(FILE)
