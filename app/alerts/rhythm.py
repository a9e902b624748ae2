"""When coordinators learn of a trend: on the first working day of a month, so that no single report moves the day."""

from datetime import date, timedelta

SATURDAY = 5


def last_month_told(today: date) -> str:
    """The latest month, such as `2026-10`, whose trends may be told today."""
    first = today.replace(day=1)
    months_back = 1 if today >= first_working_day(first) else 2
    month = first.year * 12 + first.month - 1 - months_back
    return f"{month // 12}-{month % 12 + 1:02d}"


def first_working_day(first: date) -> date:
    """The first Monday to Friday of the month that begins on `first`."""
    while first.weekday() >= SATURDAY:
        first += timedelta(days=1)
    return first
