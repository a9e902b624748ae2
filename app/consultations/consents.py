"""What a sender may consent to and how much care a sender may ask for, in one place for pages and API."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from app.core.errors import N_

# From this context on, the floor is T2, and only T1 is ever quoted.
QUOTES_END_AT = 3


class Consent(StrEnum):
    """None is preset. Only `analyse` is required."""

    ANALYSE = "analyse"
    PARAPHRASE_PUBLIC = "paraphrase_public"
    QUOTE_PUBLIC = "quote_public"
    KEEP_ORIGINAL = "keep_original"


CONSENT_LABELS: dict[Consent, str] = {
    Consent.ANALYSE: N_("Staff may read and use my words, with details that identify hidden."),
    Consent.PARAPHRASE_PUBLIC: N_("The sense of my words may be published, in other words."),
    Consent.QUOTE_PUBLIC: N_("My words themselves may be published, with details that identify hidden."),
    Consent.KEEP_ORIGINAL: N_("Protection officers may keep the sealed original for a while, to understand it better."),
}


class SenderPreference(IntEnum):
    """P, the wish for care: higher is more careful."""

    MAY_QUOTE = 0
    PARAPHRASE_ONLY = 1
    STATISTICS_ONLY = 2
    READ_THEN_DESTROY = 3


PREFERENCE_LABELS: dict[SenderPreference, str] = {
    SenderPreference.MAY_QUOTE: N_("My words may be quoted."),
    SenderPreference.PARAPHRASE_ONLY: N_("Only the sense, not my words."),
    SenderPreference.STATISTICS_ONLY: N_("Only in counts."),
    SenderPreference.READ_THEN_DESTROY: N_("Read it, then destroy it."),
}


@dataclass(frozen=True, slots=True)
class ConsentOption:
    """`label` is a message id."""

    id: Consent
    label: str
    required: bool


@dataclass(frozen=True, slots=True)
class PreferenceOption:
    """`label` is a message id."""

    level: SenderPreference
    label: str


def consent_options(context_level: int) -> list[ConsentOption]:
    """The consents offered where the country's working level is `context_level` (0-4)."""
    offered = [c for c in Consent if c is not Consent.QUOTE_PUBLIC or context_level < QUOTES_END_AT]
    return [ConsentOption(c, CONSENT_LABELS[c], c is Consent.ANALYSE) for c in offered]


def preference_options() -> list[PreferenceOption]:
    return [PreferenceOption(level, PREFERENCE_LABELS[level]) for level in SenderPreference]
