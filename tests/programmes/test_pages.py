"""The pages of programmes: who may not see or change them, then what a coordinator can do without a terminal."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.accounts import service as accounts
from app.accounts.roles import Role
from app.core.database import Database
from app.core.settings import Settings
from app.programmes import queries
from app.programmes import service as programmes
from app.programmes.forms import RestrictionDraft
from app.programmes.stages import GateStatus, Stage
from app.web.csrf import FIELD
from tests.factories.accounts import be, make_account
from tests.factories.programmes import make_actor, make_context, make_programme

FACTS = {
    "slug": "PRG-07",
    "title_en": "Bridges",
    "title_fr": "Ponts",
    "description_en": "Builds.",
    "description_fr": "Construit.",
    "authority_type": "ESF",
    "lead_agency": "State",
    "implementer": "Grantee",
    "partner_institution_type": "other",
    "country": "ML",
    "assistance_kinds": "train, advise",
    "fiscal_year_start": "2027",
}
PAGES = ["", "/edit", "/state", "/stages", "/responsibilities"]


@pytest.fixture
def programme(database: Database) -> str:
    with database.transaction() as session:
        actor = make_actor(session, username="first")
        make_context(session, by=actor)
        return make_programme(session, by=actor).slug


@pytest.fixture
def token(client: TestClient, database: Database, settings: Settings) -> str:
    return be(client, database, settings, Role.COORDINATOR)


def post(client: TestClient, path: str, token: str, **fields: Any) -> Any:
    return client.post(path, data={FIELD: token, **fields})


@pytest.mark.parametrize("path", ["/staff/programmes", "/staff/programmes/new", "/staff/contexts/ML"])
def test_nobody_reads_programmes_without_signing_in(client: TestClient, path: str) -> None:
    assert client.get(path).headers["location"] == "/staff/sign-in"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_only_a_coordinator_changes_a_programme(
    client: TestClient, database: Database, settings: Settings, programme: str, role: Role
) -> None:
    proof = be(client, database, settings, role)

    refused = [client.get(f"/staff/programmes/{programme}{page}").status_code for page in PAGES if page]
    refused += [
        post(client, f"/staff/programmes/{programme}{path}", proof).status_code
        for path in ("", "/state-changes", "/restrictions", "/stages/S1", "/transitions", "/responsibilities")
    ]
    refused += [post(client, path, proof).status_code for path in ("/staff/programmes", "/staff/contexts/ML/reviews")]

    assert set(refused) == {403}
    assert client.get(f"/staff/programmes/{programme}").status_code == (403 if role is Role.ADMINISTRATOR else 200)


def test_a_page_of_another_site_changes_nothing(client: TestClient, token: str) -> None:
    assert post(client, "/staff/programmes", "forged", **FACTS).status_code == 403


def test_a_taken_short_name_keeps_what_was_typed(client: TestClient, token: str, programme: str) -> None:
    answer = post(client, "/staff/programmes", token, **(FACTS | {"slug": programme}))

    assert answer.status_code == 422
    assert 'value="Ponts"' in answer.text
    assert 'href="#slug"' in answer.text


@pytest.mark.parametrize("field", ["slug", "title_fr", "fiscal_year_start", "authority_type", "assistance_kinds"])
def test_a_missing_fact_is_named(client: TestClient, token: str, field: str) -> None:
    answer = post(client, "/staff/programmes", token, **(FACTS | {field: ""}))

    assert answer.status_code == 422
    assert f'href="#{field.removesuffix("_fr")}"' in answer.text


def test_a_coordinator_writes_and_changes_a_programme(client: TestClient, token: str) -> None:
    created = post(client, "/staff/programmes", token, **FACTS)
    changed = post(client, "/staff/programmes/PRG-07", token, **(FACTS | {"title_en": "New bridges"}))

    assert created.status_code == changed.status_code == 303
    assert "New bridges" in client.get(created.headers["location"]).text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_that_shows_the_stage_shows_the_restriction_and_the_date(
    client: TestClient, database: Database, token: str, programme: str, page: str
) -> None:
    with database.transaction() as session:
        found = queries.programme_by_slug(session, programme)
        law = RestrictionDraft.model_validate(
            {"text": {"en": "No aid after a coup.", "fr": "-"}, "since": "2020-08-18"}
        )
        programmes.restrict(session, found, law, by=make_actor(session, username="second"))

    shown = client.get(f"/staff/programmes/{programme}{page}")

    assert shown.status_code == 200
    if page != "/edit":
        assert "No aid after a coup." in shown.text
        assert "9 December 2025" in shown.text


def test_the_list_shows_restriction_and_date_too(client: TestClient, token: str, programme: str) -> None:
    post(
        client,
        f"/staff/programmes/{programme}/restrictions",
        token,
        text_en="No aid after a coup.",
        text_fr="-",
        since="2020-08-18",
    )

    shown = client.get("/staff/programmes").text

    assert "No aid after a coup." in shown
    assert "9 December 2025" in shown


def test_a_state_change_without_a_reason_is_shown_again(client: TestClient, token: str, programme: str) -> None:
    answer = post(
        client, f"/staff/programmes/{programme}/state-changes", token, state="active", office="chief_of_mission"
    )

    assert answer.status_code == 422
    assert 'href="#reason"' in answer.text


def test_reversed_stage_days_are_shown_at_their_stage(client: TestClient, token: str, programme: str) -> None:
    answer = post(
        client, f"/staff/programmes/{programme}/stages/S2", token, started_on="2026-05-04", ended_on="2026-05-03"
    )

    assert answer.status_code == 422
    assert 'href="#S2-ended_on"' in answer.text


def test_a_stage_is_not_left_before_its_gate(client: TestClient, token: str, programme: str) -> None:
    answer = post(client, f"/staff/programmes/{programme}/transitions", token, to="S2")

    assert answer.status_code == 422
    assert 'href="#to"' in answer.text


def test_a_coordinator_leads_a_programme_through_its_pages(
    client: TestClient, database: Database, token: str, programme: str
) -> None:
    here = f"/staff/programmes/{programme}"
    with database.transaction() as session:
        found = queries.programme_by_slug(session, programme)
        programmes.set_gate(session, found, Stage.S1, to=GateStatus.PASSED, by=make_actor(session, username="gate"))
    posts = [
        post(client, f"{here}/state-changes", token, state="active", office="chief_of_mission", reason="Funded."),
        post(client, f"{here}/stages/S1", token, started_on="2026-05-04", engagement_modes="consult"),
        post(client, f"{here}/responsibilities", token, S2_accountable_role="chief_of_mission", S2_may_speak="yes"),
        post(client, f"{here}/transitions", token, to="S2"),
        post(client, f"{here}/restrictions", token, text_en="Law.", text_fr="Loi.", since="2026-01-01"),
    ]

    assert [answer.status_code for answer in posts] == [303] * 5
    shown = client.get(here).text
    assert "Funded." in shown
    assert "Chief of Mission" in shown


def test_a_lowered_level_is_refused_on_the_page(client: TestClient, token: str, programme: str) -> None:
    answer = post(client, "/staff/contexts/ML/reviews", token, working_level="1")

    assert answer.status_code == 422
    assert 'href="#working_level"' in answer.text


def test_a_raised_level_is_recorded(client: TestClient, token: str, programme: str) -> None:
    answer = post(client, "/staff/contexts/ML/reviews", token, working_level="4", overlay_mopti="1", note="Offensive.")

    assert answer.status_code == 303
    assert "Offensive." in client.get("/staff/contexts/ML").text


def bearer(database: Database) -> dict[str, str]:
    with database.transaction() as session:
        account = make_account(session, "reader", roles=[Role.EVALUATOR])
        return {"Authorization": f"Bearer {accounts.create_token(session, account, label='test')}"}


def test_the_api_needs_a_bearer_token(client: TestClient, programme: str) -> None:
    assert client.get("/api/v1/programmes").status_code == 401
    assert client.get(f"/api/v1/programmes/{programme}/stages").status_code == 401


def test_the_api_never_shows_a_stage_without_its_context(
    client: TestClient, database: Database, programme: str
) -> None:
    answer = client.get(f"/api/v1/programmes/{programme}/stages?language=fr", headers=bearer(database)).json()

    assert answer["programme"]["title"] == "Sécurité frontalière"
    assert answer["programme"]["context"]["as_of"] == "2025-12-09"
    assert answer["programme"]["budget_usd"] is None
    assert [stage["stage"] for stage in answer["stages"]] == ["S1", "S2", "S3", "S4", "S5", "S6", "S7"]
