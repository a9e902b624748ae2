"""Signing in and out: the same answer for every failure, a strict cookie, and sessions that end."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.accounts import passwords, service
from app.accounts.models import LoginSession
from app.accounts.roles import Role
from app.accounts.tasks import tidy_sign_in
from app.core.clock import MovableClock
from app.core.database import Database
from app.core.errors import SignInNeededError
from app.core.settings import Settings
from app.web.csrf import FIELD
from tests.factories.accounts import PASSWORD, bring_cookie, make_account, make_session, proof


def account(database: Database, username: str = "coordinator", role: Role = Role.COORDINATOR) -> None:
    with database.transaction() as session:
        make_account(session, username, roles=[role])


def test_unknown_name_wrong_password_and_closed_account_get_one_answer(client: TestClient, database: Database) -> None:
    account(database)
    with database.transaction() as session:
        service.deactivate(session, make_account(session, "closed"), by=None)

    pages = []
    for username, password in (("coordinator", "wrong"), ("closed", PASSWORD), ("nobody", PASSWORD)):
        answer = client.post("/staff/sign-in", data={"username": username, "password": password})
        assert answer.status_code == 422
        pages.append(answer.text.replace(username, "NAME"))

    assert len(set(pages)) == 1
    assert not client.cookies


def test_a_password_is_never_shown_again(client: TestClient) -> None:
    page = client.post("/staff/sign-in", data={"username": "x", "password": "seen-by-nobody"}).text

    assert "seen-by-nobody" not in page


def test_a_post_from_another_site_is_refused(client: TestClient, database: Database) -> None:
    account(database)

    answer = client.post(
        "/staff/sign-in",
        data={"username": "coordinator", "password": PASSWORD},
        headers={"sec-fetch-site": "cross-site"},
    )

    assert answer.status_code == 403


def test_an_unknown_name_costs_the_server_exactly_what_a_known_one_does() -> None:
    known, dummy = passwords.hash_password(PASSWORD), passwords.dummy_hash()

    # Algorithm, version, memory, passes and lanes: all that decides how long Argon2 takes.
    assert known.split("$")[1:4] == dummy.split("$")[1:4]
    assert [len(part) for part in known.split("$")] == [len(part) for part in dummy.split("$")]
    assert not passwords.matches(PASSWORD, dummy)


def test_signing_in_sets_a_strict_cookie_and_leads_to_the_first_page(client: TestClient, database: Database) -> None:
    account(database)

    answer = client.post("/staff/sign-in", data={"username": "coordinator", "password": PASSWORD})

    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Max-Age" not in cookie
    assert client.get(answer.headers["location"]).headers["location"] == "/staff/overview"


@pytest.mark.parametrize(
    ("role", "page"),
    [
        (Role.OFFICER, "/staff/review"),
        (Role.COORDINATOR, "/staff/overview"),
        (Role.EVALUATOR, "/evaluation"),
        (Role.TRANSLATOR, "/staff/glosses"),
        (Role.ADMINISTRATOR, "/staff/administration"),
    ],
)
def test_each_role_has_its_first_page(
    client: TestClient, database: Database, settings: Settings, role: Role, page: str
) -> None:
    with database.transaction() as session:
        token = make_session(session, make_account(session, "somebody", roles=[role]))
    bring_cookie(client, settings, token)

    assert client.get("/staff").headers["location"] == page


def test_the_database_holds_no_token_that_could_be_used(database: Database) -> None:
    account(database)
    token = service.sign_in(database, username="coordinator", password=PASSWORD).token

    with database.transaction(write=False) as session:
        (row,) = session.scalars(select(LoginSession))

    assert token.encode() not in b"".join(value for value in vars(row).values() if isinstance(value, bytes))


def test_a_session_ends_after_twelve_hours(database: Database, clock: MovableClock) -> None:
    account(database)
    token = service.sign_in(database, username="coordinator", password=PASSWORD).token
    clock.advance(hours=12)

    with database.transaction(write=False) as session, pytest.raises(SignInNeededError):
        service.find_session(session, token)
    with database.transaction() as session:
        assert tidy_sign_in(session) == 1
        assert tidy_sign_in(session) == 0


def test_signing_out_ends_the_session_in_the_database(
    client: TestClient, database: Database, settings: Settings
) -> None:
    account(database)
    token = service.sign_in(database, username="coordinator", password=PASSWORD).token
    bring_cookie(client, settings, token)
    assert client.post("/staff/sign-out", data={FIELD: "wrong"}).status_code == 403

    client.post("/staff/sign-out", data=proof(token))

    with database.transaction(write=False) as session, pytest.raises(SignInNeededError):
        service.find_session(session, token)
