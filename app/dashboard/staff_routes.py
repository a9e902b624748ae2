"""First pages of the coordinator and the administrator."""

from fastapi import APIRouter, Request, Response

from app.accounts.dependencies import CurrentAdministrator, CurrentCoordinator
from app.accounts.queries import all_accounts
from app.core.locales import unreviewed
from app.dashboard.queries import overview
from app.programmes.lifecycle import LABELS as STATE_LABELS
from app.programmes.stages import LABELS as STAGE_LABELS
from app.web.dependencies import DbSession, ThePages

router = APIRouter()


@router.get("/overview")
def show_overview(request: Request, session: DbSession, pages: ThePages, staff: CurrentCoordinator) -> Response:  # noqa: ARG001
    return pages.render(
        request,
        "dashboard/overview.html",
        overview=overview(session),
        stage_labels=STAGE_LABELS,
        state_labels=STATE_LABELS,
    )


@router.get("/administration")
def show_administration(
    request: Request,
    session: DbSession,
    pages: ThePages,
    staff: CurrentAdministrator,  # noqa: ARG001
) -> Response:
    return pages.render(
        request,
        "dashboard/administration.html",
        accounts=all_accounts(session),
        unreviewed=sorted(unreviewed()),
        settings=pages.settings,
    )
