"""Small places in Arabic script: listed ones, those after `قرية` or `حي`, and desert names such as `تين أباو`."""

import re
from collections.abc import Iterator

from app.anonymization.arabic_script.words import SHORTEST_NAME, bare, head_nouns, with_adjective
from app.anonymization.gazetteer import place_code, region_code
from app.anonymization.lists import words
from app.anonymization.reading import Reading
from app.anonymization.spans import Layer, Span, SpanType

_ORDINALS = re.compile(r"ال(?:اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ه?")
_DESERT_PLACE = re.compile(
    r"(?<![^\W\d_])[وبلف]?(?P<name>(?:تين|تن|ان|عين|اين)-[^\W\d_]{2,20}(?:-[^\W\d_]{2,20})?"
    r"|(?:تين|تن)[ ][^\W\d_]{3,20})(?![^\W\d_])"
)


def find(reading: Reading) -> Iterator[Span]:
    if not reading.arabic:
        return
    heads = head_nouns()
    for index, word in enumerate(reading.words):
        stem = bare(word.plain)
        if (word.plain in heads or stem in heads) and index + 1 < len(reading.words) and reading.gap(index) == " ":
            following = reading.words[index + 1].plain
            ordinal = _ORDINALS.fullmatch(following) is not None
            if (
                (ordinal or following not in words("ordinary_arabic"))
                and not region_code(following)
                and following not in words("arabic_kept")
            ):
                last = with_adjective(reading, index + 1)
                yield Span(
                    reading.words[index + 1].start,
                    reading.words[last].end,
                    SpanType.SMALL_PLACE,
                    0.9,
                    Layer.GAZETTEER,
                    "place.headed",
                )
        if word.plain in words("ordinary_arabic"):
            continue
        for candidate, shortest in ((word.plain, SHORTEST_NAME), (stem, SHORTEST_NAME + 1)):
            if len(candidate) > shortest and place_code(candidate) and not region_code(candidate):
                start = word.end - len(candidate)
                yield Span(start, word.end, SpanType.SMALL_PLACE, 0.85, Layer.GAZETTEER, "place.known")
    for match in _DESERT_PLACE.finditer(reading.plain):
        last = reading.word_at(match.end()) - 1
        end = reading.words[with_adjective(reading, last)].end if last >= 0 else match.end()
        yield Span(match.start("name"), end, SpanType.SMALL_PLACE, 0.9, Layer.GAZETTEER, "place.desert")
