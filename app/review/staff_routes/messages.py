"""Words of returning senders, and an officer's answer sealed to their number."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts.dependencies import CurrentOfficer, UnlockedOfficer
from app.accounts.landing import unlock_page
from app.core.locales import translate
from app.review.dependencies import PerhapsUnlocked
from app.review.errors import EmptyMessageError
from app.review.queries import decision_of, message_by_id, submission_by_id
from app.review.service.messaging import LONGEST_MESSAGE, write
from app.review.service.reading import read_message
from app.review.staff_routes.shown import Desk, show_handled
from app.submissions.queries import unread_messages
from app.web.dependencies import DbSession, Language, TheDatabase, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import see_other

router = APIRouter(prefix="/review")


@router.get("/messages")
def show_messages(
    request: Request, session: DbSession, pages: ThePages, _actor: CurrentOfficer, officer: PerhapsUnlocked
) -> Response:
    return pages.render(
        request,
        "review/messages.html",
        locked=officer is None,
        unlock_page=unlock_page("/staff/review/messages"),
        messages=session.scalars(unread_messages()).all(),
    )


@router.get("/messages/{message_id}")
def show_message(
    request: Request,
    database: TheDatabase,
    pages: ThePages,
    language: Language,
    officer: UnlockedOfficer,
    message_id: UUID,
) -> Response:
    # A writing transaction of its own, since looking marks a message as read and leaves a trace.
    with database.transaction() as session:
        message, submission = message_by_id(session, message_id)
        words = read_message(session, message, submission, by=officer)
        return Desk(request, pages, session, language, officer).render(
            "review/message.html",
            submission=submission,
            words=words,
            waiting=decision_of(session, submission) is not None or submission.sealed_original is not None,
            errors=[],
        )


@router.post("/{submission_id}/messages")
def send_message(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    officer: UnlockedOfficer,
    submission_id: UUID,
    posted: PostedForm,
) -> Response:
    submission = submission_by_id(session, submission_id)
    try:
        write(session, submission, posted.one("message"), by=officer)
    except EmptyMessageError as refusal:
        sentence = translate(refusal.sentence, language) % {"most": LONGEST_MESSAGE}
        desk = Desk(request, pages, session, language, officer)
        return show_handled(desk, submission, [FieldError("message", sentence)])
    return see_other(f"/staff/review/{submission_id}")
