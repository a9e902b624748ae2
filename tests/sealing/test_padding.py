"""Padding: five sizes, exact, and nothing else unpads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.errors import CannotOpenError, TooLargeError
from app.sealing.padding import BUCKETS_KIB, LARGEST_CONTENT, bucket, pad, unpad
from tests.sealing.strategies import few, texts


@pytest.mark.parametrize("kib", BUCKETS_KIB)
def test_content_with_its_header_fills_a_bucket_to_the_last_byte(kib: int) -> None:
    fullest = kib * 1024 - 4

    assert bucket(fullest) == kib
    assert len(pad(b"x" * fullest)) == kib * 1024
    assert unpad(pad(b"x" * fullest)) == b"x" * fullest


@pytest.mark.parametrize(("size", "kib"), [(0, 1), (1020, 1), (1021, 4), (4093, 16), (16381, 64), (65533, 256)])
def test_one_byte_more_needs_the_next_bucket(size: int, kib: int) -> None:
    assert bucket(size) == kib


def test_content_over_the_largest_bucket_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLargeError) as refusal:
        pad(b"x" * (LARGEST_CONTENT + 1))

    assert refusal.value.limit == LARGEST_CONTENT == 262_140


@few
@given(texts)
def test_unpadding_gives_back_what_was_padded(content: bytes) -> None:
    assert unpad(pad(content)) == content


@few
@given(st.binary(max_size=1024).map(lambda start: start.ljust(1024, b"\0")) | texts)
def test_unpadding_accepts_only_what_padding_makes(padded: bytes) -> None:
    try:
        content = unpad(padded)
    except CannotOpenError:
        return

    assert pad(content) == padded


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        b"\0\0\0",
        pad(b"abc")[:-1],
        pad(b"abc") + b"\0",
        pad(b"abc")[:-1] + b"\1",
        pad(b"abc").ljust(4096, b"\0"),
        b"\xff\xff\xff\xff" + bytes(1020),
        (1021).to_bytes(4, "big") + bytes(1020),
        (LARGEST_CONTENT + 1).to_bytes(4, "big") + bytes(LARGEST_CONTENT + 1),
    ],
    ids=[
        "empty",
        "short-header",
        "short",
        "long",
        "no-zero",
        "wrong-bucket",
        "huge-length",
        "length-over-bucket",
        "over-the-largest",
    ],
)
def test_damaged_padding_does_not_open(padded: bytes) -> None:
    with pytest.raises(CannotOpenError):
        unpad(padded)
