"""Persons named in Latin script: titles, announced names, known names, particles and runs of capitals."""

import re
from collections.abc import Iterator
from functools import cache

from app.anonymization.gazetteer import place_code, region_code
from app.anonymization.lists import words
from app.anonymization.reading import Reading
from app.anonymization.runs import PARTICLES, Run, is_kept, is_name, is_ordinary
from app.anonymization.spans import Layer, Span, SpanType

_NAME_GAP = re.compile(r"[ ]{1,2}|[ ]?[:,][ ]|[ ]?[«\"][ ]?")
_PLACE_PREPOSITIONS = frozenset({"a", "vers", "at", "in", "from", "near", "around", "bo"})
_PLACE_HEADS = frozenset({"de", "d", "du", "pres", "of", "dugu", "village"})
_LINKS = frozenset({"ag", "ould", "walet", "wlt", "mint"})
_NAME_LONGEST = 4
_LONGEST_ANNOUNCEMENT = 5
_SHORTEST_NAME = 3


def find(reading: Reading) -> Iterator[Span]:
    for run in reading.runs:
        span = _from_run(reading, run)
        if span is not None:
            yield span
    yield from _introduced(reading)
    yield from _small_letters(reading)


def _from_run(reading: Reading, run: Run) -> Span | None:
    first, last = reading.words[run.first], reading.words[run.last]
    several = run.last > run.first
    if run.particle and several:
        return _person(first.start, last.end, 0.97, "name.particle")
    whole = reading.plain[first.start : last.end]
    if run.named:
        other = _is_place(reading, run, whole) or (not several and region_code(first.plain))
        return None if other else _person(first.start, last.end, 0.92 if several else 0.8, "name.known")
    members = reading.words[run.first : run.last + 1]
    before = reading.words[run.first - 1].plain if run.first else ""
    local = before in _PLACE_PREPOSITIONS or place_code(whole) or any(region_code(word.plain) for word in members)
    if not several or local or all(is_ordinary(word.plain) for word in members):
        return None
    return _person(first.start, last.end, 0.6, "name.capitals")


def _is_place(reading: Reading, run: Run, whole: str) -> bool:
    """A known place after a preposition, unless its first word is somebody's name as well."""
    before = reading.words[run.first - 1].plain if run.first else ""
    at_place = before in _PLACE_PREPOSITIONS | _PLACE_HEADS and reading.gap(run.first - 1) in {" ", "'"}
    return at_place and place_code(whole) is not None and not is_name(reading.words[run.first].plain)


def _introduced(reading: Reading) -> Iterator[Span]:
    """Names after a title, a relation or a phrase such as `je m'appelle`, in capitals or not."""
    announced, titles, relations = words("announced"), words("titles"), words("relations")
    for index, word in enumerate(reading.words):
        if word.plain in titles or f"{word.plain}." in titles:
            yield from _following(
                reading, index, "name.title", small=word.plain in {"el", "hadj", "alaji", "ladji", "metiri"}
            )
        elif word.plain in relations:
            yield from _following(reading, index, "name.relation", small=False)
        if _announces(reading, index, announced):
            yield from _following(reading, index, "name.announced", small=True)


def _announces(reading: Reading, index: int, announced: frozenset[str]) -> bool:
    if reading.words[index].plain not in _last_words():
        return False
    end = reading.words[index].end
    for back in range(_LONGEST_ANNOUNCEMENT):
        if index - back < 0:
            return False
        if reading.plain[reading.words[index - back].start : end] in announced:
            return True
    return False


@cache
def _last_words() -> frozenset[str]:
    """Words that may end an announcement; a word of the text holds no apostrophe."""
    return frozenset(re.split(r"[^\w-]", phrase)[-1] for phrase in words("announced"))


def _following(reading: Reading, index: int, reason: str, *, small: bool) -> Iterator[Span]:
    """The name that begins right after word `index`; `small` accepts names without capitals where nothing else fits."""
    gap = reading.gap(index)
    if reason == "name.title" and f"{reading.words[index].plain}." in words("titles"):
        gap = gap.removeprefix(".")
    if not _NAME_GAP.fullmatch(gap) or (gap.strip() and reason == "name.relation"):
        return
    first = index + 1
    members: list[int] = []
    for position in range(first, min(first + _NAME_LONGEST + 1, len(reading.words))):
        word = reading.words[position]
        initial = position > first and reading.words[position - 1].end - reading.words[position - 1].start == 1
        joined = position == first or reading.gap(position - 1) in ({". ", ".", "'", " "} if initial else {" ", "  "})
        if not joined or len(members) == _NAME_LONGEST:
            break
        capital = word.capital and reading.cased
        if (word.capital and word.end - word.start == 1 and reading.text[word.end : word.end + 1] == ".") or (
            word.plain in PARTICLES and members
        ):
            members.append(position)
        elif is_kept(word.plain) and not is_name(word.plain):
            break
        elif (
            capital
            or is_name(word.plain)
            or (small and not reading.cased and not is_ordinary(word.plain) and len(word.plain) >= _SHORTEST_NAME)
        ):
            members.append(position)
        else:
            break
    while members and reading.words[members[-1]].plain in PARTICLES:
        members.pop()
    if members and not region_code(reading.words[members[0]].plain):
        yield _person(reading.words[first].start, reading.words[members[-1]].end, 0.93, reason)


def _small_letters(reading: Reading) -> Iterator[Span]:
    """Two known names side by side, or a particle between names, typed without capitals."""
    position = 0
    while position < len(reading.words):
        last = position
        if not is_name(reading.words[position].plain) and reading.words[position].plain not in _LINKS:
            position += 1
            continue
        while (
            last + 1 < len(reading.words)
            and reading.gap(last) == " "
            and (is_name(reading.words[last + 1].plain) or reading.words[last + 1].plain in PARTICLES - {"al", "ben"})
        ):
            last += 1
        members = reading.words[position : last + 1]
        sure = [word for word in members if is_name(word.plain)]
        alone = not reading.cased and len(members) == 1 and bool(sure) and _stands_alone(members[0].plain)
        alike = not reading.cased or len({word.capital for word in members}) == 1
        if (len(members) > 1 and len(sure) > 1 and alike) or alone:
            if not (len(members) == 1 and region_code(members[0].plain)):
                yield _person(members[0].start, members[-1].end, 0.85, "name.small_letters")
        elif (
            len(members) > 1
            and members[-1].plain not in PARTICLES
            and any(member.plain in _LINKS for member in members)
        ):
            yield _person(members[0].start, members[-1].end, 0.85, "name.particle")
        position = last + 1


def _stands_alone(plain: str) -> bool:
    return len(plain) > _SHORTEST_NAME and plain not in words("ordinary_latin") and not is_kept(plain)


def _person(start: int, end: int, score: float, reason: str) -> Span:
    return Span(start, end, SpanType.PERSON, score, Layer.NAME, reason)
