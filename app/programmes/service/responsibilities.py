"""Who answers at each stage: one accountable office, one that engages, one that stands in."""

from collections.abc import Mapping

from app.accounts.actors import Actor
from app.audit import service as audit
from app.core.database import Session
from app.programmes import queries
from app.programmes.forms import ResponsibilityDraft
from app.programmes.models import Programme, Responsibility
from app.programmes.stages import Stage


def assign(session: Session, programme: Programme, stage: Stage, draft: ResponsibilityDraft, *, by: Actor) -> None:
    write(session, programme, stage, draft)
    audit.record(session, act="programme.assign", actor=by, subject=f"{programme.slug}/{stage}")
    session.flush()


def assign_all(
    session: Session, programme: Programme, drafts: Mapping[Stage, ResponsibilityDraft], *, by: Actor
) -> None:
    """The whole matrix at once, as its page sends it."""
    for stage, draft in drafts.items():
        write(session, programme, stage, draft)
    audit.record(session, act="programme.assign", actor=by, subject=programme.slug)
    session.flush()


def write(session: Session, programme: Programme, stage: Stage, draft: ResponsibilityDraft) -> None:
    found = queries.responsibility(session, programme.id, stage)
    if found is None:
        session.add(Responsibility(programme_id=programme.id, stage=stage, **draft.model_dump()))
        return
    for name, value in draft.model_dump().items():
        setattr(found, name, value)
