"""Data keys: what one encrypts, only that one decrypts, and only in its own place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.data_keys import Context, DataKey, decrypt, encrypt, unwrap, wrap
from app.sealing.envelopes import Info, Purpose
from app.sealing.errors import CannotOpenError, TooLargeError
from app.sealing.padding import LARGEST_CONTENT
from tests.sealing.strategies import OTHER, OWN, few, flipped, texts

KEY = DataKey.draw()
CONTEXT = Context("c-1", "r-1", Purpose.ORIGINAL)
CIPHERTEXT = encrypt(KEY, b"what was said", context=CONTEXT)


@few
@given(texts)
def test_a_text_comes_back_in_its_own_place(text: bytes) -> None:
    assert decrypt(KEY, encrypt(KEY, text, context=CONTEXT), context=CONTEXT) == text


@pytest.mark.parametrize(
    "context",
    [
        Context("c-2", "r-1", Purpose.ORIGINAL),
        Context("c-1", "r-2", Purpose.ORIGINAL),
        Context("c-1", "r-1", Purpose.DRAFT),
        Context("c-1r", "-1", Purpose.ORIGINAL),
    ],
    ids=["consultation", "record", "purpose", "shifted"],
)
def test_a_text_does_not_open_in_another_place(context: Context) -> None:
    with pytest.raises(CannotOpenError):
        decrypt(KEY, CIPHERTEXT, context=context)


def test_a_text_does_not_open_with_another_key() -> None:
    with pytest.raises(CannotOpenError):
        decrypt(DataKey.draw(), CIPHERTEXT, context=CONTEXT)


@few
@given(st.integers(min_value=0))
def test_one_turned_bit_anywhere_keeps_a_text_shut(bit: int) -> None:
    with pytest.raises(CannotOpenError):
        decrypt(KEY, flipped(CIPHERTEXT, bit), context=CONTEXT)


@few
@given(texts | st.integers(0, len(CIPHERTEXT) - 1).map(lambda length: CIPHERTEXT[:length]))
def test_arbitrary_and_cut_bytes_are_refused_by_one_error_only(ciphertext: bytes) -> None:
    with pytest.raises(CannotOpenError):
        decrypt(KEY, ciphertext, context=CONTEXT)


def test_the_length_tells_only_the_bucket() -> None:
    assert len(encrypt(KEY, b"", context=CONTEXT)) == len(encrypt(KEY, b"x" * 1020, context=CONTEXT)) == 1053


def test_a_text_over_the_largest_bucket_is_refused() -> None:
    with pytest.raises(TooLargeError):
        encrypt(KEY, b"x" * (LARGEST_CONTENT + 1), context=CONTEXT)


def test_a_wrapped_data_key_opens_only_with_the_private_key_of_its_consultation() -> None:
    info = Info("c-1", Purpose.MAILBOX)

    wrapped = wrap(KEY, to=OWN.public(), info=info)

    assert unwrap(wrapped, with_key=OWN, info=info) == KEY
    with pytest.raises(CannotOpenError):
        unwrap(wrapped, with_key=OTHER, info=info)
    with pytest.raises(CannotOpenError):
        unwrap(wrapped, with_key=OWN, info=Info("c-1", Purpose.POINTER))
