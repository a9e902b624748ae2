"""A consultation's steps: ready, open, closed, answered, archived or cancelled."""

from datetime import date, timedelta

from sqlalchemy import select

from app.accounts.actors import Actor
from app.audit import service as audit
from app.consultations import queries
from app.consultations.errors import (
    OpeningRefusedError,
    ReasonNeededError,
    StateNotReachableError,
    TooEarlyToArchiveError,
)
from app.consultations.lifecycle import ConsultationState, may_follow
from app.consultations.models import Consultation
from app.consultations.service.history import enter
from app.consultations.service.keys import destroy_private_key, draw_key
from app.consultations.service.opening_checks import opening_checks, unmet
from app.core.database import Session

# An original may wait 180 days for its decision (DESIGN 4), and a receipt lives 12 months after the answer (DESIGN 3).
ORIGINALS_LAST = timedelta(days=180)
RECEIPTS_LAST = timedelta(days=366)
DAYS_CHECK = "days_fit"


def mark_ready(session: Session, consultation: Consultation, *, by: Actor, reviews_needed: bool) -> None:
    """It will open by itself on its day. Raises OpeningRefusedError for anything missing but the day."""
    require(consultation, ConsultationState.READY)
    lacking = unmet(opening_checks(session, consultation, reviews_needed=reviews_needed))
    today = session.clock.now().date()
    if today <= consultation.closes_on:
        lacking = [check for check in lacking if check.code != DAYS_CHECK]
    if lacking:
        raise OpeningRefusedError(lacking)
    enter(session, consultation, ConsultationState.READY, by=by)
    audit.record(session, act="consultation.ready", actor=by, subject=str(consultation.id))


def back_to_draft(session: Session, consultation: Consultation, *, by: Actor) -> None:
    require(consultation, ConsultationState.DRAFT)
    enter(session, consultation, ConsultationState.DRAFT, by=by)
    audit.record(session, act="consultation.draft", actor=by, subject=str(consultation.id))


def open_consultation(session: Session, consultation: Consultation, *, by: Actor | None, reviews_needed: bool) -> None:
    """Senders may answer from now on. Raises OpeningRefusedError with every unmet condition.

    `reviews_needed` is false in the demo alone.
    """
    require(consultation, ConsultationState.OPEN)
    lacking = unmet(opening_checks(session, consultation, reviews_needed=reviews_needed))
    if lacking:
        raise OpeningRefusedError(lacking)
    draw_key(session, consultation.id)
    enter(session, consultation, ConsultationState.OPEN, by=by)
    audit.record(session, act="consultation.open", actor=by, subject=str(consultation.id))


def open_ready(session: Session) -> int:
    """Opens what was declared ready and whose day has come; what lacks something by now waits and its page says so."""
    today = session.clock.now().date()
    due = select(Consultation).where(
        Consultation.state == ConsultationState.READY, Consultation.opens_on <= today, Consultation.closes_on >= today
    )
    opened = 0
    for consultation in session.scalars(due).all():
        # Reviews were asked for when it was declared ready, and any edit since made it a draft again.
        if not unmet(opening_checks(session, consultation, reviews_needed=False)):
            open_consultation(session, consultation, by=None, reviews_needed=False)
            opened += 1
    return opened


def close(session: Session, consultation: Consultation, *, by: Actor | None) -> None:
    """Before its last day closing is a staff act, after it a due task."""
    require(consultation, ConsultationState.CLOSED_UNDER_REVIEW)
    enter(session, consultation, ConsultationState.CLOSED_UNDER_REVIEW, by=by)
    audit.record(session, act="consultation.close", actor=by, subject=str(consultation.id))


def close_due(session: Session) -> int:
    """Closes everything whose last day is over."""
    today = session.clock.now().date()
    over = select(Consultation).where(Consultation.state == ConsultationState.OPEN, Consultation.closes_on < today)
    due = session.scalars(over).all()
    for consultation in due:
        close(session, consultation, by=None)
    return len(due)


def mark_answered(session: Session, consultation: Consultation, *, by: Actor | None) -> None:
    """Called when the reasoned answer is published."""
    require(consultation, ConsultationState.ANSWERED)
    enter(session, consultation, ConsultationState.ANSWERED, by=by)
    audit.record(session, act="consultation.answered", actor=by, subject=str(consultation.id))


def cancel(session: Session, consultation: Consultation, *, by: Actor, reason: str) -> None:
    """Raises ReasonNeededError without a reason."""
    require(consultation, ConsultationState.CANCELLED)
    if not reason:
        raise ReasonNeededError
    enter(session, consultation, ConsultationState.CANCELLED, by=by, reason=reason)
    audit.record(session, act="consultation.cancel", actor=by, subject=str(consultation.id))


def archive(session: Session, consultation: Consultation, *, by: Actor) -> None:
    """Destroys the private key for ever. Raises TooEarlyToArchiveError while an original or receipt may need it."""
    require(consultation, ConsultationState.ARCHIVED)
    first = archivable_from(session, consultation)
    if session.clock.now().date() < first:
        raise TooEarlyToArchiveError(day=first.isoformat())
    destroy_private_key(session, consultation.id)
    enter(session, consultation, ConsultationState.ARCHIVED, by=by)
    audit.record(session, act="consultation.archive", actor=by, subject=str(consultation.id))


def archivable_from(session: Session, consultation: Consultation) -> date:
    """The first day on which nothing sealed to the consultation is still within its limit."""
    cancelled = queries.entered_on(session, consultation, ConsultationState.CANCELLED)
    answered = queries.entered_on(session, consultation, ConsultationState.ANSWERED)
    ended = [consultation.closes_on + ORIGINALS_LAST]
    if cancelled is not None:
        ended = [cancelled + ORIGINALS_LAST]
    if answered is not None:
        ended.append(answered + RECEIPTS_LAST)
    return max(ended)


def require(consultation: Consultation, to: ConsultationState) -> None:
    if not may_follow(consultation.state, to):
        raise StateNotReachableError
