"""Making, changing and closing accounts."""

import re
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete

from app.accounts import passwords, queries, second_factor
from app.accounts.actors import Actor
from app.accounts.errors import (
    AccountUnknownError,
    ExcludedRolesError,
    LastAdministratorError,
    NoRoleError,
    UnknownLanguageError,
    UsernameInvalidError,
    UsernameTakenError,
    WeakPasswordError,
    WrongCodeError,
    WrongPasswordError,
)
from app.accounts.models import LoginSession, StaffAccount
from app.accounts.roles import Role, excluded
from app.accounts.tokens import token_digest
from app.audit.service import record
from app.core.database import Session
from app.core.locales import LOCALES, STAFF_LOCALES
from app.core.text import clean
from app.sealing.keyring.phrases import Argon2Cost

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


def create_account(
    session: Session,
    *,
    username: str,
    password: str,
    roles: Iterable[Role],
    languages: Iterable[str] = (),
    staff_language: str = "en",
    demo: bool = False,
    by: Actor | None = None,
    cost: Argon2Cost = passwords.COST,
) -> StaffAccount:
    """`by` is None at the command line; `languages` are those an officer or translator reads.

    Raises ExcludedRolesError, NoRoleError, UsernameInvalidError, UsernameTakenError, WeakPasswordError and
    UnknownLanguageError.
    """
    held, name, secret = frozenset(roles), username.strip().lower(), clean(password)
    check_roles(held)
    check_username(session, name)
    check_password(secret, username=name)
    read = check_languages(languages, staff_language=staff_language)
    account = StaffAccount(
        username=name,
        password_hash=passwords.hash_password(secret, cost=cost),
        languages=read,
        staff_language=staff_language,
        demo=demo,
        created_on=session.clock.now().date(),
        **{f"is_{role}": role in held for role in Role},
    )
    session.add(account)
    session.flush()
    record(session, act="account.create", actor=by, subject=str(account.id))
    return account


def check_roles(roles: frozenset[Role]) -> None:
    if not roles:
        raise NoRoleError
    if excluded(roles):
        raise ExcludedRolesError


def check_username(session: Session, username: str) -> None:
    if not USERNAME.fullmatch(username):
        raise UsernameInvalidError
    if queries.account_named(session, username):
        raise UsernameTakenError


def check_password(password: str, *, username: str) -> None:
    if not passwords.is_strong(password, username=username):
        raise WeakPasswordError(characters=passwords.FEWEST_CHARACTERS, different=passwords.DIFFERENT_CHARACTERS)


def check_languages(languages: Iterable[str], *, staff_language: str) -> list[str]:
    read = sorted(set(languages))
    if not set(read) <= LOCALES.keys() or staff_language not in STAFF_LOCALES:
        raise UnknownLanguageError
    return read


def find_account(session: Session, account_id: UUID) -> StaffAccount:
    """Raises AccountUnknownError."""
    account = session.get(StaffAccount, account_id)
    if account is None:
        raise AccountUnknownError
    return account


def actor_of(account: StaffAccount, *, session_token: str = "") -> Actor:
    return Actor(account.id, account.username, account.roles, frozenset(account.languages), session_token)


def deactivate(session: Session, account: StaffAccount, *, by: Actor | None) -> None:
    """Ends every session and token. Signatures the officer gave stay valid. Raises LastAdministratorError."""
    if not account.is_active:
        return
    if account.is_administrator and queries.active_administrators(session) == 1:
        raise LastAdministratorError
    today = session.clock.now().date()
    account.deactivated_on = today
    end_sessions(session, account)
    for token in queries.api_tokens_of(session, account.id):
        token.revoked_on = today
    session.flush()
    record(session, act="account.deactivate", actor=by, subject=str(account.id))


def set_password(
    session: Session,
    account: StaffAccount,
    *,
    password: str,
    by: Actor | None,
    keep_token: str = "",
    cost: Argon2Cost = passwords.COST,
) -> None:
    """Ends every session but the one of `keep_token`. Opens no officer's key: that has its own phrase.

    Raises WeakPasswordError.
    """
    secret = clean(password)
    check_password(secret, username=account.username)
    account.password_hash = passwords.hash_password(secret, cost=cost)
    end_sessions(session, account, keep_token=keep_token)
    session.flush()
    record(session, act="account.set_password", actor=by, subject=str(account.id))


def change_password(session: Session, actor: Actor, *, present: str, wanted: str) -> None:
    """A person's own. Raises WrongPasswordError and WeakPasswordError."""
    account = find_account(session, actor.account_id)
    check_present_password(account, present)
    set_password(session, account, password=wanted, by=actor, keep_token=actor.session_token)


def check_present_password(account: StaffAccount, present: str) -> None:
    if not passwords.matches(clean(present), account.password_hash):
        raise WrongPasswordError


def choose_language(session: Session, actor: Actor, *, language: str) -> None:
    """The language of staff pages. Raises UnknownLanguageError."""
    if language not in STAFF_LOCALES:
        raise UnknownLanguageError
    find_account(session, actor.account_id).staff_language = language
    session.flush()


def enrol_second_factor(session: Session, actor: Actor, *, secret: str, code: str) -> None:
    """`secret` as the page showed it; the code proves that the app took it in. Raises WrongCodeError."""
    account = find_account(session, actor.account_id)
    step = None
    if second_factor.is_secret(secret):
        step = second_factor.accepted_step(secret, code, at=session.clock.now(), used_step=None)
    if step is None:
        raise WrongCodeError
    account.totp_secret, account.totp_used_step = secret, step
    session.flush()
    record(session, act="account.enrol_second_factor", actor=actor, subject=str(account.id))


def give_up_second_factor(session: Session, actor: Actor, *, present: str) -> None:
    """A person's own. Raises WrongPasswordError."""
    account = find_account(session, actor.account_id)
    check_present_password(account, present)
    remove_second_factor(session, account, by=actor)


def remove_second_factor(session: Session, account: StaffAccount, *, by: Actor) -> None:
    account.totp_secret = account.totp_used_step = None
    session.flush()
    record(session, act="account.remove_second_factor", actor=by, subject=str(account.id))


def end_sessions(session: Session, account: StaffAccount, *, keep_token: str = "") -> None:
    kept = LoginSession.token_digest != token_digest(keep_token)
    session.execute(delete(LoginSession).where(LoginSession.account_id == account.id, kept))
