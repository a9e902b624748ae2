"""What is said instead of an identifier, before it is fitted into its sentence."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from app.anonymization import facilities, roles, units
from app.anonymization.arabic_script import bodies as arabic_bodies
from app.anonymization.arabic_script import roles as arabic_roles
from app.anonymization.folding import fold
from app.anonymization.gazetteer import ZONES, place_code, region_name, zone_of
from app.anonymization.normalise import normalise
from app.anonymization.policy import Policy
from app.anonymization.rules import dates
from app.anonymization.rules.calendar import WrittenDate
from app.anonymization.spans import SpanType
from app.anonymization.tiers import HANDLING, Period, Place

_PHRASES = Path(__file__).parent / "data" / "phrases.json"
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_ARABIC_DIGIT = re.compile(r"[٠-٩]")
_CAPITAL_CITY = "ML20"
_ARABIC_UNITS = {"كتيبه": "battalion", "سريه": "company", "فوج": "regiment", "لواء": "brigade", "فصيله": "platoon"}


class Kind(StrEnum):
    BRACKET = "bracket"
    NOUN = "noun"
    PLACE = "place"
    PERIOD = "period"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Wording:
    """`text` as it stands alone; for a place `area` says where it lies, so that another noun may take its turn."""

    kind: Kind
    text: str
    area: str = ""


def wording(type_: SpanType, surface: str, policy: Policy, number: int) -> Wording:
    """`number` counts persons within one message, from 1; it is ignored for everything else."""
    said = _said(policy.language)
    plain = fold(normalise(surface).text)
    if type_ is SpanType.PERSON:
        return Wording(Kind.BRACKET, f"[{said['tokens']['PERSON']} {number}]")
    if type_ is SpanType.SMALL_PLACE:
        return _place(plain, policy, said)
    if type_ is SpanType.DATE:
        return _period(surface, plain, policy, said)
    noun = _noun(type_, plain, said)
    return Wording(Kind.NOUN, noun) if noun else Wording(Kind.BRACKET, f"[{said['tokens'][type_.value]}]")


def placeholders(text: str) -> list[tuple[int, int]]:
    """Where a text already holds what mask() writes in place of identifiers."""
    return [match.span() for match in _written().finditer(text)]


def _noun(type_: SpanType, plain: str, said: dict[str, Any]) -> str | None:
    """The broader noun for what a span names; None for numbers and addresses, which have none."""
    noun: str | None = None
    if type_ is SpanType.ROLE:
        noun = said["roles"][arabic_roles.role_class(plain) or roles.role_class(plain) or "official"]
    elif type_ is SpanType.UNIQUE_ROLE:
        noun = said["only"]
    elif type_ is SpanType.ORG:
        noun = said["organisation"]
    elif type_ is SpanType.FACILITY:
        noun = said["facilities"][facilities.facility_class(plain) or arabic_bodies.facility_class(plain) or "home"]
    elif type_ is SpanType.UNIT:
        named = (found for stem, found in _ARABIC_UNITS.items() if stem in plain)
        noun = said["units"][next(named, units.echelon(plain))]
    return noun


def _place(plain: str, policy: Policy, said: dict[str, Any]) -> Wording:
    known = place_code(plain)
    code = known if known not in {None, "-"} else policy.region
    level = HANDLING[policy.tier].place
    if level is Place.COUNTRY:
        return Wording(Kind.PLACE, _joined(policy, said["locality"], said["country"]), said["country"])
    zone = zone_of(code) if code else None
    if code is None or zone is None:
        return Wording(Kind.PLACE, said["locality"])
    if level is Place.ZONE or code in ZONES:
        area = str(said["zones"][zone])
    elif code == _CAPITAL_CITY:
        area = str(said["capital"])
    else:
        area = str(said["region"]).format(name=region_name(code, policy.language))
    return Wording(Kind.PLACE, _joined(policy, said["village"], area), area)


def _joined(policy: Policy, noun: str, area: str) -> str:
    return f"{area}{noun}" if policy.language == "bm" else f"{noun}{area}"


def _period(surface: str, plain: str, policy: Policy, said: dict[str, Any]) -> Wording:
    date = dates.said(plain)
    if date is None:
        return Wording(Kind.BRACKET, f"[{said['tokens']['DATE']}]")
    year = None if date.year is None else str(date.year)
    if year and policy.language == "ar" and _ARABIC_DIGIT.search(surface):
        year = year.translate(_ARABIC_INDIC)
    level = HANDLING[policy.tier].period
    if date.hijri or date.month is None or (level is Period.YEAR and year):
        return (
            Wording(Kind.YEAR, f"{year or ''}{' هـ' if date.hijri and policy.language == 'ar' else ''}")
            if year
            else Wording(Kind.BRACKET, f"[{said['tokens']['DATE']}]")
        )
    if level is Period.YEAR:
        return Wording(Kind.BRACKET, f"[{said['tokens']['DATE']}]")
    period = _part_of_year(date, level, said)
    return Wording(Kind.PERIOD, str(said["with_year"]).format(period=period, year=year) if year else period)


def _part_of_year(date: WrittenDate, level: Period, said: dict[str, Any]) -> str:
    """A month is never kept in running text: the finest period is the quarter."""
    name, months = ("half_year", 6) if level is Period.HALF_YEAR else ("quarter", 3)
    return str(said[name]).format(ordinal=said["ordinals"][((date.month or 1) - 1) // months])


@cache
def _languages() -> dict[str, Any]:  # parsed JSON, whose shape the tests hold
    phrases: dict[str, Any] = json.loads(_PHRASES.read_text(encoding="utf-8"))
    return phrases


def _said(language: str) -> dict[str, Any]:
    said: dict[str, Any] = _languages()[language]
    return said


@cache
def _written() -> re.Pattern[str]:
    said = [phrases for language, phrases in _languages().items() if language != "note"]
    tokens = {token for phrases in said for token in phrases["tokens"].values()}
    nouns = {noun for phrases in said for name in ("roles", "facilities", "units") for noun in phrases[name].values()}
    nouns |= {phrases[name] for phrases in said for name in ("only", "organisation")}
    brackets = rf"\[(?:{_alternatives(tokens)})(?: \d{{1,4}})?\]"
    return re.compile(
        rf"{brackets}|(?<!\w)(?:{_alternatives(nouns)})(?!\w)|[^\W\d_]{2, 12} (?:marabolo )?(?:dugu|yɔrɔ|kin|komini) dɔ"
    )


def _alternatives(phrases: set[str]) -> str:
    read = {re.escape(normalise(phrase).text) for phrase in phrases}
    return "|".join(sorted(read, key=lambda phrase: (-len(phrase), phrase)))
