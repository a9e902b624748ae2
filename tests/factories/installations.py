"""A real installation with an open form: what a server process finds when it starts."""

from datetime import UTC, datetime, timedelta

from app.core.clock import MovableClock
from app.core.database import Database
from app.core.settings import Settings
from tests.factories.submissions import OpenForm, make_open_form
from tests.server import Server

SET_UP = timedelta(days=3)
"""Staff did their part that long before any sender came, so that no day of theirs is a sender's."""


def settings_of(server: Server) -> Settings:
    """What the server process runs with."""
    given = {
        name.removeprefix("BARO_").lower(): value
        for name, value in server.environment.items()
        if name.startswith("BARO_")
    }
    return Settings.model_validate(given)


def open_a_form(server: Server) -> OpenForm:
    """Open from the day of set-up until ten days from now, on the server's own clock."""
    clock = MovableClock(datetime.now(UTC) - SET_UP)
    database = Database(settings_of(server), clock=clock)
    day = clock.now().date()
    try:
        return make_open_form(database, opens_on=day, closes_on=day + timedelta(days=13))
    finally:
        database.dispose()
