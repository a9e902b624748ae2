"""Forms and their versions: the list, one version as a sender reads it, pasting, publishing, retiring."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from app.accounts.dependencies import CurrentCoordinator
from app.consultations import queries, service
from app.consultations.completeness import form_strings, missing
from app.consultations.dependencies import CurrentFormWriter, TheVersion, address_of
from app.consultations.errors import (
    EmptyFormError,
    FormCodeTakenError,
    FormInUseError,
    IncompleteFormError,
    NotADefinitionError,
    WrongFormError,
)
from app.consultations.forms import read_form
from app.consultations.lifecycle import VERSION_LABELS, VersionState
from app.consultations.models import FormVersion
from app.consultations.staff_routes.words import QUESTION_WORDS
from app.consultations.versions import definition_of
from app.core.database import Session
from app.core.errors import AppError
from app.core.locales import LOCALES
from app.programmes.dependencies import CurrentReader
from app.programmes.faults import field_errors, localized_field, typed
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import Pages, see_other

router = APIRouter(prefix="/forms")
one_version = APIRouter(prefix="/{code}/{number}")

FIELDS = {
    FormCodeTakenError.code: "code",
    NotADefinitionError.code: "definition",
    WrongFormError.code: "definition",
    EmptyFormError.code: "publication",
    IncompleteFormError.code: "publication",
    FormInUseError.code: "publication",
}


@router.get("")
def list_forms(request: Request, session: DbSession, pages: ThePages, _staff: CurrentReader) -> Response:
    return forms_page(request, session, pages)


@router.post("")
def create_form(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    posted: PostedForm,
) -> Response:
    try:
        form = service.create_form(session, read_form(posted), by=by)
    except (ValidationError, FormCodeTakenError) as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return forms_page(request, session, pages, values=typed(posted), errors=errors)
    version = service.new_version(session, form, by=by)
    return see_other(address_of(version))


@one_version.get("")
def show_version(
    request: Request,
    pages: ThePages,
    _staff: CurrentReader,
    version: TheVersion,
    preview: str = "fr",
) -> Response:
    return version_page(request, pages, version, preview=preview)


@one_version.post("/definition")
def import_definition(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentFormWriter,
    posted: PostedForm,
    version: TheVersion,
) -> Response:
    try:
        service.import_version(session, version, posted.one("definition"), by=by)
    except (NotADefinitionError, WrongFormError) as problem:
        errors = field_errors(problem, language, fields=FIELDS)
        return version_page(request, pages, version, values=typed(posted), errors=errors)
    return see_other(address_of(version))


@one_version.post("/publication")
def publish(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    version: TheVersion,
) -> Response:
    try:
        service.publish(session, version, by=by)
    except (EmptyFormError, IncompleteFormError) as problem:
        return refused(request, pages, version, problem, language)
    return see_other(address_of(version))


@one_version.post("/retirement")
def retire(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentCoordinator,
    version: TheVersion,
) -> Response:
    try:
        service.retire(session, version, by=by)
    except FormInUseError as problem:
        return refused(request, pages, version, problem, language)
    return see_other(address_of(version))


@one_version.post("/next")
def next_version(session: DbSession, by: CurrentCoordinator, posted: PostedForm, like: TheVersion) -> Response:
    """A draft that starts as a copy of this version."""
    note = localized_field(posted, "change_note")
    version = service.new_version(session, like.form, by=by, like=like, change_note=note)
    return see_other(address_of(version))


router.include_router(one_version)


def refused(request: Request, pages: Pages, version: FormVersion, problem: AppError, language: str) -> Response:
    errors = field_errors(problem, language, fields=FIELDS)
    return version_page(request, pages, version, errors=errors)


def forms_page(
    request: Request,
    session: Session,
    pages: Pages,
    *,
    values: dict[str, str] | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    return pages.render(
        request,
        "consultations/forms.html",
        status=422 if errors else 200,
        versions=queries.versions(session),
        version_words=VERSION_LABELS,
        values=values or {},
        errors=errors or [],
    )


def version_page(
    request: Request,
    pages: Pages,
    version: FormVersion,
    *,
    preview: str = "fr",
    values: dict[str, str] | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    definition = definition_of(version)
    context: dict[str, Any] = {
        "version": version,
        "form": definition,
        "preview": LOCALES[preview] if preview in LOCALES else LOCALES[definition.languages[0]],
        "lacking": missing(form_strings(definition), definition.languages),
        "is_draft": version.state is VersionState.DRAFT,
        "json_text": definition.model_dump_json(indent=1),
        "version_words": VERSION_LABELS,
        "words": QUESTION_WORDS,
        "values": values or {},
        "errors": errors or [],
    }
    return pages.render(request, "consultations/version.html", status=422 if errors else 200, **context)
