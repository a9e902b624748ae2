"""The doorway: signing in and out, which asks for no session, and the step from there to one's first page."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from app.accounts import service
from app.accounts.dependencies import CurrentStaff
from app.accounts.errors import SignInBlockedError, SignInFailedError, WrongCodeError
from app.accounts.forms import field_errors
from app.accounts.landing import first_page
from app.accounts.service import SignedIn
from app.core.errors import AppError
from app.core.locales import STAFF_LOCALES
from app.core.settings import Settings
from app.web.cookies import clear_token, read_token, set_token
from app.web.csrf import FIELD, check_csrf, check_origin
from app.web.dependencies import DbSession, TheDatabase, ThePages, TheSettings
from app.web.forms import PostedForm
from app.web.pages import Pages, see_other

SIGN_IN = "/staff/sign-in"
CODE = "/staff/sign-in/code"

router = APIRouter(include_in_schema=False)


def chosen_language(request: Request, language: str = "") -> str:
    """`?language=`: nobody is signed in yet whose choice could be known."""
    chosen = language if language in STAFF_LOCALES else STAFF_LOCALES[0]
    request.state.staff_language = chosen
    return chosen


ChosenLanguage = Annotated[str, Depends(chosen_language)]


@router.get(SIGN_IN)
def show_sign_in(request: Request, pages: ThePages, language: ChosenLanguage) -> Response:
    return pages.render(request, "accounts/sign_in.html", errors=[], username="", language=language)


@router.post(SIGN_IN)
def sign_in(
    request: Request,
    database: TheDatabase,
    settings: TheSettings,
    pages: ThePages,
    language: ChosenLanguage,
    posted: PostedForm,
) -> Response:
    check_origin(request)
    username = posted.one("username")
    try:
        signed_in = service.sign_in(database, username=username, password=posted.one("password"))
    except (SignInFailedError, SignInBlockedError) as error:
        return again(request, pages, "accounts/sign_in.html", error, language, username=username)
    return enter(settings, signed_in, language)


@router.get(CODE)
def show_code(request: Request, database: TheDatabase, pages: ThePages, language: ChosenLanguage) -> Response:
    with database.transaction(write=False) as session:
        service.find_session(session, read_token(request), awaits_code=True)
    return pages.render(request, "accounts/code.html", errors=[], language=language)


@router.post(CODE)
def confirm_code(
    request: Request,
    database: TheDatabase,
    settings: TheSettings,
    pages: ThePages,
    language: ChosenLanguage,
    posted: PostedForm,
) -> Response:
    check_origin(request)
    try:
        signed_in = service.confirm_code(database, token=read_token(request), code=posted.one("code"))
    except (WrongCodeError, SignInBlockedError) as error:
        return again(request, pages, "accounts/code.html", error, language)
    return enter(settings, signed_in, language)


@router.post("/staff/sign-out")
def sign_out(request: Request, session: DbSession, settings: TheSettings, posted: PostedForm) -> Response:
    token = read_token(request)
    check_origin(request)
    check_csrf(posted.one(FIELD), token)
    service.sign_out(session, token)
    answer = see_other(SIGN_IN)
    clear_token(answer, settings)
    return answer


@router.get("/staff")
def show_first_page(staff: CurrentStaff) -> Response:
    return see_other(first_page(staff.roles))


def enter(settings: Settings, signed_in: SignedIn, language: str) -> Response:
    answer = see_other(f"{CODE}?language={language}" if signed_in.awaits_code else "/staff")
    set_token(answer, settings, signed_in.token)
    return answer


def again(request: Request, pages: Pages, template: str, error: AppError, language: str, **typed: str) -> Response:
    errors = field_errors(error, language)
    return pages.render(request, template, status=int(error.status), errors=errors, language=language, **typed)
