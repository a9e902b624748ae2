"""Planning a consultation: writing it and changing it until senders may have read it."""

from uuid import UUID

from app.accounts.actors import Actor
from app.audit import service as audit
from app.consultations import queries
from app.consultations.errors import AlreadyOpenedError, DaysReversedError, NoLanguageError
from app.consultations.forms import ConsultationDraft
from app.consultations.lifecycle import STILL_WRITTEN, ConsultationState
from app.consultations.models import Consultation
from app.consultations.service.history import enter
from app.core.database import Session
from app.programmes import queries as programmes


def create(session: Session, draft: ConsultationDraft, *, by: Actor) -> Consultation:
    """A draft with a random address. Raises DaysReversedError, NoLanguageError or NoSuchProgrammeError."""
    consultation = Consultation(**columns(session, draft), state=ConsultationState.DRAFT)
    session.add(consultation)
    session.flush()
    enter(session, consultation, ConsultationState.DRAFT, by=by)
    audit.record(session, act="consultation.create", actor=by, subject=str(consultation.id))
    return consultation


def edit(session: Session, consultation: Consultation, draft: ConsultationDraft, *, by: Actor) -> None:
    """An edited consultation is a draft again. Raises AlreadyOpenedError, DaysReversedError or NoLanguageError."""
    if consultation.state not in STILL_WRITTEN:
        raise AlreadyOpenedError
    for name, value in columns(session, draft).items():
        setattr(consultation, name, value)
    if consultation.state is ConsultationState.READY:
        enter(session, consultation, ConsultationState.DRAFT, by=by)
    session.flush()
    audit.record(session, act="consultation.edit", actor=by, subject=str(consultation.id))


def columns(session: Session, draft: ConsultationDraft) -> dict[str, object]:
    if not draft.opens_on <= draft.closes_on <= draft.due:
        raise DaysReversedError
    if not draft.languages:
        raise NoLanguageError
    programmes.programme_by_id(session, draft.programme_id)
    require_version(session, draft.form_version_id)
    values = draft.model_dump(exclude={"response_due_on", "channels"})
    return values | {"response_due_on": draft.due, "channels": [channel.value for channel in draft.channels]}


def require_version(session: Session, version_id: UUID | None) -> None:
    if version_id is not None:
        queries.version_by_id(session, version_id)
