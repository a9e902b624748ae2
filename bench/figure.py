"""One measured figure: what it is, in which unit, and the budget it has to keep."""

from dataclasses import dataclass
from enum import StrEnum


class Bound(StrEnum):
    AT_MOST = "at most"
    AT_LEAST = "at least"


@dataclass(frozen=True, slots=True)
class Figure:
    """`budget` is None where the figure is only watched. `peer` names the nearest peer and its value, in words."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    bound: Bound = Bound.AT_MOST
    peer: str = ""

    @property
    def kept(self) -> bool:
        if self.budget is None:
            return True
        return self.value <= self.budget if self.bound is Bound.AT_MOST else self.value >= self.budget
