"""Roles that single a person out: a role held in a named place, and `the only ...`."""

import re
from collections.abc import Iterator
from functools import cache

from app.anonymization.gazetteer import place_code, region_code
from app.anonymization.lists import alternatives, rows, words
from app.anonymization.reading import Reading
from app.anonymization.runs import is_ordinary
from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tails import closed, is_proper, tail

_LINKS_AT_MOST = 8
_WHOLE_COUNTRY = frozenset({"jamana", "mali"})
_CAPITAL_CITY = "ML20"
_ONLY_WORDS = 16
_CLAUSE_LONGEST = 200  # code points
_ONLY_START = re.compile(r"(?<!\w)(?:(?:la|le)[ ](?:seule?|unique)|l'unique|the[ ](?:only|sole))[ ]")
_CLAUSE_END = re.compile(
    r"[.,;:!?\n()\u060c\u061b]|[ ](?:donc|alors|mais|parce|car|so|but|because|and|et|who|qui|that|je|on|nka|bawo)[ ]"
)
_ARABIC_ONLY = re.compile(r"(?<!\w)(?P<noun>ال[^\W\d_]{2,20}(?:[ ]ال[^\W\d_]{2,20})?)[ ]الوحيده?(?!\w)")
_BAMBARA_ONLY = re.compile(
    r"(?<!\w)(?:muso|ce|dogotoro|karamogo|tinminemuso|mogo|polisi)[ ](?:kelen[ ]?pe|kelenpe)(?!\w)"
)


def find(reading: Reading) -> Iterator[Span]:
    yield from _placed(reading)
    yield from _bambara(reading)
    yield from only_ones(reading)


def role_class(plain: str) -> str:
    """official, traditional, religious, security or service: class of the first role noun in a folded text."""
    if match := _role().search(plain):
        return _classes()[" ".join(match.group().split())]
    return next((_bambara_roles()[word] for word in plain.split() if word in _bambara_roles()), "official")


def _placed(reading: Reading) -> Iterator[Span]:
    """`le maire de Nampala`, `the commander of the gendarmerie brigade of Bankass`."""
    for match in _role().finditer(reading.plain):
        index = reading.word_at(match.end())
        linked = 0
        while index < len(reading.words) and linked <= _LINKS_AT_MOST:
            word = reading.words[index]
            between = reading.text[max(match.end(), reading.words[index - 1].end if index else 0) : word.start]
            if between not in {" ", "  ", "'", "' "}:
                break
            small_place = not word.capital and not is_ordinary(word.plain) and place_code(word.plain) is not None
            if (word.capital or small_place) and linked:
                yield from _role_span(reading, match, index)
                break
            if word.plain not in words("role_links"):
                break
            linked += 1
            index += 1


def _role_span(reading: Reading, match: re.Match[str], first: int) -> Iterator[Span]:
    last = tail(reading, first) if reading.words[first].capital else first
    code = region_code(reading.words[first].plain)
    if is_proper(reading, first, last) or not reading.words[first].capital or code not in {None, _CAPITAL_CITY}:
        class_ = _classes()[" ".join(match.group().split())]
        yield Span(match.start(), closed(reading, last), SpanType.ROLE, 0.92, Layer.ROLE, f"role.{class_}")


def _bambara(reading: Reading) -> Iterator[Span]:
    """`Banamba mɛri`, `Nara ka dugutigi`: the place comes first."""
    for index, word in enumerate(reading.words):
        class_ = _bambara_roles().get(word.plain)
        if class_ is None or index == 0 or reading.gap(index - 1) != " ":
            continue
        place = index - 1
        while (
            place > 0
            and reading.words[place].plain in {"ka", "dugu", "komini", "kin", "polisi", "misiri", "lakoli"}
            and reading.gap(place - 1) == " "
        ):
            place -= 1
        named = reading.words[place]
        if named.plain in _WHOLE_COUNTRY:
            continue
        known = region_code(named.plain) or (place_code(named.plain) and not is_ordinary(named.plain))
        if (
            named.capital and is_proper(reading, place, place) and not (named.opens and is_ordinary(named.plain))
        ) or known:
            first = place
            while (
                first > 0
                and reading.gap(first - 1) == " "
                and reading.words[first - 1].capital
                and not reading.words[first - 1].opens
            ):
                first -= 1
            yield Span(reading.words[first].start, word.end, SpanType.ROLE, 0.9, Layer.ROLE, f"role.{class_}")


def only_ones(reading: Reading) -> Iterator[Span]:
    """`la seule femme membre du comité de X`: to the end of the clause, when it says who or where."""
    for match in _ONLY_START.finditer(reading.plain):
        index = reading.word_at(match.end())
        if index >= len(reading.words) or reading.words[index].plain not in words("only_persons"):
            continue
        end = _clause_end(reading, match.end())
        yield Span(match.start(), end, SpanType.UNIQUE_ROLE, 0.9, Layer.ROLE, "role.only")
    for pattern in (_ARABIC_ONLY, _BAMBARA_ONLY):
        for match in pattern.finditer(reading.plain):
            end = _clause_end(reading, match.end()) if pattern is _ARABIC_ONLY else match.end()
            yield Span(match.start(), end, SpanType.UNIQUE_ROLE, 0.85, Layer.ROLE, "role.only")


def _clause_end(reading: Reading, start: int) -> int:
    reach = min(len(reading.plain), start + _CLAUSE_LONGEST)
    stop = _CLAUSE_END.search(reading.plain, start, reach)
    limit = stop.start() if stop else reach
    index = reading.word_at(start)
    last = min(index + _ONLY_WORDS, len(reading.words)) - 1
    if last >= index:
        limit = min(limit, reading.words[last].end)
    return max(start, limit)


@cache
def _classes() -> dict[str, str]:
    return {noun: class_ for language, class_, nouns in rows("roles") if language != "ar" for noun in nouns.split(",")}


@cache
def _bambara_roles() -> dict[str, str]:
    return {noun: class_ for language, class_, nouns in rows("roles") if language == "bm" for noun in nouns.split(",")}


@cache
def _role() -> re.Pattern[str]:
    nouns = [noun for language, _, nouns in rows("roles") if language in {"fr", "en"} for noun in nouns.split(",")]
    return re.compile(rf"(?<![^\W\d_])(?<!-)(?:{alternatives(nouns)})(?![\w-])")
