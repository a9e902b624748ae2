"""Random names for things: no running number, no time inside."""

import secrets
from uuid import UUID, uuid4

SLUG_LETTERS = "abcdefghjkmnpqrstuvwxyz"  # without i, l and o, which are misread on paper
SLUG_LENGTH = 6


def new_id() -> UUID:
    return uuid4()


def new_slug() -> str:
    """Six random letters: an address that can be printed and says nothing."""
    return "".join(secrets.choice(SLUG_LETTERS) for _ in range(SLUG_LENGTH))


def new_token() -> str:
    """256 random bits, for cookies and API tokens."""
    return secrets.token_urlsafe(32)
