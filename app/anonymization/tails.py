"""How far a proper name reaches in Latin script once a noun such as `association` or `lycée` has announced it."""

from app.anonymization.gazetteer import region_code
from app.anonymization.lists import words
from app.anonymization.reading import Reading
from app.anonymization.runs import is_acronym, is_kept

_LINKS = frozenset(
    {
        "de",
        "d",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "pour",
        "et",
        "of",
        "the",
        "for",
        "and",
        "in",
        "ka",
        "ni",
        "a",
        "al",
        "el",
        "contre",
    }
)
_GAPS = frozenset({" ", "  ", "'", " (", '"', ' "', " «", " « ", "« ", "-", "' "})
_LONGEST = 12


def first_capital(reading: Reading, after: int, fillers: int) -> int | None:
    """Index of the first capitalised word after word `after`, past at most so many small ones of the same phrase."""
    for index in range(after + 1, min(after + fillers + 2, len(reading.words))):
        gap = reading.gap(index - 1)
        if (gap not in _GAPS or gap == " (") and not (index == after + 1 and gap in {", ", " : ", ": "}):
            return None
        if reading.words[index].capital:
            return index
        if reading.words[index].plain not in words("name_links"):
            return None
    return None


def tail(reading: Reading, first: int) -> int:
    """Index of the last capitalised word of the name that begins at word `first`."""
    last = first
    for index in range(first + 1, min(first + _LONGEST, len(reading.words))):
        word = reading.words[index]
        if reading.gap(index - 1) not in _GAPS:
            break
        if word.capital and not (word.plain in _LINKS and reading.gap(index - 1) == " " and word.opens):
            last = index
        elif word.plain not in _LINKS and not (index > 1 and word.plain in _COMMON_IN_NAMES):
            break
    return last


def closed(reading: Reading, last: int) -> int:
    """End offset of word `last`, with the bracket or quotation mark that closes the name."""
    end = reading.words[last].end
    rest = reading.text[end : end + 2]
    opened = reading.text[max(0, end - 120) : end]
    for opening, closing in (("(", ")"), ("«", "»"), ('"', '"')):
        if opening in opened and rest.lstrip(" ").startswith(closing):
            return end + rest.index(closing) + 1
    return end


def is_proper(reading: Reading, first: int, last: int) -> bool:
    """True when some word of the stretch names more than a country, a region or a public body."""
    return any(
        word.capital
        and not is_kept(word.plain)
        and not region_code(word.plain)
        and not (is_acronym(reading.text, word) and is_kept(word.plain))
        for word in reading.words[first : last + 1]
    )


_COMMON_IN_NAMES = frozenset({"femmes", "jeunes", "paix", "developpement", "women", "youth", "peace", "test"})
