"""What is stored in place of a secret: digests of session tokens, API tokens and tried user names."""

from hashlib import sha256
from typing import Final

# No user name is empty, so this stands for all of them together.
EVERYBODY: Final = sha256(b"sign-in throttle of everybody").digest()


def token_digest(token: str) -> bytes:
    """32 bytes. Plain SHA-256 is enough for 256 random bits."""
    return sha256(token.encode()).digest()


def username_digest(username: str) -> bytes:
    """32 bytes under which tries are counted, for names that exist and names that do not alike."""
    return sha256(b"sign-in throttle of " + username.encode()).digest()
