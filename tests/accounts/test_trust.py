"""Whom keys are sealed to: an administrator, a second pair or a changed row can never make a reader."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.accounts import queries, service
from app.accounts.actors import Actor, UnlockedActor
from app.accounts.errors import (
    FingerprintChangedError,
    HolderUnknownError,
    OwnKeyError,
    SignerNotTrustedError,
)
from app.accounts.models import KeyEndorsement, KeyRoot, OfficerKey
from app.accounts.roles import Role
from app.core.database import Database, Session
from app.sealing.keyring.officers import OfficerSecret, digest, fingerprint
from tests.factories.accounts import (
    MINUTES,
    PHRASE,
    endorse,
    make_account,
    make_officer,
    make_session,
    make_trusted_pair,
    make_unlocked_officer,
)
from tests.factories.costs import CHEAP


def trusted(database: Database) -> list[str]:
    with database.transaction(write=False) as session:
        return [officer.username for officer in service.trusted_officers(session)]


def present_digest(session: Session, actor: Actor) -> bytes:
    key = queries.present_key(session, actor.account_id)
    assert key is not None
    return key.bundle_digest


def replace_key(database: Database, officer: Actor) -> UnlockedActor:
    with database.transaction() as session:
        service.create_officer_key(session, officer, phrase=PHRASE, replace=True, cost=CHEAP)
    return service.unlock(database, token=officer.session_token, phrase=PHRASE, minutes=MINUTES)


def test_nobody_is_trusted_before_two_have_signed_each_other(database: Database) -> None:
    first, second = make_unlocked_officer(database), make_unlocked_officer(database, "officer2")

    with database.transaction() as session:
        endorse(session, first, second)

    assert trusted(database) == []


def test_the_first_two_who_sign_each_other_are_trusted(database: Database) -> None:
    first, second = make_trusted_pair(database)

    with database.transaction(write=False) as session:
        bundles = {officer.username: officer.bundle for officer in service.trusted_officers(session)}

    assert bundles == {"officer": first.secret.bundle(), "officer2": second.secret.bundle()}


def test_an_officer_made_by_the_administrator_is_not_trusted(database: Database) -> None:
    make_trusted_pair(database)

    make_unlocked_officer(database, "planted")

    assert trusted(database) == ["officer", "officer2"]


def test_a_second_pair_that_signs_each_other_is_not_trusted(database: Database) -> None:
    make_trusted_pair(database)
    one, two = make_unlocked_officer(database, "planted"), make_unlocked_officer(database, "planted2")

    with database.transaction() as session:
        with pytest.raises(SignerNotTrustedError):
            endorse(session, one, two)
        with pytest.raises(SignerNotTrustedError):
            endorse(session, two, one)

    assert trusted(database) == ["officer", "officer2"]


def test_signatures_written_straight_into_the_database_by_an_untrusted_pair_count_for_nothing(
    database: Database,
) -> None:
    one, two = make_unlocked_officer(database, "planted"), make_unlocked_officer(database, "planted2")
    with database.transaction() as session:
        endorse(session, one, two)
    make_trusted_pair(database)

    with database.transaction() as session:
        forged = KeyEndorsement(
            bundle_digest=present_digest(session, one),
            by_bundle_digest=digest(two.secret.bundle()),
            signature=two.secret.sign(b"anything"),
            day=session.clock.now().date(),
        )
        session.add(forged)

    assert trusted(database) == ["officer", "officer2"]


def test_an_endorsement_with_a_foreign_signature_counts_for_nothing(database: Database) -> None:
    first, _ = make_trusted_pair(database)
    planted = make_unlocked_officer(database, "planted")

    with database.transaction() as session:
        session.add(
            KeyEndorsement(
                bundle_digest=present_digest(session, planted),
                by_bundle_digest=present_digest(session, first),
                signature=OfficerSecret.draw().sign(b"anything"),
                day=session.clock.now().date(),
            )
        )

    assert trusted(database) == ["officer", "officer2"]
    with database.transaction(write=False) as session:
        (holder,) = [holder for holder in service.key_holders(session) if holder.username == "planted"]
    assert (holder.is_trusted, holder.signed_by) == (False, ())


def test_a_key_exchanged_in_the_database_loses_its_trust(database: Database) -> None:
    first, second = make_trusted_pair(database)
    third = make_unlocked_officer(database, "third")
    with database.transaction() as session:
        endorse(session, first, third)
    assert trusted(database) == ["officer", "officer2", "third"]

    other = OfficerSecret.draw().bundle()
    with database.transaction() as session:
        session.execute(
            update(OfficerKey)
            .where(OfficerKey.account_id == third.account_id)
            .values(hpke_public=other.hpke_public.raw)
        )

    assert trusted(database) == ["officer", "officer2"]
    assert second.account_id != third.account_id


def test_a_trusted_officer_brings_in_a_third_who_brings_in_a_fourth(database: Database) -> None:
    first, _ = make_trusted_pair(database)
    third, fourth = make_unlocked_officer(database, "third"), make_unlocked_officer(database, "fourth")

    with database.transaction() as session:
        endorse(session, first, third)
        endorse(session, third, fourth)

    assert trusted(database) == ["fourth", "officer", "officer2", "third"]


def test_replacing_a_key_drops_its_trust_until_it_is_signed_again(database: Database) -> None:
    first, second = make_trusted_pair(database)

    renewed = replace_key(database, second)
    assert trusted(database) == ["officer"]

    with database.transaction() as session:
        endorse(session, first, renewed)
    assert trusted(database) == ["officer", "officer2"]


def test_replacing_a_key_destroys_the_old_seed_and_closes_every_session(database: Database) -> None:
    first, _ = make_trusted_pair(database)
    old = digest(first.secret.bundle())

    with database.transaction() as session:
        service.create_officer_key(session, first, phrase=PHRASE, replace=True, cost=CHEAP)

    with database.transaction(write=False) as session:
        retired = next(key for key in queries.every_key(session) if key.bundle_digest == old)
        login = service.find_session(session, first.session_token)
    assert retired.wrapped_seed is None
    assert login.sealed_seed is None


def test_a_closed_officer_is_no_reader_but_those_they_signed_still_are(database: Database) -> None:
    first, _ = make_trusted_pair(database)
    third = make_unlocked_officer(database, "third")
    with database.transaction() as session:
        endorse(session, first, third)
        service.deactivate(session, service.find_account(session, first.account_id), by=None)

    assert trusted(database) == ["officer2", "third"]


def test_a_new_password_from_the_administrator_neither_opens_nor_changes_the_key(database: Database) -> None:
    first, _ = make_trusted_pair(database)

    with database.transaction() as session:
        account = service.find_account(session, first.account_id)
        service.set_password(session, account, password="set by the administrator 1", by=None, cost=CHEAP)
        token = make_session(session, account)

    with database.transaction(write=False) as session:
        login = service.find_session(session, token)
        assert service.open_secret(session, login, token) is None
    assert trusted(database) == ["officer", "officer2"]


def test_nobody_signs_their_own_key(database: Database) -> None:
    first, _ = make_trusted_pair(database)

    with database.transaction() as session, pytest.raises(OwnKeyError):
        endorse(session, first, first)


def test_an_account_without_a_key_cannot_be_signed(database: Database) -> None:
    first, _ = make_trusted_pair(database)

    with database.transaction() as session:
        account = make_account(session, "keyless", roles=[Role.OFFICER])
        with pytest.raises(HolderUnknownError):
            service.endorse(session, first, account_id=account.id, compared="")


def test_a_key_that_changed_since_it_was_compared_is_not_signed(database: Database) -> None:
    first, second = make_trusted_pair(database)
    compared = fingerprint(second.secret.bundle())
    replace_key(database, second)

    with database.transaction() as session, pytest.raises(FingerprintChangedError):
        service.endorse(session, first, account_id=second.account_id, compared=compared)


def test_there_is_no_third_root(database: Database) -> None:
    make_trusted_pair(database)
    with database.transaction() as session:
        actor = make_officer(session, "third")

    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(KeyRoot(place=3, bundle_digest=present_digest(session, actor)))


def test_an_officer_is_shown_what_changed_until_they_say_they_saw_it(database: Database) -> None:
    first, second = make_trusted_pair(database)

    def changes() -> tuple[list[str], int]:
        with database.transaction(write=False) as session:
            found = service.holder_changes(session, first)
        return [holder.username for holder in found.came], found.gone

    def see(*names: str) -> None:
        with database.transaction() as session:
            shown = {holder.digest for holder in service.key_holders(session) if holder.username in names}
            service.acknowledge_holders(session, first, shown=frozenset(shown))

    assert changes() == (["officer2"], 0)
    see("officer", "officer2")
    assert changes() == ([], 0)
    make_unlocked_officer(database, "planted")
    assert changes() == (["planted"], 0)
    see("officer", "officer2", "planted")
    replace_key(database, second)
    assert changes() == (["officer2"], 1)
