"""Opening one text and working on its masking: every answer carries the marks back and forth, never the text."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts.dependencies import UnlockedOfficer
from app.review.errors import LanguageNotReadError
from app.review.forms import read_judged
from app.review.queries import decision_of, submission_by_id
from app.review.service.reading import dies_when_read, peek, read, reopen
from app.review.staff_routes.shown import Desk, show_decided, show_handled, show_second_opinion, show_work
from app.submissions.models import Submission, SubmissionState
from app.web.dependencies import DbSession, Language, TheDatabase, ThePages
from app.web.forms import PostedForm

router = APIRouter(prefix="/review")


@router.get("/{submission_id}")
def show(
    request: Request,
    database: TheDatabase,
    pages: ThePages,
    language: Language,
    officer: UnlockedOfficer,
    submission_id: UUID,
) -> Response:
    # A writing transaction of its own, since looking marks a text as read and leaves a trace.
    with database.transaction() as session:
        desk = Desk(request, pages, session, language, officer)
        return page_of(desk, submission_by_id(session, submission_id))


def page_of(desk: Desk, submission: Submission) -> Response:
    """Whatever is next for this submission."""
    decision = decision_of(desk.session, submission)
    if decision is not None and decision.due_on is None:
        return show_second_opinion(desk, submission, decision)
    if decision is not None:
        return show_decided(desk, submission, decision)
    if submission.state not in {SubmissionState.RECEIVED, SubmissionState.READ}:
        return show_handled(desk, submission)
    if asks_first(desk, submission):
        return desk.render("review/opening.html", submission=submission)
    return show_work(desk, read(desk.session, submission, by=desk.officer))


def asks_first(desk: Desk, submission: Submission) -> bool:
    """A text that dies when it is read is opened by a button, never by a link. Raises LanguageNotReadError."""
    original = peek(desk.session, submission, by=desk.officer)
    if original.language not in desk.officer.languages:
        raise LanguageNotReadError
    return dies_when_read(original)


@router.post("/{submission_id}/reading")
def read_once(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    officer: UnlockedOfficer,
    submission_id: UUID,
) -> Response:
    desk = Desk(request, pages, session, language, officer)
    return show_work(desk, read(session, submission_by_id(session, submission_id), by=officer))


@router.post("/{submission_id}/masking")
def look_again(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    officer: UnlockedOfficer,
    submission_id: UUID,
    posted: PostedForm,
) -> Response:
    """Raises UncoveringError, BadMaskingError."""
    desk = Desk(request, pages, session, language, officer)
    opened = reopen(session, submission_by_id(session, submission_id), by=officer)
    return show_work(desk, opened, read_judged(posted, opened.original))
