"""Persons in Arabic script: titles, kin, listed names side by side, and `أغ`, `ولد`, `بنت` between names."""

from collections.abc import Iterator

from app.anonymization.arabic_script.words import is_name, may_follow_name, names
from app.anonymization.gazetteer import region_code
from app.anonymization.lists import words
from app.anonymization.reading import Reading
from app.anonymization.runs import Word
from app.anonymization.spans import Layer, Span, SpanType

_OPENINGS = frozenset({"عبد", "ابو", "ام", "نور", "سيف"})  # first halves of names in two words
_LINKS = frozenset({"اغ", "اق", "اك", "ولد", "ولت", "والت", "ولات", "وليت", "بنت", "بن", "ابن", "منت", "ادت"})


def find(reading: Reading) -> Iterator[Span]:
    if not reading.arabic:
        return
    titles, relations = words("arabic_titles"), words("arabic_relations")
    index = 0
    while index < len(reading.words):
        plain = reading.words[index].plain
        if plain in _LINKS and 0 < index < len(reading.words) - 1 and _beside(reading, index - 1, index):
            first, last = _grown(reading, index - 1, index + 1)
            yield _span(reading, first, last, SpanType.PERSON, Layer.NAME, 0.95, "name.particle")
            index = last + 1
            continue
        introduced = plain in titles | relations and reading.gap(index) in {" ", " : ", ": "}
        if (
            introduced
            and index + 1 < len(reading.words)
            and _could_be_name(reading.words[index + 1].plain, sure=plain in titles)
        ):
            first, last = _grown(reading, index + 1, index + 1)
            if plain in titles and last == first and _could_follow(reading, last + 1):
                last += 1
            yield _span(reading, first, last, SpanType.PERSON, Layer.NAME, 0.92, "name.title")
            index = last + 1
            continue
        if (
            is_name(plain)
            and index + 1 < len(reading.words)
            and reading.gap(index) == " "
            and may_follow_name(reading.words[index + 1].plain)
        ):
            first, last = _grown(reading, index, index + 1)
            yield _span(reading, first, last, SpanType.PERSON, Layer.NAME, 0.8, "name.known")
            index = last + 1
            continue
        index += 1


def _grown(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Widens a name over listed names and further `أغ X`, `ولد X` to both sides."""
    while first > 0 and _beside(reading, first - 1, first) and is_name(reading.words[first - 1].plain):
        first -= 1
    while last + 1 < len(reading.words) and reading.gap(last) == " ":
        following = reading.words[last + 1].plain
        if following in _LINKS and last + 2 < len(reading.words) and reading.gap(last + 1) == " ":
            last += 2
        elif may_follow_name(following) or reading.words[last].plain in _OPENINGS:
            last += 1
        else:
            break
    return first, last


def _beside(reading: Reading, first: int, second: int) -> bool:
    return reading.text[reading.words[first].end : reading.words[second].start] == " "


def _could_follow(reading: Reading, index: int) -> bool:
    if index >= len(reading.words) or reading.gap(index - 1) != " ":
        return False
    plain = reading.words[index].plain
    return (
        plain not in words("ordinary_arabic")
        and not plain.startswith(("و", "ال", "في", "من"))
        and not region_code(plain)
    )


def _could_be_name(plain: str, *, sure: bool) -> bool:
    return is_name(plain) or (sure and plain not in words("ordinary_arabic") and plain not in words("arabic_kept"))


def _span(reading: Reading, first: int, last: int, type_: SpanType, layer: Layer, score: float, reason: str) -> Span:
    start = _name_start(reading.words[first]) if type_ is SpanType.PERSON else reading.words[first].start
    return Span(start, reading.words[last].end, type_, score, layer, reason)


def _name_start(word: Word) -> int:
    joined = word.plain.startswith("و") and word.plain not in names() and word.plain[1:] in names()
    return word.start + 1 if joined else word.start
