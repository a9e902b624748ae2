"""Files and the API: T1 and T2 with text, T3 by labels and only for a purpose, T4 never; no cell runs as a formula."""

import csv
import hashlib
import json
import re
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.accounts import service as accounts
from app.accounts.roles import Role
from app.anonymization.tiers import Tier
from app.audit.models import AuditEntry
from app.core.database import Database
from app.core.settings import Settings
from app.evaluation.filters import Facet
from app.feedback.service import forget_record, write_gloss
from tests.factories.accounts import be, make_account
from tests.factories.feedback import make_ground, make_record, new_record, release

API = "/api/v1/feedback"


def bearer(database: Database, role: Role = Role.EVALUATOR) -> dict[str, str]:
    with database.transaction() as session:
        account = make_account(session, f"machine-{role}", roles=[role])
        token = accounts.create_token(session, account, label="test")
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.sqlite_only
def test_the_api_needs_the_token_of_an_evaluator(client: TestClient, database: Database) -> None:
    assert client.get(API).status_code == 401
    assert client.get(API, headers={"Authorization": "Bearer no"}).status_code == 401
    for role in (Role.COORDINATOR, Role.OFFICER, Role.TRANSLATOR, Role.ADMINISTRATOR):
        refused = client.get(API, headers=bearer(database, role))
        assert refused.status_code == 403
        assert refused.headers["content-type"] == "application/problem+json"


def test_the_api_answers_as_its_page_says(client: TestClient, database: Database) -> None:
    with database.transaction() as session:
        consultation = make_ground(session)
        record = make_record(session, consultation, "On demande de l’argent.", language="fr", topics=("D2", "C1"))
        write_gloss(session, record_id=record, language="en", text="They ask for money.", made_by="translator")

    answer = client.get(API, params={"topic": "D", "place": "north"}, headers=bearer(database)).json()

    assert answer["total"] == 1
    assert answer["next"] is None
    assert answer["records"] == [
        {
            "id": str(record),
            "programme": "PRG-02",
            "stage": "S3",
            "topics": ["C1", "D2"],
            "place": "gao",
            "organisation_type": "local_ngo",
            "group": ["herders"],
            "period": "2026-Q3",
            "language": "fr",
            "text": "On demande de l’argent.",
            "gloss": {"language": "en", "text": "They ask for money.", "made_by": "translator"},
            "tier": "T2",
            "answer_status": "none",
        }
    ]
    assert answer["facets"]["place"] == {"gao": 1, "north": 1, "mali": 1}
    assert answer["facets"]["period"] == {"2026-Q3": 1, "2026-H2": 1, "2026": 1}
    assert answer["facets"]["topic"] == {"C": 1, "C1": 1, "D": 1, "D2": 1}
    assert answer["facets"]["criterion"] == {"effectiveness": 1, "efficiency": 1, "impact": 1}
    assert set(answer["facets"]) == set(Facet)


def test_the_api_gives_restricted_records_by_labels_alone_and_only_for_a_purpose(
    client: TestClient, database: Database
) -> None:
    with database.transaction() as session:
        make_record(session, make_ground(session), "Restricted.", tier=Tier.T3, paraphrase="Retold.", place="north")
    token = bearer(database)

    assert client.get(API, headers=token).json()["total"] == 0
    answer = client.get(API, params={"purpose": "audit"}, headers=token).json()

    assert answer["total"] == 1
    assert (answer["records"][0]["text"], answer["records"][0]["gloss"]) == (None, None)
    assert answer["records"][0]["place"] == "north"


@pytest.mark.sqlite_only
def test_the_api_refuses_with_a_problem_in_the_readers_language(client: TestClient, database: Database) -> None:
    token = bearer(database)

    unknown = client.get(API, params={"place": "atlantis"}, headers=token)
    assert (unknown.status_code, unknown.json()["code"]) == (422, "unknown_filter_value")
    assert "segou" in unknown.json()["detail"]
    assert "atlantis" not in unknown.text
    assert client.get(API, params={"stagee": "S1"}, headers=token).status_code == 422
    assert client.get(API, params={"q": "a" * 10_000}, headers=token).json()["code"] == "search_too_long"
    assert client.get(API, params={"purpose": "fun"}, headers=token).json()["code"] == "unknown_filter_value"


@pytest.mark.sqlite_only
def test_a_cursor_belongs_to_its_question(client: TestClient, database: Database) -> None:
    with database.transaction() as session:
        consultation = make_ground(session)
        release(session, *(new_record(consultation, f"voice{n}") for n in range(45)))
    token = bearer(database)
    pages = [client.get(API, headers=token).json()]
    while pages[-1]["next"]:
        pages.append(client.get(API, params={"cursor": pages[-1]["next"]}, headers=token).json())

    ids = [record["id"] for page in pages for record in page["records"]]
    assert (len(pages), len(ids), len(set(ids))) == (3, 45, 45)
    assert ids == sorted(ids, key=lambda one: UUID(one).bytes)
    other = client.get(API, params={"cursor": pages[0]["next"], "stage": "S3"}, headers=token)
    assert (other.status_code, other.json()["code"]) == (422, "cursor_of_another_query")


def test_a_csv_says_what_it_is_and_its_sum_holds(client: TestClient, database: Database, settings: Settings) -> None:
    with database.transaction() as session:
        consultation = make_ground(session)
        make_record(session, consultation, "Ségou, دين, kɔnɔ", language="fr")
        make_record(session, consultation, "Restricted.", tier=Tier.T3, place="north")
        make_record(session, consultation, tier=Tier.T4)
    be(client, database, settings, Role.EVALUATOR)

    file = client.get("/evaluation/export.csv", params={"stage": "S3", "purpose": "audit"})

    body, last = file.content.rsplit(b"# sha256", 1)
    assert last.decode().split()[-1] == hashlib.sha256(body).hexdigest()
    lines = file.content.decode("utf-8-sig").splitlines()
    facts = [line for line in lines if line.startswith("#")]
    assert "# query: stage=S3&purpose=audit" in facts
    assert "# date: 2026-11-02" in facts
    assert "# codebook_version: 3" in facts
    assert any("k: T1 5, T2 5, T3 10" in fact for fact in facts)
    assert any("delete on withdrawal" in fact for fact in facts)
    assert "# records: 2" in facts
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    assert sorted((row["tier"], row["text"]) for row in rows) == [("T2", "Ségou, دين, kɔnɔ"), ("T3", "")]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_no_cell_runs_as_a_formula(client: TestClient, database: Database, settings: Settings, begin: str) -> None:
    with database.transaction() as session:
        make_record(session, make_ground(session), f"{begin} cmd|' /C calc'!A0")
    be(client, database, settings, Role.EVALUATOR)

    lines = client.get("/evaluation/export.csv").content.decode("utf-8-sig").splitlines()

    row = next(csv.DictReader(line for line in lines if not line.startswith("#")))
    assert row["text"].startswith("'")


def test_a_json_file_says_what_it_is_and_its_sum_holds(
    client: TestClient, database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        consultation = make_ground(session)
        release(session, *(new_record(consultation, f'say "{n}"') for n in range(7)))
    be(client, database, settings, Role.EVALUATOR)

    file = client.get("/evaluation/export.json", params={"q": "say"})

    content = json.loads(file.content)
    assert (content["query"], content["count"], len(content["records"])) == ("q=say", 7, 7)
    between = re.search(rb'"records": \[(.*)\],\n', file.content, re.DOTALL)
    assert between is not None
    assert content["sha256_of_records"] == hashlib.sha256(between[1]).hexdigest()
    assert "delete on withdrawal" in content["delete_on_withdrawal"]


@pytest.mark.sqlite_only
def test_an_empty_json_file_is_json(client: TestClient, database: Database, settings: Settings) -> None:
    be(client, database, settings, Role.EVALUATOR)

    assert json.loads(client.get("/evaluation/export.json").content)["records"] == []


def test_each_file_is_in_the_trail_without_the_typed_words(
    client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, Role.EVALUATOR)

    client.get("/evaluation/export.csv", params={"q": "commandant"})
    client.get("/evaluation/export.json")
    client.get(API, headers=bearer(database))

    with database.transaction(write=False) as session:
        wanted = select(AuditEntry.subject).where(AuditEntry.act == "evaluation.export")
        subjects = sorted(str(subject) for subject in session.scalars(wanted))
    assert [subject.split(":")[0] for subject in subjects] == ["api", "csv", "json"]
    assert not any("commandant" in subject for subject in subjects)


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "stage": st.sampled_from(["S3", "S5"]),
        "phase": st.sampled_from(["design", "implementation"]),
        "topic": st.sampled_from(["D", "D2", "C", "H1"]),
        "criterion": st.sampled_from(["impact", "efficiency"]),
        "place": st.sampled_from(["mali", "north", "gao", "segou"]),
        "group": st.sampled_from(["herders", "women"]),
        "language": st.sampled_from(["fr", "bm"]),
        "period": st.sampled_from(["2026", "2026-H2", "2026-Q3"]),
        "tier": st.sampled_from(["T1", "T2", "T3", "T4"]),
        "answer_status": st.sampled_from(["none", "accepted"]),
        "purpose": st.sampled_from(["audit", "protection"]),
        "q": st.sampled_from(["said", "NOT nothing", "sai*", "said OR x", "-x", "secret"]),
    },
)


@pytest.mark.sqlite_only
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=FILTERS)
def test_no_question_whatever_reaches_a_sealed_record_or_restricted_text(
    client: TestClient, database: Database, settings: Settings, query: dict[str, str]
) -> None:
    token = arranged(client, database, settings)

    answer: dict[str, Any] = client.get(API, params=query, headers=token).json()
    page = client.get("/evaluation", params=query).text
    file = client.get("/evaluation/export.csv", params=query).text

    records = answer["records"]
    tiers = {record["tier"] for record in records}
    assert "T4" not in tiers
    assert "T4" not in answer["facets"]["tier"]
    assert ("purpose" in query) or ("T3" not in tiers and "T3" not in answer["facets"]["tier"])
    assert all(record["text"] is None for record in records if record["tier"] == "T3")
    assert answer["total"] == len(records)
    assert f"# records: {len(records)}" in file
    assert ("restricted secret" in page) <= ("purpose" in query)
    assert "restricted secret" not in file
    for facet, counts in answer["facets"].items():
        if facet not in query and facet in {"stage", "tier", "language", "answer_status"}:
            assert sum(counts.values()) == answer["total"]


def arranged(client: TestClient, database: Database, settings: Settings) -> dict[str, str]:
    """Twelve records of every tier, once for all examples; the token of an evaluator who is signed in as well."""
    if not client.headers.get("authorization"):
        with database.transaction() as session:
            design, building = make_ground(session), make_ground(session, slug="PRG-03")
            for number, tier in enumerate(Tier):
                text = "restricted secret said" if tier is Tier.T3 else "said"
                for one in (design, building):
                    place = "north" if tier is Tier.T3 else ("gao", "segou")[number % 2]
                    make_record(session, one, text, tier=tier, place=place, language=("fr", "bm")[number % 2])
        be(client, database, settings, Role.EVALUATOR)
        client.headers["authorization"] = bearer(database)["Authorization"]
    return {"Authorization": client.headers["authorization"]}


def test_a_withdrawn_record_leaves_the_api_and_its_counts(client: TestClient, database: Database) -> None:
    token = bearer(database)
    with database.transaction() as session:
        record = make_record(session, make_ground(session), "Take it back.")
    assert client.get(API, headers=token).json()["total"] == 1

    with database.transaction() as session:
        forget_record(session, record)

    answer = client.get(API, headers=token).json()
    assert (answer["total"], answer["records"]) == (0, [])
    assert not any(answer["facets"].values())
