"""Sets of records as numbers: bit i is the record at place i. Pure; nothing here knows a database.

With a hundred thousand records one set takes 12.5 KB, and joining or counting two sets takes microseconds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import TypeVar

Bits = int
Name = TypeVar("Name", bound=str)


ZERO_AND_ONE = bytes.maketrans(b"\x00\x01", b"01")


class Marker:
    """A growing set; marking one place does not copy it."""

    __slots__ = ("_bytes",)

    def __init__(self) -> None:
        self._bytes = bytearray()

    def mark(self, place: int) -> None:
        at = place >> 3
        if at >= len(self._bytes):
            self._bytes.extend(bytes(at + 1 - len(self._bytes)))
        self._bytes[at] |= 1 << (place & 7)

    def bits(self) -> Bits:
        return int.from_bytes(self._bytes, "little")


def bits_of(places: Iterable[int]) -> Bits:
    marker = Marker()
    for place in places:
        marker.mark(place)
    return marker.bits()


def bits_of_flags(flags: bytes) -> Bits:
    """From one byte a place, 0 or 1."""
    return int(flags[::-1].translate(ZERO_AND_ONE) or b"0", 2)


def any_of(sets: Iterable[Bits]) -> Bits:
    return reduce(or_, sets, 0)


def all_of(sets: Iterable[Bits], among: Bits) -> Bits:
    return reduce(and_, sets, among)


def places(bits: Bits) -> Iterator[int]:
    """Every place in the set, in order."""
    for at, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        while byte:
            lowest = byte & -byte
            yield at * 8 + lowest.bit_length() - 1
            byte ^= lowest  # noqa: PLW2901 - the byte is used up bit by bit


def first_places(bits: Bits, *, start: int, most: int) -> list[int]:
    """At most `most` places of the set from `start` on, in order."""
    found: list[int] = []
    rest, at = bits >> start, start
    while rest and len(found) < most:
        step = (rest & -rest).bit_length()
        at += step
        found.append(at - 1)
        rest >>= step
    return found


def last_places(bits: Bits, *, before: int, most: int) -> list[int]:
    """At most `most` places of the set that lie nearest before `before`, in order."""
    found: list[int] = []
    rest = bits & ((1 << before) - 1)
    while rest and len(found) < most:
        highest = rest.bit_length() - 1
        found.append(highest)
        rest ^= 1 << highest
    return found[::-1]


def counts(
    values: Mapping[Name, Mapping[str, Bits]], chosen: Mapping[Name, Sequence[str]], among: Bits
) -> dict[Name, dict[str, int]]:
    """For each facet and value: how many would be left with it, every other facet's choice applied. No zeros."""
    narrowed = {facet: any_of(values[facet].get(value, 0) for value in some) for facet, some in chosen.items() if some}
    found: dict[Name, dict[str, int]] = {}
    for facet, sets in values.items():
        others = all_of((bits for other, bits in narrowed.items() if other != facet), among)
        counted = {value: (bits & others).bit_count() for value, bits in sets.items()}
        found[facet] = {value: count for value, count in counted.items() if count}
    return found
