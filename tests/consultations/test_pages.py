"""The pages of consultations and forms: who may not, then a coordinator who has never seen a terminal."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.accounts.roles import Role
from app.consultations import queries
from app.consultations.lifecycle import ConsultationState
from app.consultations.versions import definition_of
from app.core.database import Database
from app.core.locales import LOCALES
from app.core.settings import Settings
from app.web.csrf import FIELD
from tests.factories.accounts import be, make_trusted_pair
from tests.factories.consultations import (
    definition,
    make_consultation,
    make_ground,
    make_open_consultation,
    make_version,
    question,
    said,
)
from tests.factories.programmes import make_actor

STEPS = ["", "/readiness", "/draft", "/publication", "/closing", "/cancellation", "/reviews"]


@pytest.fixture
def slug(database: Database) -> str:
    with database.transaction() as session:
        return make_consultation(session, by=make_actor(session, username="first")).slug


@pytest.fixture
def token(client: TestClient, database: Database, settings: Settings) -> str:
    return be(client, database, settings, Role.COORDINATOR)


def post(client: TestClient, path: str, token: str, **fields: Any) -> Any:
    return client.post(path, data={FIELD: token, **fields})


def in_all(name: str, text: str) -> dict[str, str]:
    return {f"{name}_{code}": words for code, words in said(text).items()}


@pytest.mark.parametrize("path", ["/staff/consultations", "/staff/forms", "/staff/forms/FRM-DESIGN/1"])
def test_nobody_reads_plans_without_signing_in(client: TestClient, path: str) -> None:
    assert client.get(path).headers["location"] == "/staff/sign-in"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_only_a_coordinator_takes_a_step(
    client: TestClient, database: Database, settings: Settings, slug: str, role: Role
) -> None:
    proof = be(client, database, settings, role)

    refused = {post(client, f"/staff/consultations/{slug}{step}", proof).status_code for step in STEPS}
    refused |= {
        post(client, "/staff/consultations", proof).status_code,
        post(client, "/staff/forms", proof).status_code,
    }
    refused |= {client.get(f"/staff/consultations/{slug}/edit").status_code}

    assert refused == {403}


@pytest.mark.parametrize("path", ["/staff/consultations", "/staff/forms", "/staff/forms/FRM-DESIGN/1"])
def test_an_administrator_reads_no_plans(
    client: TestClient, database: Database, settings: Settings, slug: str, path: str
) -> None:
    be(client, database, settings, Role.ADMINISTRATOR)

    assert client.get(path).status_code == 403


def test_a_coordinator_cannot_destroy_a_key(client: TestClient, token: str, slug: str) -> None:
    assert post(client, f"/staff/consultations/{slug}/archive", token).status_code == 403


def test_an_evaluator_writes_no_question(client: TestClient, database: Database, settings: Settings, slug: str) -> None:
    proof = be(client, database, settings, Role.EVALUATOR)

    assert client.get("/staff/forms/FRM-DESIGN/1/questions/new").status_code == 403
    assert post(client, "/staff/forms/FRM-DESIGN/1/questions/new", proof).status_code == 403


def test_opening_an_incomplete_consultation_shows_what_is_missing(client: TestClient, token: str, slug: str) -> None:
    answer = post(client, f"/staff/consultations/{slug}/publication", token)

    assert answer.status_code == 422
    assert "two_officers" in answer.text
    assert "/staff/keys" in answer.text


def test_a_published_version_offers_no_writing(client: TestClient, token: str, slug: str) -> None:
    page = client.get("/staff/forms/FRM-DESIGN/1").text

    assert "/questions/" not in page
    assert client.get("/staff/forms/FRM-DESIGN/1/questions/Q1").status_code == 409
    assert post(client, "/staff/forms/FRM-DESIGN/1/definition", token, definition="{}").status_code in {409, 422}


def test_reversed_days_keep_what_was_typed(client: TestClient, database: Database, token: str, slug: str) -> None:
    with database.transaction() as session:
        programme_id = str(queries.by_slug(session, slug).programme_id)
    fields = {"programme_id": programme_id, "stage": "S3", "mode": "consult", "languages": "fr"}

    answer = post(
        client, "/staff/consultations", token, opens_on="2026-11-30", closes_on="2026-11-01", title_fr="Titre", **fields
    )

    assert answer.status_code == 422
    assert 'href="#closes_on"' in answer.text
    assert 'value="Titre"' in answer.text


def test_a_question_that_does_not_fit_is_told_in_one_sentence(
    client: TestClient, database: Database, token: str
) -> None:
    with database.transaction() as session:
        make_version(session, by=make_actor(session, username="first"), published=False)

    answer = post(client, "/staff/forms/FRM-DESIGN/1/questions/new", token, type="single", label_fr="Pourquoi ?")

    assert answer.status_code == 422
    assert 'href="#type"' in answer.text
    assert "Pourquoi ?" in answer.text


def test_the_restriction_and_the_context_date_stand_beside_the_stage(client: TestClient, token: str, slug: str) -> None:
    assert "9 December 2025" in client.get("/staff/consultations").text
    assert "9 December 2025" in client.get(f"/staff/consultations/{slug}").text


def test_a_form_is_read_as_its_sender_will_read_it(client: TestClient, token: str, slug: str) -> None:
    page = client.get("/staff/forms/FRM-DESIGN/1?preview=ar").text

    assert '<div lang="ar" dir="rtl">' in page
    assert "Q1 [ar]" in page


def test_a_coordinator_builds_publishes_and_opens_without_a_terminal(
    client: TestClient, database: Database, token: str
) -> None:
    make_trusted_pair(database)
    with database.transaction() as session:
        programme_id = str(make_ground(session, by=make_actor(session, username="first")).id)

    form = post(client, "/staff/forms", token, code="FRM-NEW", name_en="New").headers["location"]
    post(client, f"{form}/questions/new", token, type="text", screen="1", **in_all("label", "What happened?"))
    yes_no = in_all("options", "Yes\nNo")
    post(client, f"{form}/questions/new", token, type="single", screen="2", **in_all("label", "Safe?"), **yes_no)
    post(client, f"{form}/questions/new", token, type="single", role="place", screen="2", **in_all("label", "Where?"))
    post(client, f"{form}/questions/Q03/position", token, step="up")
    post(client, f"{form}/questions/Q02/removal", token)
    published = post(client, f"{form}/publication", token)
    with database.transaction() as session:
        version = queries.version(session, "FRM-NEW", 1)
        asked, version_id = [each.id for each in definition_of(version).in_order()], str(version.id)
    notice: dict[str, str] = {}
    for part in ("who_reads", "can_change", "cannot_change", "risk"):
        notice |= in_all(part, part)
    created = post(
        client,
        "/staff/consultations",
        token,
        programme_id=programme_id,
        stage="S3",
        mode="consult",
        languages=list(LOCALES),
        channels=["web_low_bandwidth", "paper_batch"],
        form_version_id=version_id,
        opens_on="2026-11-02",
        closes_on="2026-11-30",
        **in_all("title", "Before the design"),
        **notice,
    ).headers["location"]
    review = post(client, f"{created}/reviews", token, kind="notice", language="bm", role="teacher", day="2026-11-01")
    opened = post(client, f"{created}/publication", token)

    assert asked == ["Q01", "Q03"]
    assert [answer.status_code for answer in (published, review, opened)] == [303] * 3
    assert "teacher" in client.get(created).text
    with database.transaction() as session:
        assert queries.by_slug(session, created.rsplit("/", 1)[1]).state is ConsultationState.OPEN


def test_a_consultation_is_edited_closed_and_cancelled_on_its_pages(
    client: TestClient, database: Database, token: str
) -> None:
    make_trusted_pair(database)
    with database.transaction() as session:
        actor = make_actor(session, username="first")
        opened, draft = (
            make_open_consultation(session, by=actor).slug,
            make_consultation(
                session, by=actor, version=make_version(session, definition(question("Q1"), id="FRM-B"), by=actor)
            ).slug,
        )

    assert client.get(f"/staff/consultations/{opened}/edit").status_code == 409
    assert client.get(f"/staff/consultations/{draft}/edit").status_code == 200
    assert post(client, f"/staff/consultations/{opened}/closing", token).status_code == 303
    assert post(client, f"/staff/consultations/{draft}/cancellation", token).status_code == 422
    assert post(client, f"/staff/consultations/{draft}/cancellation", token, reason="Duplicate.").status_code == 303
    assert "Duplicate." in client.get(f"/staff/consultations/{draft}").text


def test_a_new_version_is_written_from_the_published_one(client: TestClient, token: str, slug: str) -> None:
    answer = post(client, "/staff/forms/FRM-DESIGN/1/next", token, change_note_en="Shorter.")

    assert answer.headers["location"] == "/staff/forms/FRM-DESIGN/2"
    assert "/questions/Q1" in client.get("/staff/forms/FRM-DESIGN/2").text
    assert client.get("/staff/forms/FRM-DESIGN/2/questions/Q2").status_code == 200
    assert "Shorter." in client.get("/staff/forms").text


def test_a_missing_reason_or_role_stays_on_the_page(client: TestClient, token: str, slug: str) -> None:
    answer = post(client, f"/staff/consultations/{slug}/reviews", token, kind="notice", language="fr", day="2026-11-01")

    assert answer.status_code == 422
    assert 'href="#role"' in answer.text
