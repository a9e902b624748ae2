"""Consultations as staff see them: the list, and one with its checklist, notice, reviews and history."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.consultations import queries, service
from app.consultations.lifecycle import CHANNEL_LABELS, STILL_WRITTEN, WORDS_LABELS, ConsultationState
from app.consultations.lifecycle import LABELS as STATES
from app.consultations.models import Consultation
from app.consultations.notices import LABELS as NOTICE_LABELS
from app.core.database import Session
from app.core.settings import Settings
from app.programmes import queries as programmes
from app.programmes.dependencies import CurrentReader
from app.programmes.stages import LABELS as STAGES
from app.programmes.stages import MODE_LABELS
from app.web.dependencies import DbSession, ThePages, TheSettings
from app.web.forms import FieldError
from app.web.pages import Pages

router = APIRouter(prefix="/consultations")

WORDS: dict[str, Any] = {
    "states": STATES,
    "stages": STAGES,
    "modes": MODE_LABELS,
    "channels": CHANNEL_LABELS,
    "notice": NOTICE_LABELS,
    "reviews": WORDS_LABELS,
}


@router.get("")
def list_consultations(request: Request, session: DbSession, pages: ThePages, _staff: CurrentReader) -> Response:
    known = {programme.id: programme for programme in programmes.every_programme(session)}
    rows = [(consultation, known[consultation.programme_id]) for consultation in queries.every_consultation(session)]
    return pages.render(
        request,
        "consultations/consultations.html",
        rows=rows,
        standings={programme.id: programmes.standing(session, programme) for programme in known.values()},
        words=WORDS,
    )


@router.get("/{slug}")
def show_consultation(
    request: Request, session: DbSession, pages: ThePages, settings: TheSettings, _staff: CurrentReader, slug: str
) -> Response:
    return consultation_page(request, session, pages, settings, queries.by_slug(session, slug))


def consultation_page(
    request: Request,
    session: Session,
    pages: Pages,
    settings: Settings,
    consultation: Consultation,
    *,
    values: dict[str, str] | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    programme = programmes.programme_by_id(session, consultation.programme_id)
    version_id = consultation.form_version_id
    waiting = consultation.state in STILL_WRITTEN
    reviews = queries.words_reviews(session, consultation)
    return pages.render(
        request,
        "consultations/consultation.html",
        status=422 if errors else 200,
        consultation=consultation,
        programme=programme,
        standing=programmes.standing(session, programme),
        version=queries.version_by_id(session, version_id) if version_id else None,
        checks=service.opening_checks(session, consultation, reviews_needed=not settings.demo) if waiting else [],
        reviews=reviews,
        unreviewed=queries.unreviewed(reviews, consultation.languages),
        state_changes=queries.state_changes(session, consultation),
        archivable_from=service.archivable_from(session, consultation),
        may_archive=consultation.state in {ConsultationState.ANSWERED, ConsultationState.CANCELLED},
        public_address=settings.public_address,
        today=session.clock.now().date(),
        values=values or {},
        errors=errors or [],
        words=WORDS,
    )
