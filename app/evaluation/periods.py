"""Periods of records, from month to year: which lie in which, and how they are written in words."""

import re
from datetime import date

from babel.dates import format_date

from app.core.errors import N_
from app.core.locales import LOCALES, translate

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
HALF = re.compile(r"(\d{4})-H([12])")
YEAR = re.compile(r"(\d{4})")

QUARTERS = {
    "1": N_("First quarter of %(year)s"),
    "2": N_("Second quarter of %(year)s"),
    "3": N_("Third quarter of %(year)s"),
    "4": N_("Fourth quarter of %(year)s"),
}
HALVES = {"1": N_("First half of %(year)s"), "2": N_("Second half of %(year)s")}


def is_period(typed: str) -> bool:
    """`2026`, `2026-H1`, `2026-Q3` or `2026-09`."""
    return any(pattern.fullmatch(typed) for pattern in (MONTH, QUARTER, HALF, YEAR))


def wider(period: str) -> str | None:
    """The next longer period around this one; None around a year."""
    if found := MONTH.fullmatch(period):
        return f"{found[1]}-Q{(int(found[2]) + 2) // 3}"
    if found := QUARTER.fullmatch(period):
        return f"{found[1]}-H{(int(found[2]) + 1) // 2}"
    if found := HALF.fullmatch(period):
        return found[1]
    return None


def in_words(period: str, language: str) -> str:
    if found := MONTH.fullmatch(period):
        first = date(int(found[1]), int(found[2]), 1)
        return format_date(first, "LLLL y", locale=LOCALES[language].dates)
    if found := QUARTER.fullmatch(period):
        return translate(QUARTERS[found[2]], language) % {"year": found[1]}
    if found := HALF.fullmatch(period):
        return translate(HALVES[found[2]], language) % {"year": found[1]}
    return period
