"""The pages of this room as people use them, each beginning with who may not."""

import re
from urllib.parse import urlencode

import pyotp
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from app.accounts import queries, service
from app.accounts.roles import Role
from app.core.clock import MovableClock
from app.core.database import Database
from app.core.settings import Settings
from app.web.csrf import FIELD
from tests.factories.accounts import (
    PASSWORD,
    PHRASE,
    be,
    bring_cookie,
    make_account,
    make_trusted_pair,
    make_unlocked_officer,
    proof,
)

ADMINISTRATOR_PAGES = ["/staff/accounts", "/staff/accounts/new"]
OFFICER_PAGES = ["/staff/keys", "/staff/unlock"]


def post(client: TestClient, path: str, csrf: str, **fields: str | list[str]) -> Response:
    body = urlencode({FIELD: csrf} | fields, doseq=True)
    return client.post(path, content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})


@pytest.mark.parametrize("path", ADMINISTRATOR_PAGES)
@pytest.mark.parametrize("role", [Role.OFFICER, Role.COORDINATOR, Role.EVALUATOR, Role.TRANSLATOR])
def test_only_an_administrator_sees_the_accounts(
    client: TestClient, database: Database, settings: Settings, path: str, role: Role
) -> None:
    be(client, database, settings, role)

    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", OFFICER_PAGES)
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR, Role.EVALUATOR, Role.TRANSLATOR])
def test_only_an_officer_sees_the_keys(
    client: TestClient, database: Database, settings: Settings, path: str, role: Role
) -> None:
    be(client, database, settings, role)

    assert client.get(path).status_code == 403


def test_an_officer_makes_no_account(client: TestClient, database: Database, settings: Settings) -> None:
    csrf = be(client, database, settings, Role.OFFICER)

    answer = post(client, "/staff/accounts", csrf, username="planted", wanted=PASSWORD, roles=["officer"])

    assert answer.status_code == 403


def test_an_excluded_mix_is_explained_and_everything_typed_is_kept_but_the_password(
    client: TestClient, database: Database, settings: Settings
) -> None:
    csrf = be(client, database, settings, Role.ADMINISTRATOR)

    answer = post(
        client,
        "/staff/accounts",
        csrf,
        username="both",
        wanted=PASSWORD,
        roles=["officer", "evaluator"],
        languages=["bm"],
        staff_language="fr",
    )

    assert answer.status_code == 422
    assert "must stand apart" in answer.text
    assert 'href="#roles"' in answer.text
    assert 'value="both"' in answer.text
    checked = re.findall(r'value="(\w+)"[^>]* checked', answer.text)
    assert checked == ["officer", "evaluator", "bm", "fr"]
    assert PASSWORD not in answer.text


def test_an_administrator_makes_resets_and_closes_an_account(
    client: TestClient, database: Database, settings: Settings
) -> None:
    csrf = be(client, database, settings, Role.ADMINISTRATOR)

    made = post(client, "/staff/accounts", csrf, username="kadi", wanted=PASSWORD, roles=["officer"], languages=["bm"])
    assert made.headers["location"] == "/staff/accounts"
    with database.transaction(write=False) as session:
        account = queries.account_named(session, "kadi")
    assert account is not None
    assert "kadi" in client.get("/staff/accounts").text
    page = client.get(f"/staff/accounts/{account.id}/password")
    assert "nobody can reset" in page.text
    assert post(client, f"/staff/accounts/{account.id}/password", csrf, wanted="short").status_code == 422
    post(client, f"/staff/accounts/{account.id}/password", csrf, wanted="a later river at noon")
    assert service.sign_in(database, username="kadi", password="a later river at noon")
    post(client, f"/staff/accounts/{account.id}/deactivation", csrf)

    assert "closed on" in client.get("/staff/accounts").text


def test_one_changes_ones_own_password_and_language(client: TestClient, database: Database, settings: Settings) -> None:
    csrf = be(client, database, settings, Role.COORDINATOR)

    wrong = post(client, "/staff/account/password", csrf, present="guess", wanted="a later river at noon")
    assert (wrong.status_code, 'href="#present"' in wrong.text) == (422, True)
    right = post(client, "/staff/account/password", csrf, present=PASSWORD, wanted="a later river at noon")
    assert right.headers["location"] == "/staff/account"
    post(client, "/staff/account/language", csrf, language="fr")

    assert client.get("/staff/account").headers["content-language"] == "fr"
    assert post(client, "/staff/account/language", csrf, language="xx").status_code == 422


def test_a_second_factor_is_set_up_from_the_page_and_given_up_with_the_password(
    client: TestClient, database: Database, settings: Settings, clock: MovableClock
) -> None:
    csrf = be(client, database, settings, Role.EVALUATOR)
    page = client.get("/staff/account/second-factor").text
    (secret,) = re.findall(r'name="secret" value="([A-Z2-7]{32})"', page)
    assert 'src="data:image/svg+xml' in page

    wrong = post(client, "/staff/account/second-factor", csrf, secret=secret, code="000")
    assert (wrong.status_code, secret in wrong.text) == (422, True)
    code = pyotp.TOTP(secret).at(clock.now())
    post(client, "/staff/account/second-factor", csrf, secret=secret, code=code)
    assert service.sign_in(database, username="somebody", password=PASSWORD).awaits_code

    assert post(client, "/staff/account/second-factor/removal", csrf, proof="guess").status_code == 422
    post(client, "/staff/account/second-factor/removal", csrf, proof=PASSWORD)
    assert not service.sign_in(database, username="somebody", password=PASSWORD).awaits_code


def test_an_unfit_secret_is_not_taken(client: TestClient, database: Database, settings: Settings) -> None:
    csrf = be(client, database, settings, Role.EVALUATOR)

    answer = post(client, "/staff/account/second-factor", csrf, secret="<b>short", code="000000")

    assert answer.status_code == 422
    assert "<b>short" not in answer.text


def test_one_ends_ones_own_token_and_no_other(client: TestClient, database: Database, settings: Settings) -> None:
    csrf = be(client, database, settings, Role.EVALUATOR)
    with database.transaction() as session:
        own = queries.account_named(session, "somebody")
        assert own is not None
        service.create_token(session, own, label="notebook")
        service.create_token(session, make_account(session, "other"), label="foreign")
    page = client.get("/staff/account").text
    (address,) = re.findall(r'action="(/staff/account/tokens/[0-9a-f]{64}/revocation)"', page)
    assert "foreign" not in page

    post(client, address, csrf)

    assert "notebook" not in client.get("/staff/account").text
    assert post(client, address, csrf).status_code == 404


def test_an_officer_makes_a_key_unlocks_it_and_comes_back(
    client: TestClient, database: Database, settings: Settings
) -> None:
    csrf = be(client, database, settings, Role.OFFICER)
    assert "Make your key" in client.get("/staff/keys").text

    weak = post(client, "/staff/keys", csrf, phrase="weak")
    assert (weak.status_code, "5 different words" in weak.text) == (422, True)
    made = post(client, "/staff/keys", csrf, phrase=PHRASE)
    assert made.headers["location"] == "/staff/unlock?back=%2Fstaff%2Fkeys"
    wrong = post(client, "/staff/unlock", csrf, phrase="wrong phrase altogether", back="/staff/keys")
    assert (wrong.status_code, "wrong phrase altogether" in wrong.text) == (422, False)
    opened = post(client, "/staff/unlock", csrf, phrase=PHRASE, back="/staff/keys")

    assert opened.headers["location"] == "/staff/keys"
    assert "Lock now" in client.get("/staff/keys").text


def test_unlocking_never_leads_to_another_site(client: TestClient, database: Database, settings: Settings) -> None:
    officer = make_unlocked_officer(database)
    bring_cookie(client, settings, officer.session_token)

    assert 'value="/staff"' in client.get("/staff/unlock?back=https://elsewhere.example/").text
    fields = proof(officer.session_token) | {"phrase": PHRASE, "back": "//elsewhere.example/staff"}
    assert client.post("/staff/unlock", data=fields).headers["location"] == "/staff"


def test_a_key_is_signed_only_by_an_unlocked_officer_who_says_they_compared(
    client: TestClient, database: Database, settings: Settings
) -> None:
    first, _ = make_trusted_pair(database)
    third = make_unlocked_officer(database, "third")
    csrf = bring_cookie(client, settings, first.session_token)
    page = client.get("/staff/keys").text
    address = f"/staff/keys/{third.account_id}/endorsement"
    form = page[page.index(address) :]
    (fingerprint,) = re.findall(r'name="fingerprint" value="([\d ]+)"', form)

    silent = post(client, address, csrf, fingerprint=fingerprint)
    assert (silent.status_code, f'href="#compared-{third.account_id}"' in silent.text) == (422, True)
    changed = post(client, address, csrf, fingerprint="0", compared="yes")
    assert changed.status_code == 409
    post(client, "/staff/lock", csrf)
    locked = post(client, address, csrf, fingerprint=fingerprint, compared="yes")
    assert locked.headers["location"] == "/staff/unlock?back=%2Fstaff"
    post(client, "/staff/unlock", csrf, phrase=PHRASE)
    assert post(client, address, csrf, fingerprint=fingerprint, compared="yes").headers["location"] == "/staff/keys"

    with database.transaction(write=False) as session:
        assert "third" in [officer.username for officer in service.trusted_officers(session)]


def test_the_keys_page_tells_what_is_new_until_it_was_seen(
    client: TestClient, database: Database, settings: Settings
) -> None:
    first, _ = make_trusted_pair(database)
    csrf = bring_cookie(client, settings, first.session_token)
    page = client.get("/staff/keys").text
    assert "A key of officer2 is new to you" in page
    shown = re.findall(r'name="shown" value="([0-9a-f]{64})"', page)

    post(client, "/staff/keys/reading", csrf, shown=shown)

    assert "is new to you" not in client.get("/staff/keys").text


def test_every_form_carries_the_proof_that_the_guard_asks_for(
    client: TestClient, database: Database, settings: Settings
) -> None:
    officer, _ = make_trusted_pair(database)
    make_unlocked_officer(database, "third")
    csrf = bring_cookie(client, settings, officer.session_token)

    for path in ("/staff/account", "/staff/account/second-factor", "/staff/keys", "/staff/unlock"):
        page = client.get(path).text
        forms = re.findall(r'<form [^>]*method="post".*?</form>', page, re.DOTALL)

        assert forms
        assert all(f'name="{FIELD}" value="{csrf}"' in form for form in forms)


def test_the_bar_shows_only_what_ones_roles_may_open(
    client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, Role.ADMINISTRATOR)

    page = client.get("/staff/accounts/new").text

    assert 'href="/staff/accounts" aria-current="page"' in page
    assert 'href="/staff/account"' in page
    assert 'href="/staff/keys"' not in page


def test_the_sign_in_page_speaks_both_staff_languages(client: TestClient) -> None:
    assert client.get("/staff/sign-in").headers["content-language"] == "en"
    assert client.get("/staff/sign-in?language=fr").headers["content-language"] == "fr"
    assert client.get("/staff/sign-in?language=xx").headers["content-language"] == "en"
