"""The scenario's reasoned answers, on the day they were given: a slip for each sender, a status on each record."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from app.core.database import Database
from app.demo.scenario import day, read
from app.feedback.models import AnswerStatus
from app.feedback.service import set_answer_status
from app.slips.models import SlipStatus
from app.slips.service import write_slip


def give_answers(database: Database, records: Mapping[str, UUID], today: date) -> None:
    due = [answer for answer in read("responses")["responses"] if day(answer["published"]) == today]
    if not due:
        return
    with database.transaction() as session:
        for answer in due:
            for covered in answer["covers"]:
                record_id = records[covered]
                write_slip(session, record_id=record_id, status=SlipStatus(answer["status"]), answer=answer["text"])
                set_answer_status(session, [record_id], status=AnswerStatus(answer["status"]))
