"""Translators see released T1 and T2 text alone, and sign with their role."""

from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.accounts.roles import Role
from app.anonymization.tiers import Tier
from app.core.database import Database
from app.core.settings import Settings
from app.feedback.models import Gloss
from app.web.csrf import FIELD
from tests.factories.accounts import be
from tests.factories.feedback import make_ground, make_record, make_records

QUEUE = "/staff/glosses"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("role", [Role.OFFICER, Role.COORDINATOR, Role.EVALUATOR, Role.ADMINISTRATOR])
def test_other_roles_are_turned_away(client: TestClient, database: Database, settings: Settings, role: Role) -> None:
    proof = be(client, database, settings, role)

    assert client.get(QUEUE).status_code == 403
    assert client.get(f"{QUEUE}/{uuid4()}/en").status_code == 403
    assert client.post(f"{QUEUE}/{uuid4()}/en", data={"text": "x", FIELD: proof}).status_code == 403


@pytest.mark.parametrize("tier", [Tier.T3, Tier.T4])
def test_restricted_and_sealed_records_are_neither_listed_nor_opened(
    client: TestClient, database: Database, settings: Settings, tier: Tier
) -> None:
    with database.transaction() as session:
        record = make_record(session, make_ground(session), "Hidden words.", tier=tier, language="fr", place=None)
    proof = be(client, database, settings, Role.TRANSLATOR)

    assert "Hidden words." not in client.get(QUEUE).text
    assert client.get(f"{QUEUE}/{record}/en").status_code == 404
    assert client.post(f"{QUEUE}/{record}/en", data={"text": "x", FIELD: proof}).status_code == 404


def test_a_gloss_is_signed_with_the_role_and_leaves_the_queue(
    client: TestClient, database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        record, _ = make_records(session, make_ground(session), [("bm", "Wari bɛ ɲini."), ("en", "They wait.")])
    proof = be(client, database, settings, Role.TRANSLATOR)
    assert "Wari bɛ ɲini." in client.get(QUEUE).text
    assert "They wait." not in client.get(QUEUE).text

    written = client.post(f"{QUEUE}/{record}/en", data={"text": "Money is asked.", FIELD: proof})

    assert written.headers["location"] == f"{QUEUE}?to=en"
    assert "Wari bɛ ɲini." not in client.get(QUEUE).text
    assert "Wari bɛ ɲini." in client.get(f"{QUEUE}?to=fr").text
    assert "Money is asked." in client.get(f"{QUEUE}/{record}/en").text
    with database.transaction(write=False) as session:
        gloss = session.scalars(select(Gloss)).one()
    assert (gloss.text, gloss.made_by) == ("Money is asked.", "translator")


@pytest.mark.sqlite_only
def test_the_oldest_period_comes_first_and_languages_are_apart(
    client: TestClient, database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        consultation = make_ground(session)
        make_record(session, consultation, "Le plus récent.", language="fr", period="2026-Q3")
        make_record(session, consultation, "Le plus ancien.", language="fr", period="2025-Q4")
        make_record(session, consultation, "Bɛɛ.", language="bm", period="2026-Q1")
    be(client, database, settings, Role.TRANSLATOR)

    page = client.get(QUEUE).text
    assert page.index("Le plus ancien.") < page.index("Bɛɛ.") < page.index("Le plus récent.")
    assert "Le plus ancien." not in client.get(f"{QUEUE}?language=bm").text


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("text", "words"), [("  ", "Write the translation"), ("a" * 20_001, "too long")])
def test_a_gloss_that_does_not_fit_is_kept_on_the_page(
    client: TestClient, database: Database, settings: Settings, text: str, words: str
) -> None:
    with database.transaction() as session:
        record = make_record(session, make_ground(session), "Oui.", language="fr")
    proof = be(client, database, settings, Role.TRANSLATOR)

    page = client.post(f"{QUEUE}/{record}/en", data={"text": text, FIELD: proof})

    assert page.status_code == 422
    assert words in page.text


@pytest.mark.sqlite_only
def test_nothing_is_translated_into_its_own_or_an_unknown_language(
    client: TestClient, database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        record = make_record(session, make_ground(session), "Oui.", language="fr")
    proof = be(client, database, settings, Role.TRANSLATOR)

    for language in ("fr", "bm", "xx"):
        assert client.get(f"{QUEUE}/{record}/{language}").status_code == 422
        assert client.post(f"{QUEUE}/{record}/{language}", data={"text": "x", FIELD: proof}).status_code == 422
    assert client.get(f"{QUEUE}/nothing/en").status_code == 404
