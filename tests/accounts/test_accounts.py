"""Making and closing accounts: which mixes of roles are refused, by the service and by the database itself."""

from itertools import combinations

import pytest
from sqlalchemy.exc import IntegrityError

from app.accounts import queries, service
from app.accounts.errors import (
    ExcludedRolesError,
    LastAdministratorError,
    NoRoleError,
    UnknownLanguageError,
    UsernameInvalidError,
    UsernameTakenError,
    WeakPasswordError,
    WrongPasswordError,
)
from app.accounts.models import StaffAccount
from app.accounts.roles import Role, excluded
from app.core.database import Session
from app.core.errors import SignInNeededError
from tests.factories.accounts import PASSWORD, make_account, make_session

MIXES = [frozenset(mix) for size in range(1, 6) for mix in combinations(Role, size)]
FORBIDDEN = [mix for mix in MIXES if "officer" in mix and mix & {Role.COORDINATOR, Role.EVALUATOR, Role.ADMINISTRATOR}]


def test_an_officer_may_be_translator_and_nothing_else() -> None:
    permitted = [mix for mix in MIXES if Role.OFFICER in mix and not excluded(mix)]

    assert permitted == [{Role.OFFICER}, {Role.OFFICER, Role.TRANSLATOR}]
    assert all(excluded(mix) for mix in FORBIDDEN)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EVALUATOR, Role.ADMINISTRATOR])
def test_no_officer_is_made_who_holds_a_role_that_must_stand_apart(session: Session, role: Role) -> None:
    with pytest.raises(ExcludedRolesError):
        make_account(session, roles=[Role.OFFICER, role])


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EVALUATOR, Role.ADMINISTRATOR])
def test_the_database_refuses_the_mix_when_code_forgets(session: Session, role: Role) -> None:
    account = make_account(session, roles=[Role.OFFICER])

    setattr(account, f"is_{role}", True)

    with pytest.raises(IntegrityError, match="officer_stands_apart"):
        session.flush()


def test_the_database_refuses_an_account_without_a_role(session: Session) -> None:
    account = make_account(session, roles=[Role.TRANSLATOR])

    account.is_translator = False

    with pytest.raises(IntegrityError, match="some_role"):
        session.flush()


def test_an_account_without_a_role_is_refused(session: Session) -> None:
    with pytest.raises(NoRoleError):
        make_account(session, roles=[])


def test_a_user_name_is_taken_whatever_its_capitals(session: Session) -> None:
    make_account(session, "officer2", roles=[Role.OFFICER])

    with pytest.raises(UsernameTakenError):
        make_account(session, " Officer2 ", roles=[Role.OFFICER])


@pytest.mark.parametrize("username", ["", "a", "with space", "é-accent", "x" * 41, "<b>", "../up"])
def test_an_unfit_user_name_is_refused(session: Session, username: str) -> None:
    with pytest.raises(UsernameInvalidError):
        make_account(session, username)


@pytest.mark.parametrize(
    "password", ["", "short", "aaaaaaaaaaaaaaaa", "coordinator1", "coordinatorcoordinator", "x" * 300]
)
def test_a_weak_password_is_refused(session: Session, password: str) -> None:
    with pytest.raises(WeakPasswordError):
        make_account(session, password=password)


def test_a_language_baro_does_not_speak_is_refused(session: Session) -> None:
    with pytest.raises(UnknownLanguageError):
        make_account(session, languages=["fr", "xx"])
    with pytest.raises(UnknownLanguageError):
        make_account(session, staff_language="bm")


def test_the_password_is_kept_as_argon2id_alone(session: Session) -> None:
    account = make_account(session)

    assert account.password_hash.startswith("$argon2id$")
    assert PASSWORD not in repr(vars(account))


def test_the_last_administrator_cannot_be_closed(session: Session) -> None:
    first = make_account(session, "first", roles=[Role.ADMINISTRATOR])
    second = make_account(session, "second", roles=[Role.ADMINISTRATOR])
    service.deactivate(session, second, by=None)

    with pytest.raises(LastAdministratorError):
        service.deactivate(session, first, by=None)


def test_closing_an_account_ends_its_sessions(session: Session) -> None:
    account = make_account(session)
    token = make_session(session, account)

    service.deactivate(session, account, by=None)

    with pytest.raises(SignInNeededError):
        service.find_session(session, token)


def test_a_new_password_ends_every_other_session(session: Session) -> None:
    account = make_account(session)
    here, elsewhere = make_session(session, account), make_session(session, account)
    actor = service.actor_of(account, session_token=here)

    service.change_password(session, actor, present=PASSWORD, wanted="a new river in the rain")

    assert service.find_session(session, here).account_id == account.id
    with pytest.raises(SignInNeededError):
        service.find_session(session, elsewhere)


def test_the_present_password_is_needed_for_a_new_one(session: Session) -> None:
    actor = service.actor_of(make_account(session))

    with pytest.raises(WrongPasswordError):
        service.change_password(session, actor, present="guessed", wanted="a new river in the rain")


def test_readers_of_a_language_are_active_officers_who_read_it(session: Session) -> None:
    make_account(session, "french", roles=[Role.OFFICER], languages=["fr"])
    gone = make_account(session, "gone", roles=[Role.OFFICER], languages=["bm"])
    make_account(session, "translator", roles=[Role.TRANSLATOR], languages=["bm"])
    both = make_account(session, "both", roles=[Role.OFFICER], languages=["bm", "fr"])
    service.deactivate(session, gone, by=None)

    readers: list[StaffAccount] = queries.readers_of(session, "bm")

    assert readers == [both]


def test_demo_accounts_are_noticed(session: Session) -> None:
    make_account(session)
    assert not queries.demo_accounts_exist(session)

    make_account(session, "practice").demo = True
    session.flush()

    assert queries.demo_accounts_exist(session)
