"""Receipts: the only thing a sender takes away. Drawing, reading, writing and checking the number."""

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from app.sealing.derivation import subkey
from app.sealing.errors import MistypedReceiptError, ReceiptMistake, WeakClientKeyError

RANDOM_DIGITS: Final = 25
DIGITS: Final = RANDOM_DIGITS + 2
GROUP: Final = 3
CLIENT_KEY_BYTES: Final = 16
SERVER_SECRET_BYTES: Final = 32

# A random key of 16 bytes has fewer than 5 different ones about once in 10**28.
_DIFFERENT_BYTES: Final = 5
# Pasted numbers bring spaces (Zs), bidi and joining marks (Cf), every dash (Pd), and line ends.
_SKIPPED_CATEGORIES: Final = frozenset({"Zs", "Zl", "Zp", "Cf", "Pd"})
_SKIPPED_CHARACTERS: Final = frozenset("\t\r\n.\u2212\u0640")
# Nobody types this much; it bounds the work a stranger can ask for.
_LONGEST_INPUT: Final = 400


@dataclass(frozen=True, slots=True, repr=False)
class Receipt:
    """25 random digits (83 bits) and two check digits, Western, unspaced. Made by `parse`, `draw` and `derive` only."""

    digits: str

    def __repr__(self) -> str:
        return "Receipt(hidden)"

    def grouped(self) -> str:
        """Nine groups of three. Show it inside dir="ltr": a right-to-left line would turn the order of the groups."""
        return " ".join(self.digits[at : at + GROUP] for at in range(0, DIGITS, GROUP))


def draw() -> Receipt:
    return _with_check_digits(secrets.randbelow(10**RANDOM_DIGITS))


def derive(client_key: bytes, secret: bytes, *, consultation: str) -> Receipt:
    """The same receipt for a client that tries again under the same server secret (at least 32 bytes).

    Bound to the consultation, so a client that keeps one key still gets a receipt for each. The key needs
    128 random bits: WeakClientKeyError for fewer than 16 bytes or for a visible pattern.
    """
    if len(client_key) < CLIENT_KEY_BYTES or len(set(client_key)) < _DIFFERENT_BYTES:
        raise WeakClientKeyError
    if len(secret) < SERVER_SECRET_BYTES:
        raise ValueError("server secret", len(secret))
    # 32 bytes onto 10**25 numbers: the remainder's bias is under 2**-172.
    drawn = subkey(client_key, label=f"receipt of {consultation}", salt=secret)
    return _with_check_digits(int.from_bytes(drawn, "big") % 10**RANDOM_DIGITS)


def parse(text: str) -> Receipt:
    """Reads digits of any script with spaces, dashes, dots or direction marks between. Raises MistypedReceiptError."""
    digits = _western_digits(text)
    if len(digits) != DIGITS:
        raise MistypedReceiptError(ReceiptMistake.LENGTH, digits_found=len(digits))
    # Compared with what would be issued: 00, 01 and 99 are congruent to 97, 98 and 02, and never issued.
    receipt = _with_check_digits(int(digits[:RANDOM_DIGITS]))
    if receipt.digits != digits:
        raise MistypedReceiptError(ReceiptMistake.CHECK, digits_found=len(digits))
    return receipt


def _western_digits(text: str) -> str:
    found: list[str] = []
    if len(text) > _LONGEST_INPUT:
        raise MistypedReceiptError(ReceiptMistake.LENGTH, digits_found=0)
    for character in text:
        value = unicodedata.decimal(character, None)
        if value is not None:
            found.append(str(value))
        elif character not in _SKIPPED_CHARACTERS and unicodedata.category(character) not in _SKIPPED_CATEGORIES:
            raise MistypedReceiptError(ReceiptMistake.CHARACTER, digits_found=len(found))
    return "".join(found)


def _with_check_digits(number: int) -> Receipt:
    """ISO/IEC 7064 MOD 97-10: the whole number leaves 1 when divided by 97."""
    check = 98 - number * 100 % 97
    return Receipt(f"{number:0{RANDOM_DIGITS}d}{check:02d}")
