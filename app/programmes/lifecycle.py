"""The states of a programme and which may follow which."""

from enum import StrEnum

from app.core.errors import N_


class ProgrammeState(StrEnum):
    PROPOSED = "proposed"
    ACTIVE = "active"
    PAUSED_BY_US = "paused_by_us"
    SUSPENDED_BY_LAW = "suspended_by_law"
    ENDING = "ending"
    CLOSED = "closed"


LABELS: dict[ProgrammeState, str] = {
    ProgrammeState.PROPOSED: N_("Proposed"),
    ProgrammeState.ACTIVE: N_("Active"),
    ProgrammeState.PAUSED_BY_US: N_("Paused by us"),
    ProgrammeState.SUSPENDED_BY_LAW: N_("Suspended by law"),
    ProgrammeState.ENDING: N_("Ending"),
    ProgrammeState.CLOSED: N_("Closed"),
}

_STOPPED = (ProgrammeState.PAUSED_BY_US, ProgrammeState.SUSPENDED_BY_LAW)
NEXT: dict[ProgrammeState, tuple[ProgrammeState, ...]] = {
    ProgrammeState.PROPOSED: (ProgrammeState.ACTIVE, *_STOPPED, ProgrammeState.CLOSED),
    ProgrammeState.ACTIVE: (*_STOPPED, ProgrammeState.ENDING, ProgrammeState.CLOSED),
    ProgrammeState.PAUSED_BY_US: (
        ProgrammeState.PROPOSED,
        ProgrammeState.ACTIVE,
        ProgrammeState.SUSPENDED_BY_LAW,
        ProgrammeState.ENDING,
        ProgrammeState.CLOSED,
    ),
    ProgrammeState.SUSPENDED_BY_LAW: (
        ProgrammeState.PROPOSED,
        ProgrammeState.ACTIVE,
        ProgrammeState.PAUSED_BY_US,
        ProgrammeState.ENDING,
        ProgrammeState.CLOSED,
    ),
    ProgrammeState.ENDING: (ProgrammeState.ACTIVE, *_STOPPED, ProgrammeState.CLOSED),
    ProgrammeState.CLOSED: (),
}


def may_follow(current: ProgrammeState, to: ProgrammeState) -> bool:
    return to in NEXT[current]
