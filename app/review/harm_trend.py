"""When reports of harm repeat themselves: the codes that count, how many make a trend, and over how long. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

HARM_CODES = frozenset({"B1", "B2", "B3", "B4", "C3", "C4", "H1"})
"""Topics of the code frame that tell of harm to people."""
ENOUGH = 3
MONTHS = 3
"""The present month and the two before it: about 90 days, told no finer than by months."""


def tells_of_harm(topics: Collection[str]) -> bool:
    return not HARM_CODES.isdisjoint(topics)


def months_counted(today: date) -> tuple[str, ...]:
    """`2026-11`, `2026-10`, `2026-09` for any day of November 2026."""
    first = today.year * 12 + today.month - 1
    return tuple(f"{month // 12}-{month % 12 + 1:02d}" for month in range(first, first - MONTHS, -1))


def zones_with_a_trend(zones: Iterable[str]) -> list[str]:
    """`zones`: one for each report of harm within the months that count."""
    return sorted(zone for zone, reports in Counter(zones).items() if reports >= ENOUGH)
