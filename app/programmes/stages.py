"""The seven stages of a programme's life, the four phases they stand in, and which stage may follow which."""

from enum import StrEnum

from app.core.errors import N_


class Phase(StrEnum):
    PLANNING = "planning"
    DESIGN = "design"
    IMPLEMENTATION = "implementation"
    EVALUATION = "evaluation"


class Stage(StrEnum):
    """In the order of a programme's life; `S1 < S2` holds for the values as text."""

    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"
    S5 = "S5"
    S6 = "S6"
    S7 = "S7"

    @property
    def key(self) -> str:
        """The stage as one English word, for addresses and files: `assess` to `decide`."""
        return KEYS[self]

    @property
    def label(self) -> str:
        """A message id."""
        return LABELS[self]

    @property
    def phase(self) -> Phase:
        return PHASES[self]


class StageStatus(StrEnum):
    NOT_STARTED = "not_started"
    CURRENT = "current"
    COMPLETED = "completed"
    REOPENED = "reopened"


class GateStatus(StrEnum):
    NOT_OPEN = "not_open"
    OPEN = "open"
    PASSED = "passed"
    PASSED_WITH_OVERRIDE = "passed_with_override"


class EngagementMode(StrEnum):
    """CIVIC, Having Their Say (2020)."""

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    SUPPORT = "support"


KEYS: dict[Stage, str] = {
    Stage.S1: "assess",
    Stage.S2: "plan",
    Stage.S3: "design",
    Stage.S4: "authorise",
    Stage.S5: "implement",
    Stage.S6: "evaluate",
    Stage.S7: "decide",
}
LABELS: dict[Stage, str] = {
    Stage.S1: N_("Assessment"),
    Stage.S2: N_("Planning"),
    Stage.S3: N_("Design"),
    Stage.S4: N_("Authorisation"),
    Stage.S5: N_("Implementation and monitoring"),
    Stage.S6: N_("Evaluation"),
    Stage.S7: N_("Decision: renew, adjust, suspend or end"),
}
PHASES: dict[Stage, Phase] = {
    Stage.S1: Phase.PLANNING,
    Stage.S2: Phase.PLANNING,
    Stage.S3: Phase.DESIGN,
    Stage.S4: Phase.DESIGN,
    Stage.S5: Phase.IMPLEMENTATION,
    Stage.S6: Phase.EVALUATION,
    Stage.S7: Phase.EVALUATION,
}
PHASE_LABELS: dict[Phase, str] = {
    Phase.PLANNING: N_("Planning"),
    Phase.DESIGN: N_("Design"),
    Phase.IMPLEMENTATION: N_("Implementation"),
    Phase.EVALUATION: N_("Evaluation"),
}
MODE_LABELS: dict[EngagementMode, str] = {
    EngagementMode.INFORM: N_("Inform"),
    EngagementMode.CONSULT: N_("Consult"),
    EngagementMode.INVOLVE: N_("Involve"),
    EngagementMode.SUPPORT: N_("Support"),
}
STATUS_LABELS: dict[StageStatus, str] = {
    StageStatus.NOT_STARTED: N_("Not started"),
    StageStatus.CURRENT: N_("Current"),
    StageStatus.COMPLETED: N_("Completed"),
    StageStatus.REOPENED: N_("Reopened"),
}
GATE_LABELS: dict[GateStatus, str] = {
    GateStatus.NOT_OPEN: N_("Not open yet"),
    GateStatus.OPEN: N_("Open: not passed yet"),
    GateStatus.PASSED: N_("Passed"),
    GateStatus.PASSED_WITH_OVERRIDE: N_("Passed by a published override"),
}
SUGGESTED_MODES: dict[Stage, tuple[EngagementMode, ...]] = {
    Stage.S1: (EngagementMode.CONSULT,),
    Stage.S2: (EngagementMode.INFORM, EngagementMode.CONSULT),
    Stage.S3: (EngagementMode.CONSULT, EngagementMode.INVOLVE),
    Stage.S4: (EngagementMode.INFORM,),
    Stage.S5: (EngagementMode.INVOLVE, EngagementMode.SUPPORT),
    Stage.S6: (EngagementMode.CONSULT, EngagementMode.INVOLVE),
    Stage.S7: (EngagementMode.INFORM,),
}
ORDER: tuple[Stage, ...] = tuple(Stage)
PASSED = frozenset({GateStatus.PASSED, GateStatus.PASSED_WITH_OVERRIDE})


def following(stage: Stage) -> Stage | None:
    """The next stage; None after the decision."""
    position = ORDER.index(stage) + 1
    return ORDER[position] if position < len(ORDER) else None


def reachable(stage: Stage) -> tuple[Stage, ...]:
    """Every stage that may come next: one step on, or back to any earlier one (which needs a reason)."""
    earlier = ORDER[: ORDER.index(stage)]
    after = following(stage)
    return (*earlier, after) if after else earlier


def is_backward(current: Stage, to: Stage) -> bool:
    return ORDER.index(to) < ORDER.index(current)


def between(first: Stage, last: Stage) -> tuple[Stage, ...]:
    """The stages after `first` up to and with `last`."""
    return ORDER[ORDER.index(first) + 1 : ORDER.index(last) + 1]
