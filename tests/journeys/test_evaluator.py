"""An evaluator asks what was said about the design of programme PRG-02, reads it, and takes it along."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import DESK, sign_in, visiting
from tests.journeys.conftest import Practice

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]


def test_what_was_said_about_design_is_one_address(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "evaluator", size=DESK) as visitor:
        page = visitor.page
        sign_in(visitor, "evaluator")
        page.locator('a[href="/evaluation?stage=S3"]').first.click()
        visitor.look()
        visitor.go("/evaluation?programme=PRG-02&stage=S3")
        found = page.locator("#voices, main").last.inner_text()
        page.locator('a[href*="/evaluation/records/"]').first.click()
        visitor.look()
        visitor.go("/evaluation?q=securite")
        visitor.go("/evaluation?q=nothingmatchesthisword")
        visitor.go("/evaluation?stage=S9")

        assert "S3 Design" in found
        assert "S6 Evaluation" not in found
        assert visitor.foreign_requests() == []
        assert visitor.kept_pages() == []
        assert visitor.faults == []


def test_restricted_text_is_read_after_a_purpose_and_sealed_text_never(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "evaluator-purpose", size=DESK) as visitor:
        page = visitor.page
        sign_in(visitor, "evaluator")
        before = page.locator("main").inner_text()
        link = page.locator('a[href*="purpose"]')
        if link.count():
            link.first.click()
            visitor.look()
        for closed in page.locator("details:has(input[name=purpose])").all():
            closed.locator("summary").first.click()
        page.locator("input[name=purpose]").first.check()
        page.locator("form:has(input[name=purpose]) button[type=submit]").first.click()
        visitor.look()
        after = page.locator("main").inner_text()

        assert "T3 restricted" not in before
        assert "T3" in after
        assert "T4" not in after
        assert "reason" not in page.url
        assert visitor.faults == []


def test_an_export_carries_its_query(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "evaluator-export", size=DESK) as visitor:
        page = visitor.page
        sign_in(visitor, "evaluator")
        visitor.go("/evaluation?programme=PRG-03")
        with page.expect_download() as download:
            page.locator('a[href*="export.csv"]').first.click()
        content = download.value.path().read_text(encoding="utf-8-sig")

        assert "PRG-03" in content
        assert "delete on withdrawal" in content.lower()


@pytest.mark.parametrize("path", ["/staff/review", "/staff/accounts", "/staff/overview"])
def test_other_rooms_are_closed(browser: Browser, practice: Practice, path: str) -> None:
    with visiting(browser, practice.address, "evaluator-closed", size=DESK) as visitor:
        sign_in(visitor, "evaluator")
        answer = visitor.page.goto(practice.address + path)
        visitor.look()

        assert answer is not None
        assert answer.status in {403, 404}
        assert visitor.faults == []
