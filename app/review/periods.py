"""The period a record may carry: as coarse as its tier says, told from the week of arrival."""

from datetime import timedelta

from app.anonymization.tiers import Tier
from app.core.clock import first_day

THURSDAY = timedelta(days=3)  # ISO 8601: a week belongs to the month and year of its Thursday


def period_of(week: str, tier: Tier) -> str:
    """`2026-09` for T1, `2026-Q3` for T2, `2026-H2` for T3, `2026` for T4."""
    day = first_day(week) + THURSDAY
    match tier:
        case Tier.T1:
            return f"{day:%Y-%m}"
        case Tier.T2:
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case Tier.T3:
            return f"{day.year}-H{1 if day.month < 7 else 2}"  # noqa: PLR2004 - July begins the second half
        case _:
            return str(day.year)
