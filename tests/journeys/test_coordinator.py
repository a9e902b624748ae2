"""A coordinator who has never seen a terminal sees what is owed, plans a consultation, and reads the programme."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import DESK, sign_in, visiting
from tests.journeys.conftest import Practice

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]


def test_a_coordinator_sees_first_what_is_owed(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "coordinator", size=DESK) as visitor:
        sign_in(visitor, "coordinator")
        first = visitor.page.locator("main h2, main caption").first.inner_text()
        for path in ("/staff/programmes", "/staff/programmes/PRG-02", "/staff/programmes/PRG-02/stages",
                     "/staff/programmes/PRG-02/responsibilities", "/staff/programmes/PRG-02/state",
                     "/staff/consultations", "/staff/forms", "/staff/alerts/trends", "/staff/account"):  # fmt: skip
            visitor.go(path)

        assert first == "Answers owed"
        assert visitor.foreign_requests() == []
        assert visitor.kept_pages() == []
        assert visitor.faults == []


def test_a_coordinator_plans_a_consultation(browser: Browser, practice: Practice) -> None:
    today = datetime.now(UTC).date()
    with visiting(browser, practice.address, "coordinator-plans", size=DESK) as visitor:
        page = visitor.page
        sign_in(visitor, "coordinator")
        visitor.follow("New consultation")
        page.locator("main form button[type=submit]").first.click()
        visitor.look()
        refused = page.locator(".error-summary a").count()
        page.locator("#programme_id").select_option(index=2)
        page.locator("#stage").select_option(index=3)
        page.locator("input[name=mode]").first.check()
        page.locator("#form_version_id").select_option(index=1)
        page.locator("#opens_on").fill(today.isoformat())
        page.locator("#closes_on").fill((today + timedelta(days=30)).isoformat())
        for language in page.locator("input[name=languages]").all():
            language.check()
        for box in page.locator('main input[type="text"], main textarea').all():
            if not box.input_value():
                box.fill("Before the plan is fixed")
        page.locator("main form button[type=submit]").first.click()
        visitor.look()

        assert refused > 0
        assert "/staff/consultations/" in page.url
        assert page.locator(".error-summary").count() == 0
        assert visitor.faults == []


def test_intake_is_closed_to_a_coordinator(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "coordinator-closed", size=DESK) as visitor:
        sign_in(visitor, "coordinator")
        answer = visitor.page.goto(practice.address + "/staff/review")

        assert answer is not None
        assert answer.status in {403, 404}
