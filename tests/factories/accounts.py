"""Accounts, sessions and officers' keys for tests; phrases and passwords are the same everywhere."""

from collections.abc import Iterable

from fastapi.testclient import TestClient

from app.accounts import service
from app.accounts.actors import Actor, UnlockedActor
from app.accounts.models import StaffAccount
from app.accounts.roles import Role
from app.accounts.service.sign_in import SESSION_LIFETIME, new_login
from app.core.database import Database, Session
from app.core.settings import Settings
from app.sealing.keyring.officers import fingerprint
from app.web.cookies import cookie_name
from app.web.csrf import FIELD, csrf_token
from tests.factories.costs import CHEAP

PASSWORD = "rain on the river 7"
PHRASE = "seven quiet herons crossing slowly"
MINUTES = 15


def make_account(
    session: Session,
    username: str = "coordinator",
    *,
    roles: Iterable[Role] = (Role.COORDINATOR,),
    languages: Iterable[str] = (),
    password: str = PASSWORD,
    staff_language: str = "en",
) -> StaffAccount:
    return service.create_account(
        session,
        username=username,
        password=password,
        roles=roles,
        languages=languages,
        staff_language=staff_language,
        cost=CHEAP,
    )


def make_officer(session: Session, username: str = "officer", *, languages: Iterable[str] = ("fr", "en")) -> Actor:
    """An officer with a key under PHRASE that nobody has signed, signed in."""
    account = make_account(session, username, roles=[Role.OFFICER], languages=languages)
    actor = service.actor_of(account, session_token=make_session(session, account))
    service.create_officer_key(session, actor, phrase=PHRASE, cost=CHEAP)
    return actor


def make_session(session: Session, account: StaffAccount) -> str:
    """The token of a session as if the account had just signed in."""
    return new_login(session, account, lifetime=SESSION_LIFETIME, awaits_code=False).token


def make_unlocked_officer(database: Database, username: str = "officer") -> UnlockedActor:
    """An officer whose key is unlocked, but trusted by nobody yet."""
    with database.transaction() as session:
        actor = make_officer(session, username)
    return service.unlock(database, token=actor.session_token, phrase=PHRASE, minutes=MINUTES)


def endorse(session: Session, signer: UnlockedActor, signed: UnlockedActor) -> None:
    compared = fingerprint(signed.secret.bundle())
    service.endorse(session, signer, account_id=signed.account_id, compared=compared)


def make_trusted_pair(
    database: Database, names: tuple[str, str] = ("officer", "officer2")
) -> tuple[UnlockedActor, UnlockedActor]:
    """The first two officers, unlocked, who have signed each other: the roots of all trust."""
    first, second = (make_unlocked_officer(database, name) for name in names)
    with database.transaction() as session:
        endorse(session, first, second)
        endorse(session, second, first)
    return first, second


def bring_cookie(client: TestClient, settings: Settings, token: str) -> str:
    """Let the client be whoever holds this token; returns the proof its posts need."""
    client.cookies.set(cookie_name(settings), token)
    return csrf_token(token)


def be(client: TestClient, database: Database, settings: Settings, *roles: Role, username: str = "somebody") -> str:
    """Make an account with these roles and be signed in as it; returns the proof its posts need."""
    with database.transaction() as session:
        token = make_session(session, make_account(session, username, roles=roles))
    return bring_cookie(client, settings, token)


def proof(token: str) -> dict[str, str]:
    """The field a posted page carries."""
    return {FIELD: csrf_token(token)}
