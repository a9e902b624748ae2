"""A second reading of RFC 9180 base mode (P-256, SHA-256, AES-256-GCM) on bare primitives, to check ours against."""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEM = b"KEM\x00\x10"
HPKE = b"HPKE\x00\x10\x00\x01\x00\x02"
BASE_MODE = b"\x00"


@dataclass(frozen=True)
class Schedule:
    """Section 5.1: the key and nonce of one encapsulation."""

    key: bytes
    base_nonce: bytes

    def decrypt(self, ciphertext: bytes, *, aad: bytes = b"", sequence: int = 0) -> bytes:
        return AESGCM(self.key).decrypt(self._nonce(sequence), ciphertext, aad)

    def encrypt(self, plaintext: bytes, *, aad: bytes = b"", sequence: int = 0) -> bytes:
        return AESGCM(self.key).encrypt(self._nonce(sequence), plaintext, aad)

    def _nonce(self, sequence: int) -> bytes:
        return (int.from_bytes(self.base_nonce, "big") ^ sequence).to_bytes(12, "big")


def schedule(shared_secret: bytes, info: bytes) -> Schedule:
    context = (
        BASE_MODE + labeled_extract(HPKE, b"", b"psk_id_hash", b"") + labeled_extract(HPKE, b"", b"info_hash", info)
    )
    secret = labeled_extract(HPKE, shared_secret, b"secret", b"")
    return Schedule(
        labeled_expand(HPKE, secret, b"key", context, 32), labeled_expand(HPKE, secret, b"base_nonce", context, 12)
    )


def shared_secret(own: bytes, their_public: bytes, *, enc: bytes, recipient_public: bytes) -> bytes:
    """Section 4.1, from either side: `own` is the ephemeral or the recipient's scalar."""
    curve = ec.SECP256R1()
    private = ec.derive_private_key(int.from_bytes(own, "big"), curve)
    dh = private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(curve, their_public))
    prk = labeled_extract(KEM, b"", b"eae_prk", dh)
    return labeled_expand(KEM, prk, b"shared_secret", enc + recipient_public, 32)


def labeled_extract(suite: bytes, salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, "sha256")


def labeled_expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    """One HMAC block is enough: nothing here is longer than 32 bytes."""
    labeled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.new(prk, labeled + b"\x01", hashlib.sha256).digest()[:length]
