"""How long a sign-in must wait: longer with each wrong try at one name, and a little for everybody in a flood."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

FREE_TRIES: Final = 5
FIRST_DELAY: Final = timedelta(minutes=1)
LONGEST_DELAY: Final = timedelta(minutes=30)
FORGOTTEN_AFTER: Final = timedelta(days=1)

# The bucket of all names together: a burst of 100 tries (seconds of work for two cores), then one a second.
DRIP: Final = timedelta(seconds=1)
BURST: Final = 100


@dataclass(frozen=True, slots=True)
class Tries:
    """`free_at`: from when the next try is heard. The only moment kept; it belongs to a name, not to a caller."""

    failures: int
    free_at: datetime


def minutes_left(tries: Tries, *, now: datetime) -> int:
    """Whole minutes, rounded up; 0 when a try is heard."""
    # Clocks of two workers may differ a little: that must not refuse who has tries left.
    if tries.failures < FREE_TRIES:
        return 0
    return -(-max(tries.free_at - now, timedelta()) // timedelta(minutes=1))


def after_try(tries: Tries, *, now: datetime) -> Tries:
    """A try at one name, counted before its outcome is known, so that parallel tries cannot slip through."""
    if now - tries.free_at > FORGOTTEN_AFTER:
        return Tries(1, now)
    failures = tries.failures + 1
    if failures < FREE_TRIES:
        return Tries(failures, now)
    doublings = min(failures - FREE_TRIES, 10)
    return Tries(failures, now + min(FIRST_DELAY * 2**doublings, LONGEST_DELAY))


def flood_minutes(full_until: datetime, *, now: datetime) -> int:
    """Whole minutes until the common bucket has room; 0 when it has."""
    return -(-max(full_until - now - DRIP * BURST, timedelta()) // timedelta(minutes=1))


def after_drop(full_until: datetime, *, now: datetime) -> datetime:
    """One try more in the common bucket (the generic cell rate algorithm of ITU-T I.371)."""
    return max(full_until, now) + DRIP
