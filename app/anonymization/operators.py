"""Masking: every span becomes something broader but true, in the text's own language and grammar."""

from collections.abc import Callable, Iterable

from app.anonymization.agreement import arabic, bambara, english, french
from app.anonymization.agreement.fit import Fit
from app.anonymization.errors import SpanOutsideTextError, UnknownLanguageError
from app.anonymization.folding import fold
from app.anonymization.normalise import normalise
from app.anonymization.policy import MaskedText, Policy, Replacement
from app.anonymization.runs import PARTICLES
from app.anonymization.spans import Span, SpanType, hiding
from app.anonymization.spelling import key
from app.anonymization.union import united
from app.anonymization.wording import Wording, wording

_FITS: dict[str, Callable[..., Fit]] = {"fr": french.fit, "en": english.fit, "ar": arabic.fit, "bm": bambara.fit}
_AROUND = 60  # code points on each side that may hold an article, a preposition or a place noun
_SHORTEST_PART = 3


def mask(text: str, spans: Iterable[Span], policy: Policy) -> MaskedText:
    """Linear in text and spans; overlapping spans are united first, kept ones stand as they were.

    Raises SpanOutsideTextError, or UnknownLanguageError for a language without phrases.
    """
    if policy.language not in _FITS:
        raise UnknownLanguageError(policy.language)
    pieces: list[str] = []
    replacements: list[Replacement] = []
    numbers: dict[str, int] = {}
    done = written = 0
    ordered = united(hiding(_checked(text, spans)), text)
    for position, span in enumerate(ordered):
        next_start = ordered[position + 1].start if position + 1 < len(ordered) else len(text)
        surface = text[span.start : span.end]
        number = _number(surface, numbers) if span.type is SpanType.PERSON else 0
        fitted = _fitted(text, span, done, next_start, wording(span.type, surface, policy, number), policy)
        kept = text[done : span.start - fitted.before]
        start = written + len(kept)
        written = start + len(fitted.text)
        pieces += (kept, fitted.text)
        replacements.append(Replacement(span, start, written, fitted.text))
        done = span.end + fitted.after
    return MaskedText("".join([*pieces, text[done:]]), tuple(replacements))


def _fitted(text: str, span: Span, done: int, next_start: int, said: Wording, policy: Policy) -> Fit:
    begin = max(done, span.start - _AROUND)
    before = text[begin : span.start]
    after = text[span.end : min(next_start, span.end + _AROUND)]
    fitted = _FITS[policy.language](before, after, said, whole=begin == 0)
    # The apostrophe is the one the sender types, straight on most keyboards.
    return fitted if "’" in text else Fit(fitted.text.replace("’", "'"), fitted.before, fitted.after)


def _number(surface: str, numbers: dict[str, int]) -> int:
    """The same number for the same name or a part of it, within one message only."""
    parts = [key(part) for part in fold(normalise(surface).text).split() if part not in PARTICLES]
    telling = [part for part in parts if len(part) >= _SHORTEST_PART] or parts or [surface]
    number = next((numbers[part] for part in telling if part in numbers and _same(telling, numbers)), 0)
    number = number or max(numbers.values(), default=0) + 1
    for part in telling:
        numbers.setdefault(part, number)
    return number


def _same(parts: list[str], numbers: dict[str, int]) -> bool:
    """Every part is known, and under one number: two brothers share a family name but not a given one."""
    return len({numbers.get(part) for part in parts}) == 1


def _checked(text: str, spans: Iterable[Span]) -> list[Span]:
    checked = list(spans)
    for span in checked:
        if not 0 <= span.start < span.end <= len(text):
            raise SpanOutsideTextError(span.start, span.end, len(text))
    return checked
