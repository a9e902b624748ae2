"""Accounts, their sessions and tokens, the officers' keys, and the signatures trust is made of."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.roles import Role
from app.core.database import Base
from app.core.identifiers import new_id
from app.core.types import UtcDateTime


class StaffAccount(Base):
    """`languages`: codes the person reads. `totp_used_step`: the last code that was accepted, never again."""

    __tablename__ = "staff_account"
    __table_args__ = (
        CheckConstraint(
            "NOT (is_officer AND (is_coordinator OR is_evaluator OR is_administrator))", name="officer_stands_apart"
        ),
        CheckConstraint(
            "is_administrator OR is_officer OR is_coordinator OR is_translator OR is_evaluator", name="some_role"
        ),
        CheckConstraint("username = lower(username) AND username <> ''", name="username_in_lower_case"),
        CheckConstraint("staff_language IN ('en', 'fr')", name="staff_language"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    username: Mapped[str] = mapped_column(String(40), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    is_administrator: Mapped[bool] = mapped_column(default=False)
    is_officer: Mapped[bool] = mapped_column(default=False)
    is_coordinator: Mapped[bool] = mapped_column(default=False)
    is_translator: Mapped[bool] = mapped_column(default=False)
    is_evaluator: Mapped[bool] = mapped_column(default=False)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    staff_language: Mapped[str] = mapped_column(String(2), default="en")
    demo: Mapped[bool] = mapped_column(default=False)
    created_on: Mapped[date]
    deactivated_on: Mapped[date | None]
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    totp_used_step: Mapped[int | None]

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for role in Role if getattr(self, f"is_{role}"))

    @property
    def is_active(self) -> bool:
        return self.deactivated_on is None


class LoginSession(Base):
    """`sealed_seed` opens only with the cookie's token, of which this row has a digest and nothing more."""

    __tablename__ = "login_session"

    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"), index=True)
    opened_on: Mapped[date]
    expires: Mapped[datetime] = mapped_column(UtcDateTime)
    awaits_code: Mapped[bool] = mapped_column(default=False)
    sealed_seed: Mapped[bytes | None] = mapped_column(LargeBinary(64))
    unlocked_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    account: Mapped[StaffAccount] = relationship(lazy="raise_on_sql")


class ApiToken(Base):
    __tablename__ = "api_token"

    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"), index=True)
    label: Mapped[str] = mapped_column(String(60))
    created_on: Mapped[date]
    expires_on: Mapped[date]
    revoked_on: Mapped[date | None]
    account: Mapped[StaffAccount] = relationship(lazy="raise_on_sql")


class SignInThrottle(Base):
    """Tries at one user name, or at all together. There is no column for who tried, or from where."""

    __tablename__ = "sign_in_throttle"

    username_digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    failures: Mapped[int]
    blocked_until: Mapped[datetime] = mapped_column(UtcDateTime)


class OfficerKey(Base):
    """One key of an officer. A replaced one loses its seed; its public half stays, for the signatures it gave.

    `pinned_roots`: the officer's own seal on the two roots, made at the first unlocking under them.
    `seen_holders`: digests of the key holders' bundles when the officer last said "I have seen this".
    """

    __tablename__ = "officer_key"
    __table_args__ = (
        CheckConstraint("replaced_on IS NULL OR wrapped_seed IS NULL", name="replaced_seed_is_gone"),
        Index(
            "uq_officer_key_present",
            "account_id",
            unique=True,
            sqlite_where=text("replaced_on IS NULL"),
            postgresql_where=text("replaced_on IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"), index=True)
    hpke_public: Mapped[bytes] = mapped_column(LargeBinary(65))
    signing_public: Mapped[bytes] = mapped_column(LargeBinary(65))
    bundle_digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    wrapped_seed: Mapped[bytes | None] = mapped_column(LargeBinary(128))
    created_on: Mapped[date]
    replaced_on: Mapped[date | None]
    pinned_roots: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    seen_holders: Mapped[list[str]] = mapped_column(JSON, default=list)
    account: Mapped[StaffAccount] = relationship(lazy="raise_on_sql")


class KeyEndorsement(Base):
    """One key's signature under another key and its account. Both are named by the digest of their bundle."""

    __tablename__ = "key_endorsement"

    bundle_digest: Mapped[bytes] = mapped_column(ForeignKey("officer_key.bundle_digest"), primary_key=True)
    by_bundle_digest: Mapped[bytes] = mapped_column(ForeignKey("officer_key.bundle_digest"), primary_key=True)
    signature: Mapped[bytes] = mapped_column(LargeBinary(80))
    day: Mapped[date]


class KeyRoot(Base):
    """The first two officers' keys, written once, together. There is no third place."""

    __tablename__ = "key_root"
    __table_args__ = (CheckConstraint("place IN (1, 2)", name="only_two"),)

    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bundle_digest: Mapped[bytes] = mapped_column(ForeignKey("officer_key.bundle_digest"), unique=True)
