"""Who can open a consultation's key: those trusted at its opening, those they gave it to, and nobody else."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.accounts.roles import Role
from app.consultations import service
from app.consultations.errors import KeyNotHeldError, KeyReplacedError, OfficerNotTrustedError
from app.consultations.models import Consultation, ConsultationKey, ConsultationKeyWrap
from app.core.clock import MovableClock
from app.core.database import Database
from app.core.identifiers import new_id
from app.core.settings import Settings
from app.sealing.keys import PrivateKey
from app.web.csrf import FIELD
from tests.factories.accounts import be, bring_cookie, endorse, make_trusted_pair, make_unlocked_officer
from tests.factories.consultations import make_open_consultation
from tests.factories.programmes import make_actor


def opened(database: Database) -> Consultation:
    with database.transaction() as session:
        return make_open_consultation(session, by=make_actor(session))


def test_an_officer_who_came_later_opens_nothing(database: Database) -> None:
    first, _ = make_trusted_pair(database)
    consultation = opened(database)
    late = make_unlocked_officer(database, "officer3")
    with database.transaction() as session:
        endorse(session, first, late)

    with database.transaction() as session, pytest.raises(KeyNotHeldError):
        service.private_key(session, consultation.id, officer_account_id=late.account_id, secret=late.secret)


def test_an_officer_nobody_signed_is_given_nothing(database: Database) -> None:
    first, _ = make_trusted_pair(database)
    opened(database)
    stranger = make_unlocked_officer(database, "officer3")

    with database.transaction() as session, pytest.raises(OfficerNotTrustedError):
        service.rewrap_for(session, account_id=stranger.account_id, by=first)


def test_one_officers_wrap_does_not_open_for_another(database: Database) -> None:
    first, second = make_trusted_pair(database)
    consultation = opened(database)

    with database.transaction() as session, pytest.raises(KeyNotHeldError):
        service.private_key(session, consultation.id, officer_account_id=first.account_id, secret=second.secret)


def test_an_exchanged_public_key_is_noticed(database: Database) -> None:
    first, _ = make_trusted_pair(database)
    consultation = opened(database)
    with database.transaction() as session:
        row = session.get_one(ConsultationKey, consultation.id)
        row.public_key = PrivateKey.draw().public().raw

    with database.transaction() as session, pytest.raises(KeyReplacedError):
        service.private_key(session, consultation.id, officer_account_id=first.account_id, secret=first.secret)


def test_both_officers_open_the_same_key(database: Database) -> None:
    pair = make_trusted_pair(database)
    consultation = opened(database)

    with database.transaction() as session:
        keys = [
            service.private_key(session, consultation.id, officer_account_id=o.account_id, secret=o.secret)
            for o in pair
        ]
        assert keys[0].public() == keys[1].public() == service.public_key(session, consultation.id)


def test_a_signed_officer_is_given_what_the_signer_holds(database: Database) -> None:
    first, _ = make_trusted_pair(database)
    consultation = opened(database)
    late = make_unlocked_officer(database, "officer3")

    with database.transaction() as session:
        endorse(session, first, late)
        assert service.rewrap_for(session, account_id=late.account_id, by=first) == 1

    with database.transaction() as session:
        key = service.private_key(session, consultation.id, officer_account_id=late.account_id, secret=late.secret)
        assert key.public() == service.public_key(session, consultation.id)


def test_the_private_key_never_stands_in_the_main_store(database: Database) -> None:
    first, _ = make_trusted_pair(database)
    consultation = opened(database)

    with database.transaction() as session:
        wraps = session.keys.scalars(select(ConsultationKeyWrap)).all()
        private = service.private_key(
            session, consultation.id, officer_account_id=first.account_id, secret=first.secret
        )
        assert len(wraps) == 2
        assert all(private.raw not in wrap.wrapped for wrap in wraps)
    assert "consultation_key_wrap" not in ConsultationKey.metadata.tables


def test_archiving_destroys_every_copy(database: Database, clock: MovableClock) -> None:
    first, _ = make_trusted_pair(database)
    consultation = opened(database)
    with database.transaction() as session:
        actor = make_actor(session, username="closer")
        found = session.get_one(Consultation, consultation.id)
        service.close(session, found, by=actor)
        service.mark_answered(session, found, by=actor)
        clock.advance(days=366)
        service.archive(session, found, by=actor)

    with database.transaction() as session, pytest.raises(KeyNotHeldError):
        service.private_key(session, consultation.id, officer_account_id=first.account_id, secret=first.secret)


def test_nobody_but_an_officer_sees_who_holds_keys(client: TestClient, database: Database, settings: Settings) -> None:
    be(client, database, settings, Role.COORDINATOR, Role.ADMINISTRATOR)

    assert client.get("/staff/consultation-keys").status_code == 403


def test_a_locked_officer_gives_nothing(client: TestClient, database: Database, settings: Settings) -> None:
    make_trusted_pair(database)
    token = be(client, database, settings, Role.OFFICER)

    answer = client.post(f"/staff/consultation-keys/{new_id()}", data={FIELD: token})

    assert answer.headers.get("location") != "/staff/consultation-keys"
    assert not answer.is_success


def test_an_unlocked_officer_gives_keys_on_the_page(client: TestClient, database: Database, settings: Settings) -> None:
    first, _ = make_trusted_pair(database)
    opened(database)
    late = make_unlocked_officer(database, "officer3")
    with database.transaction() as session:
        endorse(session, first, late)
    token = bring_cookie(client, settings, first.session_token)
    assert "0 of 1" in client.get("/staff/consultation-keys").text

    answer = client.post(f"/staff/consultation-keys/{late.account_id}", data={FIELD: token})

    assert answer.status_code == 303
    assert "0 of 1" not in client.get("/staff/consultation-keys").text
