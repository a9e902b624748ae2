"""A programme's stages: their days and engagement, moving from one to another, and who answers at each."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from app.accounts.dependencies import CurrentCoordinator
from app.core.database import Session
from app.core.errors import AppError, InvalidError
from app.programmes import queries, service
from app.programmes.errors import (
    GateNotPassedError,
    ReasonNeededError,
    StageDatesReversedError,
    StageNotReachableError,
)
from app.programmes.faults import field_errors, typed
from app.programmes.forms import read_responsibilities, read_stage
from app.programmes.models import Programme
from app.programmes.staff_routes.shown import WORDS, life_page
from app.programmes.stages import SUGGESTED_MODES, Stage, reachable
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import Pages, see_other

router = APIRouter(prefix="/programmes/{slug}")

FIELDS = {
    ReasonNeededError.code: "reason",
    StageDatesReversedError.code: "ended_on",
    StageNotReachableError.code: "to",
    GateNotPassedError.code: "to",
}


@router.get("/stages")
def show_stages(request: Request, session: DbSession, pages: ThePages, _by: CurrentCoordinator, slug: str) -> Response:
    return stages_page(request, session, pages, queries.programme_by_slug(session, slug))


@router.post("/stages/{stage}")
def describe_stage(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
    slug: str,
    stage: Stage,
) -> Response:
    programme = queries.programme_by_slug(session, slug)
    try:
        service.describe_stage(session, programme, stage, read_stage(posted), by=by)
    except (ValidationError, StageDatesReversedError) as problem:
        found = field_errors(problem, language, fields=FIELDS)
        errors = [FieldError(f"{stage}-{error.field}", error.message) for error in found]
        values = {f"{stage}-{name}": value for name, value in typed(posted).items()}
        return stages_page(request, session, pages, programme, values=values, errors=errors)
    return see_other(f"/staff/programmes/{slug}/stages")


@router.post("/transitions")
def move(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
    slug: str,
) -> Response:
    programme = queries.programme_by_slug(session, slug)
    to = Stage(posted.one("to")) if posted.one("to") in set(Stage) else programme.current_stage
    try:
        service.move(session, programme, to=to, by=by, reason=posted.one("reason"))
    except AppError as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        session.expire(programme)
        programme = queries.programme_by_slug(session, slug)
        return stages_page(request, session, pages, programme, values=typed(posted), errors=errors)
    return see_other(f"/staff/programmes/{slug}")


@router.get("/responsibilities")
def show_responsibilities(
    request: Request, session: DbSession, pages: ThePages, _by: CurrentCoordinator, slug: str
) -> Response:
    programme = queries.programme_by_slug(session, slug)
    held = {entry.stage: entry for entry in programme.responsibilities}
    standing = queries.standing(session, programme)
    return pages.render(
        request, "programmes/responsibilities.html", programme=programme, standing=standing, held=held, words=WORDS
    )


@router.post("/responsibilities")
def assign(session: DbSession, by: CurrentCoordinator, posted: PostedForm, slug: str) -> Response:
    programme = queries.programme_by_slug(session, slug)
    try:
        drafts = read_responsibilities(posted)
    except ValidationError:
        # The page offers lists and boxes only: whatever else arrives was not made by it.
        raise InvalidError from None
    service.assign_all(session, programme, drafts, by=by)
    return see_other(f"/staff/programmes/{slug}")


def stages_page(
    request: Request,
    session: Session,
    pages: Pages,
    programme: Programme,
    *,
    values: dict[str, str] | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    steps = reachable(programme.current_stage)
    return life_page(
        request, session, pages, "stages", programme, values, errors, reachable=steps, suggested=SUGGESTED_MODES
    )
