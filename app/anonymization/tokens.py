"""Words and signs of a text with exact offsets, in sentences of bounded length: what the statistical models read."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = (
    "\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
)
_LONGEST_WORD = 120
# A word, a run of pictures or broken characters, or one sign however often repeated: no alternative looks back.
_TOKEN = re.compile(
    rf"[\w{_MARKS}]{{1,{_LONGEST_WORD}}}"
    r"|[\U0001f000-\U0001faff\u2600-\u27bf\ufe00-\ufe0f\ud800-\udfff\ue000-\uf8ff]{1,400}"
    r"|(?P<sign>[^\w\s])(?P=sign){0,99}"
)
_INVISIBLE = re.compile(f"[{_MARKS}]+")
_ENDS = frozenset(".!?\u061f\u2026\u06d4")
_LONGEST_SENTENCE = 150
_INITIAL = 2
_LETTERS_READ = 48
_SPELLINGS = {
    "ɛ": "e",
    "ɔ": "o",
    "ɲ": "n",
    "ŋ": "n",
    "œ": "oe",
    "æ": "ae",
    "ß": "ss",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ة": "ه",
    "ؤ": "و",
    "ئ": "ي",
    "ڨ": "ق",
    "گ": "ك",
    "ک": "ك",
    "ـ": "",
}
_PLAIN = {
    **{ord(letter): plain for letter, plain in _SPELLINGS.items()},
    **{zero + digit: str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},
}


class Token(NamedTuple):
    """`text[start:end]`, in code points."""

    start: int
    end: int


Sentence = tuple[Token, ...]


def sentences(text: str) -> Iterator[Sentence]:
    """Every token of `text` in order, in sentences of at most 150 tokens. Linear in the length of `text`."""
    current: list[Token] = []
    for match in _TOKEN.finditer(text):
        token = Token(*match.span())
        if current and _ends(text, current, token):
            yield tuple(current)
            current = []
        current.append(token)
    if current:
        yield tuple(current)


def visible(word: str) -> str:
    """`word` without vowel signs, accents typed apart and invisible characters; at most 48 characters are read."""
    shown = word[:_LETTERS_READ]
    return shown if shown.isascii() else _INVISIBLE.sub("", shown)


def spelling(word: str) -> str:
    """One plain lower-case spelling: no accents, no special letters, one form of each Arabic letter and digit."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.lower().translate(_PLAIN)).translate(_PLAIN)
    # Half of a broken surrogate pair cannot be written as UTF-8, which the models need.
    return _INVISIBLE.sub("", apart).encode("utf-8", "replace").decode()


def _ends(text: str, current: list[Token], following: Token) -> bool:
    last = current[-1]
    if len(current) >= _LONGEST_SENTENCE or "\n" in text[last.end : following.start]:
        return True
    if following.start == last.end or text[last.end - 1] not in _ENDS:
        return False
    return not (text[last.start] == "." and len(current) > 1 and _is_initial(current[-2]))


def _is_initial(token: Token) -> bool:
    """One or two letters before a full stop are an initial or a title ("I. Dembele", "Dr. Sow"), not the end."""
    return token.end - token.start <= _INITIAL
