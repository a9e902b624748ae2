"""The four tiers in words: a name, and one sentence for sender and reader alike."""

from app.anonymization.tiers import Tier
from app.core.errors import N_

TIER_NAMES: dict[Tier, str] = {
    Tier.T1: N_("Open"),
    Tier.T2: N_("Protected"),
    Tier.T3: N_("Restricted"),
    Tier.T4: N_("Sealed"),
}

TIER_SENTENCES: dict[Tier, str] = {
    Tier.T1: N_(
        "Programme staff and evaluators may read the masked text; a quotation may be published if you allow it."
    ),
    Tier.T2: N_("Programme staff and evaluators may read the masked text; at most its sense may be published."),
    Tier.T3: N_(
        "Only evaluators may read the masked text, each time with a stated purpose; only counts may be published."
    ),
    Tier.T4: N_("Nobody outside the two protection officers reads it; it only adds one to a national count."),
}
