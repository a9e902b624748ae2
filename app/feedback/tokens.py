"""From a text to search tokens: the same word in one language gives the same token, however it is spelled.

A token is a letter for the language, then the folded, stemmed word in plain ASCII, so that both databases keep it as it
is. A record is indexed in its own language; a query looks in every language at once (`variants`).
"""

import re
from functools import lru_cache

from snowballstemmer import stemmer

from app.core.text import fold, words
from app.feedback.arabic_stems import is_arabic, light_stem

EVERY = "_"
"""Stands once in every indexed text, so that a query made of exclusions alone has something to exclude from."""

LONGEST_WORD = 64
LANGUAGE_LETTERS = {"fr": "f", "en": "e", "bm": "b", "ar": "a"}
OTHER = "x"
REMEMBERED = 50_000

ELISIONS = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’ʼ](?=\w)")
DIGITS = {code: str(unit) for zero in (0x660, 0x6F0) for unit, code in enumerate(range(zero, zero + 10))}
BAMBARA_PLURAL = re.compile(r"(?<=..[aeiou])w$")
FRENCH_STYLE = (
    (re.compile(r"^t[iy](?=[aeo])"), "c"),  # tiè, tyè: cɛ
    (re.compile(r"tch"), "c"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"gn"), "ny"),
    (re.compile(r"ou"), "u"),
)


def tokens(text: str, language: str) -> list[str]:
    """Tokens of a text in its order, for the index."""
    return [token(word, language) for word in split(text)]


def split(text: str) -> list[str]:
    """Folded words in their order, without French elisions, in Western digits."""
    return [word[:LONGEST_WORD] for word in words(ELISIONS.sub("", fold(text).translate(DIGITS)))]


def variants(word: str) -> tuple[str, ...]:
    """What a folded word would be in each language."""
    return tuple(token(word, language) for language in (*LANGUAGE_LETTERS, OTHER))


def beginnings(word: str) -> tuple[str, ...]:
    """What tokens begin with whose words begin like this, in each language."""
    typed = ascii_only(spelled(word))
    stems = {token(word, language)[1:] for language in LANGUAGE_LETTERS}
    letters = (*LANGUAGE_LETTERS.values(), OTHER)
    # A whole word before the star may be longer than its own stem.
    begun = sorted({typed} | {stem for stem in stems if typed.startswith(stem)})
    return tuple(letter + begin for letter in letters for begin in begun)


@lru_cache(maxsize=REMEMBERED)
def token(word: str, language: str) -> str:
    """The token of one folded word."""
    letter = LANGUAGE_LETTERS.get(language, OTHER)
    return letter + ascii_only(stem(word, language))


def stem(word: str, language: str) -> str:
    if is_arabic(word):
        return light_stem(word)
    if language == "bm":
        return spelled(BAMBARA_PLURAL.sub("", word))
    if language == "fr":
        return spelled(str(stemmer("french").stemWord(word)))
    if language == "en":
        return spelled(str(stemmer("english").stemWord(word)))
    return spelled(word)


def spelled(word: str) -> str:
    """French-style Bambara as it is officially written; other words change too, but alike everywhere."""
    for pattern, official in FRENCH_STYLE:
        word = pattern.sub(official, word)
    return word


def ascii_only(word: str) -> str:
    """Any other letter becomes its number, so that no tokeniser of a database can disagree about it."""
    if word.isascii():
        return word
    return "".join(letter if letter.isascii() else f"_{ord(letter):x}_" for letter in word)
