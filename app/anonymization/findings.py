"""What becomes of a model's findings: hidden, kept since they say too little, or refused since lists know better."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from app.anonymization.arabic_script.words import bare
from app.anonymization.folding import fold
from app.anonymization.gazetteer import region_code
from app.anonymization.lists import rows, words
from app.anonymization.normalise import normalise
from app.anonymization.rules import dates
from app.anonymization.rules.amounts import counts_something, numbers_a_law
from app.anonymization.runs import is_kept, is_name, is_ordinary
from app.anonymization.spans import Layer, Span, SpanType

_KEPT_KINDS = frozenset({"year", "quantity", "demographic"})
_ENGLISH_KINDS = frozenset({"quantity", "demographic"})
"""Only the English corpus marks them, so elsewhere they are chance findings."""
_NAMES = frozenset({SpanType.PERSON, SpanType.SMALL_PLACE, SpanType.ORG})
_LINKS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "the", "of", "and", "et"})
_SURE = 0.5
_FAIRLY_SURE = 0.1
_LIKELY_YEAR = 0.05
_SENTENCE_END = ".!?\u061f\u2026\n"
_AROUND = 80
_FIRST = re.compile(r"(?P<word>[^\W\d_]+)(?:[ \u00a0]+(?:(?:de|du|des|of)[ \u00a0]+|d['\u2019])?)")
_NUMBER = re.compile(r"\d[\d .,/-]*")
_NOT_A_YEAR = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")


@dataclass(frozen=True, slots=True)
class Context:
    """The text as typed and its language; `folded` is a folded copy with the same offsets, where there is one."""

    text: str
    language: str
    folded: str | None = None

    def plain(self, start: int, end: int) -> str:
        return fold(normalise(self.text[start:end]).text) if self.folded is None else self.folded[start:end]

    def opens(self, start: int) -> bool:
        """True where a sentence begins."""
        before = self.text[max(0, start - 3) : start].rstrip(" \u00a0«\"'")
        return not before or before[-1] in _SENTENCE_END


def weighed(context: Context, spans: Iterable[Span]) -> Iterator[Span]:
    """Findings of other layers pass unchanged: a rule or a list takes a detail with the words around it."""
    for span in spans:
        if span.layer is not Layer.MODEL:
            yield span
            continue
        finding = _finding(context, span)
        if finding is not None and not _refused(context, finding):
            yield replace(finding.span, kept=True) if _says_little(finding) else finding.span


@dataclass(frozen=True, slots=True)
class _Finding:
    """`plain` is the folded text of the span; `kind` and `model` are what its reason names."""

    span: Span
    plain: str
    kind: str
    model: str


def _finding(context: Context, found: Span) -> _Finding | None:
    """Without the words at its front that only open a sentence or say that a place follows; None if nothing is left."""
    _, kind, model = [*found.reason.split("."), "", ""][:3]
    span = found
    while span.type in _NAMES and (word := _FIRST.match(context.text, span.start, span.end)):
        first = context.plain(*word.span("word"))
        opening = context.opens(span.start) and is_ordinary(first) and not is_name(first)
        if not opening and not (span.type is SpanType.SMALL_PLACE and first in _heads()):
            break
        span = replace(span, start=word.end())
    plain = context.plain(span.start, span.end).strip()
    return _Finding(span, plain, kind, model) if plain else None


def _refused(context: Context, finding: _Finding) -> bool:
    span = finding.span
    if finding.kind in _ENGLISH_KINDS:
        return context.language != "en"
    if span.type in _NAMES:
        if not finding.model.startswith("bm") and is_of_the_country(finding.plain):
            return True
        return span.score < _SURE and _is_a_word(context, span, finding.plain)
    if finding.kind == "year":
        return span.score < _LIKELY_YEAR
    if finding.kind == "other" and finding.plain.split()[0] in _LINKS:
        return True
    return _counts(context, span)


def is_of_the_country(plain: str) -> bool:
    """Mali, its regions, its peoples and its national bodies, as the lists spell them: everybody here shares them."""
    if region_code(plain) is not None:
        return True
    telling = _telling(plain)
    return any(word in words("of_the_country") for word in telling) and all(map(is_kept, telling))


def _says_little(finding: _Finding) -> bool:
    """Countries, public bodies, years, quantities, groups of people, and times without a day."""
    span, plain = finding.span, finding.plain
    if finding.kind in _KEPT_KINDS:
        return True
    if span.type is SpanType.DATE:
        told = dates.said(plain)
        return _NOT_A_YEAR.search(plain) is None and (told is None or told.month is None)
    if span.type not in _NAMES or (span.type is SpanType.PERSON and any(map(is_name, plain.split()))):
        return False
    telling = _telling(plain)
    known = all(is_kept(word) or word in words("arabic_kept") for word in telling)
    return region_code(plain) is not None or (bool(telling) and known)


def _is_a_word(context: Context, span: Span, plain: str) -> bool:
    """Words that announce a number, one word that only opens its sentence, or one of Arabic that everybody uses."""
    if all(word in words("announcing") for word in plain.split()):
        return True
    if " " in plain:
        return False
    if not plain.isascii():
        return span.score < _FAIRLY_SURE and any(_is_ordinary_arabic(stem) for stem in _stems(plain))
    return context.opens(span.start) and is_ordinary(plain) and not is_name(plain)


def _stems(plain: str) -> Iterator[str]:
    """The word with what Arabic joins to its front, and without one or two of them."""
    yield plain
    yield bare(plain)
    yield bare(bare(plain))


def _is_ordinary_arabic(stem: str) -> bool:
    return stem in words("ordinary_arabic") or stem in words("arabic_kept")


def _counts(context: Context, span: Span) -> bool:
    """Every number in it is an amount, a share, a count or the number of a law; a likely date only if a law has it."""
    begin = max(0, span.start - _AROUND)
    end = min(len(context.text), span.end + _AROUND)
    around = context.plain(begin, end)
    if len(around) != end - begin:
        return False
    numbers = [match.span() for match in _NUMBER.finditer(around) if begin + match.end() > span.start]
    numbers = [(start, end) for start, end in numbers if begin + start < span.end]
    if not numbers:
        return False
    if span.type is SpanType.DATE and (span.score >= _SURE or numbers_a_law(around, numbers[0][0])):
        return numbers_a_law(around, numbers[0][0])
    return all(
        counts_something(around, start, start + len(around[start:end].rstrip(" .,/-"))) or numbers_a_law(around, start)
        for start, end in numbers
    )


@cache
def _heads() -> frozenset[str]:
    """`village`, `quartier`, `dugu`: they say that a place follows and are said again when it is generalised."""
    return frozenset(noun for _, _, nouns in rows("place_nouns") for noun in nouns.split(","))


def _telling(plain: str) -> list[str]:
    return [word for word in plain.replace("'", " ").split() if word not in _LINKS]
