"""The administrator's list of accounts: making, resetting and closing them. No content anywhere near."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts import queries, service
from app.accounts.dependencies import CurrentAdministrator
from app.accounts.errors import WeakPasswordError
from app.accounts.forms import AccountForm, field_errors
from app.accounts.models import StaffAccount
from app.accounts.roles import DUTIES, LABELS, Role
from app.core.errors import AppError
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import Pages, see_other

ACCOUNTS = "/staff/accounts"

router = APIRouter(prefix="/accounts")


@router.get("")
def list_accounts(
    request: Request, session: DbSession, pages: ThePages, _administrator: CurrentAdministrator
) -> Response:
    return pages.render(request, "accounts/accounts.html", accounts=queries.all_accounts(session), labels=LABELS)


@router.get("/new")
def show_new_account(request: Request, pages: ThePages, _administrator: CurrentAdministrator) -> Response:
    return new_account_page(request, pages, AccountForm())


@router.post("")
def create_account(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    administrator: CurrentAdministrator,
    posted: PostedForm,
) -> Response:
    form = AccountForm.read(posted)
    try:
        service.create_account(
            session,
            username=form.username,
            password=form.password,
            roles=form.roles,
            languages=form.languages,
            staff_language=form.staff_language,
            by=administrator,
        )
    except AppError as error:
        return new_account_page(request, pages, form, error, field_errors(error, language))
    return see_other(ACCOUNTS)


@router.post("/{account_id}/deactivation")
def deactivate(session: DbSession, administrator: CurrentAdministrator, account_id: UUID) -> Response:
    service.deactivate(session, service.find_account(session, account_id), by=administrator)
    return see_other(ACCOUNTS)


@router.get("/{account_id}/password")
def show_password(
    request: Request,
    session: DbSession,
    pages: ThePages,
    _administrator: CurrentAdministrator,
    account_id: UUID,
) -> Response:
    return password_page(request, pages, service.find_account(session, account_id))


@router.post("/{account_id}/password")
def set_password(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    administrator: CurrentAdministrator,
    account_id: UUID,
    posted: PostedForm,
) -> Response:
    account = service.find_account(session, account_id)
    try:
        service.set_password(session, account, password=posted.one("wanted"), by=administrator)
    except WeakPasswordError as error:
        return password_page(request, pages, account, error, field_errors(error, language))
    return see_other(ACCOUNTS)


@router.post("/{account_id}/second-factor/removal")
def remove_second_factor(session: DbSession, administrator: CurrentAdministrator, account_id: UUID) -> Response:
    account = service.find_account(session, account_id)
    service.remove_second_factor(session, account, by=administrator)
    return see_other(f"{ACCOUNTS}/{account_id}/password")


def new_account_page(
    request: Request,
    pages: Pages,
    form: AccountForm,
    error: AppError | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    status = int(error.status) if error else 200
    roles = [(role.value, LABELS[role], DUTIES[role]) for role in Role]
    return pages.render(
        request, "accounts/new_account.html", status=status, errors=errors or [], form_values=form, roles=roles
    )


def password_page(
    request: Request,
    pages: Pages,
    account: StaffAccount,
    error: AppError | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    status = int(error.status) if error else 200
    return pages.render(request, "accounts/password.html", status=status, errors=errors or [], account=account)
