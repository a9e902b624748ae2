"""An unlocked seed inside a login session: locked under a secret that only the officer's cookie holds."""

from typing import Final

from app.sealing.aead import lock, unlock
from app.sealing.binding import bound
from app.sealing.derivation import KEY_BYTES, subkey
from app.sealing.errors import CannotOpenError, InvalidKeyError
from app.sealing.keyring.officers import OfficerSecret

_SESSION: Final = bound("baro session seed", "1")


def seal_for_session(seed: OfficerSecret, session_secret: bytes) -> bytes:
    """60 bytes for the session's row. Raises InvalidKeyError for a session secret under 32 bytes."""
    return lock(seed.raw, key=_session_key(session_secret), bound_to=_SESSION)


def open_for_session(sealed: bytes, session_secret: bytes) -> OfficerSecret:
    """Raises CannotOpenError."""
    try:
        return OfficerSecret(unlock(sealed, key=_session_key(session_secret), bound_to=_SESSION))
    except InvalidKeyError:
        raise CannotOpenError from None


def _session_key(session_secret: bytes) -> bytes:
    if len(session_secret) < KEY_BYTES:
        raise InvalidKeyError
    return subkey(session_secret, label="session seed")
