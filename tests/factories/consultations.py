"""Forms and consultations for tests; each states only what matters."""

from datetime import date
from typing import Any

from app.accounts.actors import Actor
from app.consultations import queries, service
from app.consultations.definition import FormDefinition
from app.consultations.errors import NoSuchFormError
from app.consultations.forms import ConsultationDraft, FormDraft, ReviewDraft
from app.consultations.lifecycle import VersionState, WordsKind
from app.consultations.models import Consultation, FormVersion
from app.core.database import Session
from app.core.locales import LOCALES
from app.core.types import LocalizedText
from app.programmes import queries as programmes
from app.programmes.models import Programme
from app.programmes.stages import Stage
from tests.factories.programmes import make_context, make_programme, make_responsibility

OPENS, CLOSES = date(2026, 11, 1), date(2026, 11, 30)


def said(text: str) -> LocalizedText:
    """The same words in every language, marked by it."""
    return {code: f"{text} [{code}]" for code in LOCALES}


def question(key: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    if kind in {"single", "multiple"}:
        more = {"options": [{"id": "yes", "label": said("Yes")}, {"id": "no", "label": said("No")}]} | more
    return {"id": key, "type": kind, "label": said(key), **more}


def definition(*questions: dict[str, Any], **overrides: Any) -> FormDefinition:
    """Every question on a screen of its own."""
    asked = questions or (question("Q1"), question("Q2", "single"))
    facts: dict[str, Any] = {
        "id": "FRM-DESIGN",
        "version": 1,
        "languages": list(LOCALES),
        "groups": [[each["id"]] for each in asked],
        "questions": list(asked),
    }
    return FormDefinition.model_validate(facts | overrides)


def make_version(
    session: Session, form: FormDefinition | None = None, *, by: Actor, published: bool = True
) -> FormVersion:
    wanted = form or definition()
    try:
        owner = queries.form_by_code(session, wanted.id)
    except NoSuchFormError:
        owner = service.create_form(session, FormDraft(code=wanted.id, name={"en": "Design"}), by=by)
    version = service.new_version(session, owner, by=by)
    service.write_version(session, version, wanted, by=by)
    if published:
        service.publish(session, version, by=by)
    return version


def make_ground(session: Session, *, by: Actor) -> Programme:
    """A programme with an accountable office at S3, in a country whose context is fresh."""
    programme = make_programme(session, by=by)
    make_responsibility(session, programme, Stage.S3, by=by)
    make_context(session, by=by)
    return programme


def consultation_draft(programme: Programme, version: FormVersion | None, **overrides: Any) -> ConsultationDraft:
    facts: dict[str, Any] = {
        "programme_id": programme.id,
        "stage": "S3",
        "mode": "consult",
        "title": said("Before the design is fixed"),
        "notice": {part: said(part) for part in ("who_reads", "can_change", "cannot_change", "risk")},
        "languages": list(LOCALES),
        "form_version_id": version.id if version else None,
        "opens_on": OPENS,
        "closes_on": CLOSES,
    }
    return ConsultationDraft.model_validate(facts | overrides)


def make_consultation(
    session: Session, *, by: Actor, version: FormVersion | None = None, **overrides: Any
) -> Consultation:
    """A draft that lacks nothing but two officers."""
    found = programmes.every_programme(session)
    programme = found[0] if found else make_ground(session, by=by)
    published = queries.versions(session, state=VersionState.PUBLISHED)
    chosen = version or (published[0] if published else make_version(session, by=by))
    return service.create(session, consultation_draft(programme, chosen, **overrides), by=by)


def make_open_consultation(session: Session, *, by: Actor, **overrides: Any) -> Consultation:
    """Needs two trusted officers."""
    consultation = make_consultation(session, by=by, **overrides)
    service.open_consultation(session, consultation, by=by, reviews_needed=False)
    return consultation


def make_reviews(session: Session, consultation: Consultation, *, by: Actor) -> None:
    """Every text read by a native speaker in every language."""
    for language in consultation.languages:
        for kind in WordsKind:
            draft = ReviewDraft(language=language, kind=kind, role="native speaker", day=OPENS)
            service.record_review(session, consultation, draft, by=by)
