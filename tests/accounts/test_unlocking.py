"""Opening a key: the database alone opens nothing, and what was sealed at the first unlocking must still stand."""

from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.accounts import queries, service
from app.accounts.errors import (
    KeyExistsError,
    KeyMissingError,
    PhraseIsPasswordError,
    PhraseWeakError,
    PhraseWrongError,
    RootsChangedError,
)
from app.accounts.models import KeyRoot, LoginSession, OfficerKey
from app.accounts.roles import Role
from app.accounts.tasks import tidy_sign_in
from app.audit.queries import entries
from app.core.clock import MovableClock
from app.core.database import Database, Session
from app.core.errors import ForbiddenError
from app.core.settings import Settings
from app.sealing.errors import CannotOpenError
from app.sealing.keyring.sessions import open_for_session
from tests.factories.accounts import (
    MINUTES,
    PASSWORD,
    PHRASE,
    make_account,
    make_officer,
    make_session,
    make_trusted_pair,
    make_unlocked_officer,
)
from tests.factories.costs import CHEAP


def test_nobody_but_an_officer_may_have_a_key(session: Session) -> None:
    actor = service.actor_of(make_account(session))

    with pytest.raises(ForbiddenError):
        service.create_officer_key(session, actor, phrase=PHRASE, cost=CHEAP)


@pytest.mark.parametrize("phrase", ["", "short", "one two three"])
def test_a_weak_phrase_is_refused(session: Session, phrase: str) -> None:
    actor = service.actor_of(make_account(session, "officer", roles=[Role.OFFICER]))

    with pytest.raises(PhraseWeakError):
        service.create_officer_key(session, actor, phrase=phrase, cost=CHEAP)


def test_the_sign_in_password_is_refused_as_phrase(session: Session) -> None:
    account = make_account(session, "officer", roles=[Role.OFFICER], password=PHRASE)

    with pytest.raises(PhraseIsPasswordError):
        service.create_officer_key(session, service.actor_of(account), phrase=PHRASE, cost=CHEAP)


def test_a_second_key_is_not_made_by_mistake(session: Session) -> None:
    actor = make_officer(session)

    with pytest.raises(KeyExistsError):
        service.create_officer_key(session, actor, phrase=PHRASE, cost=CHEAP)


def test_the_password_does_not_open_the_key_and_the_refusal_is_recorded(database: Database) -> None:
    with database.transaction() as session:
        actor = make_officer(session)

    with pytest.raises(PhraseWrongError):
        service.unlock(database, token=actor.session_token, phrase=PASSWORD, minutes=MINUTES)

    with database.transaction(write=False) as session:
        (refusal,) = session.scalars(entries(refused=True))
    assert (refusal.act, refusal.actor_account_id) == ("key.unlock", actor.account_id)


def test_an_officer_without_a_key_is_told_so(database: Database) -> None:
    with database.transaction() as session:
        account = make_account(session, "officer", roles=[Role.OFFICER])
        token = make_session(session, account)

    with pytest.raises(KeyMissingError):
        service.unlock(database, token=token, phrase=PHRASE, minutes=MINUTES)


def test_everything_in_the_database_together_opens_no_unlocked_seed(database: Database) -> None:
    officer = make_unlocked_officer(database)

    with database.transaction(write=False) as session:
        (login,) = session.scalars(select(LoginSession))
        (key,) = session.scalars(select(OfficerKey))
    held = [value for row in (login, key) for value in vars(row).values() if isinstance(value, bytes)]

    assert login.sealed_seed is not None
    assert officer.secret.raw not in b"".join(held)
    for secret in [value for value in held if len(value) >= 32]:
        with pytest.raises(CannotOpenError):
            open_for_session(login.sealed_seed, secret)
    assert open_for_session(login.sealed_seed, officer.session_token.encode()) == officer.secret


def test_no_file_on_disk_holds_the_seed_or_the_phrase(sqlite_database: Database, settings: Settings) -> None:
    officer = make_unlocked_officer(sqlite_database)

    stored = b"".join(file.read_bytes() for file in Path(settings.data_dir).iterdir())

    assert officer.session_token.encode() not in stored
    assert officer.secret.raw not in stored
    assert PHRASE.encode() not in stored


def test_the_cookie_of_another_officer_opens_nothing(database: Database) -> None:
    first, second = make_trusted_pair(database)

    with database.transaction(write=False) as session:
        login = service.find_session(session, first.session_token)

        assert service.open_secret(session, login, second.session_token) is None


def test_a_locked_key_is_gone_from_the_session(database: Database) -> None:
    officer = make_unlocked_officer(database)

    with database.transaction() as session:
        service.lock(session, token=officer.session_token)
        service.keep_unlocked(session, token=officer.session_token, minutes=MINUTES)

    with database.transaction(write=False) as session:
        login = service.find_session(session, officer.session_token)
    assert (login.sealed_seed, login.unlocked_until) == (None, None)


def test_an_expired_seed_is_not_revived_by_use_and_is_wiped_when_due(database: Database, clock: MovableClock) -> None:
    officer = make_unlocked_officer(database)
    clock.advance(minutes=MINUTES)

    with database.transaction() as session:
        service.keep_unlocked(session, token=officer.session_token, minutes=MINUTES)
        login = service.find_session(session, officer.session_token)
        assert service.open_secret(session, login, officer.session_token) is None
        assert tidy_sign_in(session) == 1

    with database.transaction(write=False) as session:
        assert service.find_session(session, officer.session_token).sealed_seed is None


def test_another_phrase_opens_the_same_key(database: Database) -> None:
    officer = make_unlocked_officer(database)
    with database.transaction() as session:
        service.change_phrase(session, officer, present=PHRASE, wanted="five other words stand here", cost=CHEAP)

    again = service.unlock(database, token=officer.session_token, phrase="five other words stand here", minutes=MINUTES)

    assert again.secret == officer.secret
    with pytest.raises(PhraseWrongError):
        service.unlock(database, token=officer.session_token, phrase=PHRASE, minutes=MINUTES)


def test_the_present_phrase_is_needed_to_change_it(database: Database) -> None:
    officer = make_unlocked_officer(database)

    with database.transaction() as session, pytest.raises(PhraseWrongError):
        service.change_phrase(session, officer, present=PASSWORD, wanted="five other words stand here", cost=CHEAP)


def test_roots_that_were_exchanged_after_joining_stop_the_unlocking(database: Database) -> None:
    first, _second = make_trusted_pair(database)
    service.unlock(database, token=first.session_token, phrase=PHRASE, minutes=MINUTES)
    intruders = [make_unlocked_officer(database, name) for name in ("intruder", "intruder2")]

    with database.transaction() as session:
        for place, intruder in enumerate(intruders, start=1):
            key = queries.present_key(session, intruder.account_id)
            assert key is not None
            session.execute(update(KeyRoot).where(KeyRoot.place == place).values(bundle_digest=key.bundle_digest))

    with pytest.raises(RootsChangedError):
        service.unlock(database, token=first.session_token, phrase=PHRASE, minutes=MINUTES)
