"""Bambara: a place noun that follows the name is taken in, so that its postposition still fits."""

import re

from app.anonymization.agreement.fit import Fit, capitalised, starts_sentence
from app.anonymization.wording import Kind, Wording

_NOUN_AFTER = re.compile(r"^\s+(?P<noun>dugu|kin|komini|bugu|sigida|duguba)(?!\w)", re.IGNORECASE)


def fit(before: str, after: str, wording: Wording, *, whole: bool) -> Fit:
    """`before` and `after` are the text around the span; `whole` as in starts_sentence."""
    if wording.kind is Kind.PLACE and (following := _NOUN_AFTER.search(after)):
        noun = following["noun"].lower()
        return Fit(f"{wording.area}{noun} dɔ", 0, len(following.group()))
    if wording.kind is Kind.YEAR:
        return Fit(f"san {wording.text}")
    if wording.kind is Kind.BRACKET:
        return Fit(wording.text)
    return Fit(capitalised(wording.text) if starts_sentence(before, whole=whole) else wording.text)
