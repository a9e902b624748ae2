"""One secret, many keys: HKDF-SHA256 (RFC 5869) with a label for each use."""

from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.sealing.binding import bound

KEY_BYTES: Final = 32


def subkey(secret: bytes, *, label: str, salt: bytes | None = None, length: int = KEY_BYTES) -> bytes:
    """`length` bytes (at most 8160) that tell nothing about the secret or about the key of another label."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=bound("baro key", label)).derive(secret)
