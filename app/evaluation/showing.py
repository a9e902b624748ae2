"""Which share may be shown: none that rests on too few people to hide in."""

FEWEST_IN_ALL = 20
FEWEST_IN_PART = 5


def share(part: int, whole: int) -> float | None:
    """0.0-1.0; None is "too few to say": fewer than 20 in all, with the part or the rest under 5.

    Raises ValueError for a part that is greater than the whole or below zero.
    """
    if not 0 <= part <= whole:
        raise ValueError("a part lies between nothing and the whole")
    if whole == 0 or (whole < FEWEST_IN_ALL and min(part, whole - part) < FEWEST_IN_PART):
        return None
    return part / whole
