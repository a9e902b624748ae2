"""The one secret-key lock: AES-256-GCM with a random nonce in front."""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.sealing.errors import CannotOpenError

NONCE_BYTES: Final = 12
OVERHEAD_BYTES: Final = NONCE_BYTES + 16


def lock(plaintext: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """Nonce, ciphertext, tag. A key locks at most 2**32 texts (NIST SP 800-38D, 8.3)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, bound_to)


def unlock(locked: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """Raises CannotOpenError for any other key or binding, and for bytes that were never locked."""
    if len(locked) < OVERHEAD_BYTES:
        raise CannotOpenError
    try:
        return AESGCM(key).decrypt(locked[:NONCE_BYTES], locked[NONCE_BYTES:], bound_to)
    except InvalidTag:
        raise CannotOpenError from None
