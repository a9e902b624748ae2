"""Forms and their versions: a draft is written, published for good, and one day retired."""

from pydantic import ValidationError
from sqlalchemy import func, select

from app.accounts.actors import Actor
from app.audit import service as audit
from app.consultations.completeness import form_strings, missing
from app.consultations.definition import FormDefinition, QuestionType
from app.consultations.errors import (
    EmptyFormError,
    FormCodeTakenError,
    FormInUseError,
    IncompleteFormError,
    NotADefinitionError,
    PublishedVersionError,
    WrongFormError,
)
from app.consultations.forms import FormDraft
from app.consultations.lifecycle import ConsultationState, VersionState
from app.consultations.models import Consultation, Form, FormVersion
from app.consultations.versions import definition_of, digest_of
from app.core.database import Session
from app.core.locales import LOCALES
from app.core.types import LocalizedText

MOST_NAMED = 12


def create_form(session: Session, draft: FormDraft, *, by: Actor) -> Form:
    """Without a version yet. Raises FormCodeTakenError."""
    if session.scalar(select(Form.id).where(Form.code == draft.code)) is not None:
        raise FormCodeTakenError(form=draft.code)
    form = Form(code=draft.code, name=draft.name)
    session.add(form)
    session.flush()
    audit.record(session, act="form.create", actor=by, subject=form.code)
    return form


def new_version(
    session: Session,
    form: Form,
    *,
    by: Actor,
    like: FormVersion | None = None,
    change_note: LocalizedText | None = None,
) -> FormVersion:
    """The next draft, empty or a copy of another version."""
    last = session.scalar(select(func.max(FormVersion.number)).where(FormVersion.form_id == form.id)) or 0
    start = definition_of(like).model_dump(mode="json") if like else {"languages": list(LOCALES)}
    definition = FormDefinition.model_validate(start | {"id": form.code, "version": last + 1})
    version = FormVersion(
        form=form,
        number=last + 1,
        definition=definition.model_dump(mode="json"),
        digest="",
        state=VersionState.DRAFT,
        change_note=change_note or {},
    )
    session.add(version)
    session.flush()
    audit.record(session, act="form.new_version", actor=by, subject=f"{form.code}/{version.number}")
    return version


def write_version(session: Session, version: FormVersion, definition: FormDefinition, *, by: Actor) -> None:
    """Replaces what a draft asks. Raises PublishedVersionError or WrongFormError."""
    if version.state is not VersionState.DRAFT:
        raise PublishedVersionError
    if (definition.id, definition.version) != (version.form.code, version.number):
        raise WrongFormError
    version.definition = definition.model_dump(mode="json")
    session.flush()
    audit.record(session, act="form.write", actor=by, subject=f"{version.form.code}/{version.number}")


def import_version(session: Session, version: FormVersion, json_text: str, *, by: Actor) -> None:
    """Replaces a draft by pasted JSON. Raises NotADefinitionError, which names places and never content."""
    try:
        definition = FormDefinition.model_validate_json(json_text)
    except ValidationError as error:
        places = [".".join(map(str, fault["loc"])) or "JSON" for fault in error.errors(include_input=False)]
        raise NotADefinitionError(where=", ".join(dict.fromkeys(places[:MOST_NAMED]))) from None
    write_version(session, version, definition, by=by)


def publish(session: Session, version: FormVersion, *, by: Actor) -> None:
    """For good. Raises PublishedVersionError, EmptyFormError or IncompleteFormError."""
    if version.state is not VersionState.DRAFT:
        raise PublishedVersionError
    definition = definition_of(version)
    if all(question.type is QuestionType.NOTE for question in definition.questions):
        raise EmptyFormError
    lacking = missing(form_strings(definition), definition.languages)
    if lacking:
        named = [f"{where} ({language})" for where, language in lacking[:MOST_NAMED]]
        raise IncompleteFormError(missing=", ".join(named))
    version.digest = digest_of(version.definition)
    version.state = VersionState.PUBLISHED
    version.published_on = session.clock.now().date()
    session.flush()
    audit.record(session, act="form.publish", actor=by, subject=f"{version.form.code}/{version.number}")


def retire(session: Session, version: FormVersion, *, by: Actor) -> None:
    """No new consultation asks with it. Raises FormInUseError while an open one does; does nothing to a draft."""
    if version.state is not VersionState.PUBLISHED:
        return
    asking = select(Consultation.id).where(
        Consultation.form_version_id == version.id, Consultation.state == ConsultationState.OPEN
    )
    if session.scalars(asking).first() is not None:
        raise FormInUseError
    version.state = VersionState.RETIRED
    version.retired_on = session.clock.now().date()
    session.flush()
    audit.record(session, act="form.retire", actor=by, subject=f"{version.form.code}/{version.number}")
