"""Approving a text as it stands, or setting a denunciation apart."""

from collections.abc import Iterator
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts.dependencies import UnlockedOfficer
from app.core.errors import N_, AppError
from app.core.locales import translate
from app.review.errors import ParaphraseRevealsError, TierBelowRuleError, UnknownTopicError
from app.review.forms import Judged, read_judged
from app.review.queries import submission_by_id
from app.review.service.deciding import decide, quarantine
from app.review.service.reading import Opened, reopen
from app.review.service.weighing import weigh
from app.review.staff_routes.shown import Desk, show_work
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, PostedForm
from app.web.pages import see_other

FIRST_PAGE = "/staff/review"
KIND_MISSING = N_("Choose what kind of feedback this is.")
TOPIC_MISSING = N_("Choose at least one topic.")
WHERE: dict[type[AppError], str] = {
    TierBelowRuleError: "raise_to",
    UnknownTopicError: "topic",
    ParaphraseRevealsError: "paraphrase",
}

router = APIRouter(prefix="/review")


@router.post("/{submission_id}/decision")
def approve(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    officer: UnlockedOfficer,
    submission_id: UUID,
    posted: PostedForm,
) -> Response:
    desk = Desk(request, pages, session, language, officer)
    opened = reopen(session, submission_by_id(session, submission_id), by=officer)
    judged = read_judged(posted, opened.original)
    errors = list(missing(judged, language)) or take_decision(desk, opened, judged)
    return show_work(desk, opened, judged, errors) if errors else see_other(FIRST_PAGE)


def missing(judged: Judged, language: str) -> Iterator[FieldError]:
    if judged.kind is None:
        yield FieldError("kind", translate(KIND_MISSING, language))
    if not judged.topics:
        yield FieldError("topic", translate(TOPIC_MISSING, language))


def take_decision(desk: Desk, opened: Opened, judged: Judged) -> list[FieldError]:
    """What has to be put right; empty once it is decided."""
    if judged.kind is None:
        return []
    try:
        level = judged.identifiability
        if level is None:
            level = weigh(desk.session, opened, judged, bambara_model=desk.pages.settings.bambara_model).identifiability
        decide(desk.session, opened, judged.judgement(kind=judged.kind, identifiability=level), by=desk.officer)
    except (TierBelowRuleError, UnknownTopicError, ParaphraseRevealsError) as refusal:
        return [FieldError(WHERE[type(refusal)], translate(refusal.sentence, desk.language) % refusal.facts)]
    return []


@router.post("/{submission_id}/quarantine")
def set_apart(session: DbSession, officer: UnlockedOfficer, submission_id: UUID) -> Response:
    quarantine(session, reopen(session, submission_by_id(session, submission_id), by=officer), by=officer)
    return see_other(f"{FIRST_PAGE}/{submission_id}")
