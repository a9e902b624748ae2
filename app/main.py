"""The one wiring place: rooms become an application."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import Depends, FastAPI

from app.accounts import public_routes as accounts_public
from app.accounts import staff_routes as accounts_staff
from app.accounts.dependencies import require_staff, send_to_unlock
from app.accounts.errors import UnlockNeededError
from app.alerts import staff_routes as alerts_staff
from app.consultations import api_routes as consultations_api
from app.consultations import staff_routes as consultations_staff
from app.core import logs
from app.core.database import Database
from app.core.locales import LOCALES
from app.core.settings import Face, Settings
from app.dashboard import staff_routes as dashboard_staff
from app.dashboard.navigation import READING, WORK
from app.evaluation import api_routes as evaluation_api
from app.evaluation import evaluator_routes
from app.feedback import staff_routes as feedback_staff
from app.operations.dependencies import warn_when_overdue
from app.operations.schedule import Schedule
from app.programmes import api_routes as programmes_api
from app.programmes import staff_routes as programmes_staff
from app.review import staff_routes as review_staff
from app.submissions.api_routes import answering, receipts
from app.submissions.daily_secrets import DailySecrets
from app.submissions.public_routes import form, home, number
from app.web import static
from app.web.body_limits import BodyLimit
from app.web.error_pages import install_error_pages
from app.web.headers import PrivateHeaders
from app.web.pages import Pages
from app.web.static import StaticFiles

API = "/api/v1"
STAFF_ROOMS = (
    accounts_staff,
    dashboard_staff,
    alerts_staff,
    programmes_staff,
    consultations_staff,
    feedback_staff,
    review_staff,
)
GUARDS = [Depends(require_staff), Depends(warn_when_overdue)]


def create_app(settings: Settings, *, database: Database | None = None) -> FastAPI:
    """An application for one face or both. `database` is given by tests that move the clock."""
    app = FastAPI(
        title="Baro",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
        lifespan=lifespan(settings),
        telemetry={"tracing": False, "metrics": False},
    )
    app.state.settings = settings
    app.state.database = database or Database(settings)
    app.state.static = StaticFiles()
    app.state.pages = Pages(settings, app.state.static)
    app.state.daily_secrets = DailySecrets(app.state.database, settings.secret.get_secret_value())
    app.state.navigation = (*WORK, *programmes_staff.NAVIGATION, *consultations_staff.NAVIGATION, *READING)
    app.state.schedule = Schedule(app.state.database)
    install_error_pages(app)
    app.add_exception_handler(UnlockNeededError, send_to_unlock)
    app.include_router(static.router)
    if settings.face in {Face.STAFF, Face.BOTH}:
        include_staff(app)
    if settings.face in {Face.PUBLIC, Face.BOTH}:
        include_public(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(PrivateHeaders, https=settings.secure_cookies)
    return app


def create_served_app() -> FastAPI:
    """For each process of the server: settings from the environment, logs in our own form."""
    logs.configure()
    return create_app(Settings())


def include_public(app: FastAPI) -> None:
    app.include_router(home.router)
    for code in LOCALES:
        for pages in (home.language_router, form.router, number.router):
            app.include_router(pages, prefix=f"/{code}", include_in_schema=False)
    for routes in (consultations_api.router, answering.router, receipts.router):
        app.include_router(routes, prefix=API)


def include_staff(app: FastAPI) -> None:
    """Every staff and evaluator router is guarded as a whole; only signing in stands outside."""
    app.include_router(accounts_public.router)
    for room in STAFF_ROOMS:
        app.include_router(room.router, prefix="/staff", dependencies=GUARDS, include_in_schema=False)
    app.include_router(evaluator_routes.router, prefix="/evaluation", dependencies=GUARDS, include_in_schema=False)
    for routes in (programmes_api.router, evaluation_api.router):
        app.include_router(routes, prefix=API)


def lifespan(settings: Settings) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        schedule: Schedule = app.state.schedule
        if settings.run_due_hourly:
            schedule.start()
        yield
        schedule.stop()
        app.state.database.dispose()

    return living
