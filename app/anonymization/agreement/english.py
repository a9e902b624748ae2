"""English: articles, `on` before days and `in` before periods, and nouns that stand beside a place name."""

import re

from app.anonymization.agreement.fit import Fit, capitalised, starts_sentence
from app.anonymization.wording import Kind, Wording

_NOUNS = (
    r"village|town|hamlet|commune|municipality|settlement|site|camp|quarter|neighbourhood"
    r"|neighborhood|district|locality|city|well"
)
_HEAD = re.compile(rf"(?:\b(?:the|a|this)\s+)?\b(?P<noun>{_NOUNS})\s+(?:(?:of|called|named)\s+)?$", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"^\s+(?P<noun>{_NOUNS})\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(?:our|my|his|her|their|your|its)\s+$", re.IGNORECASE)
_ON_DAY = re.compile(r"\b(?:on|in|during|at)\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER_TIME = re.compile(
    r"\b(since|before|after|until|till|by|from|of|to|and|between|around)\s+(?:the\s+)?$", re.IGNORECASE
)
_INDEFINITE = re.compile(r"^an? ")


def fit(before: str, after: str, wording: Wording, *, whole: bool) -> Fit:
    """`before` and `after` are the text around the span; `whole` as in starts_sentence."""
    if wording.kind is Kind.BRACKET:
        return Fit(wording.text)
    if wording.kind in {Kind.PERIOD, Kind.YEAR}:
        return _period(before, wording, whole=whole)
    text, eaten, eaten_after = wording.text, 0, 0
    if wording.kind is Kind.PLACE:
        head, following = _HEAD.search(before), _NOUN_AFTER.search(after)
        if head or following:
            noun = (head["noun"] if head else following["noun"] if following else "").lower()
            text = f"a {noun}{wording.area}"
        eaten = len(head.group()) if head else 0
        eaten_after = len(following.group()) if following else 0
    remaining = before[: len(before) - eaten]
    if owner := _POSSESSIVE.search(remaining):
        return Fit(owner.group() + _INDEFINITE.sub("", text), eaten + len(owner.group()), eaten_after)
    if article := _ARTICLE.search(remaining):
        eaten += len(article.group())
        remaining = remaining[: article.start()]
    return Fit(capitalised(text) if starts_sentence(remaining, whole=whole) else text, eaten, eaten_after)


def _period(before: str, wording: Wording, *, whole: bool) -> Fit:
    named = wording.text if wording.kind is Kind.YEAR else f"the {wording.text}"
    if match := _AFTER_TIME.search(before):
        return Fit(f"{match.group(1)} {named}", len(match.group()))
    match = _ON_DAY.search(before)
    if match is None and not re.search(r"\b[a-z]+\s+$", before):
        return Fit(capitalised(named) if starts_sentence(before, whole=whole) else named)
    eaten = len(match.group()) if match else 0
    written = f"in {named}"
    return Fit(capitalised(written) if starts_sentence(before[: len(before) - eaten], whole=whole) else written, eaten)
