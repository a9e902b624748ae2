"""Envelopes: texts and keys sealed to a public key, bound to version, consultation and purpose."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from app.sealing.binding import bound
from app.sealing.errors import CannotOpenError, InvalidKeyError
from app.sealing.hpke import open_raw, seal_raw
from app.sealing.keys import PrivateKey, PublicKey, SecretBytes
from app.sealing.padding import pad, unpad

VERSION: Final = 1

Key = TypeVar("Key", bound=SecretBytes)


class Purpose(StrEnum):
    """What is sealed; an envelope made for one purpose never opens for another. Values are stored: never rename one."""

    ORIGINAL = "original"
    DRAFT = "draft"
    MAILBOX = "mailbox"
    POINTER = "pointer"
    MESSAGE = "message"
    OFFLINE = "offline"
    CONSULTATION_KEY = "consultation-key"


@dataclass(frozen=True, slots=True)
class Info:
    """What an envelope is bound to. `consultation` is its id as text."""

    consultation: str
    purpose: Purpose
    version: int = VERSION

    def for_text(self) -> bytes:
        return self._canonical("baro envelope")

    def for_key(self) -> bytes:
        """Apart from `for_text`, so that a text of 32 bytes never passes for a key."""
        return self._canonical("baro sealed key")

    def _canonical(self, label: str) -> bytes:
        return bound(label, str(self.version), self.purpose, self.consultation)


def seal(plaintext: bytes, *, to: PublicKey, info: Info) -> bytes:
    """Version byte, encapsulated key (65 bytes), ciphertext of the padded text. Raises TooLargeError."""
    return _versioned(info) + seal_raw(pad(plaintext), to=to, info=info.for_text())


def open_envelope(envelope: bytes, *, with_key: PrivateKey, info: Info) -> bytes:
    """Raises CannotOpenError, and nothing else, whatever the bytes are."""
    return unpad(open_raw(_body(envelope, info), with_key=with_key, info=info.for_text()))


def seal_key(key: SecretBytes, *, to: PublicKey, info: Info) -> bytes:
    """114 bytes. Not padded: every key has the same length."""
    return _versioned(info) + seal_raw(key.raw, to=to, info=info.for_key())


def open_key(sealed: bytes, kind: type[Key], *, with_key: PrivateKey, info: Info) -> Key:
    """Raises CannotOpenError, and nothing else, whatever the bytes are."""
    raw = open_raw(_body(sealed, info), with_key=with_key, info=info.for_key())
    try:
        return kind(raw)
    except InvalidKeyError:
        raise CannotOpenError from None


def _versioned(info: Info) -> bytes:
    return bytes([info.version])


def _body(envelope: bytes, info: Info) -> bytes:
    if info.version != VERSION or envelope[:1] != _versioned(info):
        raise CannotOpenError
    return envelope[1:]
