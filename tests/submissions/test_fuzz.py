"""Whatever a machine sends to the public API, it is answered with a problem or a success, never with a fault."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings

from app.core.database import Database
from app.core.settings import Settings
from app.main import create_app
from tests.factories.submissions import make_open_form

pytestmark = [pytest.mark.sqlite_only, pytest.mark.slow]

BOUNDED = settings(
    max_examples=40, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
SENDERS = re.compile(r"/api/v1/(consultations|receipts)")


@pytest.fixture
def described(sqlite_database: Database, sqlite_settings: Settings) -> tuple[FastAPI, str]:
    """The application, and the slug of a form that is open."""
    form = make_open_form(sqlite_database)
    return create_app(sqlite_settings, database=sqlite_database), form.slug


def operations(app: FastAPI) -> Iterator[Any]:  # Any: schemathesis names no public type
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    for found in schema.get_all_operations():
        operation = found.ok()
        if SENDERS.match(operation.path):
            yield operation


def test_no_input_is_answered_with_a_fault(described: tuple[FastAPI, str]) -> None:
    app, slug = described
    seen = set()
    for operation in operations(app):
        seen.add(operation.label)

        @BOUNDED
        @given(case=operation.as_strategy())
        def answer_is_no_fault(case: schemathesis.Case) -> None:
            if "slug" in (case.path_parameters or {}):
                case.path_parameters["slug"] = slug
            answer = case.call()
            assert answer.status_code < 500, case.body
            if answer.status_code >= 400:
                assert answer.headers["content-type"] == ["application/problem+json"]

        answer_is_no_fault()

    assert len(seen) >= 7
