"""Refusals of this room: none of them ever carries a secret, a text or a reason an attacker could learn from."""

from enum import StrEnum


class SealingError(Exception):
    """The parent of every refusal here, for a caller that answers all of them alike."""


class InvalidKeyError(SealingError):
    """The bytes are not a key of the kind asked for."""


class CannotOpenError(SealingError):
    """Sealed bytes did not open. Wrong key, wrong context and damage look the same on purpose."""

    def __init__(self) -> None:
        super().__init__()


class TooLargeError(SealingError):
    """The content does not fit; `limit` is in bytes."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class ReceiptMistake(StrEnum):
    """What a person can do about a number that was typed wrongly."""

    CHARACTER = "character"
    LENGTH = "length"
    CHECK = "check"


class MistypedReceiptError(SealingError):
    """Not a receipt number. `digits_found` counts digits; the digits themselves are never kept."""

    def __init__(self, mistake: ReceiptMistake, *, digits_found: int) -> None:
        super().__init__(mistake, digits_found)
        self.mistake = mistake
        self.digits_found = digits_found


class WeakClientKeyError(SealingError):
    """A client's key is too short or too regular to make a receipt from."""


class StateTamperedError(SealingError):
    """A hidden form state is not one this server sealed for this page."""


class StateExpiredError(SealingError):
    """A hidden form state is too old, or comes from the future."""


class StateTooLargeError(TooLargeError):
    """A hidden form state is over its limit."""


class WrongPhraseError(SealingError):
    """The unlock phrase does not open this seed, or the wrapped seed was altered."""


class WeakPhraseError(SealingError):
    """The phrase has neither enough different words nor enough different characters."""

    def __init__(self, *, words_needed: int, characters_needed: int) -> None:
        super().__init__(words_needed, characters_needed)
        self.words_needed = words_needed
        self.characters_needed = characters_needed
