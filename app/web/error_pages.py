"""Every refusal becomes a calm page in the reader's language, or problem+json on the API; nothing typed is echoed."""

import logging
from http import HTTPStatus
from typing import cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

from app.core.errors import (
    AppError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    SignInNeededError,
    TooLargeError,
    TooManyError,
    UnavailableError,
)
from app.core.locales import translate
from app.web.negotiation import page_language
from app.web.pages import Pages

log = logging.getLogger(__name__)

BY_STATUS: dict[int, type[AppError]] = {
    403: ForbiddenError,
    404: NotFoundError,
    413: TooLargeError,
    422: InvalidError,
    429: TooManyError,
    503: UnavailableError,
}


def install_error_pages(app: FastAPI) -> None:
    app.add_exception_handler(AppError, refuse)
    app.add_exception_handler(HTTPException, refuse_http)
    app.add_exception_handler(RequestValidationError, refuse_invalid)
    app.add_exception_handler(DBAPIError, refuse_database)
    app.add_exception_handler(Exception, refuse_unexpected)


def refuse(request: Request, error: Exception) -> Response:
    refusal = cast("AppError", error)
    faults: dict[str, str] = getattr(refusal, "faults", {})
    return answer(request, refusal, faults=[{"where": ["answers", key], "kind": kind} for key, kind in faults.items()])


def refuse_http(request: Request, error: Exception) -> Response:
    status = cast("HTTPException", error).status_code
    kind = BY_STATUS.get(status)
    if kind is None:
        kind = type("HttpError", (AppError,), {"status": HTTPStatus(status), "code": f"http_{status}"})
    return answer(request, kind())


def refuse_invalid(request: Request, error: Exception) -> Response:
    """Says where the input was wrong and in what way, never what it was."""
    faults = [
        {"where": [str(part) for part in fault["loc"][1:]], "kind": fault["type"]}
        for fault in cast("RequestValidationError", error).errors()
    ]
    return answer(request, InvalidError(), faults=faults)


def refuse_database(request: Request, error: Exception) -> Response:
    log.error("database refused", extra={"kind": type(error).__name__})
    return answer(request, UnavailableError())


def refuse_unexpected(request: Request, error: Exception) -> Response:
    log.error("unexpected error", exc_info=error, extra={"kind": type(error).__name__})
    return answer(request, AppError(), status=500)


def answer(
    request: Request, error: AppError, *, status: int | None = None, faults: list[dict[str, object]] | None = None
) -> Response:
    code = status or int(error.status)
    language = page_language(request)
    sentence = translate(error.sentence, language) % error.facts
    if request.url.path.startswith("/api/"):
        return problem(error, code, sentence, faults)
    if isinstance(error, SignInNeededError):
        return RedirectResponse("/staff/sign-in", status_code=303)
    pages: Pages = request.app.state.pages
    staff = request.url.path.startswith(("/staff", "/evaluation"))
    return pages.render(
        request,
        "errors/refusal.html",
        status=code,
        sentence=sentence,
        code=code,
        staff_page=staff,
        error_code=error.code,
    )


def problem(error: AppError, code: int, sentence: str, faults: list[dict[str, object]] | None) -> Response:
    """RFC 9457."""
    body: dict[str, object] = {"type": "about:blank", "title": HTTPStatus(code).phrase, "status": code}
    body |= {"code": error.code if code != HTTPStatus.INTERNAL_SERVER_ERROR else "unexpected", "detail": sentence}
    if faults:
        body["faults"] = faults
    headers = {"Cache-Control": "no-store"}
    if code == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(body, status_code=code, media_type="application/problem+json", headers=headers)
