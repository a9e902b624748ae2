"""An officer's first page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts.dependencies import CurrentOfficer
from app.accounts.landing import unlock_page
from app.accounts.service import holder_changes
from app.alerts.queries import standing
from app.review import queries, queue
from app.review.batches import SMALLEST_BATCH
from app.review.dependencies import PerhapsUnlocked
from app.review.service.releasing import due
from app.submissions.queries import unread_messages
from app.web.dependencies import DbSession, Language, ThePages

router = APIRouter(prefix="/review")


@router.get("")
def show_first_page(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    actor: CurrentOfficer,
    officer: PerhapsUnlocked,
) -> Response:
    today = session.clock.now().date()
    decided = session.execute(queries.concluded()).all()
    return pages.render(
        request,
        "review/first_page.html",
        locked=officer is None,
        unlock_page=unlock_page("/staff/review"),
        waiting=queue.waiting(session, by=officer, language=language),
        second_opinions=list(queue.second_opinions(session, by=officer, language=language)),
        quarantined=queue.quarantined(session),
        messages=len(session.scalars(unread_messages()).all()),
        due=len(due(session)),
        smallest_batch=SMALLEST_BATCH,
        due_days=queue.due_days((decision.due_on for decision, _ in decided if decision.due_on), today),
        alerts=len(session.scalars(standing()).all()),
        holder_changes=bool(holder_changes(session, actor)),
    )
