"""Sign-in passwords: how strong one must be, and how it is stretched (Argon2id, RFC 9106)."""

import base64
import os
from threading import BoundedSemaphore
from typing import Final

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.sealing.keyring.phrases import Argon2Cost

FEWEST_CHARACTERS: Final = 12
DIFFERENT_CHARACTERS: Final = 6
MOST_CHARACTERS: Final = 256

# Above OWASP's floor of 19 MiB and two passes; about 65 ms of one core.
COST: Final = Argon2Cost(memory_kib=32 * 1024, passes=2, lanes=1)

_SALT_BYTES: Final = 16
_HASH_BYTES: Final = 32
# A flood of sign-ins may take two cores and 64 MiB, not the whole machine.
_AT_ONCE = BoundedSemaphore(2)


def is_strong(password: str, *, username: str) -> bool:
    """12 to 256 characters, 6 of them different, and not a repetition of the user name."""
    if not FEWEST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
        return False
    rest = password.casefold().replace(username.casefold(), "") if username else password
    return len(set(password)) >= DIFFERENT_CHARACTERS and len(rest) > len(password) // 3


def hash_password(password: str, *, cost: Argon2Cost = COST) -> str:
    """A PHC string, which carries its cost and salt."""
    kdf = Argon2id(
        salt=os.urandom(_SALT_BYTES),
        length=_HASH_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    with _AT_ONCE:
        return kdf.derive_phc_encoded(password.encode())


def matches(password: str, hashed: str) -> bool:
    with _AT_ONCE:
        try:
            Argon2id.verify_phc_encoded(password.encode(), hashed)
        except InvalidKey:
            return False
    return True


def dummy_hash(cost: Argon2Cost = COST) -> str:
    """A hash of nothing, so that an unknown user name takes as long to refuse as a wrong password."""
    return (
        f"$argon2id$v=19$m={cost.memory_kib},t={cost.passes},p={cost.lanes}"
        f"${_unpadded(os.urandom(_SALT_BYTES))}${_unpadded(os.urandom(_HASH_BYTES))}"
    )


def _unpadded(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")
