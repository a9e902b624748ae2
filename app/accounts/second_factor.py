"""The second factor: six digits from an authenticator app (TOTP, RFC 6238), each good for one sign-in only."""

import hmac
from datetime import datetime
from typing import Final

import pyotp
import segno

ISSUER: Final = "Baro"
STEP_SECONDS: Final = 30
SECRET_LETTERS: Final = 32
# One step before and after: phones' clocks drift.
WINDOW: Final = (0, -1, 1)


def new_secret() -> str:
    """160 random bits in base32."""
    return pyotp.random_base32(SECRET_LETTERS)


def is_secret(text: str) -> bool:
    return len(text) == SECRET_LETTERS and set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def address(secret: str, *, username: str) -> str:
    """The `otpauth:` address that authenticator apps read."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def picture(secret: str, *, username: str) -> str:
    """The address as a QR code: the `data:` address of an SVG, which needs no script and no file."""
    return segno.make(address(secret, username=username), error="m").svg_data_uri(scale=5, border=4, light="#fff")


def accepted_step(secret: str, code: str, *, at: datetime, used_step: int | None) -> int | None:
    """The time step whose code this is, or None. A step up to `used_step` was used already and counts as wrong."""
    now = int(at.timestamp()) // STEP_SECONDS
    typed = "".join(c for c in code if c.isascii() and c.isdigit())
    totp = pyotp.TOTP(secret)
    for step in (now + shift for shift in WINDOW):
        is_fresh = used_step is None or step > used_step
        if hmac.compare_digest(totp.generate_otp(step), typed) and is_fresh:
            return step
    return None
