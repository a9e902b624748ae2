"""Writing a consultation and changing it until it opens."""

from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from app.accounts.dependencies import CurrentCoordinator
from app.consultations import queries, service
from app.consultations.errors import AlreadyOpenedError, DaysReversedError, NoLanguageError
from app.consultations.forms import read_consultation
from app.consultations.lifecycle import STILL_WRITTEN, VersionState
from app.consultations.models import Consultation
from app.consultations.notices import PARTS
from app.consultations.staff_routes.overview import WORDS
from app.core.database import Session
from app.programmes import queries as programmes
from app.programmes.faults import field_errors, localized_values, typed
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, Posted, PostedForm
from app.web.pages import Pages, see_other

router = APIRouter(prefix="/consultations")

USUAL_DAYS = timedelta(days=42)
FIELDS = {DaysReversedError.code: "closes_on", NoLanguageError.code: "languages", AlreadyOpenedError.code: ""}


@router.get("/new")
def new_consultation(
    request: Request, session: DbSession, pages: ThePages, _by: CurrentCoordinator, programme: str = "", stage: str = ""
) -> Response:
    today = session.clock.now().date()
    values = {
        "programme_id": next((str(p.id) for p in programmes.every_programme(session) if p.slug == programme), ""),
        "stage": stage,
        "opens_on": today.isoformat(),
        "closes_on": (today + USUAL_DAYS).isoformat(),
    }
    return edit_page(request, session, pages, consultation=None, values=values, chosen={})


@router.post("")
def create_consultation(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
) -> Response:
    try:
        consultation = service.create(session, read_consultation(posted), by=by)
    except (ValidationError, DaysReversedError, NoLanguageError) as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return edit_page(
            request, session, pages, consultation=None, values=typed(posted), chosen=ticked(posted), errors=errors
        )
    return see_other(f"/staff/consultations/{consultation.slug}")


@router.get("/{slug}/edit")
def edit_consultation(
    request: Request, session: DbSession, pages: ThePages, _by: CurrentCoordinator, slug: str
) -> Response:
    consultation = queries.by_slug(session, slug)
    if consultation.state not in STILL_WRITTEN:
        raise AlreadyOpenedError
    chosen = {"languages": consultation.languages, "channels": consultation.channels}
    return edit_page(request, session, pages, consultation=consultation, values=values_of(consultation), chosen=chosen)


@router.post("/{slug}")
def change_consultation(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
    slug: str,
) -> Response:
    consultation = queries.by_slug(session, slug)
    try:
        service.edit(session, consultation, read_consultation(posted), by=by)
    except (ValidationError, DaysReversedError, NoLanguageError) as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return edit_page(
            request,
            session,
            pages,
            consultation=consultation,
            values=typed(posted),
            chosen=ticked(posted),
            errors=errors,
        )
    return see_other(f"/staff/consultations/{slug}")


def ticked(posted: Posted) -> dict[str, list[str]]:
    return {name: posted.many(name) for name in ("languages", "channels")}


def values_of(consultation: Consultation) -> dict[str, str]:
    """The consultation as the fields of its page."""
    values = {
        "programme_id": str(consultation.programme_id),
        "stage": consultation.stage,
        "mode": consultation.mode,
        "form_version_id": str(consultation.form_version_id or ""),
        "opens_on": consultation.opens_on.isoformat(),
        "closes_on": consultation.closes_on.isoformat(),
        "response_due_on": consultation.response_due_on.isoformat(),
    } | localized_values("title", consultation.title)
    for part in PARTS:
        values |= localized_values(part, consultation.notice.get(part, {}))
    return values


def edit_page(
    request: Request,
    session: Session,
    pages: Pages,
    *,
    consultation: Consultation | None,
    values: dict[str, str],
    chosen: dict[str, list[str]],
    errors: list[FieldError] | None = None,
) -> Response:
    return pages.render(
        request,
        "consultations/edit.html",
        status=422 if errors else 200,
        consultation=consultation,
        programmes=programmes.every_programme(session),
        versions=queries.versions(session, state=VersionState.PUBLISHED),
        values=values,
        chosen=chosen,
        errors=errors or [],
        words=WORDS,
    )
