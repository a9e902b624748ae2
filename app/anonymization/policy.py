"""How coarsely a text is generalised: its language, the tier it is prepared for, and what mask() hands back."""

from dataclasses import dataclass

from app.anonymization.spans import Span
from app.anonymization.tiers import Tier


@dataclass(frozen=True, slots=True)
class Policy:
    """`region` is the code (ML01-ML20) of the region the sender named in the form, used for places no list knows."""

    tier: Tier
    language: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """`replacement == masked.text[start:end]`; it may take in an article or preposition that stood beside `span`."""

    span: Span
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class MaskedText:
    text: str
    replacements: tuple[Replacement, ...]
