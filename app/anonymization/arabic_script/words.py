"""Words of Arabic script as the layers compare them: attached prefixes, listed names, nouns of the lists."""

import re
from functools import cache

from app.anonymization.lists import rows, words
from app.anonymization.reading import Reading

_ADJECTIVES = re.compile(r"ال(?:شرقي|غربي|شمالي|جنوبي|كبير|كبري|صغير|صغري|جديد|قديم|اعلي|اسفل|وسطي)ه?")
_CONJUNCTIONS = ("و", "ف", "ب", "ل", "ك")
SHORTEST_NAME = 2


def bare(plain: str) -> str:
    """The word without one attached conjunction or preposition, `لل` read as `ال`."""
    if plain.startswith("لل"):
        return "ال" + plain[2:]
    return plain[1:] if plain.startswith(_CONJUNCTIONS) and len(plain) > SHORTEST_NAME + 1 else plain


@cache
def names() -> frozenset[str]:
    return words("arabic_names") | frozenset(name for name in words("arabic_extra_names") if " " not in name)


def is_name(plain: str) -> bool:
    return plain in names() or (
        plain.startswith("و") and plain[1:] in names() and plain not in words("ordinary_arabic")
    )


def may_follow_name(plain: str) -> bool:
    """A listed name, with or without its article: `محمد المختار`."""
    return is_name(plain) or (plain.startswith("ال") and plain[2:] in names())


def with_adjective(reading: Reading, index: int) -> int:
    while (
        index + 1 < len(reading.words)
        and reading.gap(index) == " "
        and _ADJECTIVES.fullmatch(reading.words[index + 1].plain)
    ):
        index += 1
    return index


@cache
def head_nouns() -> frozenset[str]:
    return column("place_nouns")


def column(name: str) -> frozenset[str]:
    return frozenset(noun for row in rows(name) if row[0] == "ar" for noun in row[-1].split(","))
