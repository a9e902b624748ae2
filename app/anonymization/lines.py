"""Masking as a stream of JSON lines, so that anyone can measure the masker from outside."""

import json
from dataclasses import dataclass
from typing import TypedDict

from app.anonymization.detect import find_spans
from app.anonymization.errors import UnknownLanguageError
from app.anonymization.operators import mask
from app.anonymization.policy import Policy
from app.anonymization.tiers import Tier


class SpanLine(TypedDict):
    start: int
    end: int
    type: str
    score: float
    layer: str
    kept: bool


class MaskedLine(TypedDict):
    id: object
    masked: str
    spans: list[SpanLine]


@dataclass(frozen=True, slots=True)
class LineError(Exception):
    """Why a line was not masked: `not_json`, `not_an_object`, `no_text` or `unknown_language`; never its content."""

    code: str
    id: object = None


def masked_line(line: str, *, bambara: bool = True) -> MaskedLine:
    """Masks as for T2. Offsets are Unicode code points of the given text. Raises LineError.

    `bambara=False` leaves out the models for Bambara.
    """
    entry = read_line(line)
    text, language = entry["text"], entry["language"]
    try:
        spans = find_spans(text, language, bambara=bambara)
    except UnknownLanguageError:
        raise LineError("unknown_language", entry["id"]) from None
    masked = mask(text, spans, Policy(tier=Tier.T2, language=language))
    return {
        "id": entry["id"],
        "masked": masked.text,
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "type": span.type,
                "score": span.score,
                "layer": span.layer,
                "kept": span.kept,
            }
            for span in spans
        ],
    }


class Entry(TypedDict):
    id: object
    text: str
    language: str


def read_line(line: str) -> Entry:
    try:
        entry = json.loads(line)
    except ValueError:
        raise LineError("not_json") from None
    if not isinstance(entry, dict):
        raise LineError("not_an_object")
    text, language = entry.get("text"), entry.get("language")
    if not isinstance(text, str):
        raise LineError("no_text", entry.get("id"))
    if not isinstance(language, str):
        raise LineError("unknown_language", entry.get("id"))
    return {"id": entry.get("id"), "text": text, "language": language}
