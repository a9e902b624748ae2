"""An officer's secret, the two key pairs that come from it, and the public half others see."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from app.sealing.binding import bound
from app.sealing.errors import InvalidKeyError
from app.sealing.keys import PUBLIC_KEY_BYTES, PrivateKey, PublicKey, SecretBytes

FINGERPRINT_DIGITS: Final = 30
FINGERPRINT_GROUP: Final = 5
_ALGORITHM: Final = ec.ECDSA(SHA256())


@dataclass(frozen=True, slots=True)
class PublicBundle:
    """What an officer's account shows: where to seal to, and whose signature to check."""

    hpke_public: PublicKey
    signing_public: PublicKey

    @property
    def raw(self) -> bytes:
        """130 bytes, as stored."""
        return self.hpke_public.raw + self.signing_public.raw

    @classmethod
    def from_raw(cls, raw: bytes) -> Self:
        """Raises InvalidKeyError."""
        if len(raw) != 2 * PUBLIC_KEY_BYTES:
            raise InvalidKeyError
        return cls(PublicKey(raw[:PUBLIC_KEY_BYTES]), PublicKey(raw[PUBLIC_KEY_BYTES:]))

    def verifies(self, signature: bytes, statement: bytes) -> bool:
        try:
            self.signing_public.load().verify(signature, statement, _ALGORITHM)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True, repr=False)
class OfficerSecret(SecretBytes):
    """The 32-byte seed of everything an officer can open or sign."""

    def hpke_private(self) -> PrivateKey:
        return PrivateKey.derive(self.raw, label="officer sealing")

    def bundle(self) -> PublicBundle:
        return PublicBundle(self.hpke_private().public(), self._signing_private().public())

    def sign(self, statement: bytes) -> bytes:
        """An ECDSA signature in DER. `statement` must come from `bound`, so that no two uses can be confused."""
        return self._signing_private().load().sign(statement, _ALGORITHM)

    def _signing_private(self) -> PrivateKey:
        return PrivateKey.derive(self.raw, label="officer signing")


def digest(public: PublicBundle | PublicKey) -> bytes:
    """32 bytes that stand for a public key."""
    return sha256(bound("baro fingerprint", public.raw)).digest()


def fingerprint(public: PublicBundle | PublicKey) -> str:
    """30 digits (99 bits) in six groups of five, to be compared aloud. Unlike a receipt's groups, on purpose."""
    number = int.from_bytes(digest(public), "big") % 10**FINGERPRINT_DIGITS
    digits = f"{number:0{FINGERPRINT_DIGITS}d}"
    return " ".join(digits[at : at + FINGERPRINT_GROUP] for at in range(0, FINGERPRINT_DIGITS, FINGERPRINT_GROUP))
