"""Programmes themselves: writing one, changing its facts, and changing its state with a reason."""

from datetime import date

from sqlalchemy import select

from app.accounts.actors import Actor
from app.audit import service as audit
from app.core.database import Session
from app.programmes import queries
from app.programmes.errors import ReasonNeededError, SlugTakenError, StateNotReachableError
from app.programmes.forms import ProgrammeDraft, StateDraft
from app.programmes.lifecycle import ProgrammeState, may_follow
from app.programmes.models import Programme, ProgrammeStateChange, StageEntry
from app.programmes.offices import Office
from app.programmes.stages import GateStatus, Stage, StageStatus


def create(
    session: Session, draft: ProgrammeDraft, *, by: Actor, office: Office = Office.CHIEF_OF_MISSION
) -> Programme:
    """A proposed programme in its first stage. Raises SlugTakenError."""
    refuse_taken_slug(session, draft.slug)
    programme = Programme(**draft.model_dump(), state=ProgrammeState.PROPOSED, current_stage=Stage.S1)
    session.add(programme)
    session.flush()
    today = session.clock.now().date()
    session.add_all(first_entries(programme, today))
    add_state_change(session, programme, to=ProgrammeState.PROPOSED, office=office, reason="", day=today, by=by)
    audit.record(session, act="programme.create", actor=by, subject=programme.slug)
    session.flush()
    return programme


def edit(session: Session, programme: Programme, draft: ProgrammeDraft, *, by: Actor) -> None:
    """Raises SlugTakenError."""
    if draft.slug != programme.slug:
        refuse_taken_slug(session, draft.slug)
    for name, value in draft.model_dump().items():
        setattr(programme, name, value)
    audit.record(session, act="programme.edit", actor=by, subject=programme.slug)
    session.flush()


def change_state(session: Session, programme: Programme, draft: StateDraft, *, by: Actor) -> None:
    """Raises StateNotReachableError, or ReasonNeededError without a reason."""
    if not may_follow(programme.state, draft.state):
        raise StateNotReachableError(current=programme.state, wanted=draft.state)
    if not draft.reason:
        raise ReasonNeededError
    day = draft.day or session.clock.now().date()
    add_state_change(session, programme, to=draft.state, office=draft.office, reason=draft.reason, day=day, by=by)
    audit.record(session, act="programme.change_state", actor=by, subject=programme.slug)
    session.flush()


def refuse_taken_slug(session: Session, slug: str) -> None:
    if session.scalar(select(Programme.id).where(Programme.slug == slug)) is not None:
        raise SlugTakenError(slug=slug)


def first_entries(programme: Programme, today: date) -> list[StageEntry]:
    """Every stage has its row from the start; the first one begins today."""
    return [
        StageEntry(
            programme_id=programme.id,
            stage=stage,
            status=StageStatus.CURRENT if stage is Stage.S1 else StageStatus.NOT_STARTED,
            started_on=today if stage is Stage.S1 else None,
            ended_on=None,
            engagement_modes=[],
            gate_status=GateStatus.OPEN if stage is Stage.S1 else GateStatus.NOT_OPEN,
        )
        for stage in Stage
    ]


def add_state_change(
    session: Session, programme: Programme, *, to: ProgrammeState, office: Office, reason: str, day: date, by: Actor
) -> None:
    programme.state = to
    session.add(
        ProgrammeStateChange(
            programme_id=programme.id,
            number=queries.next_number(session, ProgrammeStateChange, programme),
            state=to,
            office=office,
            account_id=by.account_id,
            day=day,
            reason=reason,
        )
    )
