"""Sealed page state: what a sender typed so far, carried in a hidden field so that the server keeps nothing."""

import base64
import zlib
from typing import Final

from app.sealing.aead import OVERHEAD_BYTES, lock, unlock
from app.sealing.binding import bound
from app.sealing.derivation import subkey
from app.sealing.errors import CannotOpenError, StateExpiredError, StateTamperedError, StateTooLargeError

LIMIT_BYTES: Final = 64 * 1024
LIFETIME_HOURS: Final = 24

_HOUR_BYTES: Final = 4
# Deflate adds at most 5 bytes a 16 KiB block, its frame 6 (RFC 1950, RFC 1951 section 3.2.4); 256 covers both.
_LONGEST_SEALED: Final = OVERHEAD_BYTES + _HOUR_BYTES + LIMIT_BYTES + 256
_LONGEST_TEXT: Final = -(-_LONGEST_SEALED // 3) * 4


def seal_state(payload: bytes, *, key: bytes, bound_to: str, now_hour: int) -> str:
    """Base64url text. `bound_to` names consultation, form version and language; `now_hour` counts hours since 1970.

    Raises StateTooLargeError for a payload over LIMIT_BYTES.
    """
    if len(payload) > LIMIT_BYTES:
        raise StateTooLargeError(limit=LIMIT_BYTES)
    content = now_hour.to_bytes(_HOUR_BYTES, "big") + zlib.compress(payload)
    sealed = lock(content, key=_state_key(key), bound_to=_binding(bound_to))
    return base64.urlsafe_b64encode(sealed).decode()


def open_state(text: str, *, key: bytes, bound_to: str, now_hour: int) -> bytes:
    """The payload, for 24 hours (the hour is whole, so up to 25).

    Raises StateTooLargeError, StateTamperedError or StateExpiredError.
    """
    if len(text) > _LONGEST_TEXT:
        raise StateTooLargeError(limit=LIMIT_BYTES)
    content = _opened(text, key=key, bound_to=bound_to)
    age = now_hour - int.from_bytes(content[:_HOUR_BYTES], "big")
    # One hour ahead is forgiven: two workers' clocks may differ around the full hour.
    if not -1 <= age <= LIFETIME_HOURS:
        raise StateExpiredError
    return _decompressed(content[_HOUR_BYTES:])


def _opened(text: str, *, key: bytes, bound_to: str) -> bytes:
    try:
        sealed = base64.b64decode(text, altchars=b"-_", validate=True)
        return unlock(sealed, key=_state_key(key), bound_to=_binding(bound_to))
    except (ValueError, CannotOpenError):
        raise StateTamperedError from None


def _decompressed(packed: bytes) -> bytes:
    """Stops one byte over the limit, so that a small text can never unfold into a large one."""
    unpacker = zlib.decompressobj()
    try:
        payload = unpacker.decompress(packed, LIMIT_BYTES + 1)
    except zlib.error:
        raise StateTamperedError from None
    if len(payload) > LIMIT_BYTES:
        raise StateTooLargeError(limit=LIMIT_BYTES)
    if not unpacker.eof or unpacker.unused_data:
        raise StateTamperedError
    return payload


def _state_key(key: bytes) -> bytes:
    return subkey(key, label="page state")


def _binding(bound_to: str) -> bytes:
    return bound("baro page state", "1", bound_to)
