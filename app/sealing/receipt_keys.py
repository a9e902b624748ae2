"""What a receipt opens: the look-up digest that is stored, and the key that wraps its mailbox's private half."""

from hashlib import sha256
from typing import Final

from app.sealing.aead import lock, unlock
from app.sealing.binding import bound
from app.sealing.derivation import subkey
from app.sealing.errors import CannotOpenError, InvalidKeyError
from app.sealing.keys import PrivateKey
from app.sealing.receipts import Receipt

_WRAPPED_PRIVATE_KEY: Final = bound("baro receipt private key", "1")


def lookup_digest(receipt: Receipt) -> bytes:
    """32 bytes, stored. Tells nothing about the number or the wrapping key."""
    return sha256(subkey(receipt.digits.encode(), label="receipt look-up")).digest()


def wrapping_key(receipt: Receipt) -> bytes:
    """32 bytes, never stored."""
    return subkey(receipt.digits.encode(), label="receipt wrapping")


def wrap_private(receipt: Receipt, private: PrivateKey) -> bytes:
    """60 bytes, stored beside the look-up digest."""
    return lock(private.raw, key=wrapping_key(receipt), bound_to=_WRAPPED_PRIVATE_KEY)


def unwrap_private(receipt: Receipt, wrapped: bytes) -> PrivateKey:
    """Raises CannotOpenError."""
    raw = unlock(wrapped, key=wrapping_key(receipt), bound_to=_WRAPPED_PRIVATE_KEY)
    try:
        return PrivateKey(raw)
    except InvalidKeyError:
        raise CannotOpenError from None
