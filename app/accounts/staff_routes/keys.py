"""The officers' keys: one's own, who else holds one, signing another's, unlocking and locking."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts import queries, service
from app.accounts.actors import Actor
from app.accounts.dependencies import CurrentOfficer, UnlockedOfficer
from app.accounts.errors import (
    FingerprintChangedError,
    KeyMissingError,
    NotComparedError,
    PhraseIsPasswordError,
    PhraseWeakError,
    PhraseWrongError,
    RootsChangedError,
)
from app.accounts.forms import field_errors
from app.accounts.landing import unlock_page, way_back
from app.core.database import Session
from app.core.errors import AppError
from app.core.settings import Settings
from app.web.dependencies import DbSession, Language, TheDatabase, ThePages, TheSettings
from app.web.forms import FieldError, PostedForm
from app.web.pages import Pages, see_other

KEYS = "/staff/keys"

router = APIRouter()


@router.get("/keys")
def show_keys(request: Request, session: DbSession, pages: ThePages, officer: CurrentOfficer) -> Response:
    return keys_page(request, session, pages, officer)


@router.post("/keys")
def create_key(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    officer: CurrentOfficer,
    posted: PostedForm,
) -> Response:
    try:
        service.create_officer_key(session, officer, phrase=posted.one("phrase"))
    except (PhraseWeakError, PhraseIsPasswordError) as error:
        return keys_page(request, session, pages, officer, error, field_errors(error, language))
    return see_other(unlock_page(KEYS))


@router.post("/keys/replacement")
def replace_key(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    officer: CurrentOfficer,
    posted: PostedForm,
) -> Response:
    try:
        service.create_officer_key(session, officer, phrase=posted.one("new_phrase"), replace=True)
    except (PhraseWeakError, PhraseIsPasswordError) as error:
        errors = field_errors(error, language, fields={error.code: "new_phrase"})
        return keys_page(request, session, pages, officer, error, errors)
    return see_other(unlock_page(KEYS))


@router.post("/keys/phrase")
def change_phrase(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    officer: CurrentOfficer,
    posted: PostedForm,
) -> Response:
    try:
        service.change_phrase(session, officer, present=posted.one("phrase"), wanted=posted.one("wanted_phrase"))
    except (PhraseWrongError, PhraseWeakError, PhraseIsPasswordError) as error:
        where = "phrase" if isinstance(error, PhraseWrongError) else "wanted_phrase"
        errors = field_errors(error, language, fields={error.code: where})
        return keys_page(request, session, pages, officer, error, errors)
    return see_other(KEYS)


@router.post("/keys/{account_id}/endorsement")
def endorse(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    officer: UnlockedOfficer,
    account_id: UUID,
    posted: PostedForm,
) -> Response:
    try:
        require_comparison(posted.one("compared"))
        service.endorse(session, officer, account_id=account_id, compared=posted.one("fingerprint"))
    except (NotComparedError, FingerprintChangedError) as error:
        errors = field_errors(error, language, fields={error.code: f"compared-{account_id}"})
        return keys_page(request, session, pages, officer, error, errors)
    return see_other(KEYS)


def require_comparison(ticked: str) -> None:
    if not ticked:
        raise NotComparedError


@router.post("/keys/reading")
def acknowledge(session: DbSession, officer: CurrentOfficer, posted: PostedForm) -> Response:
    service.acknowledge_holders(session, officer, shown=frozenset(posted.many("shown")))
    return see_other(KEYS)


@router.get("/unlock")
def show_unlock(
    request: Request, pages: ThePages, settings: TheSettings, _officer: CurrentOfficer, back: str = ""
) -> Response:
    return unlocking_page(request, pages, settings, way_back(back))


@router.post("/unlock")
def unlock(
    request: Request,
    database: TheDatabase,
    settings: TheSettings,
    pages: ThePages,
    language: Language,
    officer: CurrentOfficer,
    posted: PostedForm,
) -> Response:
    back, minutes = way_back(posted.one("back")), settings.officer_minutes
    try:
        service.unlock(database, token=officer.session_token, phrase=posted.one("phrase"), minutes=minutes)
    except KeyMissingError:
        return see_other(KEYS)
    except (PhraseWrongError, RootsChangedError) as error:
        return unlocking_page(request, pages, settings, back, error, field_errors(error, language))
    return see_other(back)


@router.post("/lock")
def lock(session: DbSession, officer: CurrentOfficer) -> Response:
    service.lock(session, token=officer.session_token)
    return see_other("/staff")


def unlocking_page(
    request: Request,
    pages: Pages,
    settings: Settings,
    back: str,
    error: AppError | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    status = int(error.status) if error else 200
    values = {"errors": errors or [], "back": back, "minutes": settings.officer_minutes}
    return pages.render(request, "accounts/unlock.html", status=status, **values)


def keys_page(
    request: Request,
    session: Session,
    pages: Pages,
    officer: Actor,
    error: AppError | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    return pages.render(
        request,
        "accounts/keys.html",
        status=int(error.status) if error else 200,
        errors=errors or [],
        officer=officer,
        own=queries.present_key(session, officer.account_id),
        holders=service.key_holders(session),
        changes=service.holder_changes(session, officer),
        roots_stand=bool(queries.roots(session)),
        unlock_page=unlock_page(KEYS),
    )
