"""The translators' queue: released text without a gloss, and the page to write one."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from app.accounts.dependencies import CurrentTranslator
from app.audit.service import record as audit
from app.core.errors import InvalidError
from app.core.locales import LOCALES, translate
from app.core.text import clean
from app.feedback import queries, service
from app.feedback.errors import GlossLanguageError, NoSuchRecordError
from app.feedback.models import FeedbackRecord
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import PostedForm
from app.web.pages import see_other

QUEUE = "/staff/glosses"
MADE_BY = "translator"
LONGEST_EXCERPT = 160

router = APIRouter(prefix="/glosses", include_in_schema=False)


@router.get("")
def show_queue(
    request: Request,
    session: DbSession,
    pages: ThePages,
    page_language: Language,
    _translator: CurrentTranslator,
    to: str = "",
    language: str = "",
) -> Response:
    wanted = to if to in queries.GLOSS_LANGUAGES else page_language
    queue = queries.gloss_queue(session, to=wanted, language=language or None)
    return pages.render(
        request,
        "feedback/glosses.html",
        to=wanted,
        chosen=language,
        queue=queue,
        languages=LOCALES,
        gloss_languages=queries.GLOSS_LANGUAGES,
        excerpt=excerpt,
        most=queries.QUEUE_PAGE,
    )


@router.get("/{record_id}/{to}")
def show_record(
    request: Request, record_id: str, to: str, session: DbSession, pages: ThePages, _translator: CurrentTranslator
) -> Response:
    record = find(session, record_id)
    if to not in queries.GLOSS_LANGUAGES or to == record.language:
        raise GlossLanguageError
    written = next((gloss.text for gloss in record.glosses if gloss.language == to), "")
    return gloss_page(request, pages, record, to, written)


@router.post("/{record_id}/{to}")
def write_gloss(
    request: Request,
    record_id: str,
    to: str,
    session: DbSession,
    pages: ThePages,
    page_language: Language,
    translator: CurrentTranslator,
    posted: PostedForm,
) -> Response:
    record = find(session, record_id)
    text = posted.one("text")
    try:
        service.write_gloss(session, record_id=record.id, language=to, text=text, made_by=MADE_BY)
    except GlossLanguageError:
        raise
    except InvalidError as error:
        message = translate(error.sentence, page_language) % error.facts
        return gloss_page(request, pages, record, to, text, message)
    audit(session, act="feedback.gloss", actor=translator, subject=f"{record.id}:{to}")
    return see_other(f"{QUEUE}?to={to}")


def gloss_page(
    request: Request, pages: ThePages, record: FeedbackRecord, to: str, text: str, error: str = ""
) -> Response:
    return pages.render(
        request,
        "feedback/gloss.html",
        status=422 if error else 200,
        record=record,
        to=to,
        text=text,
        error=error,
        languages=LOCALES,
        longest=service.LONGEST_GLOSS,
    )


def find(session: DbSession, record_id: str) -> FeedbackRecord:
    """Raises NoSuchRecordError, for what is no id as for a record that translators may not read."""
    try:
        found = UUID(record_id)
    except ValueError as error:
        raise NoSuchRecordError from error
    return queries.record_to_gloss(session, found)


def excerpt(text: str) -> str:
    line = " ".join(clean(text).split())
    return line if len(line) <= LONGEST_EXCERPT else f"{line[:LONGEST_EXCERPT].rsplit(' ', 1)[0]} …"
