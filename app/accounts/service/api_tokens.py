"""Bearer tokens for machines: shown once, kept as a digest, dead on a known day."""

from datetime import timedelta

from app.accounts import queries
from app.accounts.actors import Actor
from app.accounts.errors import TokenExpiredError, TokenUnknownError
from app.accounts.models import ApiToken, StaffAccount
from app.accounts.service.accounts import actor_of
from app.accounts.tokens import token_digest
from app.audit.service import record
from app.core.database import Session
from app.core.identifiers import new_token

LIFETIME_DAYS = 90


def create_token(
    session: Session, account: StaffAccount, *, label: str, days: int = LIFETIME_DAYS, by: Actor | None = None
) -> str:
    """The token, which cannot be read again. It works until the end of the last day."""
    token = new_token()
    today = session.clock.now().date()
    session.add(
        ApiToken(
            token_digest=token_digest(token),
            account_id=account.id,
            label=label,
            created_on=today,
            expires_on=today + timedelta(days=days),
        )
    )
    session.flush()
    record(session, act="token.create", actor=by, subject=str(account.id))
    return token


def revoke_token(session: Session, token: ApiToken, *, by: Actor | None) -> None:
    token.revoked_on = session.clock.now().date()
    session.flush()
    record(session, act="token.revoke", actor=by, subject=str(token.account_id))


def find_token(session: Session, token: str) -> Actor:
    """Who calls. Raises TokenUnknownError, also for a revoked one, and TokenExpiredError."""
    known = queries.api_token(session, token)
    if known is None or known.revoked_on is not None or not known.account.is_active:
        raise TokenUnknownError
    if session.clock.now().date() > known.expires_on:
        raise TokenExpiredError
    return actor_of(known.account)
