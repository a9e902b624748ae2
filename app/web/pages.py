"""Turning a template and values into an answer in the reader's language."""

import gzip
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension

from app.core import locales
from app.core.settings import Settings
from app.web.negotiation import page_language
from app.web.static import StaticFiles

TEMPLATES = Path(__file__).resolve().parents[2] / "frontend" / "templates"
SMALLEST_TO_ZIP = 500


class Pages:
    """One compiled environment per language, so that a template's words are bound once."""

    def __init__(self, settings: Settings, static: StaticFiles) -> None:
        self.settings = settings
        self.static = static
        self.environments = {code: self._environment(code) for code in locales.LOCALES}

    def _environment(self, code: str) -> Environment:
        extensions: list[str | type[Extension]] = ["jinja2.ext.i18n", "jinja2.ext.do"]
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=extensions,
        )
        catalogue = locales.translations(code)
        environment.install_gettext_callables(  # type: ignore[attr-defined]
            catalogue.gettext, catalogue.ngettext, newstyle=True, pgettext=catalogue.pgettext
        )
        here = locales.locale(code)
        environment.globals.update(
            locale=code,
            direction=here.direction,
            locales=[locales.LOCALES[name] for name in locales.LOCALES],
            static=self.static.url,
            demo=self.settings.demo,
            exit_url=self.settings.exit_url,
            host_organisation=self.settings.host_organisation,
            format_date=lambda day: locales.format_date(day, code),
            format_number=lambda number: locales.format_number(number, code),
            localized=lambda text: locales.localized(text, code),
        )
        return environment

    def text(self, template: str, language: str, **context: Any) -> str:
        """The page as text, for files and tests that have no request."""
        return self.environments[language].get_template(template).render(context)

    def render(self, request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """The page as an answer. Context every page has: see `frontend/templates/layouts`."""
        language = context.pop("language", None) or page_language(request)
        shared = {
            "request_path": request.url.path,
            "csrf": getattr(request.state, "csrf", None),
            "staff": getattr(request.state, "staff", None),
            "navigation": getattr(request.state, "navigation", []),
            "tasks_overdue": getattr(request.state, "tasks_overdue", False),
            "review_missing": language in self.unreviewed,
        }
        body = self.text(template, language, **(shared | context)).encode()
        headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding", "Content-Language": language}
        if len(body) > SMALLEST_TO_ZIP and "gzip" in request.headers.get("accept-encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return HTMLResponse(body, status_code=status, headers=headers)

    @property
    def unreviewed(self) -> frozenset[str]:
        """Languages whose interface words no native speaker has reviewed (`locales/STATUS.md`)."""
        return locales.unreviewed()


def see_other(path: str) -> Response:
    """After a change: look at this page now (303)."""
    return RedirectResponse(path, status_code=303)
