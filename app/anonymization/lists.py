"""Word lists of the room, read from data/lists once and folded as the readings are."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.anonymization.folding import fold

_FOLDER = Path(__file__).parent / "data" / "lists"


@cache
def words(name: str) -> frozenset[str]:
    """Entries of data/lists/<name>.txt, folded; a line that begins with # is a note."""
    return frozenset(fold(line) for line in _lines(f"{name}.txt"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of data/lists/<name>.tsv, tab-separated, as written."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in _lines(f"{name}.tsv"))


def alternatives(entries: frozenset[str] | list[str]) -> str:
    """A regular expression that matches any of the folded entries, longest first, spaces read as one or two blanks."""
    escaped = [entry.replace(".", r"\.").replace(" ", r"[ ]{1,2}") for entry in entries]
    return "|".join(sorted(escaped, key=lambda entry: (-len(entry), entry)))


def _lines(name: str) -> Iterator[str]:
    with (_FOLDER / name).open(encoding="utf-8") as lines:
        for line in lines:
            entry = line.strip("\n").strip(" ")
            if entry and not entry.startswith("#"):
                yield entry
