"""Reading consultations and forms: what is open, by slug, versions in order, reviews and history."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.consultations.errors import NoSuchConsultationError, NoSuchFormError
from app.consultations.lifecycle import ConsultationState, VersionState, WordsKind
from app.consultations.models import Consultation, ConsultationStateChange, Form, FormVersion, WordsReview
from app.consultations.notices import words_digest
from app.core.database import Session
from app.programmes.stages import Stage


def open_consultations(session: Session) -> list[Consultation]:
    """Those a sender may answer today, the one that closes first at the top."""
    today = session.clock.now().date()
    opened = (
        select(Consultation)
        .where(
            Consultation.state == ConsultationState.OPEN,
            Consultation.opens_on <= today,
            Consultation.closes_on >= today,
        )
        .order_by(Consultation.closes_on, Consultation.slug)
    )
    return list(session.scalars(opened))


def open_by_slug(session: Session, slug: str) -> Consultation:
    """Raises NoSuchConsultationError for one that is not open today, as for one that never was."""
    found = session.scalars(select(Consultation).where(Consultation.slug == slug)).one_or_none()
    today = session.clock.now().date()
    if found is None or found.state is not ConsultationState.OPEN or not found.opens_on <= today <= found.closes_on:
        raise NoSuchConsultationError
    return found


def by_slug(session: Session, slug: str) -> Consultation:
    """In whatever state. Raises NoSuchConsultationError."""
    found = session.scalars(select(Consultation).where(Consultation.slug == slug)).one_or_none()
    if found is None:
        raise NoSuchConsultationError
    return found


def by_id(session: Session, consultation_id: UUID) -> Consultation:
    """Raises NoSuchConsultationError."""
    found = session.get(Consultation, consultation_id)
    if found is None:
        raise NoSuchConsultationError
    return found


def every_consultation(session: Session) -> list[Consultation]:
    """The latest opening day first."""
    return list(session.scalars(select(Consultation).order_by(Consultation.opens_on.desc(), Consultation.slug)))


def of_stage(session: Session, programme_id: UUID, stage: Stage) -> list[Consultation]:
    wanted = select(Consultation).where(Consultation.programme_id == programme_id, Consultation.stage == stage)
    return list(session.scalars(wanted.order_by(Consultation.opens_on)))


def state_changes(session: Session, consultation: Consultation) -> list[ConsultationStateChange]:
    """Newest first."""
    of_consultation = select(ConsultationStateChange).where(ConsultationStateChange.consultation_id == consultation.id)
    return list(session.scalars(of_consultation.order_by(ConsultationStateChange.number.desc())))


def entered_on(session: Session, consultation: Consultation, state: ConsultationState) -> date | None:
    """The day the consultation last came into a state."""
    return session.scalar(
        select(func.max(ConsultationStateChange.day)).where(
            ConsultationStateChange.consultation_id == consultation.id, ConsultationStateChange.state == state
        )
    )


def every_form(session: Session) -> list[Form]:
    return list(session.scalars(select(Form).order_by(Form.code)))


def form_by_code(session: Session, code: str) -> Form:
    """Raises NoSuchFormError."""
    found = session.scalars(select(Form).where(Form.code == code)).one_or_none()
    if found is None:
        raise NoSuchFormError
    return found


def versions(session: Session, *, form: Form | None = None, state: VersionState | None = None) -> list[FormVersion]:
    """With their form, by code, newest version first."""
    wanted = select(FormVersion).join(Form).options(joinedload(FormVersion.form))
    if form is not None:
        wanted = wanted.where(FormVersion.form_id == form.id)
    if state is not None:
        wanted = wanted.where(FormVersion.state == state)
    return list(session.scalars(wanted.order_by(Form.code, FormVersion.number.desc())))


def version(session: Session, code: str, number: int) -> FormVersion:
    """With its form. Raises NoSuchFormError."""
    wanted = (
        select(FormVersion)
        .join(Form)
        .options(joinedload(FormVersion.form))
        .where(Form.code == code, FormVersion.number == number)
    )
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise NoSuchFormError
    return found


def version_by_id(session: Session, version_id: UUID) -> FormVersion:
    """With its form. Raises NoSuchFormError."""
    wanted = select(FormVersion).options(joinedload(FormVersion.form)).where(FormVersion.id == version_id)
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise NoSuchFormError
    return found


def was_open_when(version: FormVersion, page_day: date) -> bool:
    """Whether senders could be answering this version on that day: a page opened then may still be sent."""
    if version.published_on is None or page_day < version.published_on:
        return False
    return version.retired_on is None or page_day <= version.retired_on


def words_reviews(session: Session, consultation: Consultation) -> list[WordsReview]:
    """Reviews that stand for this consultation as its words are now, oldest first."""
    wanted = select(WordsReview).where(
        WordsReview.consultation_id.is_(None) | (WordsReview.consultation_id == consultation.id)
    )
    found = session.scalars(wanted.order_by(WordsReview.day, WordsReview.id))
    return [review for review in found if stands(review, consultation)]


def stands(review: WordsReview, consultation: Consultation) -> bool:
    """A review of a notice stands until a word of it changes."""
    if review.kind is not WordsKind.NOTICE:
        return True
    return review.digest == words_digest(consultation.title, consultation.notice, review.language)


def unreviewed(reviews: Sequence[WordsReview], languages: Sequence[str]) -> list[tuple[str, WordsKind]]:
    """(language, kind) pairs no native speaker has reviewed."""
    done = {(review.language, review.kind) for review in reviews}
    return [(language, kind) for language in languages for kind in WordsKind if (language, kind) not in done]
