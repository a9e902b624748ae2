"""The code of an authenticator app as second step: needed, good once, and not to be guessed."""

import pyotp
import pytest
from fastapi.testclient import TestClient

from app.accounts import service
from app.accounts.errors import SignInBlockedError, WrongCodeError
from app.core.clock import MovableClock
from app.core.database import Database
from app.core.errors import SignInNeededError
from tests.factories.accounts import PASSWORD, make_account


@pytest.fixture
def secret(database: Database, clock: MovableClock) -> str:
    """The secret of an account that asks for a code."""
    secret = pyotp.random_base32(32)
    with database.transaction() as session:
        actor = service.actor_of(make_account(session))
        service.enrol_second_factor(session, actor, secret=secret, code=pyotp.TOTP(secret).at(clock.now()))
    clock.advance(minutes=2)
    return secret


@pytest.mark.usefixtures("secret")
def test_with_a_second_factor_the_password_alone_opens_no_page(client: TestClient) -> None:
    answer = client.post("/staff/sign-in", data={"username": "coordinator", "password": PASSWORD})

    assert answer.headers["location"] == "/staff/sign-in/code?language=en"
    assert client.get("/staff/account").headers["location"] == "/staff/sign-in"
    assert client.get("/staff/sign-in/code").status_code == 200


def test_password_and_code_open_under_a_new_token(client: TestClient, clock: MovableClock, secret: str) -> None:
    client.post("/staff/sign-in", data={"username": "coordinator", "password": PASSWORD})
    half = client.cookies["session"]

    answer = client.post("/staff/sign-in/code", data={"code": pyotp.TOTP(secret).at(clock.now())})

    assert answer.headers["location"] == "/staff"
    assert client.cookies["session"] != half
    assert client.get("/staff/account").status_code == 200


def test_a_code_is_good_once(database: Database, clock: MovableClock, secret: str) -> None:
    code = pyotp.TOTP(secret).at(clock.now())
    first = service.sign_in(database, username="coordinator", password=PASSWORD)
    service.confirm_code(database, token=first.token, code=code)

    again = service.sign_in(database, username="coordinator", password=PASSWORD)

    with pytest.raises(WrongCodeError):
        service.confirm_code(database, token=again.token, code=code)


@pytest.mark.usefixtures("secret")
def test_guessing_codes_is_throttled_even_by_who_knows_the_password(database: Database) -> None:
    for _ in range(2):
        half = service.sign_in(database, username="coordinator", password=PASSWORD)
        with pytest.raises(WrongCodeError):
            service.confirm_code(database, token=half.token, code="no")
    half = service.sign_in(database, username="coordinator", password=PASSWORD)

    with pytest.raises(SignInBlockedError):
        service.confirm_code(database, token=half.token, code="no")


def test_the_half_made_session_dies_after_ten_minutes(database: Database, clock: MovableClock, secret: str) -> None:
    half = service.sign_in(database, username="coordinator", password=PASSWORD)
    clock.advance(minutes=10)

    with pytest.raises(SignInNeededError):
        service.confirm_code(database, token=half.token, code=pyotp.TOTP(secret).at(clock.now()))
