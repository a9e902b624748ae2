"""A country's context: what stands, what reviews found, and the page that reviews it."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from app.accounts.dependencies import CurrentCoordinator
from app.core.database import Session
from app.core.errors import AppError
from app.programmes import queries, service
from app.programmes.context import HIGHEST, RATING_LABELS, REVIEW_LABELS, grows_stale_on
from app.programmes.dependencies import CurrentReader
from app.programmes.errors import LevelBelowRatingError, LevelLoweredError, NoSuchContextError, RatingNotNewerError
from app.programmes.faults import field_errors, typed
from app.programmes.forms import read_review
from app.programmes.places import REGIONS
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import Pages, see_other

router = APIRouter(prefix="/contexts")

FIELDS = {
    LevelLoweredError.code: "working_level",
    LevelBelowRatingError.code: "working_level",
    RatingNotNewerError.code: "as_of",
    NoSuchContextError.code: "rating",
}


@router.get("/{country}")
def show_context(
    request: Request, session: DbSession, pages: ThePages, _staff: CurrentReader, country: str
) -> Response:
    return context_page(request, session, pages, country, values=None, errors=[])


@router.post("/{country}/reviews")
def review(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
    country: str,
) -> Response:
    known = queries.context_of(session, country) is not None
    try:
        (service.review_context if known else service.record_context)(session, country, read_review(posted), by=by)
    except (ValidationError, AppError) as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return context_page(request, session, pages, country, values=typed(posted), errors=errors)
    return see_other(f"/staff/contexts/{country}")


def context_page(
    request: Request,
    session: Session,
    pages: Pages,
    country: str,
    *,
    values: dict[str, str] | None,
    errors: list[FieldError],
) -> Response:
    context = queries.context_of(session, country)
    standing = {"working_level": str(context.working_level)} if context else {}
    standing |= {f"overlay_{region}": str(level) for region, level in context.overlays.items()} if context else {}
    return pages.render(
        request,
        "programmes/context.html",
        status=422 if errors else 200,
        country=country,
        context=context,
        stale_on=grows_stale_on(context.reviewed_on) if context else None,
        reviews=queries.context_reviews(session, country),
        regions=REGIONS.values(),
        levels=range(HIGHEST + 1),
        ratings=RATING_LABELS,
        review_kinds=REVIEW_LABELS,
        today=session.clock.now().date(),
        values=standing if values is None else values,
        errors=errors,
    )
