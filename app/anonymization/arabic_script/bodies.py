"""Organisations and buildings in Arabic script: an indefinite noun followed by a definite name."""

from collections.abc import Iterator
from functools import cache

from app.anonymization.arabic_script.words import bare as without_prefix
from app.anonymization.arabic_script.words import column
from app.anonymization.gazetteer import place_code, region_code
from app.anonymization.lists import rows, words
from app.anonymization.reading import Reading
from app.anonymization.spans import Layer, Span, SpanType


def find(reading: Reading) -> Iterator[Span]:
    """`جمعية الأمل للتنمية`, `مدرسة الأمل بالحي الرابع`: an indefinite noun followed by a definite name."""
    if not reading.arabic:
        return
    facilities, organisations = _facilities(), _organisations()
    for index, word in enumerate(reading.words):
        stem = word.plain if word.plain in facilities or word.plain in organisations else without_prefix(word.plain)
        if stem not in facilities and stem not in organisations:
            continue
        last = index
        while (
            last + 1 < len(reading.words)
            and reading.gap(last) in {" ", " «", "» ", ' "'}
            and _continues(reading, index, last + 1)
        ):
            last += 1
        if last == index or all(_says_nothing(member.plain) for member in reading.words[index + 1 : last + 1]):
            continue
        start = word.end - len(stem)
        if stem in facilities:
            yield Span(
                start, reading.words[last].end, SpanType.FACILITY, 0.9, Layer.ROLE, f"facility.{facilities[stem]}"
            )
        else:
            yield Span(start, reading.words[last].end, SpanType.ORG, 0.88, Layer.ROLE, "organisation.after_noun")


def facility_class(plain: str) -> str | None:
    """Class of the first Arabic facility noun in a folded text."""
    return next((_facilities()[word] for word in plain.split() if word in _facilities()), None)


def _continues(reading: Reading, head: int, index: int) -> bool:
    plain = reading.words[index].plain
    if plain.startswith(("ال", "لل", "بال", "وال")):
        return plain not in {"التي", "الذي", "الذين", "اليوم", "الان", "الي"}
    if index - head > 1 and (
        region_code(without_prefix(plain)) or place_code(without_prefix(plain)) or place_code(plain)
    ):
        return True
    before = reading.words[index - 1].plain
    if before in {"حي", "بحي", "قريه", "بقريه"} or (plain in {"حي", "بحي", "قريه", "بقريه"} and index - head > 1):
        return True
    return index == head + 1 and plain not in words("ordinary_arabic") and not region_code(plain)


def _says_nothing(plain: str) -> bool:
    return without_prefix(plain) in words("arabic_kept") or plain in words("arabic_kept")


@cache
def _organisations() -> frozenset[str]:
    return column("organisations")


@cache
def _facilities() -> dict[str, str]:
    return {noun: row[1] for row in rows("facilities") if row[0] == "ar" for noun in row[2].split(",")}
