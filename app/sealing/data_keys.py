"""Data keys: one for each part of a submission, so that destroying the key destroys the part in every copy."""

from dataclasses import dataclass
from typing import Final

from app.sealing.aead import lock, unlock
from app.sealing.binding import bound
from app.sealing.envelopes import Info, Purpose, open_key, seal_key
from app.sealing.errors import CannotOpenError
from app.sealing.keys import PrivateKey, PublicKey, SecretBytes
from app.sealing.padding import pad, unpad

VERSION: Final = b"\x01"


@dataclass(frozen=True, slots=True, repr=False)
class DataKey(SecretBytes):
    """32 random bytes for one part of one submission."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a ciphertext belongs. `record` is the text id of the row it stands in, so rows cannot be exchanged."""

    consultation: str
    record: str
    purpose: Purpose

    def canonical(self) -> bytes:
        return bound("baro data", self.consultation, self.record, self.purpose)


def encrypt(data_key: DataKey, plaintext: bytes, *, context: Context) -> bytes:
    """Version byte, nonce, ciphertext of the padded text. Raises TooLargeError."""
    return VERSION + lock(pad(plaintext), key=data_key.raw, bound_to=context.canonical())


def decrypt(data_key: DataKey, ciphertext: bytes, *, context: Context) -> bytes:
    """Raises CannotOpenError, and nothing else, whatever the bytes are."""
    if ciphertext[:1] != VERSION:
        raise CannotOpenError
    return unpad(unlock(ciphertext[1:], key=data_key.raw, bound_to=context.canonical()))


def wrap(data_key: DataKey, *, to: PublicKey, info: Info) -> bytes:
    """114 bytes for the key store, sealed to a consultation's public key."""
    return seal_key(data_key, to=to, info=info)


def unwrap(wrapped: bytes, *, with_key: PrivateKey, info: Info) -> DataKey:
    """Raises CannotOpenError."""
    return open_key(wrapped, DataKey, with_key=with_key, info=info)
