"""A small application of this room alone."""

import pytest
from fastapi import Depends, FastAPI

from app.accounts.dependencies import require_staff
from app.consultations import api_routes, staff_routes
from app.core.database import Database
from app.core.settings import Settings
from app.web.error_pages import install_error_pages
from app.web.pages import Pages
from app.web.static import StaticFiles


@pytest.fixture
def app(database: Database, settings: Settings) -> FastAPI:
    app = FastAPI()
    app.state.settings, app.state.database = settings, database
    app.state.static = StaticFiles()
    app.state.pages = Pages(settings, app.state.static)
    app.state.navigation = list(staff_routes.NAVIGATION)
    app.include_router(staff_routes.router, prefix="/staff", dependencies=[Depends(require_staff)])
    app.include_router(api_routes.router, prefix="/api/v1")
    install_error_pages(app)
    return app
