"""What a model is told about a word: spelling, shape, rarity, lists, neighbours, its other uses in the message."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from app.anonymization.lexicon import Lexicon
from app.anonymization.lists import rows
from app.anonymization.lists import words as entries
from app.anonymization.tokens import spelling, visible

_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)
_SHAPE_READ = 20
_LONGEST_AFFIX = 4
_LENGTHS = 12
_YEAR_LENGTH = 4
_DAY_LENGTH = 2
_DAYS = 31
_SHORTEST_STEM = 3
_NGRAM = 3
_COMMON = 3  # once in a million words
_CLITICS = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")


class Word(NamedTuple):
    """One spelling as it stands in a message, with the features it lends to itself and to its neighbours.

    A `common` word by itself tells nobody anything: "of", or "market" in small letters; an `opener` is a word that
    would be common without its capital, as at the beginning of a sentence.
    """

    plain: str
    shape: str
    lists: str
    capital: bool
    common: bool
    opener: bool
    own: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    before_that: tuple[str, ...]
    after_that: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a model sees words: `language` picks the word frequencies; a caseless model is blind to capitals."""

    language: str
    caseless: bool


class Reader:
    """Describes the words of one message. It holds them: let it die with the message."""

    def __init__(self, style: Style, lexicon: Lexicon) -> None:
        self._style = style
        self._lexicon = lexicon
        self._common = _commonest(style, lexicon)
        self._words: dict[str, Word] = {}

    def word(self, written: str) -> Word:
        known = self._common.get(written) or self._words.get(written)
        if known is None:
            known = self._words[written] = describe(written, self._style, self._lexicon)
        return known


@cache
def _commonest(style: Style, lexicon: Lexicon) -> dict[str, Word]:
    """The commonest words of the four languages, shared by all messages: they betray none."""
    forms = {form for (word, *_) in rows("model_frequent") for form in (word, word.capitalize())}
    return {form: describe(form, style, lexicon) for form in forms | set(",.;:!?'’\"()-")}


def describe(written: str, style: Style, lexicon: Lexicon) -> Word:
    seen = visible(written) or "_"
    plain = spelling(seen) or "_"
    if not plain.isalpha():
        plain = _numbers(plain)
    shape = _shape(seen.lower() if style.caseless else seen)
    own = [f"w={plain}", f"s={shape}"]
    around = [f"w={plain}", f"s={shape}"]
    lists = ""
    band = 0
    if plain.isalpha() or "-" in plain:
        band = lexicon.band(plain, style.language)
        lists = lexicon.listed(plain)
        own += _affixes(plain)
        own += (f"n={min(len(plain), _LENGTHS)}", f"r={band}", f"sr={shape}{band}")
        around += (f"x={plain[-3:]}", f"r={band}")
        if lists:
            own += (f"L={lists}", f"Lr={lists}{band}")
            around.append(f"L={lists}")
        if style.language == "ar":
            own += _stem(plain, style, lexicon)
        if plain in titles():
            own.append("T")
            around.append("T")
    ordinary = band >= _COMMON and not (style.caseless or lists)
    return Word(
        plain=plain,
        shape=shape,
        lists=lists,
        capital=shape[0] == "X",
        common=plain in function_words() or (ordinary and shape[0] == "x"),
        opener=ordinary and shape[0] == "X",
        own=tuple(own),
        before=tuple([f"-1{name}" for name in around]),
        after=tuple([f"+1{name}" for name in around]),
        before_that=tuple([f"-2{name}" for name in around[:2]]),
        after_that=tuple([f"+2{name}" for name in around[:2]]),
    )


def _stem(plain: str, style: Style, lexicon: Lexicon) -> list[str]:
    """Arabic joins "and", "in", "to" and the article to the word: what is left is looked up as well."""
    for clitic in _CLITICS:
        stem = plain[len(clitic) :]
        if plain.startswith(clitic) and len(stem) >= _SHORTEST_STEM:
            band = lexicon.band(stem, style.language)
            lists = lexicon.listed(stem)
            found = [f"c={clitic}", f"st={stem}", f"rst={band}", f"pst={stem[:3]}"]
            return [*found, f"Ls={lists}", f"Lsr={lists}{band}"] if lists else found
    return []


@cache
def function_words() -> frozenset[str]:
    return frozenset(map(spelling, entries("model_function_words")))


@cache
def titles() -> frozenset[str]:
    """Words that stand before a name."""
    return frozenset(map(spelling, entries("model_titles")))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How a message uses its words: spellings capitalised inside a sentence, in small letters, after a title."""

    capital: frozenset[str]
    small: frozenset[str]
    titled: frozenset[str]


def elsewhere(sentences: Iterable[Sequence[Word]]) -> Elsewhere:
    capital, small, titled = set[str](), set[str](), set[str]()
    for words in sentences:
        for index, word in enumerate(words):
            if not word.capital:
                small.add(word.plain)
            elif index:
                capital.add(word.plain)
            if index and _follows_title(words, index):
                titled.add(word.plain)
    return Elsewhere(frozenset(capital), frozenset(small), frozenset(titled))


def sequence(words: Sequence[Word], uses: Elsewhere, style: Style) -> list[list[str]]:
    """The features of every word of one sentence."""
    return [
        [*word.own, *_left(words, index, style), *_right(words, index, style), *_uses(word, uses, style)]
        for index, word in enumerate(words)
    ]


def _left(words: Sequence[Word], index: int, style: Style) -> list[str]:
    word = words[index]
    if not index:
        return ["BOS", f"BOS{word.shape}"]
    previous = words[index - 1]
    found = [*previous.before, f"-s={previous.shape}|{word.shape}", f"-w={previous.plain}|{word.plain}"]
    if style.language == "ar":
        found.append(f"-L={previous.lists}|{word.lists}")
    if index > 1:
        found += words[index - 2].before_that
    return found


def _right(words: Sequence[Word], index: int, style: Style) -> list[str]:
    if index + 1 == len(words):
        return ["EOS"]
    word, following = words[index], words[index + 1]
    found = [*following.after, f"+s={word.shape}|{following.shape}", f"+w={word.plain}|{following.plain}"]
    if style.language == "ar":
        found.append(f"+L={word.lists}|{following.lists}")
    if index:
        found.append(f"~w={words[index - 1].plain}|{following.plain}")
    if index + 2 < len(words):
        found += words[index + 2].after_that
    return found


def _uses(word: Word, uses: Elsewhere, style: Style) -> list[str]:
    found = []
    if not style.caseless:
        if word.plain in uses.capital:
            found.append("dML" if word.plain in uses.small else "dM")
        elif word.plain in uses.small:
            found.append("dL")
    if word.plain in uses.titled:
        found.append("dT")
    return found


def _follows_title(words: Sequence[Word], index: int) -> bool:
    previous = words[index - 1].plain
    return previous in titles() or (previous == "." and index > 1 and words[index - 2].plain in titles())


def _affixes(plain: str) -> list[str]:
    found: list[str] = []
    for length in range(1, min(_LONGEST_AFFIX, len(plain) - 1) + 1):
        found += (f"p{length}={plain[:length]}", f"x{length}={plain[-length:]}")
    if len(plain) > _LONGEST_AFFIX:
        found += [f"g={plain[place : place + _NGRAM]}" for place in range(1, len(plain) - _NGRAM)]
    return found


def _shape(seen: str) -> str:
    """One sign a letter, runs cut to two: Xxx for Dembele, ddx for 33e, XX-dd for AB-12."""
    return _RUN.sub(r"\1\1", seen[:_SHAPE_READ].translate(_KINDS))


class _Kinds(dict[int, str]):
    """The sign of each character, worked out the first time it is met: never more entries than Unicode has."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


def _kind(char: str) -> str:
    if char.isupper():
        return "X"
    if char.islower():
        return "x"
    if char.isdigit():
        return "d"
    if char.isalpha():
        return "a"
    return char if char in "-'." else "*"


_KINDS = _Kinds()


def _numbers(plain: str) -> str:
    """Numbers by their form: no model learns a number itself, so none is stored in one."""
    if not plain.isdigit():
        return _DIGIT.sub("9", plain)
    if len(plain) == _YEAR_LENGTH and plain.startswith(("19", "20")):
        return f"{plain[:2]}dd"
    if len(plain) <= _DAY_LENGTH:
        return f"d{len(plain)}{'m' if _value(plain) <= _DAYS else ''}"
    return f"d{len(plain)}"


def _value(digits: str) -> int:
    """isdigit() also holds for signs such as "²", which are no number to int()."""
    return int(digits) if digits.isdecimal() else 0
