"""A small application of this room alone, with one page behind each guard to knock at."""

import pytest
from fastapi import APIRouter, Depends, FastAPI

from app.accounts import public_routes, staff_routes
from app.accounts.actors import NavigationEntry
from app.accounts.dependencies import (
    ApiEvaluator,
    ApiStaff,
    CurrentAdministrator,
    CurrentCoordinator,
    CurrentEvaluator,
    CurrentOfficer,
    CurrentStaff,
    CurrentTranslator,
    UnlockedOfficer,
    require_staff,
    send_to_unlock,
)
from app.accounts.errors import UnlockNeededError
from app.accounts.roles import Role
from app.core.database import Database
from app.core.settings import Settings
from app.web.dependencies import DbSession
from app.web.error_pages import install_error_pages
from app.web.pages import Pages
from app.web.static import StaticFiles
from app.web.static import router as static_router

probes = APIRouter()
api_probes = APIRouter(prefix="/api/v1/probe")


@probes.api_route("/probe/anyone", methods=["GET", "POST"])
def probe_anyone(session: DbSession, staff: CurrentStaff) -> str:
    return staff.username


@probes.api_route("/probe/officer/{record_id}", methods=["GET", "POST"])
def probe_officer(session: DbSession, staff: CurrentOfficer, record_id: str) -> str:
    return staff.username


@probes.api_route("/probe/unlocked", methods=["GET", "POST"])
def probe_unlocked(session: DbSession, staff: UnlockedOfficer) -> str:
    return staff.secret.raw.hex()


@probes.get("/probe/coordinator")
def probe_coordinator(staff: CurrentCoordinator) -> str:
    return staff.username


@probes.get("/probe/evaluator")
def probe_evaluator(staff: CurrentEvaluator) -> str:
    return staff.username


@probes.get("/probe/translator")
def probe_translator(staff: CurrentTranslator) -> str:
    return staff.username


@probes.get("/probe/administrator")
def probe_administrator(staff: CurrentAdministrator) -> str:
    return staff.username


@api_probes.get("/staff")
def probe_api(staff: ApiStaff) -> str:
    return staff.username


@api_probes.get("/evaluator")
def probe_api_evaluator(staff: ApiEvaluator) -> str:
    return staff.username


@pytest.fixture
def app(database: Database, settings: Settings) -> FastAPI:
    app = FastAPI()
    app.state.settings, app.state.database = settings, database
    app.state.static = StaticFiles()
    app.state.pages = Pages(settings, app.state.static)
    app.state.navigation = [
        NavigationEntry("/staff/keys", "Keys", frozenset({Role.OFFICER})),
        NavigationEntry("/staff/account", "Your account", frozenset(Role)),
        NavigationEntry("/staff/accounts", "Accounts", frozenset({Role.ADMINISTRATOR})),
    ]
    app.include_router(static_router)
    app.include_router(public_routes.router)
    app.include_router(staff_routes.router, prefix="/staff", dependencies=[Depends(require_staff)])
    app.include_router(probes, prefix="/staff", dependencies=[Depends(require_staff)])
    app.include_router(api_probes)
    install_error_pages(app)
    app.add_exception_handler(UnlockNeededError, send_to_unlock)
    return app
