"""Every component, in every language and both directions, looked at by a real browser and by axe."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from app.web.static import STATIC
from tests.frontend.rendering import FILES, ORIGIN, render, serve

GALLERIES = ["gallery/sender.html", "gallery/show.html"]
LANGUAGES = ["en", "fr", "bm", "ar"]
WIDTHS = [360, 1280]
COMPONENTS = STATIC.parent / "templates" / "components"
SCREENSHOTS = Path(__file__).parents[1] / "journeys" / "screenshots"
NEWER_THAN_2018 = re.compile(
    r":is\(|:where\(|:has\(|:focus-visible|:not\([^)]*,|clamp\(|\bm(?:in|ax)\(|inset|aspect-ratio|@container|@layer|"
    r"(?:margin|padding|border)-(?:inline|block)|(?<!grid-)gap:|color-mix"
)
TWICE = """const root = document.documentElement;
root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px'"""
SHOWN_IN_MAIN = "[...document.querySelectorAll('main > *')].filter((e) => e.checkVisibility()).map((e) => e.className)"
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


def opened(browser: Browser, template: str, *, locale: str, width: int, dark: bool = False) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light")
    serve(page, render(template, locale))
    return page


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "width", "dark"),
    [("en", 360, False), ("en", 1280, False), ("ar", 360, False), ("ar", 1280, False), ("bm", 360, True)],
)
@pytest.mark.parametrize("template", [*GALLERIES, "gallery/published.html"])
def test_axe_finds_nothing(browser: Browser, template: str, locale: str, width: int, dark: bool) -> None:
    page = opened(browser, template, locale=locale, width=width, dark=dark)

    found = Axe().run(page, options=WCAG)

    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("template", "locale"),
    [("gallery/sender.html", locale) for locale in LANGUAGES]
    + [(template, locale) for template in ("gallery/show.html", "gallery/published.html") for locale in ("fr", "ar")],
)
def test_no_page_scrolls_sideways(browser: Browser, template: str, locale: str) -> None:
    page = opened(browser, template, locale=locale, width=320)

    widths = {width: _scroll_width(page, width) for width in (320, 360, 1280)}

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=SCREENSHOTS / f"{Path(template).stem}-{locale}-{width}.png", full_page=True)
    page.close()
    assert widths == {width: width for width in widths}


@pytest.mark.browser
@pytest.mark.parametrize("template", GALLERIES)
def test_text_twice_as_large_still_fits(browser: Browser, template: str) -> None:
    page = opened(browser, template, locale="fr", width=640)

    page.evaluate(TWICE)

    assert _scroll_width(page, 640) == 640
    page.close()


@pytest.mark.browser
def test_sender_targets_are_large_enough_for_a_thumb(browser: Browser) -> None:
    page = opened(browser, "gallery/sender.html", locale="fr", width=360)

    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, select, textarea, .input, .choice label")]
            .filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"""
    )

    page.close()
    assert small == []


@pytest.mark.browser
@pytest.mark.parametrize("template", GALLERIES)
def test_content_policy_is_never_broken(browser: Browser, template: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    serve(page, render(template))
    page.wait_for_load_state("networkidle")

    page.close()
    assert complaints == []


@pytest.mark.browser
def test_exit_comes_first_and_leaves_no_step_back(browser: Browser) -> None:
    page = browser.new_page()
    serve(page, render("gallery/question.html", exit_url=f"{ORIGIN}/static/icons/favicon.svg"))
    steps = page.evaluate("history.length")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.hasAttribute('data-exit')")

    page.keyboard.press("Enter")
    page.wait_for_url("**/favicon.svg")

    assert focused
    assert page.evaluate("history.length") == steps
    page.close()


@pytest.mark.browser
def test_three_shifts_leave(browser: Browser) -> None:
    page = browser.new_page()
    serve(page, render("gallery/question.html", exit_url=f"{ORIGIN}/static/icons/favicon.svg"))

    for _ in range(3):
        page.keyboard.press("Shift")

    page.wait_for_url("**/favicon.svg")
    page.close()


@pytest.mark.browser
def test_receipt_page_prints_the_number_alone(browser: Browser) -> None:
    page = browser.new_page()
    html = render("gallery/sender.html").replace('<body class="">', '<body class="receipt-only">')
    serve(page, html)
    page.emulate_media(media="print")

    shown = page.evaluate(SHOWN_IN_MAIN)

    assert shown == ["receipt"]
    assert page.evaluate("document.body.innerText.replace(/\\s/g, '')") == "482019337650114928507266381"
    page.close()


def test_sender_stylesheet_fits_its_budget() -> None:
    assert len(FILES.by_path["css/sender.css"].zipped) <= 3_600


def test_exit_script_fits_in_a_kilobyte() -> None:
    assert len(gzip.compress((STATIC / "js/modules/exit.js").read_bytes(), 9)) <= 1_000


def test_sender_stylesheet_needs_nothing_newer_than_2018() -> None:
    lines = [
        line
        for line in FILES.by_path["css/sender.css"].content.decode().splitlines()
        if "box-shadow: inset" not in line
    ]

    assert [line for line in lines if NEWER_THAN_2018.search(line)] == []


def test_every_module_is_short() -> None:
    lengths = {file.name: len(file.read_text().splitlines()) for file in STATIC.glob("js/**/*.js")}

    assert {name: length for name, length in lengths.items() if length > 80} == {}


def test_published_page_runs_no_script_and_sets_nothing() -> None:
    html = render("gallery/published.html")

    assert "<script" not in html
    assert "<form" not in html


def test_every_component_says_how_to_use_it() -> None:
    silent = [file.name for file in COMPONENTS.glob("*.html") if not file.read_text().startswith("{# ")]

    assert silent == []


def test_every_stylesheet_is_served_in_some_bundle() -> None:
    css = STATIC / "css"
    served = {css / name for bundle in css.glob("*.bundle") for name in bundle.read_text().split()}

    assert served == set(css.rglob("*.css"))


def _scroll_width(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": 800})
    measured: int = page.evaluate("document.documentElement.scrollWidth")
    return measured
