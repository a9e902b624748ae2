"""Runs of capitalised words inside a sentence: the stretches that may be somebody's or some place's name."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from app.anonymization.lists import words as listed
from app.anonymization.spelling import key

PARTICLES = frozenset(
    {"ag", "ould", "uld", "walet", "wallet", "walat", "wlt", "mint", "ben", "bin", "bint", "ibn", "dit", "dite", "al"}
)
_INNER = PARTICLES | {"el", "nee", "epouse", "veuve", "alias"}
_LONGEST_RUN = 7
_ACRONYM_AT_MOST = 6
_VERB_ENDINGS = ("ez", "ons", "aient", "ment", "tion", "ant", "ing", "ly", "eux", "elles")
_KEYED_AT_LEAST = 4
_ORDINARY = ("ordinary_latin", "kept", "openers", "name_links", "role_links")


class Word(NamedTuple):
    """A run of letters and hyphens; `opens` is true for the first word of a sentence."""

    start: int
    end: int
    plain: str
    capital: bool
    opens: bool


class Run(NamedTuple):
    """Words `first` to `last`, both included; `named` when a known given or family name is among them."""

    first: int
    last: int
    named: bool
    particle: bool


def runs(text: str, words: Sequence[Word]) -> Iterator[Run]:
    """Left to right; a first word that only opens its sentence is left out."""
    index = 0
    while index < len(words):
        if not _may_begin(text, words[index]):
            index += 1
            continue
        last = _last(text, words, index)
        first = index - 1 if index and _is_initial(text, words[index - 1], words[index]) else index
        if last > first and words[first].opens and _only_opens(words[first]):
            first += 1
        if last > first or not words[first].opens or is_name(words[first].plain) or not is_ordinary(words[first].plain):
            members = [word.plain for word in words[first : last + 1]]
            yield Run(
                first,
                last,
                any(is_name(member) for member in members),
                any(member in PARTICLES for member in members),
            )
        index = last + 1


def is_name(plain: str) -> bool:
    """A known given or family name, in either spelling; hyphenated names count by their first part."""
    part = plain.split("-", 1)[0]
    if part in _names():
        return True
    return len(part) >= _KEYED_AT_LEAST and key(part) in _name_keys() and part not in listed("ordinary_latin")


def is_ordinary(plain: str) -> bool:
    """A word people write in small letters, or one that is capitalised without naming anybody."""
    return any(plain in listed(name) for name in _ORDINARY) or plain.endswith(_VERB_ENDINGS)


def is_kept(plain: str) -> bool:
    return plain in listed("kept")


def is_acronym(text: str, word: Word) -> bool:
    return 1 < word.end - word.start <= _ACRONYM_AT_MOST and text[word.start : word.end].isupper()


def _may_begin(text: str, word: Word) -> bool:
    if not word.capital or word.plain == "m" or (is_kept(word.plain) and word.plain not in _names()):
        return False
    return not is_acronym(text, word) or is_name(word.plain)


def _last(text: str, words: Sequence[Word], first: int) -> int:
    last = first
    index = first
    while index + 1 < len(words) and index - first < _LONGEST_RUN:
        gap, word = text[words[index].end : words[index + 1].start], words[index + 1]
        initial = words[index].end - words[index].start == 1
        if gap not in {" ", "  ", " (", "'"} and not (initial and gap in {". ", "."}):
            break
        if gap == " (" and words[index + 1].plain not in _INNER:
            break
        if gap == "'" and not initial:
            break
        if word.plain in _INNER:
            index += 1
            continue
        if not _may_begin(text, word) and not (word.capital and word.end - word.start == 1):
            break
        index += 1
        last = index
    return last


def _is_initial(text: str, word: Word, after: Word) -> bool:
    """A single capital before a name, as in `I. Dembélé`; `M.` is a title."""
    return (
        word.capital
        and word.end - word.start == 1
        and word.plain != "m"
        and text[word.end : after.start] in {". ", "."}
    )


def _only_opens(word: Word) -> bool:
    return not is_name(word.plain) and word.plain not in PARTICLES and is_ordinary(word.plain)


@cache
def _names() -> frozenset[str]:
    return listed("names_given") | listed("names_clan")


@cache
def _name_keys() -> frozenset[str]:
    return frozenset(key(name) for name in _names() if len(name) >= _KEYED_AT_LEAST)
