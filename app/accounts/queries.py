"""Questions to the accounts: by name, by session, by token; and the officers' keys."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.accounts.models import (
    ApiToken,
    KeyEndorsement,
    KeyRoot,
    LoginSession,
    OfficerKey,
    StaffAccount,
)
from app.accounts.tokens import token_digest
from app.core.database import Session


def account_named(session: Session, username: str) -> StaffAccount | None:
    return session.scalar(select(StaffAccount).where(StaffAccount.username == username))


def all_accounts(session: Session) -> list[StaffAccount]:
    """Active ones first, by name."""
    order = (StaffAccount.deactivated_on.is_not(None), StaffAccount.username)
    return list(session.scalars(select(StaffAccount).order_by(*order)))


def active_administrators(session: Session) -> int:
    wanted = (StaffAccount.is_administrator, StaffAccount.deactivated_on.is_(None))
    return session.scalar(select(func.count()).select_from(StaffAccount).where(*wanted)) or 0


def demo_accounts_exist(session: Session) -> bool:
    wanted = (StaffAccount.demo, StaffAccount.deactivated_on.is_(None))
    return session.scalar(select(StaffAccount.id).where(*wanted).limit(1)) is not None


def readers_of(session: Session, language: str) -> list[StaffAccount]:
    """Active officers who read this language."""
    officers = select(StaffAccount).where(StaffAccount.is_officer, StaffAccount.deactivated_on.is_(None))
    return [officer for officer in session.scalars(officers) if language in officer.languages]


def login_session(session: Session, token: str) -> LoginSession | None:
    """With its account loaded; expired ones too."""
    wanted = select(LoginSession).where(LoginSession.token_digest == token_digest(token))
    return session.scalar(wanted.options(joinedload(LoginSession.account)))


def api_token(session: Session, token: str) -> ApiToken | None:
    """With its account loaded; expired and revoked ones too."""
    wanted = select(ApiToken).where(ApiToken.token_digest == token_digest(token))
    return session.scalar(wanted.options(joinedload(ApiToken.account)))


def api_tokens_of(session: Session, account_id: UUID) -> list[ApiToken]:
    wanted = select(ApiToken).where(ApiToken.account_id == account_id, ApiToken.revoked_on.is_(None))
    return list(session.scalars(wanted.order_by(ApiToken.expires_on)))


def present_key(session: Session, account_id: UUID) -> OfficerKey | None:
    return session.scalar(
        select(OfficerKey).where(OfficerKey.account_id == account_id, OfficerKey.replaced_on.is_(None))
    )


def every_key(session: Session) -> list[OfficerKey]:
    """Replaced ones and those of officers who left too, with their accounts: their signatures still count."""
    return list(session.scalars(select(OfficerKey).options(joinedload(OfficerKey.account))))


def endorsements(session: Session) -> list[KeyEndorsement]:
    return list(session.scalars(select(KeyEndorsement)))


def roots(session: Session) -> list[KeyRoot]:
    """Two, or none before the first two officers have signed each other."""
    return list(session.scalars(select(KeyRoot).order_by(KeyRoot.place)))
