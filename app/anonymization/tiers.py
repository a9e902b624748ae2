"""Risk decides handling: four inputs, one tier, and what each tier allows. Rules are data with a version."""

from dataclasses import dataclass
from enum import StrEnum


class Tier(StrEnum):
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"


class Place(StrEnum):
    CERCLE = "cercle"
    REGION = "region"
    ZONE = "zone"
    COUNTRY = "country"


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class RiskInputOutOfRangeError(ValueError):
    """A risk input lies outside its scale; `name` and `value` say which."""

    def __init__(self, name: str, value: int) -> None:
        super().__init__(name, value)
        self.name = name
        self.value = value


@dataclass(frozen=True, slots=True)
class RiskInputs:
    """Context 0-4, topic sensitivity 0-4, identifiability that remains 0-3, wish for care 0-3."""

    context: int
    sensitivity: int
    identifiability: int
    wish_for_care: int

    def __post_init__(self) -> None:
        for name, highest in (("context", 4), ("sensitivity", 4), ("identifiability", 3), ("wish_for_care", 3)):
            value = getattr(self, name)
            if not 0 <= value <= highest:
                raise RiskInputOutOfRangeError(name, value)


@dataclass(frozen=True, slots=True)
class Floor:
    """From `at_least` upwards, the input `name` never gives less than `tier`."""

    name: str
    at_least: int
    tier: Tier


@dataclass(frozen=True, slots=True)
class Rules:
    """`highest_raw[i]` is the greatest sum of the first three inputs that still gives the i-th tier."""

    version: int
    highest_raw: tuple[int, int, int]
    floors: tuple[Floor, ...]


@dataclass(frozen=True, slots=True)
class Handling:
    """`k` in records, `delay_days` from the decision to release, `original_days` from the decision to destruction."""

    k: int
    officers: int
    delay_days: int
    original_days: int
    place: Place
    period: Period


RULES = Rules(
    version=1,
    highest_raw=(3, 5, 7),
    floors=(
        Floor("context", 3, Tier.T2),
        Floor("sensitivity", 4, Tier.T3),
        Floor("identifiability", 3, Tier.T4),
        Floor("wish_for_care", 1, Tier.T2),
        Floor("wish_for_care", 2, Tier.T3),
        Floor("wish_for_care", 3, Tier.T4),
    ),
)

# T1 goes out with the next batch, hence no days of delay.
HANDLING: dict[Tier, Handling] = {
    Tier.T1: Handling(5, 1, 0, 90, Place.CERCLE, Period.MONTH),
    Tier.T2: Handling(5, 1, 14, 60, Place.REGION, Period.QUARTER),
    Tier.T3: Handling(10, 2, 30, 30, Place.ZONE, Period.HALF_YEAR),
    Tier.T4: Handling(10, 2, 90, 14, Place.COUNTRY, Period.YEAR),
}

_DANGER = {"none": 0, "some": 1, "skipped": 1, "serious": 2}
_UNSAID = 1


def raw(inputs: RiskInputs) -> int:
    """Sum of what lies outside the sender's own wish, 0-11."""
    return inputs.context + inputs.sensitivity + inputs.identifiability


def tier(inputs: RiskInputs, rules: Rules = RULES) -> Tier:
    """Monotonic: raising any input never lowers the tier."""
    order = tuple(Tier)
    by_sum = order[sum(raw(inputs) > highest for highest in rules.highest_raw)]
    floors = (floor.tier for floor in rules.floors if getattr(inputs, floor.name) >= floor.at_least)
    return max((by_sum, *floors), key=order.index)


def wish_for_care(preference: int | None, danger: str | None) -> int:
    """0-3: the greater of the stated preference and the danger answer; an absent answer counts 1.

    `danger` is none, some, skipped or serious. Raises RiskInputOutOfRangeError for another preference than 0-3,
    KeyError for another danger answer.
    """
    if preference is not None and preference not in range(4):
        raise RiskInputOutOfRangeError("preference", preference)
    if preference is None and danger is None:
        return _UNSAID
    return max(_UNSAID if preference is None else preference, 0 if danger is None else _DANGER[danger])
