"""Text as the rules read it: one spelling of digits, letters and spaces, with exact offsets back to what was typed."""

import re
import unicodedata
from array import array
from dataclasses import dataclass

_DIGIT_ZEROS = (0x0660, 0x06F0, 0x07C0, 0x0966, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u02bc\u02b9\u2032\u00b4\u0060\uff07"
# Cyrillic and Greek letters that look Latin, in the same order as the Latin letters they pass for.
_LOOK_ALIKES = "аеорсухіјѕԛԝАВЕКМНОРСТХІЈЅУΑΒΕΖΗΙΚΜΝΟΡΤΥΧεοɑ"
_LATIN = "aeopcyxijsqwABEKMHOPCTXIJSYABEZHIKMNOPTYXɛoa"
_COMPATIBLE_RANGES = ((0xFF01, 0xFF5F), (0x1D400, 0x1D7CE), (0xFB50, 0xFDFC), (0xFE70, 0xFEFD), (0x2460, 0x2469))
_HARAKAT = "\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_MARKS = "\u0300-\u034e\u0350-\u036f\u0653-\u0655\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_MARKS_COMPOSED = 6  # more marks on one letter are ornament, and sorting them takes quadratic time
_ODD = re.compile(f"(?P<invisible>[{_INVISIBLE}]+)|(?P<base>[^{_MARKS}{_HARAKAT}{_INVISIBLE}])?[{_MARKS}{_HARAKAT}]+")


@dataclass(frozen=True, slots=True)
class Normalised:
    """`text` with, for each of its code points, where it begins and ends in the original (None: the same places)."""

    text: str
    starts: "array[int] | None"
    ends: "array[int] | None"

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original behind `text[start:end]`, which must not be empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """Linear in the length of `text`; lone surrogates pass through unchanged."""
    swapped = text.translate(_SWAPS)
    if not _ODD.search(swapped):
        return Normalised(swapped, None, None)
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    done = 0
    for odd in _ODD.finditer(swapped):
        _copy(swapped, done, odd.start(), pieces, starts, ends)
        done = odd.end()
        if odd["base"] is not None:
            composed = _composed(odd.group())
            pieces.append(composed)
            starts.extend([odd.start()] * len(composed))
            ends.extend([odd.end()] * len(composed))
        elif odd["invisible"] is None and ends and ends[-1] == odd.start():
            ends[-1] = odd.end()
    _copy(swapped, done, len(swapped), pieces, starts, ends)
    return Normalised("".join(pieces), starts, ends)


def _copy(text: str, start: int, end: int, pieces: list[str], starts: "array[int]", ends: "array[int]") -> None:
    pieces.append(text[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _composed(cluster: str) -> str:
    marks = [mark for mark in cluster[1:] if mark not in _DROPPED_MARKS][:_MARKS_COMPOSED]
    composed = unicodedata.normalize("NFC", cluster[0] + "".join(marks))
    return "".join(char for char in composed if not unicodedata.combining(char)) or cluster[0]


def _swaps() -> dict[int, str]:
    swaps = {zero + digit: str(digit) for zero in _DIGIT_ZEROS for digit in range(10)}
    for first, last in _COMPATIBLE_RANGES:
        for code in range(first, last):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and code not in swaps:
                swaps[code] = plain
    swaps.update({ord(char): " " for char in _SPACES})
    swaps.update({ord(char): "-" for char in _DASHES})
    swaps.update({ord(char): "'" for char in _APOSTROPHES})
    swaps.update({ord(seen): meant for seen, meant in zip(_LOOK_ALIKES, _LATIN, strict=True)})
    swaps.update({0x2028: "\n", 0x2029: "\n", 0x066B: ".", 0x066C: ",", 0x2044: "/", 0xA9: "\u00a9"})
    return swaps


_SWAPS = _swaps()
_DROPPED_MARKS = frozenset(
    chr(code)
    for first, last in ((0x610, 0x61B), (0x64B, 0x653), (0x656, 0x660), (0x6D6, 0x6EE))
    for code in range(first, last)
) | {"\u0640", "\u0670"}
