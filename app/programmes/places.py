"""Mali's twenty regions and their zones: names in four languages, and both legal code sets.

Regions are keyed by a word because the two laws of 2023 number them differently after region 10: `code_ct` follows law
2023-006 (territorial collectivities), `code_ca` law 2023-007 (administrative districts).
"""

from dataclasses import dataclass
from enum import StrEnum

from app.core.types import LocalizedText

COUNTRY = "mali"
COUNTRY_CODE = "ML"


class PlaceKind(StrEnum):
    REGION = "region"
    ZONE = "zone"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """`parent` is the id of the next wider place, None for the country. Codes are empty for zones and the country."""

    id: str
    kind: PlaceKind
    label: LocalizedText
    parent: str | None
    code_ct: str = ""
    code_ca: str = ""


def _names(name: str, ar: str, *, fr: str = "", bm: str = "") -> LocalizedText:
    """The official spelling serves every language in Latin letters that has no other in common use."""
    return {"en": name, "fr": fr or name, "bm": bm or name, "ar": ar}


def _region(key: str, zone: str, codes: tuple[str, str], label: LocalizedText) -> Place:
    return Place(key, PlaceKind.REGION, label, zone, *codes)


_REGIONS = (
    # The district is a region and a zone at once, so what is wider than it is the country.
    _region(
        "bamako", COUNTRY, ("00", "00"), _names("Bamako (District)", "باماكو", fr="District de Bamako", bm="Bamakɔ")
    ),
    _region("kayes", "south_west", ("01", "01"), _names("Kayes", "كاي")),
    _region("koulikoro", "south_west", ("02", "02"), _names("Koulikoro", "كوليكورو")),
    _region("sikasso", "south_west", ("03", "03"), _names("Sikasso", "سيكاسو")),
    _region("segou", "centre", ("04", "04"), _names("Ségou", "سيغو", bm="Segu")),
    _region("mopti", "centre", ("05", "05"), _names("Mopti", "موبتي")),
    _region("tombouctou", "north", ("06", "06"), _names("Tombouctou", "تمبكتو")),
    _region("gao", "north", ("07", "07"), _names("Gao", "غاو")),
    _region("kidal", "north", ("08", "08"), _names("Kidal", "كيدال")),
    _region("taoudenit", "north", ("09", "09"), _names("Taoudénit", "تاودني")),
    _region("menaka", "north", ("10", "10"), _names("Ménaka", "ميناكا")),
    _region("nioro", "south_west", ("11", "13"), _names("Nioro", "نيورو")),
    _region("kita", "south_west", ("12", "15"), _names("Kita", "كيتا")),
    _region("dioila", "south_west", ("13", "12"), _names("Dioïla", "ديويلا")),
    _region("nara", "south_west", ("14", "16"), _names("Nara", "نارا")),
    _region("bougouni", "south_west", ("15", "11"), _names("Bougouni", "بوغوني")),
    _region("koutiala", "south_west", ("16", "14"), _names("Koutiala", "كوتيالا")),
    _region("san", "centre", ("17", "18"), _names("San", "سان")),
    _region("douentza", "centre", ("18", "19"), _names("Douentza", "دوينتزا")),
    _region("bandiagara", "centre", ("19", "17"), _names("Bandiagara", "باندياغارا")),
)
_ZONES = (
    Place(
        "south_west",
        PlaceKind.ZONE,
        _names("South and west", "الجنوب والغرب", fr="Sud et ouest", bm="Worodugu ni tilebin"),
        COUNTRY,
    ),
    Place("centre", PlaceKind.ZONE, _names("Centre", "الوسط", bm="Segu ni Mopti fan fɛ"), COUNTRY),
    Place("north", PlaceKind.ZONE, _names("North", "الشمال", fr="Nord", bm="Kɛɲɛka"), COUNTRY),
)
_MALI = Place(COUNTRY, PlaceKind.COUNTRY, _names("Mali", "مالي"), None)

REGIONS: dict[str, Place] = {place.id: place for place in _REGIONS}
ZONES: dict[str, Place] = {"bamako": REGIONS["bamako"]} | {place.id: place for place in _ZONES}
PLACES: dict[str, Place] = REGIONS | ZONES | {COUNTRY: _MALI}


def wider(place_id: str) -> str | None:
    """The next wider place; None above the country. Raises KeyError for an unknown place."""
    return PLACES[place_id].parent


def at(place_id: str, kind: PlaceKind) -> str:
    """The id of this place at the given level: the place itself if it is as wide already. Raises KeyError."""
    place = PLACES[place_id]
    if kind is PlaceKind.COUNTRY:
        return COUNTRY
    if kind is PlaceKind.ZONE and place.kind is PlaceKind.REGION and place.id not in ZONES:
        return place.parent or COUNTRY
    return place.id


def regions_of(zone: str) -> tuple[str, ...]:
    """Ids of the regions in a zone. Raises KeyError for an unknown zone."""
    place = ZONES[zone]
    return (zone,) if place.kind is PlaceKind.REGION else tuple(r.id for r in _REGIONS if r.parent == zone)
