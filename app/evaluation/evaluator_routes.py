"""The workbench over released records: one address is one question; its files; the purpose for restricted text."""

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from app.accounts.actors import Actor
from app.accounts.dependencies import CurrentEvaluator, needs
from app.accounts.roles import Role
from app.core.database import Database, Session
from app.core.errors import InvalidError
from app.core.locales import translate
from app.evaluation import queries, service, workbench
from app.evaluation.errors import PurposeMissingError, RecordNotReadableError
from app.evaluation.export import Heading, as_csv, as_json
from app.evaluation.filters import Filters, read_filters, read_purpose
from app.evaluation.names import names
from app.evaluation.purposes import LABELS
from app.evaluation.readers import ReadingPolicy, in_files, on_screen
from app.evaluation.records import ReadableRecord
from app.feedback.queries import codebook_version
from app.web.dependencies import DbSession, Language, TheDatabase, ThePages
from app.web.forms import PostedForm
from app.web.pages import see_other

PATH = workbench.PATH
CurrentReader = Annotated[Actor, Depends(needs(Role.EVALUATOR, Role.COORDINATOR))]
Writer = Callable[[Heading, Iterable[ReadableRecord]], Iterator[bytes]]

router = APIRouter(include_in_schema=False)


@router.get("")
def show_workbench(
    request: Request,
    session: DbSession,
    database: TheDatabase,
    pages: ThePages,
    language: Language,
    reader: CurrentReader,
) -> Response:
    try:
        filters = read_filters(request.query_params.multi_items(), queries.known_values(session))
        policy = on_screen(reader.roles, filters.purpose)
        answer = queries.ask(session, filters, policy, gloss_language=language)
    except InvalidError as error:
        sentence = translate(error.sentence, language) % error.facts
        return pages.render(request, "evaluation/unanswerable.html", status=422, sentence=sentence)
    service.note_restricted_read(database, filters.purpose, by=reader)
    named = names(session, language)
    return pages.render(
        request,
        "evaluation/workbench.html",
        filters=filters,
        policy=policy,
        answer=answer,
        chips=workbench.chips(filters, named),
        facets=workbench.facets(filters, answer.facets, named),
        voices=[workbench.voice(record, filters, named) for record in answer.records],
        outside_capital=workbench.outside_capital(answer.facets, filters),
        codebook_version=codebook_version(session),
        purposes=LABELS,
        path=PATH,
        cleared=Filters({}).for_purpose(filters.purpose).address(PATH),
    )


@router.get("/records/{record_id}")
def show_record(
    request: Request,
    record_id: str,
    session: DbSession,
    database: TheDatabase,
    pages: ThePages,
    language: Language,
    reader: CurrentReader,
) -> Response:
    purpose = read_purpose(request.query_params.get("purpose", ""))
    policy = on_screen(reader.roles, purpose)
    record = queries.one_record(session, read_id(record_id), policy, gloss_language=language)
    service.note_restricted_read(database, purpose, by=reader)
    named = names(session, language)
    return pages.render(
        request,
        "evaluation/record.html",
        record=record,
        voice=workbench.voice(record, Filters({}, purpose=purpose), named, whole=True),
        facts=workbench.labelled(record, named),
        back=Filters({}, purpose=purpose).address(PATH),
    )


@router.post("/purposes")
def state_purpose(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    evaluator: CurrentEvaluator,
    posted: PostedForm,
) -> Response:
    filters = read_filters(parse_qsl(posted.one("question")), queries.known_values(session))
    try:
        purpose = read_purpose(posted.one("purpose"))
        if purpose is None:
            raise PurposeMissingError
        service.state_purpose(session, purpose=purpose, reason=posted.one("reason"), by=evaluator)
    except InvalidError as error:
        sentence = translate(error.sentence, language) % error.facts
        return pages.render(
            request,
            "evaluation/purpose.html",
            status=422,
            filters=filters,
            purposes=LABELS,
            chosen=posted.one("purpose"),
            reason=posted.one("reason"),
            errors=[{"field": workbench.field_at_fault(error), "message": sentence}],
            path=PATH,
        )
    return see_other(filters.for_purpose(purpose).address(PATH))


@router.get("/export.csv")
def export_csv(request: Request, session: DbSession, database: TheDatabase, evaluator: CurrentEvaluator) -> Response:
    return export(request, session, database, evaluator, "csv", "text/csv; charset=utf-8", as_csv)


@router.get("/export.json")
def export_json(request: Request, session: DbSession, database: TheDatabase, evaluator: CurrentEvaluator) -> Response:
    return export(request, session, database, evaluator, "json", "application/json", as_json)


def export(
    request: Request, session: Session, database: Database, evaluator: Actor, form: str, media_type: str, write: Writer
) -> Response:
    filters = read_filters(request.query_params.multi_items(), queries.known_values(session))
    policy = in_files(evaluator.roles, filters.purpose)
    heading = Heading(filters, session.clock.now().date(), codebook_version(session))
    service.note_export(database, filters, form=form, by=evaluator)
    name = f"baro-{filters.fingerprint()}-{heading.day.isoformat()}.{form}"
    return StreamingResponse(
        streamed(database, heading, policy, write),
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def streamed(database: Database, heading: Heading, policy: ReadingPolicy, write: Writer) -> Iterator[bytes]:
    """In a session of its own, since the request's is closed before the first line leaves."""
    with database.transaction(write=False) as session:
        yield from write(heading, queries.every_record(session, heading.filters, policy))


def read_id(typed: str) -> UUID:
    """Raises RecordNotReadableError: what is no id is no record."""
    try:
        return UUID(typed)
    except ValueError as error:
        raise RecordNotReadableError from error
