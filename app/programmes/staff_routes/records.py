"""Programmes: the list, one programme, writing a new one, changing its facts."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from app.accounts.dependencies import CurrentCoordinator
from app.core.database import Session
from app.programmes import queries, service
from app.programmes.authorities import OUTSIDE_LEAHY
from app.programmes.dependencies import CurrentReader
from app.programmes.errors import SlugTakenError
from app.programmes.faults import field_errors, localized_values, typed
from app.programmes.forms import read_programme
from app.programmes.models import Programme
from app.programmes.staff_routes.shown import WORDS
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import Pages, see_other

router = APIRouter(prefix="/programmes")


@router.get("")
def list_programmes(request: Request, session: DbSession, pages: ThePages, _staff: CurrentReader) -> Response:
    rows = [queries.standing(session, programme) for programme in queries.every_programme(session)]
    return pages.render(request, "programmes/programmes.html", rows=rows, words=WORDS)


@router.get("/new")
def new_programme(request: Request, session: DbSession, pages: ThePages, _by: CurrentCoordinator) -> Response:
    return edit_page(request, session, pages, programme=None, values={"country": "ML"}, errors=[])


@router.post("")
def create_programme(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
) -> Response:
    try:
        programme = service.create(session, read_programme(posted), by=by)
    except (ValidationError, SlugTakenError) as problem:
        errors = field_errors(problem, language, fields={SlugTakenError.code: "slug"})
        return edit_page(request, session, pages, programme=None, values=typed(posted), errors=errors)
    return see_other(f"/staff/programmes/{programme.slug}")


@router.get("/{slug}")
def show_programme(request: Request, session: DbSession, pages: ThePages, _staff: CurrentReader, slug: str) -> Response:
    programme = queries.programme_by_slug(session, slug)
    return pages.render(
        request,
        "programmes/programme.html",
        programme=programme,
        standing=queries.standing(session, programme),
        state_changes=queries.state_changes(session, programme),
        transitions=queries.transitions(session, programme),
        outside_leahy=programme.authority_type in OUTSIDE_LEAHY,
        today=session.clock.now().date(),
        words=WORDS,
    )


@router.get("/{slug}/edit")
def edit_programme(
    request: Request, session: DbSession, pages: ThePages, _by: CurrentCoordinator, slug: str
) -> Response:
    programme = queries.programme_by_slug(session, slug)
    return edit_page(request, session, pages, programme=programme, values=values_of(programme), errors=[])


@router.post("/{slug}")
def change_programme(
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
        service.edit(session, programme, read_programme(posted), by=by)
    except (ValidationError, SlugTakenError) as problem:
        errors = field_errors(problem, language, fields={SlugTakenError.code: "slug"})
        return edit_page(request, session, pages, programme=programme, values=typed(posted), errors=errors)
    return see_other(f"/staff/programmes/{programme.slug}")


def edit_page(
    request: Request,
    session: Session,
    pages: Pages,
    *,
    programme: Programme | None,
    values: dict[str, str],
    errors: list[FieldError],
) -> Response:
    others = [p for p in queries.every_programme(session) if programme is None or p.id != programme.id]
    return pages.render(
        request,
        "programmes/edit.html",
        status=422 if errors else 200,
        programme=programme,
        others=others,
        values=values,
        errors=errors,
        words=WORDS,
    )


def values_of(programme: Programme) -> dict[str, str]:
    """The programme as the fields of its page."""
    plain = {
        "slug": programme.slug,
        "authority_type": programme.authority_type,
        "lead_agency": programme.lead_agency,
        "implementer": programme.implementer,
        "country": programme.country,
        "partner_institution_type": programme.partner_institution_type,
        "assistance_kinds": ", ".join(programme.assistance_kinds),
        "fiscal_year_start": str(programme.fiscal_year_start),
        "budget_usd": "" if programme.budget_usd is None else str(programme.budget_usd),
        "strategy_tag": programme.strategy_tag,
        "timetable_set_by": programme.timetable_set_by,
        "paired_programme_id": str(programme.paired_programme_id or ""),
    }
    texts = {name: getattr(programme, name) for name in ("title", "description", "budget_withheld_reason")}
    for name, text in texts.items():
        plain |= localized_values(name, text)
    return plain | ({"budget_public": "yes"} if programme.budget_public else {})
