"""Legal restrictions: writing down what a law forbids, and the day it ends."""

from datetime import date

from app.accounts.actors import Actor
from app.audit import service as audit
from app.core.database import Session
from app.programmes.errors import RestrictionDatesReversedError, RestrictionWithoutTextError
from app.programmes.forms import STAFF_LANGUAGES, RestrictionDraft
from app.programmes.models import LegalRestriction, Programme


def restrict(session: Session, programme: Programme, draft: RestrictionDraft, *, by: Actor) -> LegalRestriction:
    """Raises RestrictionWithoutTextError or RestrictionDatesReversedError."""
    if not all(draft.text.get(code) for code in STAFF_LANGUAGES):
        raise RestrictionWithoutTextError
    if draft.until is not None and draft.until < draft.since:
        raise RestrictionDatesReversedError
    restriction = LegalRestriction(programme_id=programme.id, text=draft.text, since=draft.since, until=draft.until)
    session.add(restriction)
    audit.record(session, act="programme.restrict", actor=by, subject=programme.slug)
    session.flush()
    return restriction


def lift(session: Session, programme: Programme, restriction: LegalRestriction, *, until: date, by: Actor) -> None:
    """`until` is the first day without it. Raises RestrictionDatesReversedError."""
    if until < restriction.since:
        raise RestrictionDatesReversedError
    restriction.until = until
    audit.record(session, act="programme.lift_restriction", actor=by, subject=programme.slug)
    session.flush()
