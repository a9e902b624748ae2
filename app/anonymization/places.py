"""Small places in Latin script: those of the gazetteer, and unknown ones the sentence announces as places."""

from collections.abc import Iterator
from functools import cache

from app.anonymization.gazetteer import place_code, region_code
from app.anonymization.lists import rows
from app.anonymization.reading import Reading
from app.anonymization.runs import Run, is_kept, is_name, is_ordinary
from app.anonymization.spans import Layer, Span, SpanType

_OF = frozenset({"de", "d", "du", "of", "des"})
_TO = frozenset(
    {"a", "vers", "at", "in", "from", "near", "around", "outside", "towards", "toward", "between", "entre", "jusqu'a"}
)
_TO_OR_OF = _TO | _OF
_NAMING = _OF | {"the", "named", "nomme", "appele", "called"}
_AFTER = frozenset({"dugu", "bugu", "kin", "komini", "dugutigi", "village", "kubeda", "dugukolo", "togoda"})
_SHORTEST = 4
_WORDS_AT_MOST = 4
_LINKS_AT_MOST = 3


def find(reading: Reading) -> Iterator[Span]:
    for run in reading.runs:
        span = _from_run(reading, run)
        if span is not None:
            yield span
    yield from _small_letters(reading)


def _from_run(reading: Reading, run: Run) -> Span | None:
    first, last = reading.words[run.first], reading.words[run.last]
    whole = reading.plain[first.start : last.end]
    headed = _headed(reading, run.first) or _followed(reading, run.last)
    if region_code(whole):
        named = headed and not _of_a_region(reading, run.first)
        return _place(first.start, last.end, 0.9, "place.headed") if named else None
    if headed:
        return _place(first.start, last.end, 0.93, "place.headed")
    score, reason = _known(reading, run, whole) if place_code(whole) else _unknown(reading, run, whole)
    return _place(first.start, last.end, score, reason) if score else None


def _known(reading: Reading, run: Run, whole: str) -> tuple[float, str]:
    """Score and reason for a place of the gazetteer; 0 where the word more likely means something else."""
    if _preceded(reading, run.first, _TO | _OF):
        return 0.95, "place.known"
    likely = not run.named and len(whole) >= _SHORTEST and not is_ordinary(whole)
    return (0.8 if likely else 0.0), "place.known"


def _unknown(reading: Reading, run: Run, whole: str) -> tuple[float, str]:
    """Score and reason for a name no list holds; 0 where nothing says that it is a place."""
    unlike_words = _unlike_words(reading, run)
    if len(whole) == 1:
        return 0.0, ""
    if unlike_words and _preceded(reading, run.first, _TO):
        return 0.75, "place.preposition"
    if run.named or not unlike_words:
        return 0.0, ""
    if _preceded(reading, run.first, _OF):
        return 0.65, "place.preposition"
    hyphened = "-" in whole and run.first == run.last and not reading.words[run.first].opens
    return (0.6 if hyphened else 0.0), "place.hyphen"


def _small_letters(reading: Reading) -> Iterator[Span]:
    """Places typed without capitals: after `village de` always, after `à` or `de` when the gazetteer knows them."""
    for index, word in enumerate(reading.words):
        if word.capital and reading.cased:
            continue
        if len(word.plain) < _SHORTEST or is_ordinary(word.plain) or region_code(word.plain):
            continue
        headed = _headed(reading, index)
        told = headed or _preceded(reading, index, _TO_OR_OF)
        if not told and not any(
            after.plain in _AFTER for after in reading.words[index + 1 : index + 1 + _WORDS_AT_MOST]
        ):
            continue
        last = _longest_known(reading, index)
        if last is not None and (told or _followed(reading, last)):
            yield _place(word.start, reading.words[last].end, 0.85, "place.known")
        elif headed and not reading.cased and reading.words[index - 1].plain in _OF and not is_name(word.plain):
            yield _place(word.start, word.end, 0.7, "place.headed")


def _longest_known(reading: Reading, index: int) -> int | None:
    for count in range(_WORDS_AT_MOST, 0, -1):
        last = index + count - 1
        if last >= len(reading.words) or any(reading.gap(position) != " " for position in range(index, last)):
            continue
        if place_code(reading.plain[reading.words[index].start : reading.words[last].end]):
            return last
    return None


def _headed(reading: Reading, index: int) -> bool:
    """True after `village de`, `quartier`, `commune of`, `dugu` and the like."""
    position = index - 1
    while position >= 0 and reading.words[position].plain in _NAMING:
        position -= 1
    if position < 0 or index - position > _LINKS_AT_MOST:
        return False
    between = reading.plain[reading.words[position].end : reading.words[index].start]
    return reading.words[position].plain in _head_nouns() and not set(between) & set(".,;:!?\n")


def _of_a_region(reading: Reading, index: int) -> bool:
    """`ville de Gao` and `cercle de Gao` name nothing smaller than the masking level."""
    before = reading.plain[max(0, reading.words[index].start - 20) : reading.words[index].start]
    return any(noun in before for noun in ("ville", "city", "town", "region", "cercle", "district"))


def _followed(reading: Reading, index: int) -> bool:
    return index + 1 < len(reading.words) and reading.gap(index) == " " and reading.words[index + 1].plain in _AFTER


def _preceded(reading: Reading, index: int, by: frozenset[str]) -> bool:
    if index == 0:
        return False
    gap, before = reading.gap(index - 1), reading.words[index - 1]
    if gap not in {" ", "  ", "'", "\n", " '", " (", " «", ' "'} or before.plain not in by:
        return False
    # English "a" is an article, French "a" a verb: only "à" and accentless typing mean a place.
    if before.plain == "a" and reading.text[before.start] in "aA":
        return (reading.language in {"fr", "bm"} and not reading.cased) or (
            reading.text[before.start] == "A" and before.opens
        )
    return True


def _unlike_words(reading: Reading, run: Run) -> bool:
    members = reading.words[run.first : run.last + 1]
    return not any(is_kept(word.plain) for word in members) and not all(is_ordinary(word.plain) for word in members)


def _place(start: int, end: int, score: float, reason: str) -> Span:
    layer = Layer.GAZETTEER
    return Span(start, end, SpanType.SMALL_PLACE, score, layer, reason)


@cache
def _head_nouns() -> frozenset[str]:
    return frozenset(
        noun for language, _, nouns in rows("place_nouns") if language != "ar" for noun in nouns.split(",")
    )
