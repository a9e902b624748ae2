"""A label that too few voices share goes up its hierarchy, or goes. Fixed at release, never refined.

k-anonymity of single labels within a consultation, near-duplicates counting once (DESIGN section 4). Whoever goes up
leaves fewer behind, so counting starts again until every label that is left has its k.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.anonymization.tiers import HANDLING, Tier
from app.programmes.places import COUNTRY, PLACES, PlaceKind, at, wider

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of one record. `voice` is shared by near-duplicates; `place` any place id or None."""

    voice: UUID
    tier: Tier
    place: str | None
    organisation_type: str | None
    groups: tuple[str, ...]
    choices: tuple[Choice, ...] = ()

    @property
    def k(self) -> int:
        return HANDLING[self.tier].k

    @property
    def values(self) -> frozenset[Choice]:
        """Everything but the place, as facet and value; a form's question ids hold no dot."""
        kind = [("label.organisation_type", self.organisation_type)] if self.organisation_type else []
        return frozenset([*kind, *(("label.group", group) for group in self.groups), *self.choices])

    def only(self, values: frozenset[Choice]) -> "Labels":
        return replace(
            self,
            organisation_type=self.organisation_type
            if ("label.organisation_type", self.organisation_type) in values
            else None,
            groups=tuple(group for group in self.groups if ("label.group", group) in values),
            choices=tuple(choice for choice in self.choices if choice in values),
        )


def coarsen(batch: Sequence[Labels], *, released: Sequence[Labels]) -> list[Labels]:
    """The batch's labels, each shared by at least k voices of batch and released together. T4 keeps none."""
    bounded = [within_tier(labels) for labels in batch]
    placed = with_shared_places(bounded, released)
    return [labels.only(values) for labels, values in zip(placed, shared_values(placed, released), strict=True)]


def within_tier(labels: Labels) -> Labels:
    """As coarse as the tier says, before anybody is counted."""
    if labels.tier is Tier.T4:
        return replace(labels, place=None, organisation_type=None, groups=(), choices=())
    if labels.place not in PLACES or labels.place == COUNTRY:
        return replace(labels, place=None)
    kind = PlaceKind.ZONE if labels.tier is Tier.T3 else PlaceKind.REGION
    return replace(labels, place=at(labels.place, kind))


def with_shared_places(batch: Sequence[Labels], released: Sequence[Labels]) -> list[Labels]:
    """Lonely regions go up before zones are counted, since they may fill them."""
    placed = list(batch)
    while alone := lonely_places(placed, released):
        regions = [index for index in alone if PLACES[placed[index].place or ""].kind is PlaceKind.REGION]
        for index in regions or alone:
            placed[index] = replace(placed[index], place=above(placed[index].place or ""))
    return placed


def lonely_places(placed: Sequence[Labels], released: Sequence[Labels]) -> list[int]:
    sharing = voices_sharing((one.voice, one.place) for one in [*placed, *released] if one.place is not None)
    return [index for index, one in enumerate(placed) if one.place is not None and sharing[one.place] < one.k]


def above(place: str) -> str | None:
    """The next wider place that says anything: the country says nothing."""
    up = wider(place)
    return None if up == COUNTRY else up


def shared_values(batch: Sequence[Labels], released: Sequence[Labels]) -> list[frozenset[Choice]]:
    left = [labels.values for labels in batch]
    fixed = [(one.voice, value) for one in released for value in one.values]
    while True:
        now = [(one.voice, value) for one, values in zip(batch, left, strict=True) for value in values]
        sharing = voices_sharing([*fixed, *now])
        kept = [
            frozenset(value for value in values if sharing[value] >= one.k)
            for one, values in zip(batch, left, strict=True)
        ]
        if kept == left:
            return left
        left = kept


def voices_sharing(pairs: Iterable[tuple[UUID, str | Choice]]) -> Counter[str | Choice]:
    return Counter(label for _, label in set(pairs))
