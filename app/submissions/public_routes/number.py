"""Coming back with a number: status, answers, a word back, withdrawal. A visit leaves no trace."""

from fastapi import APIRouter, Request, Response

from app.core.database import Session
from app.core.errors import N_
from app.core.locales import translate
from app.sealing.errors import MistypedReceiptError
from app.sealing.receipts import Receipt, parse
from app.submissions.daily_secrets import DailySecrets
from app.submissions.dependencies import Secrets
from app.submissions.errors import MistypedReceiptNumberError, UnknownReceiptError
from app.submissions.mailbox import answer_back, narrow_consent, visit, withdraw
from app.submissions.returning import STATUS_SENTENCES, open_number, seal_number
from app.web.dependencies import DbSession, Language, TheDatabase, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import Pages

router = APIRouter()
LONGEST_WORD_BACK = 4000
EMPTY_MESSAGE = N_("Write something first.")
LONG_MESSAGE = N_("This is too long: at most 4,000 characters.")


@router.get("/number")
def ask_number(request: Request, pages: ThePages) -> Response:
    return pages.render(request, "submissions/number.html", errors=[])


@router.post("/number")
def show_status(
    request: Request, language: Language, posted: PostedForm, database: TheDatabase, pages: ThePages, secrets: Secrets
) -> Response:
    try:
        receipt = parse(posted.one("number"))
    except MistypedReceiptError:
        return ask_again(request, pages, language, MistypedReceiptNumberError.sentence)
    with database.transaction(write=False) as session:
        return status_page(request, pages, session, language, receipt, secrets)


@router.post("/number/message")
def send_message(
    request: Request, language: Language, posted: PostedForm, session: DbSession, pages: ThePages, secrets: Secrets
) -> Response:
    """A word back to the officers; it joins their queue at the tier of the first words or above."""
    receipt = open_number(posted.one("state"), language=language, secrets=secrets, clock=session.clock)
    text = posted.one("message")
    if not text or len(text) > LONGEST_WORD_BACK:
        wrong = FieldError("message", translate(message_fault(text), language))
        return status_page(request, pages, session, language, receipt, secrets, errors=[wrong], typed=text)
    answer_back(session, receipt, text)
    return status_page(request, pages, session, language, receipt, secrets, done="message")


@router.post("/number/consent")
def take_consent_back(
    request: Request, language: Language, posted: PostedForm, session: DbSession, pages: ThePages, secrets: Secrets
) -> Response:
    receipt = open_number(posted.one("state"), language=language, secrets=secrets, clock=session.clock)
    narrow_consent(session, receipt)
    return status_page(request, pages, session, language, receipt, secrets, done="consent")


@router.post("/number/withdrawal")
def take_words_back(
    request: Request, language: Language, posted: PostedForm, session: DbSession, pages: ThePages, secrets: Secrets
) -> Response:
    receipt = open_number(posted.one("state"), language=language, secrets=secrets, clock=session.clock)
    withdraw(session, receipt)
    return pages.render(request, "submissions/withdrawn.html")


def message_fault(text: str) -> str:
    return EMPTY_MESSAGE if not text else LONG_MESSAGE


def ask_again(request: Request, pages: Pages, language: str, sentence: str) -> Response:
    wrong = FieldError("number", translate(sentence, language))
    return pages.render(request, "submissions/number.html", status=422, errors=[wrong])


def status_page(
    request: Request,
    pages: Pages,
    session: Session,
    language: str,
    receipt: Receipt,
    secrets: DailySecrets,
    *,
    errors: list[FieldError] | None = None,
    typed: str = "",
    done: str = "",
) -> Response:
    """An unknown number gets the page that asks for one: as for a withdrawn one."""
    try:
        seen = visit(session, receipt)
    except UnknownReceiptError as refusal:
        return ask_again(request, pages, language, refusal.sentence)
    return pages.render(
        request,
        "submissions/status.html",
        status=422 if errors else 200,
        errors=errors or [],
        sentence=translate(STATUS_SENTENCES[seen.status], language),
        answer=seen.answer or {},
        messages=seen.messages,
        state=seal_number(receipt, language=language, secrets=secrets, clock=session.clock),
        typed=typed,
        done=done,
    )
