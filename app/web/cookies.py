"""The one cookie, for staff only: a random token, gone when the browser closes."""

from fastapi import Request, Response

from app.core.settings import Settings


def cookie_name(settings: Settings) -> str:
    # The prefix makes browsers refuse the cookie unless it is Secure and bound to this host alone.
    return "__Host-session" if settings.secure_cookies else "session"


def read_token(request: Request) -> str:
    """The session token, or an empty string."""
    return request.cookies.get(cookie_name(request.app.state.settings), "")


def set_token(response: Response, settings: Settings, token: str) -> None:
    response.set_cookie(
        cookie_name(settings), token, secure=settings.secure_cookies, httponly=True, samesite="strict", path="/"
    )


def clear_token(response: Response, settings: Settings) -> None:
    response.delete_cookie(
        cookie_name(settings), secure=settings.secure_cookies, httponly=True, samesite="strict", path="/"
    )
