"""Proof that a posted staff page was ours: a token derived from the session, and the browser's own word."""

import hashlib
import hmac
from typing import ClassVar

from fastapi import Request

from app.core.errors import N_, ForbiddenError

FIELD = "csrf_token"


class ForgedRequestError(ForbiddenError):
    code: ClassVar[str] = "forged_request"
    sentence: ClassVar[str] = N_(
        "This page was open too long or came from elsewhere. Nothing was changed; open it again."
    )


def csrf_token(session_token: str) -> str:
    return hmac.new(session_token.encode(), b"csrf", hashlib.sha256).hexdigest()


def check_csrf(posted: str, session_token: str) -> None:
    """Raises ForgedRequestError unless the posted token belongs to this session."""
    if not hmac.compare_digest(posted.encode(), csrf_token(session_token).encode()):
        raise ForgedRequestError


def check_origin(request: Request) -> None:
    """Refuses a post that the browser says was made by another site."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site not in {"same-origin", "none"}:
        raise ForgedRequestError
