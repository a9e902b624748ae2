"""The public API of consultations: nothing that is not open, nothing a sender's page would not show."""

import pytest
from fastapi.testclient import TestClient

from app.core.database import Database
from tests.factories.accounts import make_trusted_pair
from tests.factories.consultations import (
    definition,
    make_consultation,
    make_ground,
    make_open_consultation,
    make_version,
    question,
    said,
)
from tests.factories.programmes import make_actor, make_context, make_programme


def opened(database: Database, **overrides: object) -> str:
    make_trusted_pair(database)
    with database.transaction() as session:
        actor = make_actor(session)
        make_ground(session, by=actor)
        asked = definition(
            question("Q1", hint=said("Take your time.")), question("Q2", "single", role="organisation_type")
        )
        version = make_version(session, asked, by=actor)
        return make_open_consultation(session, by=actor, version=version, **overrides).slug


def test_a_draft_is_not_found(client: TestClient, database: Database) -> None:
    with database.transaction() as session:
        slug = make_consultation(session, by=make_actor(session)).slug

    answer = client.get(f"/api/v1/consultations/{slug}/form?language=fr")

    assert answer.status_code == 404
    assert answer.json()["code"] == "no_such_consultation"
    assert client.get("/api/v1/consultations").json() == []


def test_a_language_that_is_not_offered_is_refused_by_name(client: TestClient, database: Database) -> None:
    slug = opened(database, languages=["fr", "bm"])

    assert client.get(f"/api/v1/consultations/{slug}/form?language=ar").json()["code"] == "language_not_offered"


def test_the_language_has_to_be_said(client: TestClient, database: Database) -> None:
    assert client.get(f"/api/v1/consultations/{opened(database)}/form").status_code == 422


@pytest.mark.parametrize("language", ["fr", "bm", "ar", "en"])
def test_a_form_comes_whole_in_every_language(client: TestClient, database: Database, language: str) -> None:
    form = client.get(f"/api/v1/consultations/{opened(database)}/form?language={language}").json()

    assert set(form) == {
        "version",
        "language",
        "direction",
        "title",
        "notice",
        "questions",
        "consent_options",
        "sender_preferences",
    }
    assert form["direction"] == ("rtl" if language == "ar" else "ltr")
    assert form["title"].endswith(f"[{language}]")
    assert set(form["notice"]) == {"who_reads", "can_change", "cannot_change", "risk"}
    assert form["questions"][0] == {
        "id": "Q1",
        "type": "text",
        "label": f"Q1 [{language}]",
        "hint": f"Take your time. [{language}]",
        "required": False,
        "options": [],
    }
    assert [option["level"] for option in form["sender_preferences"]] == [0, 1, 2, 3]


def test_no_quote_is_offered_in_a_repressed_country(client: TestClient, database: Database) -> None:
    form = client.get(f"/api/v1/consultations/{opened(database)}/form?language=fr").json()

    assert [option["id"] for option in form["consent_options"]] == ["analyse", "paraphrase_public", "keep_original"]


def test_the_list_holds_exactly_the_agreed_fields(client: TestClient, database: Database) -> None:
    slug = opened(database)

    assert client.get("/api/v1/consultations?language=bm").json() == [
        {
            "slug": slug,
            "title": "Before the design is fixed [bm]",
            "programme": "PRG-02",
            "stage": "S3",
            "languages": ["fr", "bm", "ar", "en"],
            "closes_on": "2026-11-30",
        }
    ]


def test_a_country_that_is_open_may_be_quoted(client: TestClient, database: Database) -> None:
    make_trusted_pair(database)
    with database.transaction() as session:
        actor = make_actor(session)
        make_context(session, by=actor, country="SN", rating="narrowed", working_level=1, overlays={})
        make_programme(session, by=actor, country="SN")
        consultation = make_consultation(session, by=actor)
        from app.consultations.api_routes import working_level  # noqa: PLC0415 - the one use

        assert working_level(session, consultation) == 1
