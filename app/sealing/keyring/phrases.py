"""Unlock phrases: how strong one must be, and how it wraps an officer's seed under Argon2id."""

import os
import unicodedata
from dataclasses import dataclass
from typing import Final, NewType, Self

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.sealing.aead import OVERHEAD_BYTES, lock, unlock
from app.sealing.binding import bound
from app.sealing.derivation import KEY_BYTES
from app.sealing.errors import CannotOpenError, WeakPhraseError, WrongPhraseError
from app.sealing.keyring.officers import OfficerSecret

WORDS_NEEDED: Final = 5
LETTERS_IN_A_WORD: Final = 3
CHARACTERS_NEEDED: Final = 16
DIFFERENT_CHARACTERS: Final = 8

WrappedSeed = NewType("WrappedSeed", bytes)

_VERSION: Final = b"\x01"
_MOST_MEMORY_KIB: Final = 512 * 1024
_MOST_PASSES: Final = 32
_COST_BYTES: Final = 4 + 2 + 1
_SALT_BYTES: Final = 16
_HEADER_BYTES: Final = len(_VERSION) + _COST_BYTES + _SALT_BYTES
_WRAPPED_BYTES: Final = _HEADER_BYTES + OVERHEAD_BYTES + KEY_BYTES


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """Argon2id's price. The default is the second choice of RFC 9106, section 4."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def encoded(self) -> bytes:
        return self.memory_kib.to_bytes(4, "big") + self.passes.to_bytes(2, "big") + self.lanes.to_bytes(1, "big")

    @classmethod
    def decoded(cls, raw: bytes) -> Self:
        return cls(int.from_bytes(raw[:4], "big"), int.from_bytes(raw[4:6], "big"), raw[6])

    def is_bearable(self) -> bool:
        """Whether Argon2 accepts it and a server survives it: an altered row must not ask for terabytes."""
        is_sound = self.passes >= 1 and self.lanes >= 1 and self.memory_kib >= 8 * self.lanes
        return is_sound and self.memory_kib <= _MOST_MEMORY_KIB and self.passes <= _MOST_PASSES


def check_strength(phrase: str) -> None:
    """Five different words of three letters or more, or 16 characters with 8 different ones; else WeakPhraseError."""
    words = {word for word in _normal(phrase).casefold().split() if len(word) >= LETTERS_IN_A_WORD}
    characters = _normal(phrase).replace(" ", "")
    is_long = len(characters) >= CHARACTERS_NEEDED and len(set(characters)) >= DIFFERENT_CHARACTERS
    if len(words) < WORDS_NEEDED and not is_long:
        raise WeakPhraseError(words_needed=WORDS_NEEDED, characters_needed=CHARACTERS_NEEDED)


def wrap_seed(seed: OfficerSecret, phrase: str, *, cost: Argon2Cost | None = None) -> WrappedSeed:
    """Version, cost, salt and the locked seed: 84 bytes that carry all that unwrapping needs but the phrase.

    Raises WeakPhraseError.
    """
    check_strength(phrase)
    price = cost or Argon2Cost()
    salt = os.urandom(_SALT_BYTES)
    header = _VERSION + price.encoded() + salt
    locked = lock(seed.raw, key=_phrase_key(phrase, salt=salt, cost=price), bound_to=_binding(header))
    return WrappedSeed(header + locked)


def unwrap_seed(wrapped: WrappedSeed, phrase: str) -> OfficerSecret:
    """Raises WrongPhraseError, also for a wrapped seed that was altered. Takes the time and memory of its cost."""
    header, locked = wrapped[:_HEADER_BYTES], wrapped[_HEADER_BYTES:]
    if len(wrapped) != _WRAPPED_BYTES or header[:1] != _VERSION:
        raise WrongPhraseError
    cost = Argon2Cost.decoded(header[1 : 1 + _COST_BYTES])
    if not cost.is_bearable():
        raise WrongPhraseError
    key = _phrase_key(phrase, salt=header[-_SALT_BYTES:], cost=cost)
    try:
        return OfficerSecret(unlock(locked, key=key, bound_to=_binding(header)))
    except CannotOpenError:
        raise WrongPhraseError from None


def _phrase_key(phrase: str, *, salt: bytes, cost: Argon2Cost) -> bytes:
    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(_normal(phrase).encode())


def _binding(header: bytes) -> bytes:
    return bound("baro wrapped seed", header)


def _normal(phrase: str) -> str:
    """One form for what different keyboards type alike; spaces count once, capitals stay."""
    return " ".join(unicodedata.normalize("NFKC", phrase).split())
