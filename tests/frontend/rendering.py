"""Renders gallery and error pages without the application, and serves them under the real content policy."""

import gettext
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Page, Route

from app.web.static import StaticFiles
from tests.frontend.sample_content import gallery_content

FRONTEND = Path(__file__).parents[2] / "frontend"
FILES = StaticFiles()
ORIGIN = "http://gallery.test"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
LOCALES = [
    {"code": "en", "name": "English", "direction": "ltr"},
    {"code": "fr", "name": "français", "direction": "ltr"},
    {"code": "bm", "name": "bamanankan", "direction": "ltr"},
    {"code": "ar", "name": "العربية", "direction": "rtl"},
]


def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FRONTEND / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(gettext.NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    return made


def render(template: str, locale: str = "en", **extra: Any) -> str:
    """`extra` may hold whatever a page may hold, so it is not typed closer."""
    direction = next(language["direction"] for language in LOCALES if language["code"] == locale)
    return environment().get_template(template).render(page_context(locale, direction) | extra)


def page_context(locale: str, direction: str) -> dict[str, Any]:
    words = gallery_content(locale)["words"]
    return gallery_content(locale) | {
        "locale": locale,
        "direction": direction,
        "static": lambda path: f"/static/{path}",
        "request_path": f"/{locale}/gallery",
        "locales": LOCALES,
        "format_date": str,
        "format_number": lambda number: f"{number:,}",
        "demo": True,
        "exit_url": "https://weather.example/",
        "csrf": "token",
        "staff": {"username": "coordinator", "role": "coordinator", "role_label": "Coordinator"},
        "navigation": [
            {"href": "#", "label": words["programmes"], "current": True, "count": None},
            {"href": "#", "label": words["conditions"], "current": False, "count": None},
            {"href": "#", "label": words["commitments"], "current": False, "count": 3},
        ],
        "review_missing": True,
        "tasks_overdue": True,
        "flashes": [{"kind": "good", "text": words["good"]}],
        "clocks": [
            {"place": "Bamako", "time": "14:05", "datetime": "2026-10-01T14:05+00:00"},
            {"place": "Washington", "time": "10:05", "datetime": "2026-10-01T10:05-04:00"},
        ],
    }


def serve(page: Page, html: str) -> None:
    """Answers every request of `page` from memory; anything off the origin fails."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if not route.request.url.startswith(ORIGIN):
            route.abort()
        elif path == "/":
            route.fulfill(
                body=html, content_type="text/html; charset=utf-8", headers={"content-security-policy": POLICY}
            )
        elif file := FILES.by_path.get(path.removeprefix("/static/")):
            route.fulfill(body=file.content, content_type=file.media_type)
        else:
            route.fulfill(status=404, body="")

    page.route("**/*", answer)
    page.goto(f"{ORIGIN}/")
