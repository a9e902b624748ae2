"""Stages: their days and engagement modes, the state of their gate, and moving from one to another."""

from datetime import date

from app.accounts.actors import Actor
from app.audit import service as audit
from app.core.database import Session
from app.programmes import queries
from app.programmes.errors import (
    GateNotPassedError,
    ReasonNeededError,
    StageDatesReversedError,
    StageNotReachableError,
)
from app.programmes.forms import StageDraft
from app.programmes.models import Programme, StageEntry, StageTransition
from app.programmes.stages import PASSED, GateStatus, Stage, StageStatus, between, is_backward, reachable


def describe_stage(session: Session, programme: Programme, stage: Stage, draft: StageDraft, *, by: Actor) -> None:
    """Raises StageDatesReversedError for an end before the beginning or without one."""
    if draft.ended_on and (draft.started_on is None or draft.ended_on < draft.started_on):
        raise StageDatesReversedError(stage=stage)
    entry = queries.stage_entry(session, programme, stage)
    entry.started_on = draft.started_on
    entry.ended_on = draft.ended_on
    entry.engagement_modes = [mode.value for mode in draft.engagement_modes]
    audit.record(session, act="programme.describe_stage", actor=by, subject=f"{programme.slug}/{stage}")
    session.flush()


def set_gate(session: Session, programme: Programme, stage: Stage, *, to: GateStatus, by: Actor) -> None:
    """Called by the room that weighs a gate's evidence; this one only remembers the outcome."""
    queries.stage_entry(session, programme, stage).gate_status = to
    audit.record(session, act="programme.set_gate", actor=by, subject=f"{programme.slug}/{stage}")
    session.flush()


def move(
    session: Session, programme: Programme, *, to: Stage, by: Actor, reason: str = "", day: date | None = None
) -> StageTransition:
    """One stage on, once the gate is passed, or back with a reason.

    Raises StageNotReachableError, GateNotPassedError or ReasonNeededError.
    """
    current = programme.current_stage
    if to not in reachable(current):
        raise StageNotReachableError(current=current, wanted=to)
    on = day or session.clock.now().date()
    if is_backward(current, to):
        if not reason:
            raise ReasonNeededError
        reopen(session, programme, to)
    else:
        leave(queries.stage_entry(session, programme, current), on)
        begin(queries.stage_entry(session, programme, to), on)
    programme.current_stage = to
    transition = StageTransition(
        programme_id=programme.id,
        number=queries.next_number(session, StageTransition, programme),
        from_stage=current,
        to_stage=to,
        account_id=by.account_id,
        day=on,
        reason=reason,
    )
    session.add(transition)
    audit.record(session, act="programme.move", actor=by, subject=f"{programme.slug}/{to}")
    session.flush()
    return transition


def leave(entry: StageEntry, day: date) -> None:
    if entry.gate_status not in PASSED:
        raise GateNotPassedError(stage=entry.stage)
    if entry.started_on is not None and day < entry.started_on:
        raise StageDatesReversedError(stage=entry.stage)
    entry.status = StageStatus.COMPLETED
    entry.started_on = entry.started_on or day
    entry.ended_on = day


def begin(entry: StageEntry, day: date) -> None:
    entry.status = StageStatus.CURRENT
    entry.started_on, entry.ended_on = day, None
    entry.gate_status = GateStatus.OPEN


def reopen(session: Session, programme: Programme, to: Stage) -> None:
    """Later stages wait again behind their gates; the days they had stay in the transitions."""
    for stage in between(to, programme.current_stage):
        undone = queries.stage_entry(session, programme, stage)
        undone.status = StageStatus.NOT_STARTED
        undone.started_on = undone.ended_on = None
        undone.gate_status = GateStatus.NOT_OPEN
    entry = queries.stage_entry(session, programme, to)
    entry.status = StageStatus.REOPENED
    entry.ended_on = None
    entry.gate_status = GateStatus.OPEN
