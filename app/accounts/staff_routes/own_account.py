"""One's own account: password, language of the pages, second factor, API tokens."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts import queries, second_factor, service
from app.accounts.actors import Actor
from app.accounts.dependencies import CurrentStaff
from app.accounts.errors import (
    OwnTokenUnknownError,
    UnknownLanguageError,
    WeakPasswordError,
    WrongCodeError,
    WrongPasswordError,
)
from app.accounts.forms import field_errors
from app.accounts.roles import LABELS, Role
from app.core.database import Session
from app.core.errors import AppError
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import Pages, see_other

ACCOUNT = "/staff/account"

router = APIRouter()


@router.get("/account")
def show_account(request: Request, session: DbSession, pages: ThePages, staff: CurrentStaff) -> Response:
    return account_page(request, session, pages, staff)


@router.post("/account/password")
def change_password(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    staff: CurrentStaff,
    posted: PostedForm,
) -> Response:
    try:
        service.change_password(session, staff, present=posted.one("present"), wanted=posted.one("wanted"))
    except (WrongPasswordError, WeakPasswordError) as error:
        return account_page(request, session, pages, staff, error, field_errors(error, language))
    return see_other(ACCOUNT)


@router.post("/account/language")
def choose_language(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    staff: CurrentStaff,
    posted: PostedForm,
) -> Response:
    try:
        service.choose_language(session, staff, language=posted.one("language"))
    except UnknownLanguageError as error:
        errors = field_errors(error, language, fields={error.code: "language"})
        return account_page(request, session, pages, staff, error, errors)
    return see_other(ACCOUNT)


@router.get("/account/second-factor")
def show_second_factor(request: Request, pages: ThePages, staff: CurrentStaff) -> Response:
    return second_factor_page(request, pages, staff, second_factor.new_secret())


@router.post("/account/second-factor")
def enrol_second_factor(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    staff: CurrentStaff,
    posted: PostedForm,
) -> Response:
    secret = posted.one("secret")
    try:
        service.enrol_second_factor(session, staff, secret=secret, code=posted.one("code"))
    except WrongCodeError as error:
        kept = secret if second_factor.is_secret(secret) else second_factor.new_secret()
        return second_factor_page(request, pages, staff, kept, error, field_errors(error, language))
    return see_other(ACCOUNT)


@router.post("/account/second-factor/removal")
def remove_second_factor(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    staff: CurrentStaff,
    posted: PostedForm,
) -> Response:
    try:
        service.give_up_second_factor(session, staff, present=posted.one("proof"))
    except WrongPasswordError as error:
        errors = field_errors(error, language, fields={error.code: "proof"})
        return account_page(request, session, pages, staff, error, errors)
    return see_other(ACCOUNT)


@router.post("/account/tokens/{digest}/revocation")
def revoke_token(session: DbSession, staff: CurrentStaff, digest: str) -> Response:
    own = {token.token_digest.hex(): token for token in queries.api_tokens_of(session, staff.account_id)}
    if digest not in own:
        raise OwnTokenUnknownError
    service.revoke_token(session, own[digest], by=staff)
    return see_other(ACCOUNT)


def account_page(
    request: Request,
    session: Session,
    pages: Pages,
    staff: Actor,
    error: AppError | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    account = service.find_account(session, staff.account_id)
    return pages.render(
        request,
        "accounts/account.html",
        status=int(error.status) if error else 200,
        errors=errors or [],
        account=account,
        role_labels=[LABELS[role] for role in Role if role in account.roles],
        tokens=queries.api_tokens_of(session, account.id),
    )


def second_factor_page(
    request: Request,
    pages: Pages,
    staff: Actor,
    secret: str,
    error: AppError | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    return pages.render(
        request,
        "accounts/second_factor.html",
        status=int(error.status) if error else 200,
        errors=errors or [],
        secret=secret,
        picture=second_factor.picture(secret, username=staff.username),
    )
