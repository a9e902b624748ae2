"""Reading the scenario's files."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

# Any: the files are this room's own, checked by tests, and read by their keys.
Json = dict[str, Any]


@cache
def read(name: str) -> Json:
    """One file of the scenario, such as `programmes`."""
    content: Json = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return content


def day(text: str) -> date:
    return date.fromisoformat(text)


def answer_key() -> dict[str, Json]:
    """What an officer decided about each text: submission id -> decisions."""
    return {key["submission"]: key for key in read("answer_key")["keys"]}


def submissions() -> list[Json]:
    items: list[Json] = read("submissions")["submissions"]
    return items


def consultations() -> list[Json]:
    items: list[Json] = read("consultations")["consultations"]
    return items
