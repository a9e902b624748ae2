"""A protection officer unlocks, reads, masks, codes and releases; a second one agrees where two are needed."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import DESK, Visitor, sign_in, unlock, visiting
from tests.journeys.conftest import Practice

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]


def open_first(visitor: Visitor, tier: str) -> str:
    """The first waiting text of this tier that can be worked on; answers its address."""
    row = visitor.page.locator("tr", has=visitor.page.get_by_text(tier)).filter(has=visitor.page.get_by_role("link"))
    row.first.get_by_role("link").click()
    visitor.look()
    return visitor.page.url


def code(visitor: Visitor, topic: str) -> None:
    page = visitor.page
    page.locator("#kind").select_option(index=1)
    box = page.locator(f'input[name=topic][value="{topic}"]')
    page.locator("details", has=box).last.locator("summary").click()
    box.check()


def test_a_locked_officer_sees_tiers_and_opens_nothing(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "officer-locked", size=DESK) as visitor:
        sign_in(visitor, "officer")

        assert visitor.page.url.endswith("/staff/review")
        assert visitor.page.locator("main").get_by_text("T2").count() > 0
        assert visitor.page.locator('main td a[href*="/staff/review/"]').count() == 0
        assert visitor.faults == []


def test_an_officer_reads_hides_more_codes_and_decides(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "officer", size=DESK) as visitor:
        page = visitor.page
        sign_in(visitor, "officer")
        unlock(visitor)
        address = open_first(visitor, "T2")
        before = page.locator(".masked").last.inner_text()
        page.locator("details", has_text="Hide more words").first.locator("summary").first.click()
        word = page.locator('input[name^="word."]').last
        word.check()
        page.get_by_role("button", name="Look again").first.click()
        visitor.look()
        hidden_more = page.locator(".masked").last.inner_text()
        page.locator('button[formaction$="/decision"]').click()
        visitor.look()
        asked_again = page.locator(".error-summary").count()
        code(visitor, "J2")
        page.locator('button[formaction$="/decision"]').click()
        visitor.look()
        visitor.page.goto(address)
        visitor.look()

        assert hidden_more != before
        assert asked_again == 1
        assert page.locator('button[formaction$="/decision"]').count() == 0
        assert visitor.foreign_requests() == []
        assert visitor.kept_pages() == []
        assert visitor.faults == []


def test_a_raised_tier_waits_for_the_second_officer(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "officer-first", size=DESK) as first:
        sign_in(first, "officer")
        unlock(first)
        address = open_first(first, "T2")
        code(first, "J2")
        first.page.locator("#raise_to").select_option("T3")
        first.page.locator("#paraphrase").fill("Meetings take place far away from those whom they are about.")
        first.page.locator('button[formaction$="/decision"]').click()
        first.look()
        assert first.faults == []
    with visiting(browser, practice.address, "officer-second", size=DESK) as second:
        sign_in(second, "officer2")
        unlock(second)
        second.page.goto(address)
        second.look()
        second.page.locator('form[action$="/confirmation"] button[type=submit]').click()
        second.look()
        second.page.goto(address)

        assert second.page.locator('form[action$="/confirmation"]').count() == 0
        assert second.faults == []


def test_a_due_batch_leaves_at_once(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "officer-release", size=DESK) as visitor:
        page = visitor.page
        page.on("dialog", lambda dialog: dialog.accept())
        sign_in(visitor, "officer")
        unlock(visitor)
        visitor.go("/staff/review/releases")
        page.locator('form[action="/staff/review/releases"] button').click()
        visitor.look()

        assert page.locator('form[action="/staff/review/releases"]').count() == 0
        for path in ("/staff/review/messages", "/staff/alerts", "/staff/keys", "/staff/consultation-keys"):
            visitor.go(path)
        assert visitor.faults == []
