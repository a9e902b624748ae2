"""Coming in and going out. No transaction is open while a password is stretched, so a flood cannot stop senders."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from app.accounts import passwords, queries, second_factor
from app.accounts.errors import SignInBlockedError, SignInFailedError, WrongCodeError
from app.accounts.models import LoginSession, SignInThrottle, StaffAccount
from app.accounts.service.accounts import actor_of, find_account
from app.accounts.throttling import FREE_TRIES, Tries, after_drop, after_try, flood_minutes, minutes_left
from app.accounts.tokens import EVERYBODY, token_digest, username_digest
from app.audit.service import record
from app.core.database import Database, Session
from app.core.errors import SignInNeededError
from app.core.identifiers import new_token
from app.core.text import clean

SESSION_LIFETIME = timedelta(hours=12)
CODE_LIFETIME = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The token for the cookie. While `awaits_code` is true it opens the page for the code and nothing else."""

    token: str = field(repr=False)
    awaits_code: bool


def sign_in(database: Database, *, username: str, password: str) -> SignedIn:
    """Opens its own short transactions. Raises SignInFailedError and SignInBlockedError."""
    name = username.strip().lower()
    with database.transaction() as session:
        count_try(session, name)
        account = queries.account_named(session, name)
        account_id = account.id if account and account.is_active else None
        hashed = account.password_hash if account and account_id else passwords.dummy_hash()
    if not passwords.matches(clean(password), hashed) or account_id is None:
        raise SignInFailedError
    with database.transaction() as session:
        return open_login(session, account_id)


def count_try(session: Session, username: str) -> None:
    """Counted before the outcome is known; success takes it back. Raises SignInBlockedError."""
    now = session.clock.now()
    mine, common = counter(session, username_digest(username), now), counter(session, EVERYBODY, now)
    tries = Tries(mine.failures, mine.blocked_until)
    minutes = max(minutes_left(tries, now=now), flood_minutes(common.blocked_until, now=now))
    if minutes:
        raise SignInBlockedError(minutes=minutes)
    counted = after_try(tries, now=now)
    mine.failures, mine.blocked_until = counted.failures, counted.free_at
    common.blocked_until = after_drop(common.blocked_until, now=now)
    if counted.failures == FREE_TRIES:
        record(session, act="account.sign_in", actor=None, refused=True)


def counter(session: Session, digest: bytes, now: datetime) -> SignInThrottle:
    """The row under a lock, made if need be, so that tries at the same moment are all counted."""
    found = session.get(SignInThrottle, digest, with_for_update=True)
    if found is not None:
        return found
    with suppress(IntegrityError), session.begin_nested():
        session.add(SignInThrottle(username_digest=digest, failures=0, blocked_until=now))
    return session.get_one(SignInThrottle, digest, with_for_update=True)


def open_login(session: Session, account_id: UUID) -> SignedIn:
    account = find_account(session, account_id)
    if not account.is_active:
        raise SignInFailedError
    if account.totp_secret:
        return new_login(session, account, lifetime=CODE_LIFETIME, awaits_code=True)
    return complete(session, account)


def complete(session: Session, account: StaffAccount) -> SignedIn:
    session.execute(delete(SignInThrottle).where(SignInThrottle.username_digest == username_digest(account.username)))
    record(session, act="account.sign_in", actor=actor_of(account))
    return new_login(session, account, lifetime=SESSION_LIFETIME, awaits_code=False)


def new_login(session: Session, account: StaffAccount, *, lifetime: timedelta, awaits_code: bool) -> SignedIn:
    token, now = new_token(), session.clock.now()
    session.add(
        LoginSession(
            token_digest=token_digest(token),
            account_id=account.id,
            opened_on=now.date(),
            expires=now + lifetime,
            awaits_code=awaits_code,
        )
    )
    session.flush()
    return SignedIn(token, awaits_code)


def confirm_code(database: Database, *, token: str, code: str) -> SignedIn:
    """The second step, under a new token. Raises SignInNeededError, WrongCodeError and SignInBlockedError."""
    with database.transaction() as session:
        account = find_session(session, token, awaits_code=True).account
        count_try(session, account.username)
    with database.transaction() as session:
        waiting = find_session(session, token, awaits_code=True)
        account = waiting.account
        step = second_factor.accepted_step(
            account.totp_secret or second_factor.new_secret(),
            code,
            at=session.clock.now(),
            used_step=account.totp_used_step,
        )
        if step is None:
            raise WrongCodeError
        account.totp_used_step = step
        session.delete(waiting)
        return complete(session, account)


def find_session(session: Session, token: str, *, awaits_code: bool = False) -> LoginSession:
    """Raises SignInNeededError for an unknown, expired or half-made one, and for a deactivated account."""
    login = queries.login_session(session, token) if token else None
    if login is None or login.awaits_code != awaits_code or session.clock.now() >= login.expires:
        raise SignInNeededError
    if not login.account.is_active:
        raise SignInNeededError
    return login


def sign_out(session: Session, token: str) -> None:
    session.execute(delete(LoginSession).where(LoginSession.token_digest == token_digest(token)))
