"""A form that is open, and a sender in front of it."""

import pytest
from starlette.testclient import TestClient

from app.core.database import Database
from tests.factories.submissions import OpenForm, make_open_form
from tests.submissions.browsing import Sender


@pytest.fixture
def form(database: Database) -> OpenForm:
    return make_open_form(database)


@pytest.fixture
def sender(client: TestClient, form: OpenForm) -> Sender:
    """An English-speaking one; others are made in place."""
    return Sender(client, "en")
