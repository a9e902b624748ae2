"""Arabic: the noun that already announces a place, and the words that lead to a day."""

import re

from app.anonymization.agreement.fit import Fit
from app.anonymization.wording import Kind, Wording

_HEAD = re.compile(r"(?P<attached>(?<![^\W\d_])[وبلفك]?)(?:ال)?(?P<noun>قرية|مدينة|حي|بلدة|بلدية|دائرة|مخيم)\s+$")
_DAY = re.compile(
    r"(?P<attached>(?<![^\W\d_])[وف]?)(?P<link>(?:في|بتاريخ|منذ|قبل|بعد|من|إلى"
    r"|حتى)\s+)?(?P<day>(?:(?:يوم|تاريخ|شهر|اليوم)\s+)*)$"
)


def fit(before: str, after: str, wording: Wording, *, whole: bool) -> Fit:  # noqa: ARG001 (one signature for all languages)
    """`before` is the text that leads to the span."""
    if wording.kind is Kind.PLACE and (head := _HEAD.search(before)):
        return Fit(f"{head['noun']}{wording.area}", len(head.group()) - len(head["attached"]))
    if wording.kind in {Kind.PERIOD, Kind.YEAR}:
        return _period(before, wording)
    return Fit(wording.text)


def _period(before: str, wording: Wording) -> Fit:
    named = f"عام {wording.text}" if wording.kind is Kind.YEAR else wording.text
    match = _DAY.search(before)
    link = (match["link"] or "").strip() if match else ""
    written = f"{'في' if link in {'', 'بتاريخ'} else link} {named}"
    attached = match["attached"] if match and match["link"] else ""
    return Fit(attached + written, len(match.group()) if match else 0)
