"""Insiders: an administrator makes no reader, other roles reach no page of review, a locked officer reads nothing."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.accounts.roles import Role
from app.consultations.errors import KeyNotHeldError, OfficerNotTrustedError
from app.consultations.service.keys import key_holders, private_key, rewrap_for
from app.core.database import Database
from app.core.settings import Settings
from app.web.csrf import FIELD
from tests.factories.accounts import be, bring_cookie, make_officer, make_unlocked_officer
from tests.factories.submissions import NAME, OpenForm, make_open_form, send, stored
from tests.house.routes import Address, addresses

STRANGERS = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.EVALUATOR, Role.TRANSLATOR)


@pytest.fixture
def form(database: Database) -> OpenForm:
    form = make_open_form(database)
    send(database, form)
    return form


def review_pages(app: FastAPI, submission_id: str) -> list[tuple[str, str]]:
    """Method and address of every page of the room, with the id of a submission that is there."""
    found = [each for each in addresses(app) if each.module.startswith("app.review.")]
    return [(each.method, filled(each, submission_id)) for each in found]


def filled(address: Address, submission_id: str) -> str:
    return address.pattern.replace("{submission_id}", submission_id).replace("{message_id}", submission_id)


def test_an_officer_made_by_an_administrator_opens_nothing(database: Database, form: OpenForm) -> None:
    newcomer = make_unlocked_officer(database, "officer3")

    with database.transaction() as session:
        with pytest.raises(KeyNotHeldError):
            private_key(session, form.consultation_id, officer_account_id=newcomer.account_id, secret=newcomer.secret)
        with pytest.raises(OfficerNotTrustedError):
            rewrap_for(session, account_id=newcomer.account_id, by=form.officers[0])
        assert newcomer.account_id not in {holder.account_id for holder in key_holders(session)}


@pytest.mark.sqlite_only
def test_an_officer_made_by_an_administrator_is_shown_no_text(
    app: FastAPI, client: TestClient, database: Database, settings: Settings, form: OpenForm
) -> None:
    with database.transaction(write=False) as session:
        submission_id = str(stored(session)[0].id)
    newcomer = make_unlocked_officer(database, "officer3")
    proof = bring_cookie(client, settings, newcomer.session_token)

    for method, path in review_pages(app, submission_id):
        answer = client.request(method, path, data={FIELD: proof} if method == "POST" else None)

        assert NAME not in answer.text, path
        assert "patrol" not in answer.text, path


@pytest.mark.sqlite_only
@pytest.mark.parametrize("role", STRANGERS)
def test_no_other_role_reaches_a_page_of_review(
    app: FastAPI, client: TestClient, database: Database, settings: Settings, form: OpenForm, role: Role
) -> None:
    with database.transaction(write=False) as session:
        submission_id = str(stored(session)[0].id)
    proof = be(client, database, settings, role)

    pages = review_pages(app, submission_id)
    answers = {
        (method, path): client.request(method, path, data={FIELD: proof} if method == "POST" else None).status_code
        for method, path in pages
    }

    assert len(pages) > 10
    assert {page: status for page, status in answers.items() if status not in {403, 404}} == {}


@pytest.mark.sqlite_only
def test_a_locked_officer_reads_nothing(
    app: FastAPI, client: TestClient, database: Database, settings: Settings, form: OpenForm
) -> None:
    with database.transaction() as session:
        submission_id = str(stored(session)[0].id)
        token = make_officer(session, "officer3", languages=("en", "fr")).session_token
    proof = bring_cookie(client, settings, token)

    for method, path in review_pages(app, submission_id):
        answer = client.request(method, path, data={FIELD: proof} if method == "POST" else None)

        assert NAME not in answer.text, path
        assert "patrol" not in answer.text, path
        assert submission_id not in answer.text, path


@pytest.mark.sqlite_only
def test_nobody_at_all_is_sent_to_sign_in(app: FastAPI, client: TestClient, database: Database, form: OpenForm) -> None:
    with database.transaction(write=False) as session:
        submission_id = str(stored(session)[0].id)

    for method, path in review_pages(app, submission_id):
        answer = client.request(method, path)

        assert answer.status_code in {303, 403}, path
        assert NAME not in answer.text
