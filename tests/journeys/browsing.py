"""A real browser on a practice installation: visits, looks for what must never be there, and keeps pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from app.demo.people import PASSWORD, PHRASE

SCREENSHOTS = Path(__file__).parent / "screenshots"
SMALL = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KEPT_IN_BROWSER = """async () => ({
  local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length, cookies: document.cookie })"""


@dataclass
class Visitor:
    """One person at one browser. `requests` and `responses` are everything that went over the wire."""

    page: Page
    address: str
    name: str
    scripts: bool
    requests: list[Request] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    pictures: int = 0
    faults: list[str] = field(default_factory=list)
    looking: bool = True
    loaded: list[float] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.look()

    def press_go(self, value: str) -> None:
        """A button of the sender's pages, by what it does."""
        with self.page.expect_navigation():
            self.page.locator(f'button[name=go][value="{value}"]').click()
        self.look()

    def follow(self, name: str, *, exact: bool = True) -> None:
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        self.look()

    def look(self) -> None:
        """Keep a picture, and run axe where scripts run."""
        if not self.looking:
            return
        self.pictures += 1
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{self.name}-{self.pictures:02d}.png", full_page=True)
        if self.scripts:
            self.faults += violations(self.page)

    def foreign_requests(self) -> list[str]:
        return [each.url for each in self.requests if not each.url.startswith((self.address, "data:", "about:"))]

    def kept_pages(self) -> list[str]:
        """HTML answers that a browser may keep."""
        return [
            each.url
            for each in self.responses
            if "text/html" in each.headers.get("content-type", "") and each.headers.get("cache-control") != "no-store"
        ]

    def weigh(self) -> None:
        """From now on count what comes over the wire; what the browser still has costs nothing."""
        protocol = self.page.context.new_cdp_session(self.page)
        protocol.send("Network.enable")
        cached: set[str] = set()
        protocol.on("Network.requestServedFromCache", lambda event: cached.add(event["requestId"]))

        def finished(event: dict[str, Any]) -> None:
            if event["requestId"] not in cached and event["encodedDataLength"]:
                self.loaded.append(event["encodedDataLength"])

        protocol.on("Network.loadingFinished", finished)

    def weight(self) -> tuple[float, int]:
        """Bytes with their headers, and requests."""
        return sum(self.loaded), len(self.loaded)

    def kept(self) -> dict[str, object]:
        found: dict[str, object] = self.page.evaluate(KEPT_IN_BROWSER)
        return found


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, with the place."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    return [f"{page.url} {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@contextmanager
def visiting(
    browser: Browser,
    address: str,
    name: str,
    *,
    scripts: bool = True,
    looking: bool = True,
    size: dict[str, int] | None = None,
) -> Iterator[Visitor]:
    """`looking=False` takes no pictures and runs no axe, so that only the pages themselves are weighed."""
    context: BrowserContext = browser.new_context(
        java_script_enabled=scripts,
        viewport=size or SMALL,  # type: ignore[arg-type]  # a plain dictionary is what it takes
        locale="en-GB",
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    visitor = Visitor(page, address, name, scripts, looking=looking)
    visitor.weigh()
    # Playwright marks what it calls, which a method of a list does not allow.
    page.on("request", lambda request: visitor.requests.append(request))  # noqa: PLW0108
    page.on("response", lambda response: visitor.responses.append(response))  # noqa: PLW0108
    yield visitor
    context.close()


def sign_in(visitor: Visitor, username: str) -> None:
    visitor.go("/staff/sign-in")
    visitor.page.locator("#username").fill(username)
    visitor.page.locator("#password").fill(PASSWORD)
    visitor.page.locator("main button[type=submit]").first.click()
    visitor.look()


def unlock(visitor: Visitor) -> None:
    """From a page that says the key is locked."""
    visitor.page.locator('main a[href^="/staff/unlock"]').first.click()
    visitor.look()
    visitor.page.locator("#phrase").fill(PHRASE)
    visitor.page.locator("main button[type=submit]").first.click()
    visitor.look()
