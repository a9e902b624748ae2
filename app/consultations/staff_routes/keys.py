"""Who holds which consultation keys, and giving the keys one holds to an officer who came later."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts.dependencies import CurrentOfficer, UnlockedOfficer
from app.consultations import service
from app.web.dependencies import DbSession, ThePages
from app.web.pages import see_other

router = APIRouter(prefix="/consultation-keys")


@router.get("")
def show_keys(request: Request, session: DbSession, pages: ThePages, officer: CurrentOfficer) -> Response:
    return pages.render(
        request,
        "consultations/keys.html",
        holders=service.key_holders(session),
        with_key=service.consultations_with_key(session),
        me=officer.account_id,
    )


@router.post("/{account_id}")
def give_keys(session: DbSession, officer: UnlockedOfficer, account_id: UUID) -> Response:
    service.rewrap_for(session, account_id=account_id, by=officer)
    return see_other("/staff/consultation-keys")
