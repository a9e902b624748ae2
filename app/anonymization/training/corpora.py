"""Annotated texts as the trainer reads them: documents with the stretches that name somebody or something."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NotRequired, TypedDict

KEPT = "KEPT"
"""The label of what annotators saw and chose to leave standing."""

_LONGEST_ACRONYM = 6
_TAGS = {"bam": "bm"}
_SPECIAL = dict(zip("ɛɔɲŋƐƆƝŊ", "eonnEONN", strict=True))


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]`; `entity` joins mentions of one person or thing, where the annotators said so."""

    start: int
    end: int
    kind: str
    entity: str = ""
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    mentions: tuple[Mention, ...]
    language: str = ""


class _Span(TypedDict):
    start: int
    end: int
    type: str
    id_type: NotRequired[str]
    entity_id: NotRequired[str]


class _Row(TypedDict):
    id: NotRequired[str]
    lang: str
    text: str
    spans: NotRequired[list[_Span]]


def documents(file: Path) -> list[Document]:
    """JSON lines with `id`, `text` and `spans`."""
    return [
        Document(
            name=row.get("id", ""),
            text=row["text"],
            mentions=tuple(_mention(row["text"], span) for span in row.get("spans", [])),
            language=_TAGS.get(row["lang"], row["lang"]),
        )
        for row in _rows(file)
    ]


def lines(file: Path, language: str) -> list[str]:
    """Texts of one language, annotated or not."""
    return [row["text"] for row in _rows(file) if row["lang"] == language]


def apart(fold: int, folds: int, of: Sequence[Document]) -> tuple[list[Document], list[Document]]:
    """The documents outside and inside one fold of a cross-validation."""
    outside = [document for place, document in enumerate(of) if place % folds != fold]
    return outside, list(of[fold::folds])


def small(document: Document) -> Document:
    """As typed without a capital; offsets stay."""
    return _rewritten(document, lambda char: char.lower() if len(char.lower()) == 1 else char)


def plain_letters(document: Document) -> Document:
    """As typed on a keyboard without ɛ ɔ ɲ ŋ; offsets stay."""
    return _rewritten(document, lambda char: _SPECIAL.get(char, char))


def _rewritten(document: Document, letter: Callable[[str], str]) -> Document:
    return replace(document, text="".join(map(letter, document.text)))


def _rows(file: Path) -> Iterator[_Row]:
    with file.open(encoding="utf-8") as opened:
        for line in opened:
            yield json.loads(line)


def _mention(text: str, span: _Span) -> Mention:
    kept = span.get("id_type") == "NO_MASK"
    return Mention(
        start=span["start"],
        end=span["end"],
        kind=KEPT if kept else _kind(text[span["start"] : span["end"]], span["type"]),
        entity=span.get("entity_id", ""),
        direct=span.get("id_type") == "DIRECT",
    )


def _kind(name: str, said: str) -> str:
    """One French source does not tell places from organisations: there an acronym is taken for an organisation."""
    if said != "ORGLOC":
        return said
    return "ORG" if name.isupper() and len(name) <= _LONGEST_ACRONYM else "LOC"
