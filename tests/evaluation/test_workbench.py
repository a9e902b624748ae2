"""Who may ask, what is never in an answer, and what the page says when there is none."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.accounts.roles import Role
from app.anonymization.tiers import Tier
from app.audit.models import AuditEntry
from app.core.database import Database
from app.core.settings import Settings
from app.evaluation.models import PurposeStatement
from app.evaluation.purposes import Purpose
from app.feedback.service import forget_record
from app.web.csrf import FIELD
from tests.factories.accounts import be
from tests.factories.feedback import make_ground, make_record, new_record, release

PAGES = ("/evaluation", "/evaluation/records/x", "/evaluation/export.csv", "/evaluation/export.json")


@pytest.mark.parametrize("path", PAGES)
def test_nobody_asks_without_signing_in(client: TestClient, path: str) -> None:
    assert client.get(path).headers["location"] == "/staff/sign-in"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("role", [Role.OFFICER, Role.TRANSLATOR, Role.ADMINISTRATOR])
def test_other_roles_are_turned_away(client: TestClient, database: Database, settings: Settings, role: Role) -> None:
    be(client, database, settings, role)

    assert [client.get(path).status_code for path in PAGES] == [403] * len(PAGES)


@pytest.mark.sqlite_only
def test_a_coordinator_exports_nothing_and_states_no_purpose(
    client: TestClient, database: Database, settings: Settings
) -> None:
    proof = be(client, database, settings, Role.COORDINATOR)

    assert client.get("/evaluation/export.csv").status_code == 403
    assert client.get("/evaluation", params={"purpose": "audit"}).status_code == 403
    assert client.post("/evaluation/purposes", data={"purpose": "audit", FIELD: proof}).status_code == 403


@pytest.mark.sqlite_only
def test_who_runs_the_programme_reads_as_a_coordinator_whatever_else_they_are(
    client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, Role.COORDINATOR, Role.EVALUATOR)

    assert client.get("/evaluation", params={"purpose": "audit"}).status_code == 403
    assert client.get("/evaluation/export.csv").status_code == 403


def test_restricted_text_is_absent_without_a_purpose_and_the_page_says_so(
    client: TestClient, database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        consultation = make_ground(session)
        open_record = make_record(session, consultation, "An open word.", tier=Tier.T1)
        restricted = make_record(session, consultation, "A restricted word.", tier=Tier.T3, place="north")
    be(client, database, settings, Role.EVALUATOR)

    page = client.get("/evaluation").text
    assert "1 released voice" in page
    assert "An open word." in page
    assert "A restricted word." not in page
    assert "not in this result, nor in any count" in page
    assert client.get(f"/evaluation/records/{open_record}").status_code == 200
    assert client.get(f"/evaluation/records/{restricted}").status_code == 404


def test_with_a_purpose_restricted_text_is_read_and_each_page_is_noted(
    client: TestClient, database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        restricted = make_record(session, make_ground(session), "A restricted word.", tier=Tier.T3, place="north")
    proof = be(client, database, settings, Role.EVALUATOR)

    stated = client.post(
        "/evaluation/purposes",
        data={"purpose": "audit", "reason": "Yearly audit", "question": "stage=S3", FIELD: proof},
    )
    assert stated.headers["location"] == "/evaluation?stage=S3&purpose=audit"
    page = client.get(stated.headers["location"]).text
    assert "A restricted word." in page
    assert "A restricted word." in client.get(f"/evaluation/records/{restricted}?purpose=audit").text

    with database.transaction(write=False) as session:
        statement = session.scalars(select(PurposeStatement)).one()
        acts = sorted(session.scalars(select(AuditEntry.act).where(AuditEntry.act.startswith("evaluation."))))
    assert (statement.purpose, statement.reason) == (Purpose.AUDIT, "Yearly audit")
    assert acts == ["evaluation.purpose", "evaluation.read_restricted", "evaluation.read_restricted"]


@pytest.mark.sqlite_only
def test_a_missing_purpose_keeps_what_was_typed(client: TestClient, database: Database, settings: Settings) -> None:
    proof = be(client, database, settings, Role.EVALUATOR)

    page = client.post("/evaluation/purposes", data={"reason": "Because of the audit", FIELD: proof})

    assert page.status_code == 422
    assert "Choose one of the four purposes." in page.text
    assert "Because of the audit" in page.text


@pytest.mark.sqlite_only
def test_a_question_posted_with_a_purpose_leads_nowhere_else(
    client: TestClient, database: Database, settings: Settings
) -> None:
    proof = be(client, database, settings, Role.EVALUATOR)

    posted = {"purpose": "audit", "question": "https://elsewhere.example/?", FIELD: proof}

    answer = client.post("/evaluation/purposes", data=posted)
    assert answer.headers["location"] == "/evaluation?purpose=audit"


def test_a_sealed_record_is_nowhere(client: TestClient, database: Database, settings: Settings) -> None:
    with database.transaction() as session:
        sealed = make_record(session, make_ground(session), tier=Tier.T4)
    be(client, database, settings, Role.EVALUATOR)

    for query in (
        "",
        "?purpose=audit",
        "?tier=T4&purpose=audit",
        "?place=mali&purpose=audit",
        "?q=NOT+x&purpose=audit",
    ):
        assert "0 released voices" in client.get(f"/evaluation{query}").text
    assert client.get(f"/evaluation/records/{sealed}?purpose=audit").status_code == 404


def test_a_coordinator_reads_and_searches_a_paraphrase_alone(
    client: TestClient, database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        consultation = make_ground(session)
        told = make_record(
            session, consultation, "The sergeant slept.", tier=Tier.T3, paraphrase="A guard was absent.", place="north"
        )
        untold = make_record(session, consultation, "The sergeant woke.", tier=Tier.T3, place="north")
    be(client, database, settings, Role.COORDINATOR)

    page = client.get("/evaluation").text
    assert "A guard was absent." in page
    assert "1 released voice" in page
    assert "sergeant" not in page
    assert "0 released voices" in client.get("/evaluation?q=sergeant").text
    assert "1 released voice" in client.get("/evaluation?q=guards+absent").text
    assert "sergeant" not in client.get(f"/evaluation/records/{told}").text
    assert client.get(f"/evaluation/records/{untold}").status_code == 404


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("stage=S9", "The filter “stage” does not know this value. It may be one of: S1, S2"),
        ("stagee=S1", "a filter that does not exist"),
        ("period=2026-13", "A period is a year"),
        ("place=atlantis", "The filter “place” does not know"),
        ("purpose=curiosity", "The filter “purpose” does not know"),
        ("cursor=abc", "points to a page that does not exist"),
        ("cursor=%F0%9F%98%80", "points to a page that does not exist"),
        ("q=" + "a" * 10_000, "This search is too long"),
    ],
)
def test_an_unknown_value_is_explained(
    client: TestClient, database: Database, settings: Settings, query: str, words: str
) -> None:
    be(client, database, settings, Role.EVALUATOR)

    page = client.get(f"/evaluation?{query}")

    assert page.status_code == 422
    assert words in page.text
    assert "Start again without filters" in page.text


@pytest.mark.sqlite_only
def test_nothing_released_and_nothing_found_say_what_to_do(
    client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, Role.EVALUATOR)

    assert "Nothing has been released yet" in client.get("/evaluation").text
    assert "No released record answers this" in client.get("/evaluation?stage=S1").text


@pytest.mark.sqlite_only
def test_pages_follow_each_other_without_gap_or_repetition(
    client: TestClient, database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        consultation = make_ground(session)
        release(session, *(new_record(consultation, f"voice{n}.") for n in range(45)))
    be(client, database, settings, Role.EVALUATOR)

    first = client.get("/evaluation").text
    second = client.get(link(first, "next")).text
    third = client.get(link(second, "next")).text

    assert "1 to 20 of 45" in first
    assert "21 to 40 of 45" in second
    assert "41 to 45 of 45" in third
    seen = [sum(f"voice{n}." in page for page in (first, second, third)) for n in range(45)]
    assert seen == [1] * 45
    assert "21 to 40 of 45" in client.get(link(third, "prev")).text


def test_a_withdrawn_record_leaves_list_count_and_search(
    client: TestClient, database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        consultation = make_ground(session)
        record, _ = release(session, new_record(consultation, "Take this back."), new_record(consultation, "Stays."))
    be(client, database, settings, Role.EVALUATOR)
    assert "2 released voices" in client.get("/evaluation").text

    with database.transaction() as session:
        forget_record(session, record)

    assert "1 released voice" in client.get("/evaluation").text
    assert "0 released voices" in client.get("/evaluation?q=back").text
    assert client.get(f"/evaluation/records/{record}").status_code == 404
    assert "Take this back." not in client.get("/evaluation/export.csv").text


def link(page: str, rel: str) -> str:
    """The address of the earlier or later page."""
    _, _, after = page.partition(f'rel="{rel}" href="')
    return after.partition('"')[0].replace("&amp;", "&")
