"""A consultation's steps as posts: readiness, publication, closing, cancelling, archiving, and native reviews."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from app.accounts.dependencies import CurrentCoordinator, CurrentOfficer
from app.consultations import queries, service
from app.consultations.errors import OpeningRefusedError, ReasonNeededError, TooEarlyToArchiveError
from app.consultations.forms import read_review
from app.consultations.staff_routes.overview import consultation_page
from app.programmes.faults import field_errors, typed
from app.web.dependencies import DbSession, Language, ThePages, TheSettings
from app.web.forms import PostedForm
from app.web.pages import see_other

router = APIRouter(prefix="/consultations/{slug}")

FIELDS = {OpeningRefusedError.code: "checks", ReasonNeededError.code: "reason", TooEarlyToArchiveError.code: "archive"}


@router.post("/readiness")
def mark_ready(
    request: Request,
    session: DbSession,
    pages: ThePages,
    settings: TheSettings,
    language: Language,
    by: CurrentCoordinator,
    slug: str,
) -> Response:
    consultation = queries.by_slug(session, slug)
    try:
        service.mark_ready(session, consultation, by=by, reviews_needed=not settings.demo)
    except OpeningRefusedError as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return consultation_page(request, session, pages, settings, consultation, errors=errors)
    return see_other(f"/staff/consultations/{slug}")


@router.post("/draft")
def back_to_draft(session: DbSession, by: CurrentCoordinator, slug: str) -> Response:
    service.back_to_draft(session, queries.by_slug(session, slug), by=by)
    return see_other(f"/staff/consultations/{slug}")


@router.post("/publication")
def open_consultation(
    request: Request,
    session: DbSession,
    pages: ThePages,
    settings: TheSettings,
    language: Language,
    by: CurrentCoordinator,
    slug: str,
) -> Response:
    consultation = queries.by_slug(session, slug)
    try:
        service.open_consultation(session, consultation, by=by, reviews_needed=not settings.demo)
    except OpeningRefusedError as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return consultation_page(request, session, pages, settings, consultation, errors=errors)
    return see_other(f"/staff/consultations/{slug}")


@router.post("/closing")
def close(session: DbSession, by: CurrentCoordinator, slug: str) -> Response:
    service.close(session, queries.by_slug(session, slug), by=by)
    return see_other(f"/staff/consultations/{slug}")


@router.post("/cancellation")
def cancel(
    request: Request,
    session: DbSession,
    pages: ThePages,
    settings: TheSettings,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
    slug: str,
) -> Response:
    consultation = queries.by_slug(session, slug)
    try:
        service.cancel(session, consultation, by=by, reason=posted.one("reason"))
    except ReasonNeededError as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return consultation_page(request, session, pages, settings, consultation, errors=errors)
    return see_other(f"/staff/consultations/{slug}")


@router.post("/archive")
def archive(
    request: Request,
    session: DbSession,
    pages: ThePages,
    settings: TheSettings,
    language: Language,
    by: CurrentOfficer,
    slug: str,
) -> Response:
    """Destroying a key is the officers' to do, not the coordinator's who owes the answer."""
    consultation = queries.by_slug(session, slug)
    try:
        service.archive(session, consultation, by=by)
    except TooEarlyToArchiveError as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return consultation_page(request, session, pages, settings, consultation, errors=errors)
    return see_other(f"/staff/consultations/{slug}")


@router.post("/reviews")
def record_review(
    request: Request,
    session: DbSession,
    pages: ThePages,
    settings: TheSettings,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
    slug: str,
) -> Response:
    consultation = queries.by_slug(session, slug)
    try:
        service.record_review(session, consultation, read_review(posted), by=by)
    except ValidationError as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return consultation_page(request, session, pages, settings, consultation, values=typed(posted), errors=errors)
    return see_other(f"/staff/consultations/{slug}#reviews")
