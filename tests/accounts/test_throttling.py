"""Guessing passwords: longer waits for guessers, and nothing kept about who they are."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import inspect, select

from app.accounts import service
from app.accounts.errors import SignInBlockedError, SignInFailedError
from app.accounts.models import SignInThrottle
from app.accounts.roles import Role
from app.accounts.throttling import BURST, DRIP, Tries, after_drop, after_try, flood_minutes, minutes_left
from app.audit.queries import entries
from app.core.clock import MovableClock, SystemClock
from app.core.database import Base, Database
from tests.factories.accounts import PASSWORD, make_account


def account(database: Database, username: str = "coordinator", role: Role = Role.COORDINATOR) -> None:
    with database.transaction() as session:
        make_account(session, username, roles=[role])


def fail(database: Database, username: str = "coordinator", *, times: int) -> None:
    for _ in range(times):
        with pytest.raises(SignInFailedError):
            service.sign_in(database, username=username, password="wrong")


def test_the_sixth_try_waits_and_the_wait_doubles(database: Database, clock: MovableClock) -> None:
    account(database)
    fail(database, times=5)

    with pytest.raises(SignInBlockedError) as first:
        service.sign_in(database, username="coordinator", password=PASSWORD)
    clock.advance(minutes=1)
    fail(database, times=1)
    with pytest.raises(SignInBlockedError) as second:
        service.sign_in(database, username="coordinator", password=PASSWORD)

    assert (first.value.facts["minutes"], second.value.facts["minutes"]) == (1, 2)


def test_a_name_that_does_not_exist_is_throttled_alike(database: Database) -> None:
    fail(database, "nobody", times=5)

    with pytest.raises(SignInBlockedError):
        service.sign_in(database, username="nobody", password="wrong")


def test_after_the_wait_the_right_password_opens_and_the_count_is_forgotten(
    database: Database, clock: MovableClock
) -> None:
    account(database)
    fail(database, times=5)
    clock.advance(minutes=1)

    service.sign_in(database, username="Coordinator ", password=PASSWORD)

    fail(database, times=4)


def test_on_a_clock_that_moves_signing_in_again_and_again_is_never_refused(sqlite_database: Database) -> None:
    account(sqlite_database)
    sqlite_database.clock = SystemClock()

    for _ in range(3):
        assert service.sign_in(sqlite_database, username="coordinator", password=PASSWORD).token


def test_the_block_is_told_kindly_with_its_minutes(client: TestClient, database: Database) -> None:
    account(database)
    fail(database, times=5)

    answer = client.post("/staff/sign-in", data={"username": "coordinator", "password": PASSWORD})

    assert answer.status_code == 429
    assert "try again in 1 min" in answer.text


def test_only_the_reaching_of_the_limit_enters_the_trail(database: Database) -> None:
    account(database)
    fail(database, times=5)

    with database.transaction(write=False) as session:
        refused = session.scalars(entries(act="account.sign_in", refused=True)).all()

    assert [(entry.subject, entry.actor_account_id) for entry in refused] == [(None, None)]


def test_nothing_is_kept_about_who_tried(database: Database) -> None:
    fail(database, "nobody", times=1)

    with database.transaction(write=False) as session:
        rows = session.scalars(select(SignInThrottle)).all()

    assert {column.name for column in inspect(SignInThrottle).columns} == {
        "username_digest",
        "failures",
        "blocked_until",
    }
    assert all(b"nobody" not in row.username_digest for row in rows)


def test_no_table_of_this_room_has_a_place_for_an_address_or_a_browser() -> None:
    tables = [name for name in Base.metadata.tables if name in {"login_session", "staff_account", "sign_in_throttle"}]

    columns = {column.name for name in tables for column in Base.metadata.tables[name].columns}

    assert not [name for name in columns if any(part in name for part in ("address", "ip", "agent", "browser"))]


def test_the_longest_wait_is_half_an_hour_and_a_quiet_day_forgets(clock: MovableClock) -> None:
    tries = Tries(0, clock.now())
    for _ in range(40):
        tries = after_try(tries, now=clock.now())

    assert minutes_left(tries, now=clock.now()) == 30
    assert after_try(tries, now=clock.now() + timedelta(days=2)) == Tries(1, clock.now() + timedelta(days=2))


def test_tries_at_the_same_moment_are_all_counted(database: Database) -> None:
    account(database)

    def attempt(_: int) -> str:
        try:
            service.sign_in(database, username="coordinator", password="wrong")
        except (SignInFailedError, SignInBlockedError) as error:
            return error.code
        return "open"

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(attempt, range(16)))

    assert sorted(outcomes) == ["sign_in_blocked"] * 11 + ["sign_in_failed"] * 5


def test_a_flood_over_many_names_has_to_wait_too(clock: MovableClock) -> None:
    now = full = clock.now()
    for _ in range(BURST):
        assert flood_minutes(full, now=now) == 0
        full = after_drop(full, now=now)
    full = after_drop(full, now=now)

    assert flood_minutes(full, now=now) == 1
    assert flood_minutes(full, now=now + 2 * DRIP) == 0
