"""Which Malian places there are, whatever the spelling, and in which region or zone each lies."""

from functools import cache
from pathlib import Path

from app.anonymization.folding import fold
from app.anonymization.lists import rows
from app.anonymization.spelling import key

_PLACES = Path(__file__).parent / "data" / "places.tsv"
UNKNOWN = "-"
ZONES = ("north", "centre", "south")


def place_code(plain: str) -> str | None:
    """Region code (ML01-ML20), zone name or "-" of a folded place name; None when no such place is known."""
    return _places().get(key(plain)) or _arabic_places().get(plain)


def region_code(plain: str) -> str | None:
    """Code of the region or district that bears this folded name, in any of the four languages."""
    return _region_names().get(plain)


def zone_of(code: str) -> str | None:
    """Zone of a region code or zone name; None when the code tells none."""
    if code in ZONES:
        return code
    return next((row[1] for row in rows("regions") if row[0] == code), None)


def region_name(code: str, language: str) -> str | None:
    """Name of a region in a language; None for a zone or an unknown code."""
    column = {"fr": 2, "en": 3, "ar": 4, "bm": 5}[language]
    return next((row[column] for row in rows("regions") if row[0] == code), None)


@cache
def _places() -> dict[str, str]:
    codes: dict[str, str] = {}
    places: dict[str, str] = {}
    with _PLACES.open(encoding="utf-8") as lines:
        for line in lines:
            name, _, code = line.rstrip("\n").partition("\t")
            if not name.startswith("#"):
                places[name] = codes.setdefault(code, code)
    return places


@cache
def _arabic_places() -> dict[str, str]:
    return {fold(name): code for name, code in rows("places_ar")}


@cache
def _region_names() -> dict[str, str]:
    return {fold(name): row[0] for row in rows("regions") for name in (*row[2:6], *row[6].split(","))}
