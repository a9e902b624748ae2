"""Page state: comes back whole, in its own page, for a day, and never unfolds into more than its limit."""

import base64
import os
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.aead import lock
from app.sealing.binding import bound
from app.sealing.derivation import subkey
from app.sealing.errors import StateExpiredError, StateTamperedError, StateTooLargeError
from app.sealing.page_state import LIMIT_BYTES, open_state, seal_state
from tests.sealing.strategies import few, flipped, texts

KEY = bytes(range(32))
PAGE = "c-1/3/fr"
NOW = 490_000
SEALED = seal_state(b"half an answer", key=KEY, bound_to=PAGE, now_hour=NOW)


def sealed_by_hand(packed: bytes) -> str:
    """What only the holder of the key could make: any bytes where the compressed payload stands."""
    content = NOW.to_bytes(4, "big") + packed
    binding = bound("baro page state", "1", PAGE)
    return base64.urlsafe_b64encode(lock(content, key=subkey(KEY, label="page state"), bound_to=binding)).decode()


@few
@given(texts)
def test_a_state_comes_back_in_its_own_page(payload: bytes) -> None:
    text = seal_state(payload, key=KEY, bound_to=PAGE, now_hour=NOW)

    assert open_state(text, key=KEY, bound_to=PAGE, now_hour=NOW) == payload


def test_a_state_fits_an_attribute_without_escapes() -> None:
    assert set(SEALED) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=")


@pytest.mark.parametrize("page", ["c-2/3/fr", "c-1/4/fr", "c-1/3/bm", ""])
def test_a_state_does_not_open_in_another_page(page: str) -> None:
    with pytest.raises(StateTamperedError):
        open_state(SEALED, key=KEY, bound_to=page, now_hour=NOW)


def test_a_state_does_not_open_under_another_key() -> None:
    with pytest.raises(StateTamperedError):
        open_state(SEALED, key=KEY[::-1], bound_to=PAGE, now_hour=NOW)


@pytest.mark.parametrize("later", [-1, 0, 24])
def test_a_state_opens_for_a_day(later: int) -> None:
    assert open_state(SEALED, key=KEY, bound_to=PAGE, now_hour=NOW + later) == b"half an answer"


@pytest.mark.parametrize("later", [-2, 25, 10_000])
def test_a_state_from_another_day_or_from_the_future_has_expired(later: int) -> None:
    with pytest.raises(StateExpiredError):
        open_state(SEALED, key=KEY, bound_to=PAGE, now_hour=NOW + later)


@few
@given(st.integers(min_value=0))
def test_one_turned_bit_anywhere_is_noticed(bit: int) -> None:
    altered = base64.urlsafe_b64encode(flipped(base64.urlsafe_b64decode(SEALED), bit)).decode()

    with pytest.raises(StateTamperedError):
        open_state(altered, key=KEY, bound_to=PAGE, now_hour=NOW)


@few
@given(st.text(max_size=200) | st.integers(0, len(SEALED) - 1).map(lambda length: SEALED[:length]))
def test_arbitrary_and_cut_text_is_refused_by_one_error_only(text: str) -> None:
    with pytest.raises(StateTamperedError):
        open_state(text, key=KEY, bound_to=PAGE, now_hour=NOW)


@pytest.mark.parametrize("payload", [os.urandom(LIMIT_BYTES), bytes(LIMIT_BYTES)], ids=["random", "zeros"])
def test_the_largest_state_fits(payload: bytes) -> None:
    text = seal_state(payload, key=KEY, bound_to=PAGE, now_hour=NOW)

    assert open_state(text, key=KEY, bound_to=PAGE, now_hour=NOW) == payload


def test_a_payload_over_the_limit_is_refused_before_sealing() -> None:
    with pytest.raises(StateTooLargeError) as refusal:
        seal_state(bytes(LIMIT_BYTES + 1), key=KEY, bound_to=PAGE, now_hour=NOW)

    assert refusal.value.limit == LIMIT_BYTES


def test_a_text_longer_than_any_state_is_refused_unread() -> None:
    with pytest.raises(StateTooLargeError):
        open_state("A" * 100_000, key=KEY, bound_to=PAGE, now_hour=NOW)


def test_a_small_state_never_unfolds_into_a_large_one() -> None:
    bomb = sealed_by_hand(zlib.compress(bytes(50_000_000)))

    assert len(bomb) < 80_000
    tracemalloc.start()
    with pytest.raises(StateTooLargeError):
        open_state(bomb, key=KEY, bound_to=PAGE, now_hour=NOW)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize(
    "packed",
    [b"", b"not compressed", zlib.compress(b"cut")[:-1], zlib.compress(b"more") + b"behind"],
    ids=["empty", "raw", "cut", "trailing"],
)
def test_a_state_with_a_broken_inside_is_refused(packed: bytes) -> None:
    with pytest.raises(StateTamperedError):
        open_state(sealed_by_hand(packed), key=KEY, bound_to=PAGE, now_hour=NOW)
