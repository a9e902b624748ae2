"""Published form versions never change, whoever tries and however."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from app.consultations import queries, service
from app.consultations.errors import (
    EmptyFormError,
    FormCodeTakenError,
    FormInUseError,
    IncompleteFormError,
    NotADefinitionError,
    PublishedVersionError,
    VersionTamperedError,
    WrongFormError,
)
from app.consultations.forms import FormDraft
from app.consultations.models import FormVersion
from app.consultations.versions import definition_of
from app.core.clock import MovableClock
from app.core.database import Database, Session
from tests.factories.accounts import make_trusted_pair
from tests.factories.consultations import definition, make_open_consultation, make_version, question
from tests.factories.programmes import make_actor


def test_the_service_refuses_to_write_a_published_version(session: Session) -> None:
    actor = make_actor(session)
    version = make_version(session, by=actor)

    with pytest.raises(PublishedVersionError):
        service.write_version(session, version, definition(question("Q9")), by=actor)


def test_a_version_is_published_once(session: Session) -> None:
    actor = make_actor(session)
    version = make_version(session, by=actor)

    with pytest.raises(PublishedVersionError):
        service.publish(session, version, by=actor)


def test_a_flush_refuses_a_changed_definition(session: Session) -> None:
    version = make_version(session, by=make_actor(session))

    version.definition = version.definition | {"languages": ["fr"]}

    with pytest.raises(PublishedVersionError):
        session.flush()


def test_a_flush_refuses_to_delete_a_published_version(session: Session) -> None:
    version = make_version(session, by=make_actor(session))

    session.delete(version)

    with pytest.raises(PublishedVersionError):
        session.flush()


def test_a_change_behind_the_application_is_noticed(session: Session) -> None:
    version = make_version(session, by=make_actor(session))
    session.execute(update(FormVersion).values(definition=version.definition | {"languages": ["fr"]}))
    session.expire_all()

    with pytest.raises(VersionTamperedError):
        definition_of(queries.version(session, "FRM-DESIGN", 1))


def test_a_form_without_a_question_is_not_published(session: Session) -> None:
    actor = make_actor(session)
    version = make_version(session, definition(question("Q1", "note")), by=actor, published=False)

    with pytest.raises(EmptyFormError):
        service.publish(session, version, by=actor)


def test_a_form_with_a_missing_string_is_not_published(session: Session) -> None:
    actor = make_actor(session)
    incomplete = definition(question("Q1", label={"fr": "Pourquoi ?", "en": "Why?", "bm": "Mun na?"}))
    version = make_version(session, incomplete, by=actor, published=False)

    with pytest.raises(IncompleteFormError) as refused:
        service.publish(session, version, by=actor)
    assert refused.value.facts == {"missing": "Q1 (ar)"}


def test_two_forms_cannot_share_a_code(session: Session) -> None:
    actor = make_actor(session)
    service.create_form(session, FormDraft(code="FRM-A", name={"en": "A"}), by=actor)

    with pytest.raises(FormCodeTakenError):
        service.create_form(session, FormDraft(code="FRM-A", name={"en": "B"}), by=actor)


def test_a_definition_of_another_form_is_refused(session: Session) -> None:
    actor = make_actor(session)
    version = make_version(session, by=actor, published=False)

    with pytest.raises(WrongFormError):
        service.write_version(session, version, definition(id="FRM-OTHER"), by=actor)


def test_pasted_nonsense_is_refused_without_being_repeated(session: Session) -> None:
    actor = make_actor(session)
    version = make_version(session, by=actor, published=False)

    with pytest.raises(NotADefinitionError) as refused:
        service.import_version(session, version, '{"id": "Fatou Diarra"}', by=actor)
    assert "Fatou" not in str(refused.value.facts)


def test_a_version_in_use_is_not_retired(session: Session, database: Database) -> None:
    make_trusted_pair(database)
    actor = make_actor(session)
    version = make_version(session, by=actor)
    make_open_consultation(session, by=actor, version=version)

    with pytest.raises(FormInUseError):
        service.retire(session, version, by=actor)


def test_a_pasted_definition_replaces_the_draft(session: Session) -> None:
    actor = make_actor(session)
    version = make_version(session, by=actor, published=False)

    service.import_version(session, version, definition(question("Q9")).model_dump_json(), by=actor)

    assert [each.id for each in definition_of(version).questions] == ["Q9"]


def test_a_new_version_starts_as_a_copy(session: Session) -> None:
    actor = make_actor(session)
    first = make_version(session, by=actor)

    second = service.new_version(session, first.form, by=actor, like=first)

    assert second.number == definition_of(second).version == 2
    assert definition_of(second).questions == definition_of(first).questions


def test_a_published_definition_is_parsed_once(session: Session) -> None:
    version = make_version(session, by=make_actor(session))

    assert definition_of(version) is definition_of(version)


def test_a_retired_version_was_open_until_its_last_day(session: Session, clock: MovableClock) -> None:
    actor = make_actor(session)
    version = make_version(session, by=actor)
    first = date(2026, 11, 2)
    clock.advance(days=10)
    service.retire(session, version, by=actor)

    assert not queries.was_open_when(version, first - timedelta(days=1))
    assert queries.was_open_when(version, first)
    assert queries.was_open_when(version, first + timedelta(days=10))
    assert not queries.was_open_when(version, first + timedelta(days=11))
