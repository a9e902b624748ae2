"""Which language a page speaks: the address decides, or the account's own choice, never the browser."""

from starlette.requests import HTTPConnection

from app.core.locales import DEFAULT, LOCALES, STAFF_LOCALES


def page_language(connection: HTTPConnection) -> str:
    """`/{language}/...`, `?language=` on the API (else English), the signed-in person's choice, else French."""
    first = connection.url.path.strip("/").split("/", 1)[0]
    if first in LOCALES:
        return first
    asked = connection.query_params.get("language", "")
    if first == "api" and asked in LOCALES:
        return asked
    if first == "api":
        return "en"
    chosen = getattr(connection.state, "staff_language", "")
    return chosen if chosen in STAFF_LOCALES else "en" if first in {"staff", "evaluation"} else DEFAULT
