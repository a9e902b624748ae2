"""Where something happened, as alerts may say it: a zone, never a region."""

from app.programmes.places import COUNTRY, PLACES, PlaceKind, at


def known_place(place: str | None) -> str | None:
    return place if place in PLACES else None


def zone_of(place: str | None) -> str | None:
    """None where no place is known, or none narrower than the country."""
    if place not in PLACES or place == COUNTRY:
        return None
    return at(place, PlaceKind.ZONE)
