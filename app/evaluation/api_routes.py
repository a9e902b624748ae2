"""Released records for machines: the same question and the same counts as the page, the same refusals."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.accounts.dependencies import ApiEvaluator
from app.evaluation import queries, service
from app.evaluation.filters import read_filters
from app.evaluation.forms import FeedbackOut, FeedbackQuery
from app.evaluation.readers import in_files
from app.web.dependencies import DbSession, TheDatabase

router = APIRouter(tags=["feedback"])


@router.get("/feedback")
def list_feedback(
    session: DbSession, database: TheDatabase, evaluator: ApiEvaluator, asked: Annotated[FeedbackQuery, Query()]
) -> FeedbackOut:
    """Released records that match, twenty at a time. T1 and T2 with text; T3 by its labels and only for a purpose."""
    filters = read_filters(asked.pairs(), queries.known_values(session))
    policy = in_files(evaluator.roles, filters.purpose)
    answer = queries.ask(session, filters, policy)
    service.note_export(database, filters, form="api", by=evaluator)
    service.note_restricted_read(database, filters.purpose, by=evaluator)
    return FeedbackOut.of(answer)
