"""The keys of this room as they are stored: raw bytes, checked once, that never show in a repr."""

import os
from dataclasses import dataclass
from typing import Final, Self

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.sealing.derivation import KEY_BYTES, subkey
from app.sealing.errors import InvalidKeyError

CURVE: Final = ec.SECP256R1()
PUBLIC_KEY_BYTES: Final = 65


@dataclass(frozen=True, slots=True, repr=False)
class SecretBytes:
    """32 secret bytes in `raw`. Raises InvalidKeyError for another length."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise InvalidKeyError

    def __repr__(self) -> str:
        return f"{type(self).__name__}(hidden)"

    @classmethod
    def draw(cls) -> Self:
        """A new one from the operating system's randomness."""
        return cls(os.urandom(KEY_BYTES))


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A point of P-256 in `raw`: 65 bytes, uncompressed, as WebCrypto's "raw". Raises InvalidKeyError off the curve."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != PUBLIC_KEY_BYTES:
            raise InvalidKeyError
        self.load()

    def load(self) -> ec.EllipticCurvePublicKey:
        try:
            return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, self.raw)
        except ValueError:
            raise InvalidKeyError from None


@dataclass(frozen=True, slots=True, repr=False)
class PrivateKey(SecretBytes):
    """A scalar of P-256, big-endian, in `raw`. Raises InvalidKeyError for zero and for the order or more."""

    def __post_init__(self) -> None:
        SecretBytes.__post_init__(self)
        self.load()

    @classmethod
    def draw(cls) -> Self:
        return cls._of(ec.generate_private_key(CURVE))

    @classmethod
    def derive(cls, secret: bytes, *, label: str) -> Self:
        """The same key for the same secret and label, by extra random bits (FIPS 186-5, A.2.1): bias under 2**-128."""
        drawn = int.from_bytes(subkey(secret, label=label, length=KEY_BYTES + 16), "big")
        scalar = drawn % (CURVE.group_order - 1) + 1
        return cls(scalar.to_bytes(KEY_BYTES, "big"))

    @classmethod
    def _of(cls, loaded: ec.EllipticCurvePrivateKey) -> Self:
        return cls(loaded.private_numbers().private_value.to_bytes(KEY_BYTES, "big"))

    def load(self) -> ec.EllipticCurvePrivateKey:
        try:
            return ec.derive_private_key(int.from_bytes(self.raw, "big"), CURVE)
        except ValueError:
            raise InvalidKeyError from None

    def public(self) -> PublicKey:
        return PublicKey(self.load().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
