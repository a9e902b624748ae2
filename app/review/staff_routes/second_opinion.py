"""The second officer: confirming or sending back, and taking back a tier that was raised by hand."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from app.accounts.dependencies import UnlockedOfficer
from app.anonymization.tiers import Tier
from app.review.errors import NotRaisedError
from app.review.queries import submission_by_id
from app.review.service.deciding import confirm, send_back
from app.review.service.lowering import agree_to_lowering, ask_lowering
from app.review.service.reading import reopen
from app.web.dependencies import DbSession
from app.web.forms import PostedForm
from app.web.pages import see_other

FIRST_PAGE = "/staff/review"

router = APIRouter(prefix="/review")


@router.post("/{submission_id}/confirmation")
def agree(session: DbSession, officer: UnlockedOfficer, submission_id: UUID) -> Response:
    confirm(session, reopen(session, submission_by_id(session, submission_id), by=officer), by=officer)
    return see_other(FIRST_PAGE)


@router.post("/{submission_id}/return")
def disagree(session: DbSession, officer: UnlockedOfficer, submission_id: UUID) -> Response:
    send_back(session, submission_by_id(session, submission_id), by=officer)
    return see_other(f"{FIRST_PAGE}/{submission_id}")


@router.post("/{submission_id}/lowering-request")
def ask_to_lower(session: DbSession, officer: UnlockedOfficer, submission_id: UUID, posted: PostedForm) -> Response:
    wanted = posted.one("to")
    if wanted not in set(Tier):
        raise NotRaisedError
    ask_lowering(session, submission_by_id(session, submission_id), to=Tier(wanted), by=officer)
    return see_other(f"{FIRST_PAGE}/{submission_id}")


@router.post("/{submission_id}/lowering")
def lower(session: DbSession, officer: UnlockedOfficer, submission_id: UUID) -> Response:
    agree_to_lowering(session, submission_by_id(session, submission_id), by=officer)
    return see_other(f"{FIRST_PAGE}/{submission_id}")
