"""What is stored of a receipt cannot be turned back, and only the receipt unwraps its private key."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.errors import CannotOpenError
from app.sealing.receipt_keys import lookup_digest, unwrap_private, wrap_private, wrapping_key
from app.sealing.receipts import draw, parse
from tests.sealing.strategies import OWN, few, flipped

RECEIPT = draw()
WRAPPED = wrap_private(RECEIPT, OWN)


def test_the_look_up_digest_is_the_same_for_the_same_number_only() -> None:
    assert lookup_digest(RECEIPT) == lookup_digest(parse(RECEIPT.grouped()))
    assert lookup_digest(RECEIPT) != lookup_digest(draw())


def test_the_look_up_digest_is_not_the_wrapping_key() -> None:
    assert lookup_digest(RECEIPT) not in (wrapping_key(RECEIPT), sha256(wrapping_key(RECEIPT)).digest())
    assert len(lookup_digest(RECEIPT)) == len(wrapping_key(RECEIPT)) == 32


def test_the_receipt_unwraps_its_private_key() -> None:
    assert unwrap_private(RECEIPT, WRAPPED) == OWN


def test_another_receipt_unwraps_nothing() -> None:
    with pytest.raises(CannotOpenError):
        unwrap_private(draw(), WRAPPED)


@few
@given(st.binary(max_size=100) | st.integers(min_value=0).map(lambda bit: flipped(WRAPPED, bit)))
def test_altered_or_arbitrary_bytes_unwrap_nothing(wrapped: bytes) -> None:
    with pytest.raises(CannotOpenError):
        unwrap_private(RECEIPT, wrapped)
