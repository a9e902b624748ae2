"""Largest body a route takes; a bigger one is refused before it is read."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.errors import TooLargeError

# 48 KiB of answers grow threefold when urlencoded, and the sealed state comes beside them.
SMALL = 384 * 1024


class BodyLimit:
    """Once a body passes `limit` bytes it is refused with 413, as a page or a problem."""

    def __init__(self, app: ASGIApp, *, limit: int = SMALL) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = 0

        async def limited() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.limit:
                # Not TooLargeError itself: on the API the framework would turn it into a 400.
                raise HTTPException(TooLargeError.status)
            return message

        await self.app(scope, limited, send)
