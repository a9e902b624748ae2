"""Who may pass which door, and what is recorded when someone may not."""

import pytest
from fastapi.testclient import TestClient

from app.accounts.roles import Role
from app.audit.models import AuditEntry
from app.audit.queries import entries
from app.core.clock import MovableClock
from app.core.database import Database
from app.core.settings import Settings
from app.web.csrf import FIELD
from tests.factories.accounts import be, bring_cookie, make_trusted_pair, make_unlocked_officer, proof

GUARDED = [Role.COORDINATOR, Role.EVALUATOR, Role.TRANSLATOR, Role.ADMINISTRATOR]


def refusals(database: Database) -> list[AuditEntry]:
    with database.transaction(write=False) as session:
        return list(session.scalars(entries(refused=True)))


def test_nobody_enters_without_signing_in(client: TestClient) -> None:
    for path in ("/staff", "/staff/account", "/staff/accounts", "/staff/keys", "/staff/unlock", "/staff/probe/anyone"):
        answer = client.get(path)

        assert (answer.status_code, answer.headers["location"]) == (303, "/staff/sign-in")


def test_a_made_up_cookie_opens_nothing(client: TestClient, settings: Settings) -> None:
    bring_cookie(client, settings, "made-up")

    assert client.get("/staff/probe/anyone").headers["location"] == "/staff/sign-in"


@pytest.mark.parametrize("held", GUARDED)
def test_a_role_opens_its_own_door_and_no_other(
    client: TestClient, database: Database, settings: Settings, held: Role
) -> None:
    be(client, database, settings, held)

    opened = [role for role in GUARDED if client.get(f"/staff/probe/{role}").status_code == 200]

    assert opened == [held]
    assert client.get("/staff/probe/officer/7").status_code == 403


def test_a_refusal_is_recorded_with_the_pattern_of_the_address_and_not_its_id(
    client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, Role.COORDINATOR)

    client.get("/staff/probe/officer/0d9b6a")

    (refusal,) = refusals(database)
    assert (refusal.act, refusal.subject) == ("refusal.forbidden", "/staff/probe/officer/{record_id}")
    assert refusal.actor_account_id is not None


def test_a_refused_post_is_recorded_though_its_own_transaction_is_rolled_back(
    client: TestClient, database: Database, settings: Settings
) -> None:
    csrf = be(client, database, settings, Role.COORDINATOR)

    answer = client.post("/staff/probe/officer/7", data={FIELD: csrf})

    assert answer.status_code == 403
    assert [refusal.act for refusal in refusals(database)] == ["refusal.forbidden"]


@pytest.mark.parametrize("fields", [{"a": "b"}, {FIELD: ""}, {FIELD: "0" * 64}, {FIELD: "é"}])
def test_a_post_without_the_right_proof_changes_nothing(
    client: TestClient, database: Database, settings: Settings, fields: dict[str, str]
) -> None:
    be(client, database, settings, Role.COORDINATOR)

    assert client.post("/staff/probe/anyone", data=fields).status_code == 403
    assert [refusal.act for refusal in refusals(database)] == ["refusal.forged_request"]


def test_the_proof_of_another_session_is_refused(client: TestClient, database: Database, settings: Settings) -> None:
    other = be(client, database, settings, Role.COORDINATOR, username="other")
    be(client, database, settings, Role.COORDINATOR, username="self")

    assert client.post("/staff/probe/anyone", data={FIELD: other}).status_code == 403


def test_a_post_that_the_browser_says_came_from_elsewhere_is_refused(
    client: TestClient, database: Database, settings: Settings
) -> None:
    csrf = be(client, database, settings, Role.COORDINATOR)

    answer = client.post("/staff/probe/anyone", data={FIELD: csrf}, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403


def test_a_post_with_its_proof_passes_urlencoded_and_with_a_file(
    client: TestClient, database: Database, settings: Settings
) -> None:
    csrf = be(client, database, settings, Role.COORDINATOR)

    assert client.post("/staff/probe/anyone", data={FIELD: csrf}).json() == "somebody"
    with_file = client.post("/staff/probe/anyone", data={FIELD: csrf}, files={"form": b"x"})
    assert with_file.json() == "somebody"


def test_an_officer_with_a_locked_key_is_sent_to_unlock_and_back(
    client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, Role.OFFICER)

    answer = client.get("/staff/probe/unlocked")

    assert answer.headers["location"] == "/staff/unlock?back=%2Fstaff%2Fprobe%2Funlocked"
    assert refusals(database) == []


def test_a_coordinator_is_refused_where_an_unlocked_key_is_needed(
    client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, Role.COORDINATOR)

    assert client.get("/staff/probe/unlocked").status_code == 403


def test_an_unlocked_officer_acts_with_their_own_secret(
    client: TestClient, database: Database, settings: Settings
) -> None:
    officer = make_unlocked_officer(database)
    bring_cookie(client, settings, officer.session_token)

    assert client.get("/staff/probe/unlocked").json() == officer.secret.raw.hex()


def test_the_key_locks_itself_after_the_minutes_without_use(
    client: TestClient, database: Database, settings: Settings, clock: MovableClock
) -> None:
    officer = make_unlocked_officer(database)
    bring_cookie(client, settings, officer.session_token)

    clock.advance(minutes=settings.officer_minutes)

    assert client.get("/staff/probe/unlocked").status_code == 303


def test_use_keeps_the_key_open_reading_and_writing(
    client: TestClient, database: Database, settings: Settings, clock: MovableClock
) -> None:
    officer = make_unlocked_officer(database)
    bring_cookie(client, settings, officer.session_token)

    for _ in range(3):
        clock.advance(minutes=settings.officer_minutes - 1)
        assert client.get("/staff/probe/unlocked").status_code == 200
        clock.advance(minutes=settings.officer_minutes - 1)
        assert client.post("/staff/probe/unlocked", data=proof(officer.session_token)).status_code == 200


def test_locking_closes_the_key_at_once(client: TestClient, database: Database, settings: Settings) -> None:
    officer, _ = make_trusted_pair(database)
    bring_cookie(client, settings, officer.session_token)

    client.post("/staff/lock", data=proof(officer.session_token))

    assert client.get("/staff/probe/unlocked").status_code == 303
