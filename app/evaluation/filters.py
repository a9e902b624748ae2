"""The question in an address: filters by name, words to search for, a stated purpose. The address is the query."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from app.evaluation.errors import PeriodUnreadableError, UnknownFilterError, UnknownFilterValueError
from app.evaluation.periods import is_period
from app.evaluation.purposes import Purpose
from app.feedback.search_query import SearchQuery, parse


class Facet(StrEnum):
    """Every filter that counts can be given for, by its name in the address, in the order of the page."""

    PROGRAMME = "programme"
    STAGE = "stage"
    PHASE = "phase"
    TOPIC = "topic"
    CRITERION = "criterion"
    PLACE = "place"
    ORGANISATION_TYPE = "organisation_type"
    GROUP = "group"
    LANGUAGE = "language"
    PERIOD = "period"
    TIER = "tier"
    ANSWER_STATUS = "answer_status"


OTHERS = ("q", "purpose", "cursor")
Known = Mapping[Facet, Collection[str]]
"""The values each filter may have; a value outside is explained, never silently without result."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Values of one filter are alternatives; filters narrow each other. `cursor` is where the page begins."""

    values: Mapping[Facet, tuple[str, ...]]
    q: str = ""
    purpose: Purpose | None = None
    cursor: str = ""

    @property
    def search(self) -> SearchQuery:
        return parse(self.q)

    def of(self, facet: Facet) -> tuple[str, ...]:
        return self.values.get(facet, ())

    def pairs(self) -> list[tuple[str, str]]:
        """Name and value in one fixed order, without the cursor."""
        found = [(str(facet), value) for facet in Facet for value in self.of(facet)]
        found += [("q", self.q)] if self.q else []
        return found + ([("purpose", str(self.purpose))] if self.purpose else [])

    def address(self, path: str, *, cursor: str = "") -> str:
        pairs = self.pairs() + ([("cursor", cursor)] if cursor else [])
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits of the question: the same for the same question."""
        return hashlib.sha256(urlencode(self.pairs()).encode()).hexdigest()[:16]

    def for_purpose(self, purpose: Purpose | None) -> "Filters":
        return replace(self, purpose=purpose, cursor="")

    def adding(self, facet: Facet, value: str) -> "Filters":
        kept = (*self.of(facet), value)
        return replace(self, values={**self.values, facet: tuple(sorted(set(kept)))}, cursor="")

    def removing(self, facet: Facet, value: str) -> "Filters":
        kept = tuple(one for one in self.of(facet) if one != value)
        return replace(self, values={**self.values, facet: kept}, cursor="")


def read_filters(pairs: Iterable[tuple[str, str]], known: Known) -> Filters:
    """Raises UnknownFilterError, UnknownFilterValueError, PeriodUnreadableError and the refusals of a search."""
    values: dict[Facet, set[str]] = {}
    other: dict[str, str] = dict.fromkeys(OTHERS, "")
    for name, value in pairs:
        if name in OTHERS:
            other[name] = value.strip()
        elif name not in set(Facet):
            raise UnknownFilterError(known=", ".join((*Facet, *OTHERS)))
        elif value:
            values.setdefault(Facet(name), set()).add(checked(Facet(name), value, known))
    parse(other["q"])
    return Filters(
        values={facet: tuple(sorted(chosen)) for facet, chosen in values.items()},
        q=other["q"],
        purpose=read_purpose(other["purpose"]),
        cursor=other["cursor"],
    )


def checked(facet: Facet, value: str, known: Known) -> str:
    if facet is Facet.PERIOD:
        if not is_period(value):
            raise PeriodUnreadableError(filter=facet)
    elif value not in known[facet]:
        raise UnknownFilterValueError(filter=facet, known=", ".join(sorted(known[facet])))
    return value


def read_purpose(value: str) -> Purpose | None:
    """None for none. Raises UnknownFilterValueError."""
    if value and value not in set(Purpose):
        raise UnknownFilterValueError(filter="purpose", known=", ".join(Purpose))
    return Purpose(value) if value else None
