"""A sender with a borrowed phone: in four languages, with and without scripts, leaving nothing behind."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import Visitor, visiting
from tests.journeys.conftest import Practice

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

TEXTS = {
    "fr": "La patrouille demande de l'argent à Moussa Traoré, 76 12 34 56, chaque vendredi au bac.",
    "bm": "Sɔrɔdasiw bɛ wari ɲini Musa Tarawele fɛ, 76 12 34 56, juma o juma.",
    "ar": "تطلب الدورية المال من موسى تراوري، هاتف ٧٦١٢٣٤٥٦، كل يوم جمعة.",
    "en": "The patrol asks Moussa Traoré, 76 12 34 56, for money every Friday at the ferry.",
}
FIRST_VIEW_BYTES, FIRST_VIEW_REQUESTS = 14 * 1024, 3
FLOW_BYTES, FLOW_REQUESTS = 60 * 1024, 14


def open_form(visitor: Visitor, language: str) -> None:
    """From the first page to the first question, as somebody would who knows the address alone."""
    visitor.go("/")
    visitor.page.locator(f'main a[href="/{language}"]').click()
    visitor.look()
    visitor.page.locator('main a[href*="/form/"]').first.click()
    visitor.look()
    visitor.press_go("begin")


def answer_everything(visitor: Visitor, text: str) -> None:
    """The first text question of the form is answered; all the rest is left empty."""
    typed = False
    for _ in range(25):
        if not visitor.page.locator('button[name=go][value="next"]').count():
            return
        boxes = visitor.page.locator("textarea")
        if boxes.count() and not typed:
            boxes.first.fill(text)
            typed = True
        consent = visitor.page.locator('input[name=consent][value="analyse"]')
        if consent.count():
            consent.check()
        visitor.press_go("next")
    pytest.fail("the form has no end")


def send(visitor: Visitor, *, go: str = "send") -> str:
    visitor.page.locator('input[name=danger_now][value="no"]').check()
    visitor.page.locator('input[name=wants_receipt][value="yes"]').check()
    visitor.press_go(go)
    return re.sub(r"\D", "", visitor.page.locator(".receipt").inner_text())


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", ["fr", "bm", "ar", "en"])
def test_a_sender_answers_leaves_with_a_number_and_comes_back(
    browser: Browser, practice: Practice, language: str, scripts: bool
) -> None:
    name = f"sender-{language}{'' if scripts else '-noscript'}"
    with visiting(browser, practice.address, name, scripts=scripts) as visitor:
        page = visitor.page

        open_form(visitor, language)
        answer_everything(visitor, TEXTS[language])
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        masked = page.locator(".masked").first.inner_text()
        receipt = send(visitor)

        visitor.go(f"/{language}/number")
        page.locator("#number").fill(receipt)
        page.locator("main button").click()
        visitor.look()

        assert len(receipt) == 27
        assert "34 56" not in masked
        assert page.locator(f'form[action="/{language}/number/withdrawal"]').count() == 1
        assert TEXTS[language] not in page.content()
        assert receipt not in "".join(each.url for each in visitor.requests)
        assert visitor.foreign_requests() == []
        assert visitor.kept_pages() == []
        assert page.context.cookies() == []
        assert visitor.faults == []


def test_a_number_is_marked_after_a_pause_and_neither_the_page_nor_a_word_moves(
    browser: Browser, practice: Practice
) -> None:
    with visiting(browser, practice.address, "sender-marks") as visitor:
        page = visitor.page
        open_form(visitor, "fr")
        while not page.locator("textarea").count():
            visitor.press_go("next")
        button = page.locator('button[name=go][value="next"]')
        before, asked = button.bounding_box(), len(visitor.requests)

        page.locator("textarea").first.fill(TEXTS["fr"])
        page.locator(".marks", has_text="76 12 34 56").first.wait_for()

        assert button.bounding_box() == before
        assert len(visitor.requests) == asked
        assert visitor.faults == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_error_states_are_accessible_and_lead_to_the_field(browser: Browser, practice: Practice, language: str) -> None:
    with visiting(browser, practice.address, f"sender-errors-{language}", looking=False) as visitor:
        page = visitor.page
        open_form(visitor, language)
        visitor.looking = True
        page.locator("textarea, input[type=text]").first.fill("x" * 20_001)
        visitor.press_go("next")
        kept = page.locator("textarea, input[type=text]").first.input_value()
        focused = page.evaluate("document.activeElement.className")
        page.locator(".error-summary a").first.click()
        field = page.evaluate("document.activeElement.tagName")
        page.locator("textarea, input[type=text]").first.fill("")
        visitor.looking = False
        answer_to_wishes(visitor)
        visitor.looking = True
        visitor.press_go("next")
        visitor.go(f"/{language}/number")
        page.locator("#number").fill("123")
        page.locator("main button").click()
        visitor.look()
        visitor.go(f"/{language}/form/nosuch")

        assert len(kept) == 20_001
        assert focused == "error-summary"
        assert field in {"TEXTAREA", "INPUT"}
        assert visitor.faults == []


def answer_to_wishes(visitor: Visitor) -> None:
    for _ in range(25):
        if visitor.page.locator("input[name=consent]").count():
            return
        boxes = visitor.page.locator("textarea")
        if boxes.count():
            boxes.first.fill("bonjour")
        visitor.press_go("next")


def test_hiding_more_and_sending_only_what_is_seen(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "sender-hiding", looking=False) as visitor:
        page = visitor.page
        open_form(visitor, "fr")
        answer_everything(visitor, TEXTS["fr"])
        visitor.looking = True
        page.locator('button[name=go][value^="hide:"]').first.click()
        visitor.look()
        page.locator("input[type=checkbox]").nth(1).check()
        page.locator("#phrase").fill("bac")
        visitor.press_go("hidden")
        masked = page.locator(".masked").first.inner_text()
        receipt = send(visitor, go="send_masked")

        assert "bac" not in masked
        assert len(receipt) == 27
        assert visitor.faults == []


def test_nothing_is_left_in_the_browser(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "sender-traces", looking=False) as visitor:
        open_form(visitor, "en")
        answer_everything(visitor, TEXTS["en"])
        send(visitor)

        assert visitor.kept() == {"local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0, "cookies": ""}
        assert visitor.page.context.cookies() == []


def test_the_way_out_comes_first_and_back_shows_nothing_that_was_typed(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "sender-exit", looking=False) as visitor:
        page = visitor.page
        page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="<title>W</title>"))
        open_form(visitor, "en")
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.hasAttribute('data-exit')")
        page.locator("textarea, input[type=text]").first.fill(TEXTS["en"])
        page.locator("[data-exit]").first.click()
        page.wait_for_url("https://www.wikipedia.org/**", wait_until="commit")
        page.go_back()

        assert first
        assert "Moussa" not in page.content()
        assert all("Moussa" not in box.input_value() for box in page.locator("textarea").all())


def test_three_presses_of_shift_leave_at_once(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "sender-shift", looking=False) as visitor:
        page = visitor.page
        page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="<title>W</title>"))
        open_form(visitor, "en")
        page.wait_for_load_state()

        # All at one moment: on a busy machine, real presses come too slowly to count as three in a row.
        page.evaluate("for (let n = 0; n < 3; n++) dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift'}))")

        page.wait_for_url("https://www.wikipedia.org/**", wait_until="commit")


def test_titles_and_addresses_say_nothing(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "sender-titles", looking=False) as visitor:
        titles = set()
        visitor.page.on("load", lambda page: titles.add(page.title()))
        open_form(visitor, "en")
        answer_everything(visitor, TEXTS["en"])
        send(visitor)

        paths = {each.url.removeprefix(practice.address) for each in visitor.requests}
        assert titles <= {"Form", "Formulaire"}  # the first page speaks French
        assert all(re.fullmatch(r"/|/en|/en/form/[a-z]{6}|/s/[\w./-]+|data:,", path) for path in paths), paths


def test_the_answered_number_shows_the_answer(browser: Browser, practice: Practice) -> None:
    with visiting(browser, practice.address, "sender-answered") as visitor:
        visitor.go("/bm/number")
        visitor.page.locator("#number").fill(practice.receipt)
        visitor.page.locator("main button").click()
        visitor.look()

        assert visitor.page.locator(".typed").count() >= 1
        assert visitor.faults == []


# --- budgets ---


@pytest.mark.parametrize("language", ["fr", "bm", "ar", "en"])
def test_the_whole_flow_keeps_to_its_budget(browser: Browser, practice: Practice, language: str) -> None:
    with visiting(browser, practice.address, "sender-weight", looking=False) as visitor:
        visitor.go("/")
        visitor.page.wait_for_load_state("networkidle")
        first_bytes, first_requests = visitor.weight()
        open_form(visitor, language)
        answer_everything(visitor, TEXTS[language])
        send(visitor)
        whole_bytes, whole_requests = visitor.weight()

    assert first_bytes <= FIRST_VIEW_BYTES
    assert first_requests <= FIRST_VIEW_REQUESTS
    assert whole_bytes <= FLOW_BYTES
    assert whole_requests <= FLOW_REQUESTS
