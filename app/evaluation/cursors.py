"""Where a page begins or ends: a record, a direction, and the question it belongs to."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

from app.evaluation.errors import CursorOfAnotherQueryError, CursorUnreadableError
from app.evaluation.filters import Filters

AFTER, BEFORE = b"a", b"b"
LENGTH = 1 + 16 + 8


@dataclass(frozen=True, slots=True)
class Cursor:
    """The page after this record, or with `backwards` the one before it."""

    record_id: UUID
    backwards: bool = False

    def written(self, filters: Filters) -> str:
        direction = BEFORE if self.backwards else AFTER
        raw = direction + self.record_id.bytes + bytes.fromhex(filters.fingerprint())
        return urlsafe_b64encode(raw).decode().rstrip("=")


def read_cursor(filters: Filters) -> Cursor | None:
    """None on the first page. Raises CursorUnreadableError and CursorOfAnotherQueryError."""
    if not filters.cursor:
        return None
    try:
        raw = urlsafe_b64decode(filters.cursor.encode("ascii") + b"==")
    except (ValueError, binascii.Error) as error:
        raise CursorUnreadableError(filter="cursor") from error
    if len(raw) != LENGTH or raw[:1] not in {AFTER, BEFORE}:
        raise CursorUnreadableError(filter="cursor")
    if raw[17:] != bytes.fromhex(filters.fingerprint()):
        raise CursorOfAnotherQueryError(filter="cursor")
    return Cursor(UUID(bytes=raw[1:17]), backwards=raw[:1] == BEFORE)
