"""The states of a consultation, of a form version, and which may follow which."""

from enum import StrEnum

from app.core.errors import N_


class ConsultationState(StrEnum):
    DRAFT = "draft"
    READY = "ready"
    OPEN = "open"
    CLOSED_UNDER_REVIEW = "closed_under_review"
    ANSWERED = "answered"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"


LABELS: dict[ConsultationState, str] = {
    ConsultationState.DRAFT: N_("Draft"),
    ConsultationState.READY: N_("Ready: opens on its day"),
    ConsultationState.OPEN: N_("Open"),
    ConsultationState.CLOSED_UNDER_REVIEW: N_("Closed, under review"),
    ConsultationState.ANSWERED: N_("Answered"),
    ConsultationState.ARCHIVED: N_("Archived: its key is destroyed"),
    ConsultationState.CANCELLED: N_("Cancelled"),
}
NEXT: dict[ConsultationState, frozenset[ConsultationState]] = {
    ConsultationState.DRAFT: frozenset({ConsultationState.READY, ConsultationState.OPEN, ConsultationState.CANCELLED}),
    ConsultationState.READY: frozenset({ConsultationState.DRAFT, ConsultationState.OPEN, ConsultationState.CANCELLED}),
    ConsultationState.OPEN: frozenset({ConsultationState.CLOSED_UNDER_REVIEW, ConsultationState.CANCELLED}),
    ConsultationState.CLOSED_UNDER_REVIEW: frozenset({ConsultationState.ANSWERED}),
    ConsultationState.ANSWERED: frozenset({ConsultationState.ARCHIVED}),
    ConsultationState.ARCHIVED: frozenset(),
    ConsultationState.CANCELLED: frozenset({ConsultationState.ARCHIVED}),
}
STILL_WRITTEN = frozenset({ConsultationState.DRAFT, ConsultationState.READY})


def may_follow(current: ConsultationState, to: ConsultationState) -> bool:
    return to in NEXT[current]


class VersionState(StrEnum):
    """A draft is written; a published version never changes; a retired one asks no new sender."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


VERSION_LABELS: dict[VersionState, str] = {
    VersionState.DRAFT: N_("Draft"),
    VersionState.PUBLISHED: N_("Published: never changes"),
    VersionState.RETIRED: N_("Retired"),
}


class Channel(StrEnum):
    WEB_LOW_BANDWIDTH = "web_low_bandwidth"
    OFFLINE_BUNDLE = "offline_bundle"
    FACILITATOR_ASSISTED = "facilitator_assisted"
    AUDIO_DROP = "audio_drop"
    PAPER_BATCH = "paper_batch"
    ROUNDTABLE_NOTE = "roundtable_note"
    ONION_SERVICE = "onion_service"


CHANNEL_LABELS: dict[Channel, str] = {
    Channel.WEB_LOW_BANDWIDTH: N_("Web page for slow connections"),
    Channel.OFFLINE_BUNDLE: N_("Page to fill in without a connection"),
    Channel.FACILITATOR_ASSISTED: N_("With a facilitator"),
    Channel.AUDIO_DROP: N_("Audio"),
    Channel.PAPER_BATCH: N_("Paper"),
    Channel.ROUNDTABLE_NOTE: N_("Notes of a roundtable"),
    Channel.ONION_SERVICE: N_("Onion service (Tor)"),
}


class WordsKind(StrEnum):
    """Texts that a native speaker must have read before senders do."""

    NOTICE = "notice"
    DANGER = "danger"
    CONSENT = "consent"
    CHECK = "check"
    RECEIPT = "receipt"


WORDS_LABELS: dict[WordsKind, str] = {
    WordsKind.NOTICE: N_("Notice of this consultation"),
    WordsKind.DANGER: N_("Danger question"),
    WordsKind.CONSENT: N_("Consent"),
    WordsKind.CHECK: N_("Check page"),
    WordsKind.RECEIPT: N_("Receipt"),
}
