"""Opening an officer's key for a while: the seed lies in the session, sealed under a secret only the cookie holds."""

from datetime import timedelta

from sqlalchemy import update

from app.accounts import queries
from app.accounts.actors import UnlockedActor
from app.accounts.errors import KeyMissingError, PhraseWrongError, RootsChangedError
from app.accounts.models import LoginSession, OfficerKey
from app.accounts.service.accounts import actor_of
from app.accounts.service.sign_in import find_session
from app.accounts.service.trust import trust_roots
from app.accounts.tokens import token_digest
from app.audit.service import record, record_apart
from app.core.database import Database, Session
from app.sealing.errors import CannotOpenError, WrongPhraseError
from app.sealing.keyring.officers import OfficerSecret
from app.sealing.keyring.phrases import WrappedSeed, unwrap_seed
from app.sealing.keyring.sessions import open_for_session, seal_for_session
from app.sealing.keyring.trust import pin, verify_pin


def unlock(database: Database, *, token: str, phrase: str, minutes: int) -> UnlockedActor:
    """Opens its own short transactions, none of them while the phrase is stretched.

    Raises SignInNeededError, KeyMissingError, PhraseWrongError and RootsChangedError.
    """
    with database.transaction(write=False) as session:
        account = find_session(session, token).account
        actor = actor_of(account, session_token=token)
        key = queries.present_key(session, account.id)
        wrapped = key.wrapped_seed if key else None
    if wrapped is None:
        raise KeyMissingError
    try:
        secret = unwrap_seed(WrappedSeed(wrapped), phrase)
    except WrongPhraseError:
        record_apart(database, act="key.unlock", actor=actor, refused=True)
        raise PhraseWrongError from None
    with database.transaction() as session:
        login = find_session(session, token)
        hold_to_roots(session, queries.present_key(session, actor.account_id), secret)
        login.sealed_seed = seal_for_session(secret, token.encode())
        login.unlocked_until = session.clock.now() + timedelta(minutes=minutes)
        record(session, act="key.unlock", actor=actor)
    return UnlockedActor(actor.account_id, actor.username, actor.roles, actor.languages, token, secret=secret)


def hold_to_roots(session: Session, key: OfficerKey | None, secret: OfficerSecret) -> None:
    """Seals the roots at the first unlocking under them; later raises RootsChangedError if they are not the same."""
    if key is None:
        raise KeyMissingError
    roots = trust_roots(session)
    if key.pinned_roots is None:
        key.pinned_roots = pin(secret, roots) if roots else None
    elif roots is None or not verify_pin(key.pinned_roots, secret, roots):
        raise RootsChangedError


def open_secret(session: Session, login: LoginSession, token: str) -> OfficerSecret | None:
    """The officer's secret while the key is unlocked; None once it is locked or its time has passed."""
    if login.sealed_seed is None or login.unlocked_until is None or session.clock.now() >= login.unlocked_until:
        return None
    try:
        return open_for_session(login.sealed_seed, token.encode())
    except CannotOpenError:
        return None


def keep_unlocked(session: Session, *, token: str, minutes: int) -> None:
    """Use moves the end of the time; a key that was locked meanwhile stays locked."""
    now = session.clock.now()
    session.execute(
        update(LoginSession)
        .where(LoginSession.token_digest == token_digest(token), LoginSession.unlocked_until > now)
        .values(unlocked_until=now + timedelta(minutes=minutes))
    )


def lock(session: Session, *, token: str) -> None:
    session.execute(
        update(LoginSession)
        .where(LoginSession.token_digest == token_digest(token))
        .values(sealed_seed=None, unlocked_until=None)
    )
