"""What the country means for risk: rating, working level, conflict in a region, and when it is stale."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.core.errors import N_

STALE_AFTER = timedelta(days=180)
HIGHEST = 4


class Rating(StrEnum):
    """The five ratings of the CIVICUS Monitor."""

    OPEN = "open"
    NARROWED = "narrowed"
    OBSTRUCTED = "obstructed"
    REPRESSED = "repressed"
    CLOSED = "closed"

    @property
    def level(self) -> int:
        """0 for open to 4 for closed."""
        return list(Rating).index(self)


RATING_LABELS: dict[Rating, str] = {
    Rating.OPEN: N_("Open"),
    Rating.NARROWED: N_("Narrowed"),
    Rating.OBSTRUCTED: N_("Obstructed"),
    Rating.REPRESSED: N_("Repressed"),
    Rating.CLOSED: N_("Closed"),
}


class ReviewKind(StrEnum):
    """A review confirms the working level, raises it, or takes over a newly published rating."""

    CONFIRMED = "confirmed"
    RAISED = "raised"
    PUBLISHED_RATING = "published_rating"


REVIEW_LABELS: dict[ReviewKind, str] = {
    ReviewKind.CONFIRMED: N_("Confirmed"),
    ReviewKind.RAISED: N_("Raised"),
    ReviewKind.PUBLISHED_RATING: N_("New published rating"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """A country's context as a value. `working_level` 0-4; `overlays`: region id -> points added for conflict, 0-4."""

    country: str
    rating: Rating
    source: str
    as_of: date
    reviewed_on: date
    working_level: int
    overlays: Mapping[str, int]


def context_level(context: Context, region: str | None) -> int:
    """C, 0-4: the working level plus the region's conflict overlay.

    A sender who names no region may be anywhere, so the highest overlay counts.
    """
    overlay = max(context.overlays.values(), default=0) if region is None else context.overlays.get(region, 0)
    return min(HIGHEST, context.working_level + overlay)


def is_stale(reviewed_on: date, today: date) -> bool:
    """Whether 180 days have passed since staff last reviewed the rating."""
    return today - reviewed_on >= STALE_AFTER


def grows_stale_on(reviewed_on: date) -> date:
    """The first stale day."""
    return reviewed_on + STALE_AFTER
