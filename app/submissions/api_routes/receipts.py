"""Coming back with a receipt as JSON: it travels in the body, never in an address."""

from fastapi import APIRouter, Response
from pydantic import BaseModel

from app.sealing.errors import MistypedReceiptError
from app.sealing.receipts import Receipt, parse
from app.slips.models import SlipStatus
from app.submissions.errors import MistypedReceiptNumberError
from app.submissions.forms import MessageRequest, ReceiptRequest
from app.submissions.mailbox import answer_back, visit, withdraw
from app.web.dependencies import DbSession, TheDatabase

router = APIRouter(prefix="/receipts", tags=["sender"])


class AnswerText(BaseModel):
    """`language` is empty for a sealed message, which is in whatever language its officer wrote."""

    language: str
    text: str


class ReceiptStatus(BaseModel):
    status: SlipStatus
    answers: list[AnswerText]


@router.post("")
def show_status(body: ReceiptRequest, database: TheDatabase) -> ReceiptStatus:
    """Reads only, so it takes no write lock though it is a POST."""
    receipt = read_receipt(body.receipt)
    with database.transaction(write=False) as session:
        seen = visit(session, receipt)
    answers = [AnswerText(language=code, text=text) for code, text in (seen.answer or {}).items()]
    answers += [AnswerText(language="", text=text) for text in seen.messages]
    return ReceiptStatus(status=seen.status, answers=answers)


@router.post("/messages", status_code=201)
def send_message(body: MessageRequest, session: DbSession) -> Response:
    answer_back(session, read_receipt(body.receipt), body.message)
    return Response(status_code=201)


@router.post("/withdrawal", status_code=204)
def withdraw_words(body: ReceiptRequest, session: DbSession) -> Response:
    withdraw(session, read_receipt(body.receipt))
    return Response(status_code=204)


def read_receipt(text: str) -> Receipt:
    """Raises MistypedReceiptNumberError."""
    try:
        return parse(text)
    except MistypedReceiptError:
        raise MistypedReceiptNumberError from None
