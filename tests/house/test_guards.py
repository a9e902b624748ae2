"""No staff or evaluator page opens to nobody, none to a role outside its table, no API answers without a token."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.accounts.roles import Role
from app.core.database import Database
from app.core.locales import LOCALES
from app.core.settings import Settings
from app.web.csrf import FIELD
from tests.factories.accounts import be
from tests.house.routes import Address, addresses

pytestmark = pytest.mark.sqlite_only

GUARDED = ("/staff", "/evaluation")
# Whoever signs in has no session yet.
DOORS = ("/staff/sign-in", "/staff/sign-out")
# What a machine may do for a sender, or read of what is public: no token.
OPEN_API = (
    "/api/v1/consultations",
    "/api/v1/consultations/{slug}/form",
    "/api/v1/consultations/{slug}/preview",
    "/api/v1/consultations/{slug}/submissions",
    "/api/v1/receipts",
    "/api/v1/receipts/messages",
    "/api/v1/receipts/withdrawal",
    "/api/v1/tables",
    "/api/v1/openapi.json",
)
SENDERS = tuple(f"/{language}" for language in LOCALES)

EVERYBODY = frozenset(Role)
OFFICER, COORDINATOR, EVALUATOR = Role.OFFICER, Role.COORDINATOR, Role.EVALUATOR
TRANSLATOR, ADMINISTRATOR = Role.TRANSLATOR, Role.ADMINISTRATOR
ALL_BUT_ADMINISTRATORS = EVERYBODY - {ADMINISTRATOR}

# Part of the house -> who may look, who may change. The longest name that fits a handler's module decides.
TABLE: dict[str, tuple[frozenset[Role], frozenset[Role]]] = {
    "app.accounts": (EVERYBODY, EVERYBODY),
    "app.accounts.staff_routes.keys": (frozenset({OFFICER}), frozenset({OFFICER})),
    "app.accounts.staff_routes.people": (frozenset({ADMINISTRATOR}), frozenset({ADMINISTRATOR})),
    "app.audit": (frozenset({ADMINISTRATOR, OFFICER}), frozenset()),
    "app.alerts": (frozenset({OFFICER, COORDINATOR}), frozenset({OFFICER, COORDINATOR})),
    "app.programmes": (ALL_BUT_ADMINISTRATORS, frozenset({COORDINATOR, OFFICER})),
    "app.conditions": (ALL_BUT_ADMINISTRATORS, frozenset({COORDINATOR})),
    "app.consultations": (ALL_BUT_ADMINISTRATORS, frozenset({COORDINATOR, OFFICER, TRANSLATOR})),
    "app.submissions": (frozenset({OFFICER}), frozenset({OFFICER})),
    "app.feedback": (ALL_BUT_ADMINISTRATORS, ALL_BUT_ADMINISTRATORS),
    "app.review": (frozenset({OFFICER}), frozenset({OFFICER})),
    "app.outcomes": (ALL_BUT_ADMINISTRATORS, frozenset({COORDINATOR, OFFICER})),
    "app.roundtables": (ALL_BUT_ADMINISTRATORS, frozenset({COORDINATOR, OFFICER})),
    "app.tracker": (ALL_BUT_ADMINISTRATORS, frozenset({COORDINATOR, OFFICER})),
    "app.evaluation": (frozenset({EVALUATOR, COORDINATOR}), frozenset({EVALUATOR})),
    "app.publication": (ALL_BUT_ADMINISTRATORS, frozenset({COORDINATOR, OFFICER})),
    "app.dashboard": (EVERYBODY, frozenset()),
}


def guarded(app: FastAPI) -> list[Address]:
    return [a for a in addresses(app) if a.pattern.startswith(GUARDED) and not a.pattern.startswith(DOORS)]


def table_row(address: Address) -> frozenset[Role]:
    """Roles that may use the address. Raises ValueError for a part of the house the table does not know."""
    part = max((name for name in TABLE if f"{address.module}.".startswith(f"{name}.")), key=len)
    return TABLE[part][address.changes]


def ask(client: TestClient, address: Address, fields: dict[str, str] | None = None) -> int:
    """The status; a redirect to the door counts as 401."""
    answer = client.request(address.method, address.path, data=fields if address.changes else None)
    if answer.status_code == 303 and answer.headers["location"].startswith(DOORS):
        return 401
    return answer.status_code


def test_there_are_guarded_pages_and_a_public_way_in(app: FastAPI) -> None:
    every = list(addresses(app))

    assert len(guarded(app)) > len(Role)
    assert any(address.pattern.startswith(SENDERS) for address in every)


def test_no_staff_or_evaluator_page_opens_to_nobody(app: FastAPI, client: TestClient) -> None:
    opened = [str(address) for address in guarded(app) if ask(client, address) not in {401, 403}]

    assert opened == []


@pytest.mark.parametrize("role", Role)
def test_no_page_opens_to_a_role_outside_its_table(
    role: Role, app: FastAPI, client: TestClient, database: Database, settings: Settings
) -> None:
    fields = {FIELD: be(client, database, settings, role)}

    refused = [address for address in guarded(app) if role not in table_row(address)]
    opened = [str(address) for address in refused if ask(client, address, fields) != 403]

    assert opened == []


def test_no_change_is_made_without_the_proof_of_our_own_page(
    app: FastAPI, client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, Role.COORDINATOR)

    changes = [address for address in guarded(app) if address.changes]
    accepted = [str(address) for address in changes if ask(client, address, {FIELD: "forged"}) != 403]

    assert accepted == []


def test_the_api_answers_nobody_without_a_token(app: FastAPI, client: TestClient) -> None:
    closed = [a for a in addresses(app) if a.pattern.startswith("/api/") and not a.pattern.startswith(OPEN_API)]
    answered = [str(address) for address in closed if ask(client, address) != 401]

    assert answered == []


def test_the_api_takes_no_cookie_for_a_token(
    app: FastAPI, client: TestClient, database: Database, settings: Settings
) -> None:
    be(client, database, settings, Role.EVALUATOR)

    closed = [a for a in addresses(app) if a.pattern.startswith("/api/") and not a.pattern.startswith(OPEN_API)]
    answered = [str(address) for address in closed if ask(client, address) != 401]

    assert answered == []


@pytest.mark.parametrize("face", ["public", "staff"])
def test_each_face_serves_its_own_pages_alone(face: str, database: Database, settings: Settings) -> None:
    from app.main import create_app  # noqa: PLC0415 - see tests/conftest.py

    app = create_app(settings.model_copy(update={"face": face}), database=database)

    staff = [str(a) for a in addresses(app) if a.pattern.startswith(GUARDED)]
    sender = [str(a) for a in addresses(app) if a.pattern.startswith(SENDERS)]
    assert bool(staff) == (face == "staff")
    assert bool(sender) == (face == "public")
