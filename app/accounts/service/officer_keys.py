"""An officer's own key: making one, replacing it, and changing its phrase."""

from sqlalchemy import update

from app.accounts import passwords, queries
from app.accounts.actors import Actor
from app.accounts.errors import (
    KeyExistsError,
    KeyMissingError,
    PhraseIsPasswordError,
    PhraseWeakError,
    PhraseWrongError,
)
from app.accounts.models import LoginSession, OfficerKey
from app.accounts.service.accounts import find_account
from app.audit.service import record
from app.core.database import Session
from app.core.errors import ForbiddenError
from app.core.text import clean
from app.sealing.errors import WeakPhraseError, WrongPhraseError
from app.sealing.keyring.officers import OfficerSecret, digest
from app.sealing.keyring.phrases import Argon2Cost, WrappedSeed, unwrap_seed, wrap_seed


def create_officer_key(
    session: Session, actor: Actor, *, phrase: str, replace: bool = False, cost: Argon2Cost | None = None
) -> OfficerKey:
    """The officer's own key under a phrase of their choice. With `replace` the old seed is destroyed and the trust
    it was given does not pass on.

    Raises KeyExistsError, PhraseWeakError, PhraseIsPasswordError, ForbiddenError for an account that is no officer.
    """
    account = find_account(session, actor.account_id)
    if not account.is_officer:
        raise ForbiddenError
    old = queries.present_key(session, account.id)
    if old is not None and not replace:
        raise KeyExistsError
    secret = OfficerSecret.draw()
    wrapped = wrapped_under(phrase, secret, password_hash=account.password_hash, cost=cost)
    if old is not None:
        retire(session, old)
    bundle = secret.bundle()
    key = OfficerKey(
        account_id=account.id,
        hpke_public=bundle.hpke_public.raw,
        signing_public=bundle.signing_public.raw,
        bundle_digest=digest(bundle),
        wrapped_seed=wrapped,
        created_on=session.clock.now().date(),
    )
    session.add(key)
    session.flush()
    record(session, act="key.replace" if old else "key.create", actor=actor, subject=str(account.id))
    return key


def wrapped_under(phrase: str, secret: OfficerSecret, *, password_hash: str, cost: Argon2Cost | None) -> WrappedSeed:
    try:
        wrapped = wrap_seed(secret, phrase, cost=cost)
    except WeakPhraseError as error:
        raise PhraseWeakError(words=error.words_needed, characters=error.characters_needed) from None
    if passwords.matches(clean(phrase), password_hash):
        raise PhraseIsPasswordError
    return wrapped


def retire(session: Session, key: OfficerKey) -> None:
    """No session may go on with the old secret either."""
    key.wrapped_seed = key.pinned_roots = None
    key.replaced_on = session.clock.now().date()
    session.flush()
    mine = LoginSession.account_id == key.account_id
    session.execute(update(LoginSession).where(mine).values(sealed_seed=None, unlocked_until=None))


def change_phrase(session: Session, actor: Actor, *, present: str, wanted: str, cost: Argon2Cost | None = None) -> None:
    """The same key under another phrase. Raises KeyMissingError, PhraseWrongError, PhraseWeakError."""
    key = queries.present_key(session, actor.account_id)
    if key is None or key.wrapped_seed is None:
        raise KeyMissingError
    try:
        secret = unwrap_seed(WrappedSeed(key.wrapped_seed), present)
    except WrongPhraseError:
        raise PhraseWrongError from None
    account = find_account(session, actor.account_id)
    key.wrapped_seed = wrapped_under(wanted, secret, password_hash=account.password_hash, cost=cost)
    session.flush()
    record(session, act="key.change_phrase", actor=actor, subject=str(actor.account_id))
