"""Answering a form: every screen is a POST to the same neutral address, and nothing is kept between them."""

import logging
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import SQLAlchemyError

from app.consultations.answers import AnswerFault, FaultCode
from app.consultations.consents import PREFERENCE_LABELS, consent_options
from app.consultations.notices import LABELS, in_language
from app.programmes.queries import programme_by_id, restrictions_on
from app.submissions.check_page import show_check, show_hiding, take_hiding, take_shown
from app.submissions.dependencies import Secrets
from app.submissions.errors import StalePageError
from app.submissions.intake import level_here
from app.submissions.screens import DANGERS, PREFIX, take_answers, take_check, take_wishes
from app.submissions.sending import Outgoing, prepare_page, send
from app.submissions.visit import ClosedMeanwhileError, Visit, begin, resume
from app.web.dependencies import Language, TheDatabase, ThePages
from app.web.forms import FieldError, Posted, PostedForm

router = APIRouter()
log = logging.getLogger(__name__)


@router.get("/form/{slug}")
def show_notice(
    request: Request, slug: str, language: Language, database: TheDatabase, pages: ThePages, secrets: Secrets
) -> Response:
    """Before the first question: who reads, what it can change, what the risk is."""
    with database.transaction(write=False) as session:
        visit = begin(request, pages, secrets, session, slug=slug, language=language)
        programme = programme_by_id(session, visit.consultation.programme_id)
        today = session.clock.now().date()
        return visit.show(
            "notice",
            consultation=visit.consultation,
            said=in_language(visit.consultation.notice, language),
            labels=LABELS,
            restrictions=restrictions_on(session, programme, today),
        )


@router.post("/form/{slug}")
def move(
    request: Request,
    slug: str,
    language: Language,
    posted: PostedForm,
    database: TheDatabase,
    pages: ThePages,
    secrets: Secrets,
) -> Response:
    """One step onward, backward, or out. Masking and sealing happen before the write lock is taken."""
    with database.transaction(write=False) as session:
        try:
            visit = resume(request, pages, secrets, session, slug=slug, language=language, state=posted.one("state"))
        except ClosedMeanwhileError as closed:
            return show_words_back(closed)
        outcome = step(visit, posted)
    if isinstance(outcome, Response):
        return outcome
    try:
        send(database, outcome)
    except SQLAlchemyError as failure:
        # The words live in the page alone: it carries them on, with the same number, for another try.
        log.error("not stored", extra={"kind": type(failure).__name__})  # noqa: TRY400 - a trace may hold words
        return visit.show("not_sent", status=HTTPStatus.SERVICE_UNAVAILABLE, only_masked=outcome.only_masked)
    return visit.show(
        "receipt",
        groups=outcome.receipt.grouped().split() if outcome.with_receipt else [],
        answer_due=visit.consultation.response_due_on,
    )


def step(visit: Visit, posted: Posted) -> Response | Outgoing:
    """Which button was pressed decides."""
    go, _, question = posted.one("go").partition(":")
    answer: Response | Outgoing
    match go:
        case "begin":
            answer = show_screen(visit)
        case "back":
            answer = go_back(visit, posted)
        case "edit":
            answer = edit(visit, question)
        case "hide":
            answer = hide_more(visit, posted, question)
        case "hidden":
            answer = hidden_more(visit, posted)
        case "update":
            answer = update(visit, posted)
        case "send" | "send_masked":
            answer = finish(visit, posted, only_masked=go == "send_masked")
        case "again" | "again_masked":
            answer = prepare_page(visit, only_masked=go == "again_masked")
        case _:
            answer = go_on(visit, posted)
    return answer


def go_on(visit: Visit, posted: Posted) -> Response:
    draft, screens = visit.draft, visit.screens
    if draft.step < screens.wishes:
        faults = take_answers(draft, posted, screens)
        if faults:
            return show_screen(visit, field_errors(faults))
    elif draft.step == screens.wishes:
        errors = take_wishes(draft, posted)
        if errors:
            return show_screen(visit, errors)
    draft.step = min(draft.step + 1, screens.check)
    return show_screen(visit)


def field_errors(faults: list[AnswerFault]) -> list[FieldError]:
    return [FieldError(PREFIX + fault.question_id, fault.sentence) for fault in faults]


def go_back(visit: Visit, posted: Posted) -> Response:
    """Keeps what was typed, also where it is not right yet, unless it is too long to be carried."""
    draft, screens = visit.draft, visit.screens
    if draft.step < screens.wishes:
        faults = [fault for fault in take_answers(draft, posted, screens) if fault.code is FaultCode.TOO_LONG]
        if faults:
            return show_screen(visit, field_errors(faults))
    elif draft.step == screens.wishes:
        take_wishes(draft, posted)
    draft.hiding = None
    draft.step = max(draft.step - 1, 0)
    return show_screen(visit)


def edit(visit: Visit, question: str) -> Response:
    try:
        visit.draft.step = visit.screens.screen_of(question)
    except StopIteration:
        raise StalePageError from None
    return show_screen(visit)


def hide_more(visit: Visit, posted: Posted, question: str) -> Response:
    take_check(visit.draft, posted)
    take_shown(visit, posted)
    return show_hiding(visit, question)


def hidden_more(visit: Visit, posted: Posted) -> Response:
    take_hiding(visit, posted)
    return show_check(visit)


def update(visit: Visit, posted: Posted) -> Response:
    """Show the text again with the details the sender chose to show."""
    take_check(visit.draft, posted)
    take_shown(visit, posted)
    return show_check(visit)


def finish(visit: Visit, posted: Posted, *, only_masked: bool) -> Response | Outgoing:
    errors = take_check(visit.draft, posted)
    take_shown(visit, posted)
    if not visit.draft.given:
        visit.draft.step = 0
        return show_screen(visit)
    if errors:
        return show_check(visit, errors)
    return prepare_page(visit, only_masked=only_masked)


def show_screen(visit: Visit, errors: list[FieldError] | None = None) -> Response:
    screens, place = visit.screens, visit.draft.step
    if place < screens.wishes:
        return visit.show("questions", errors=errors or [], questions=screens.questions(place), prefix=PREFIX)
    if place == screens.wishes:
        level = level_here(visit.session, visit.consultation, None)
        return visit.show(
            "wishes",
            errors=errors or [],
            consents=consent_options(level),
            dangers=DANGERS,
            preferences=PREFERENCE_LABELS,
        )
    return show_check(visit, errors or [])


def show_words_back(closed: ClosedMeanwhileError) -> Response:
    visit = closed.visit
    answers = [
        (question.label.get(visit.language, ""), "\n".join(visit.draft.given[question.id]))
        for question in visit.screens.definition.in_order()
        if question.id in visit.draft.given and not question.options
    ]
    return visit.show("closed", status=int(closed.refusal.status), refusal=closed.refusal.sentence, answers=answers)
