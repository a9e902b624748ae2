"""The one public-key seal: HPKE base mode (RFC 9180) over P-256, HKDF-SHA256 and AES-256-GCM, one message a seal."""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from app.sealing.errors import CannotOpenError
from app.sealing.keys import PrivateKey, PublicKey

# P-256 because every browser that has WebCrypto has it.
SUITE: Final = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def seal_raw(plaintext: bytes, *, to: PublicKey, info: bytes) -> bytes:
    """The encapsulated key (65 bytes), the ciphertext and its tag (16). The length of the plaintext shows."""
    return SUITE.encrypt(plaintext, to.load(), info)


def open_raw(sealed: bytes, *, with_key: PrivateKey, info: bytes) -> bytes:
    """Raises CannotOpenError for any other key or info, and for bytes that are not a seal."""
    try:
        return SUITE.decrypt(sealed, with_key.load(), info)
    except (InvalidTag, ValueError):
        raise CannotOpenError from None
