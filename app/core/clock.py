"""The only clock: it is passed down, so that a test or the demo can move it."""

from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, with its zone (UTC)."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """A clock that stands where it was set, for tests and for loading the demo day by day."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def move_to(self, day: date, *, hour: int = 9) -> None:
        self.moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    def advance(self, **units: float) -> None:
        self.moment += timedelta(**units)


def iso_week(day: date) -> str:
    """The week of a day as `2026-W36` (ISO 8601): the finest time that intake ever keeps."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def first_day(week: str) -> date:
    """Monday of `2026-W36`. Raises ValueError for anything that is not an ISO week."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)
