"""What is ready to leave, and the act that lets a whole batch go."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts.dependencies import CurrentOfficer, UnlockedOfficer
from app.accounts.landing import unlock_page
from app.anonymization.tiers import Tier
from app.review.batches import SMALLEST_BATCH
from app.review.dependencies import PerhapsUnlocked
from app.review.models import Decision
from app.review.queries import submission_by_id, with_decision
from app.review.queue import due_days, weeks_since
from app.review.service.releasing import due_for, release_due
from app.review.service.remainders import drop, is_remainder, strip_labels
from app.submissions.models import Submission
from app.web.dependencies import DbSession, ThePages
from app.web.pages import see_other

RELEASES = "/staff/review/releases"

router = APIRouter(prefix="/review")


@dataclass(frozen=True, slots=True)
class Ready:
    """`remainder`: older than 180 days, so it may be dropped or leave without labels. `due_on` is empty for one whose
    second officer never came.
    """

    submission_id: UUID
    tier: Tier
    weeks: int
    due_on: date | None
    is_due: bool
    remainder: bool
    lowering_asked: bool


@router.get("/releases")
def show_releases(
    request: Request, session: DbSession, pages: ThePages, _actor: CurrentOfficer, officer: PerhapsUnlocked
) -> Response:
    today = session.clock.now().date()
    lines = [
        Ready(
            submission.id,
            decision.tier,
            weeks_since(submission.week, today),
            decision.due_on,
            is_due=decision.due_on is not None and decision.due_on <= today,
            remainder=is_remainder(session, submission),
            lowering_asked=decision.lowering_to is not None,
        )
        for decision, submission in session.execute(with_decision().order_by(Decision.due_on, Submission.id)).all()
        if decision.due_on is not None or is_remainder(session, submission)
    ]
    ready = len(due_for(session, by=officer)) if officer else sum(line.is_due for line in lines)
    return pages.render(
        request,
        "review/releases.html",
        locked=officer is None,
        unlock_page=unlock_page(RELEASES),
        lines=lines,
        ready=ready,
        smallest_batch=SMALLEST_BATCH,
        due_days=due_days((line.due_on for line in lines if line.due_on), today),
    )


@router.post("/releases")
def release(session: DbSession, officer: UnlockedOfficer) -> Response:
    release_due(session, by=officer)
    return see_other(RELEASES)


@router.post("/{submission_id}/dropping")
def drop_remainder(session: DbSession, officer: UnlockedOfficer, submission_id: UUID) -> Response:
    drop(session, submission_by_id(session, submission_id), by=officer)
    return see_other(RELEASES)


@router.post("/{submission_id}/label-removal")
def release_without_labels(session: DbSession, officer: UnlockedOfficer, submission_id: UUID) -> Response:
    strip_labels(session, submission_by_id(session, submission_id), by=officer)
    return see_other(RELEASES)
