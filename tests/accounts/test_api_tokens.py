"""Bearer tokens: unknown, expired, revoked and misused ones are told apart only where it helps their owner."""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from app.accounts import queries, service
from app.accounts.roles import Role
from app.audit.queries import entries
from app.core.clock import MovableClock
from app.core.database import Database
from tests.factories.accounts import make_account


def token(database: Database, role: Role = Role.EVALUATOR, *, days: int = 90) -> str:
    with database.transaction() as session:
        account = make_account(session, role.value, roles=[role])
        return service.create_token(session, account, label="notebook", days=days)


def ask(client: TestClient, path: str, bearer: str | None) -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {bearer}"} if bearer is not None else {}
    answer = client.get(f"/api/v1/probe/{path}", headers=headers)
    return answer.status_code, answer.json() if answer.status_code == 200 else answer.json()["code"]


@pytest.mark.parametrize("bearer", [None, "", "made-up"])
def test_without_a_known_token_nothing_opens(client: TestClient, bearer: str | None) -> None:
    assert ask(client, "staff", bearer) == (401, "token_unknown")


def test_a_token_works_until_the_end_of_its_last_day(
    client: TestClient, database: Database, clock: MovableClock
) -> None:
    bearer = token(database, days=1)

    clock.advance(days=1)
    assert ask(client, "staff", bearer) == (200, "evaluator")
    clock.advance(days=1)
    assert ask(client, "staff", bearer) == (401, "token_expired")


def test_a_revoked_token_is_unknown(client: TestClient, database: Database) -> None:
    bearer = token(database)

    with database.transaction() as session:
        known = queries.api_token(session, bearer)
        assert known is not None
        service.revoke_token(session, known, by=None)

    assert ask(client, "staff", bearer) == (401, "token_unknown")


def test_a_closed_account_takes_its_tokens_along(client: TestClient, database: Database) -> None:
    bearer = token(database)

    with database.transaction() as session:
        account = queries.account_named(session, "evaluator")
        assert account is not None
        service.deactivate(session, account, by=None)

    assert ask(client, "staff", bearer) == (401, "token_unknown")


def test_a_token_gives_no_more_than_the_roles_of_its_owner(client: TestClient, database: Database) -> None:
    bearer = token(database, Role.TRANSLATOR)

    assert ask(client, "evaluator", bearer) == (403, "forbidden")
    with database.transaction(write=False) as session:
        (refusal,) = session.scalars(entries(refused=True))
    assert (refusal.act, refusal.subject) == ("refusal.forbidden", "/api/v1/probe/evaluator")


def test_the_database_holds_only_the_digest(database: Database) -> None:
    bearer = token(database)

    with database.transaction(write=False) as session:
        known = queries.api_token(session, bearer)

    assert known is not None
    assert known.token_digest != bearer.encode()
    assert known.expires_on - known.created_on == timedelta(days=90)


def test_a_session_cookie_is_no_token_and_a_token_no_cookie(client: TestClient, database: Database) -> None:
    client.cookies.set("session", token(database))

    assert client.get("/staff/probe/anyone").headers["location"] == "/staff/sign-in"
    assert ask(client, "staff", None)[0] == 401
