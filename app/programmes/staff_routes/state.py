"""A programme's state and what the law restricts: changing the one, writing down and ending the other."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from app.accounts.dependencies import CurrentCoordinator
from app.core.database import Session
from app.core.errors import AppError
from app.programmes import queries, service
from app.programmes.errors import (
    NoSuchProgrammeError,
    ReasonNeededError,
    RestrictionDatesReversedError,
    RestrictionWithoutTextError,
    StateNotReachableError,
)
from app.programmes.faults import field_errors, typed
from app.programmes.forms import read_end, read_restriction, read_state
from app.programmes.lifecycle import NEXT
from app.programmes.models import LegalRestriction, Programme
from app.programmes.staff_routes.shown import life_page
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import Pages, see_other

router = APIRouter(prefix="/programmes/{slug}")

FIELDS = {
    StateNotReachableError.code: "state",
    ReasonNeededError.code: "reason",
    RestrictionWithoutTextError.code: "text_en",
    RestrictionDatesReversedError.code: "until",
}


@router.get("/state")
def show_state(request: Request, session: DbSession, pages: ThePages, _by: CurrentCoordinator, slug: str) -> Response:
    return state_page(request, session, pages, queries.programme_by_slug(session, slug))


@router.post("/state-changes")
def change_state(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
    slug: str,
) -> Response:
    programme = queries.programme_by_slug(session, slug)
    try:
        service.change_state(session, programme, read_state(posted), by=by)
    except (ValidationError, AppError) as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return state_page(request, session, pages, programme, values=typed(posted), errors=errors)
    return see_other(f"/staff/programmes/{slug}")


@router.post("/restrictions")
def restrict(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
    slug: str,
) -> Response:
    programme = queries.programme_by_slug(session, slug)
    try:
        service.restrict(session, programme, read_restriction(posted), by=by)
    except (ValidationError, AppError) as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return state_page(request, session, pages, programme, values=typed(posted), errors=errors)
    return see_other(f"/staff/programmes/{slug}/state")


@router.post("/restrictions/{restriction_id}/end")
def lift(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
    slug: str,
    restriction_id: UUID,
) -> Response:
    programme = queries.programme_by_slug(session, slug)
    restriction = restriction_of(session, programme, restriction_id)
    try:
        service.lift(session, programme, restriction, until=read_end(posted).until, by=by)
    except (ValidationError, RestrictionDatesReversedError) as problem:
        field = f"until-{restriction_id}"
        found = field_errors(problem, language, fields={RestrictionDatesReversedError.code: field})
        errors = [FieldError(field, error.message) for error in found]
        return state_page(request, session, pages, programme, values=typed(posted), errors=errors)
    return see_other(f"/staff/programmes/{slug}/state")


def restriction_of(session: Session, programme: Programme, restriction_id: UUID) -> LegalRestriction:
    """Raises NoSuchProgrammeError for one of another programme."""
    found = session.get(LegalRestriction, restriction_id)
    if found is None or found.programme_id != programme.id:
        raise NoSuchProgrammeError
    return found


def state_page(
    request: Request,
    session: Session,
    pages: Pages,
    programme: Programme,
    *,
    values: dict[str, str] | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    return life_page(request, session, pages, "state", programme, values, errors, next_states=NEXT[programme.state])
