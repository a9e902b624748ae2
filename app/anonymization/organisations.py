"""Local organisations by their own names, in Latin script."""

import re
from collections.abc import Iterator
from functools import cache

from app.anonymization.gazetteer import region_code
from app.anonymization.lists import rows
from app.anonymization.reading import Reading
from app.anonymization.runs import is_kept
from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tails import closed, first_capital, is_proper, tail

_FILLERS = 5
_NATIONAL = frozenset(
    {
        "national",
        "nationale",
        "united",
        "nations",
        "european",
        "europeenne",
        "african",
        "africaine",
        "unies",
        "security",
        "first",
        "second",
        "third",
        "fourth",
        "court",
        "criminal",
        "code",
        "republic",
    }
)
_LEFT_LINKS = frozenset({"for", "of", "and", "the", "des", "de", "pour", "et"})
_NAMED_SO = re.compile(
    r"(?:ton|demejekulu|jekulu|kafo|association|ong|organisation|organization|groupement"
    r"|cooperative|ngo|group|radio|groupe)"
    r"(?:[ ]\w{1,12}){0,2}[ ](?:togo[ ]ye|s'appelle|se nomme|is called|is named|denommee?"
    r"|appelee?|nommee?)[ ](?P<name>[^.,;:!?\n]{2,80})"
)
_CLOSING_YE = re.compile(r"[ ]ye(?![^\W\d_]).*$", re.DOTALL)
_LEFT_AT_MOST = 6


def find(reading: Reading) -> Iterator[Span]:
    for index, word in enumerate(reading.words):
        if word.plain in _nouns():
            yield from _named_after(reading, index)
            if word.capital or word.plain in _bambara_nouns():
                yield from _named_before(reading, index)
    for match in _NAMED_SO.finditer(reading.plain):
        name = _CLOSING_YE.sub("", match["name"])
        if name.strip():
            yield _org(match.start("name"), match.start("name") + len(name), 0.96, "organisation.named")


def _named_after(reading: Reading, index: int) -> Iterator[Span]:
    """`l'association Yiriwa-Ton de Kani-Sira`, `ONG X`, `our organisation, X`."""
    first = first_capital(reading, index, _FILLERS)
    if first is None:
        return
    last = tail(reading, first)
    between = [word.plain for word in reading.words[index + 1 : first]]
    regional = (
        bool(between) and len(between) > 1 and any(region_code(word.plain) for word in reading.words[first : last + 1])
    )
    if not is_proper(reading, first, last) and not regional:
        return
    if any(word.plain in _NATIONAL for word in reading.words[index : last + 1]):
        return
    start = reading.words[index].start
    if (between and between[0] in {"a", "in", "at"}) or ("," in reading.gap(index) and not _possessed(reading, index)):
        return
    yield _org(start, closed(reading, last), 0.92, "organisation.after_noun")


def _named_before(reading: Reading, index: int) -> Iterator[Span]:
    """`Sahel Bridges Initiative (Douentza)`, `Women for Peace Network of Kona`."""
    first = index
    while first > 0 and index - first < _LEFT_AT_MOST and reading.gap(first - 1) in {" ", "-"}:
        before = reading.words[first - 1]
        if not before.capital and not (
            before.plain in _LEFT_LINKS and first - 1 > 0 and reading.words[first - 2].capital
        ):
            break
        first -= 1
    while first < index and (
        reading.words[first].plain in _LEFT_LINKS | {"our", "notre", "la", "le", "this"}
        or not reading.words[first].capital
    ):
        first += 1
    last = tail(reading, index)
    members = reading.words[first : last + 1]
    if last == first or any(word.plain in _NATIONAL for word in members):
        return
    if all(is_kept(word.plain) or region_code(word.plain) or not word.capital for word in members):
        return
    yield _org(reading.words[first].start, closed(reading, last), 0.9, "organisation.before_noun")


def _possessed(reading: Reading, index: int) -> bool:
    return index > 0 and reading.words[index - 1].plain in {"notre", "mon", "our", "my", "ma", "an", "ka"}


def _org(start: int, end: int, score: float, reason: str) -> Span:
    return Span(start, end, SpanType.ORG, score, Layer.ROLE, reason)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for language, nouns in rows("organisations") if language != "ar" for noun in nouns.split(","))


@cache
def _bambara_nouns() -> frozenset[str]:
    """`Benkadi musotɔn`: the name comes first and the noun stays small."""
    return frozenset(noun for language, nouns in rows("organisations") if language == "bm" for noun in nouns.split(","))
