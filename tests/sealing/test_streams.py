"""Backup streams: whole or not at all, in memory that does not grow."""

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.binding import bound
from app.sealing.errors import CannotOpenError
from app.sealing.hpke import seal_raw
from app.sealing.keys import PrivateKey
from app.sealing.streams import BLOCK_BYTES, MAGIC, decrypt_stream, encrypt_stream
from tests.sealing.strategies import OTHER, OWN, few, flipped

HEADER_BYTES = len(MAGIC) + 65 + 32 + 16
SEALED_BLOCK = BLOCK_BYTES + 16


def encrypted(*chunks: bytes) -> bytes:
    return b"".join(encrypt_stream(chunks, to=OWN.public()))


def decrypted(*chunks: bytes, with_key: PrivateKey = OWN) -> bytes:
    return b"".join(decrypt_stream(chunks, with_key=with_key))


def in_pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


THREE_BLOCKS = encrypted(b"a" * BLOCK_BYTES, b"b" * BLOCK_BYTES, b"c" * 100)


@few
@given(st.lists(st.binary(max_size=500), max_size=5), st.integers(1, 1000))
def test_a_stream_comes_back_however_it_is_cut_into_chunks(chunks: list[bytes], size: int) -> None:
    assert decrypted(*in_pieces(encrypted(*chunks), size)) == b"".join(chunks)


@pytest.mark.parametrize("size", [0, 1, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1, 2 * BLOCK_BYTES, 300_000])
def test_a_stream_comes_back_around_every_block_border(size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)

    assert decrypted(*in_pieces(encrypted(content[:size]), 50_000)) == content[:size]


def test_a_full_last_block_is_not_followed_by_an_empty_one() -> None:
    assert len(encrypted(bytes(BLOCK_BYTES))) == HEADER_BYTES + SEALED_BLOCK
    assert len(encrypted()) == HEADER_BYTES + 16


@pytest.mark.parametrize("length", [0, 5, 16, 31])
def test_a_header_with_a_key_of_another_length_is_refused(length: int) -> None:
    header = MAGIC + seal_raw(bytes(length), to=OWN.public(), info=bound("baro stream", "1"))

    with pytest.raises(CannotOpenError):
        decrypted(header)


@pytest.mark.parametrize(
    "length",
    [
        0,
        5,
        HEADER_BYTES - 1,
        HEADER_BYTES,
        HEADER_BYTES + SEALED_BLOCK,
        HEADER_BYTES + 2 * SEALED_BLOCK,
        len(THREE_BLOCKS) - 1,
    ],
)
def test_a_stream_without_its_end_is_refused(length: int) -> None:
    with pytest.raises(CannotOpenError):
        decrypted(THREE_BLOCKS[:length])


def test_a_stream_with_something_behind_its_end_is_refused() -> None:
    with pytest.raises(CannotOpenError):
        decrypted(THREE_BLOCKS + b"\0")


def test_blocks_cannot_be_exchanged_left_out_or_doubled() -> None:
    head, tail = THREE_BLOCKS[:HEADER_BYTES], THREE_BLOCKS[HEADER_BYTES + 2 * SEALED_BLOCK :]
    one, two = in_pieces(THREE_BLOCKS[HEADER_BYTES : HEADER_BYTES + 2 * SEALED_BLOCK], SEALED_BLOCK)

    for body in (two + one, one, two, one + one + two):
        with pytest.raises(CannotOpenError):
            decrypted(head + body + tail)


def test_a_block_of_another_stream_is_refused() -> None:
    other = encrypted(b"a" * BLOCK_BYTES, b"b" * BLOCK_BYTES, b"c" * 100)

    with pytest.raises(CannotOpenError):
        decrypted(THREE_BLOCKS[: HEADER_BYTES + SEALED_BLOCK] + other[HEADER_BYTES + SEALED_BLOCK :])


def test_a_stream_does_not_open_with_another_key() -> None:
    with pytest.raises(CannotOpenError):
        decrypted(THREE_BLOCKS, with_key=OTHER)


@few
@given(st.integers(min_value=0), st.binary(max_size=50))
def test_one_turned_bit_anywhere_is_noticed(bit: int, content: bytes) -> None:
    with pytest.raises(CannotOpenError):
        decrypted(flipped(encrypted(content), bit))


@few
@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda rest: MAGIC + rest))
def test_arbitrary_bytes_are_refused_by_one_error_only(data: bytes) -> None:
    with pytest.raises(CannotOpenError):
        decrypted(data)


def test_memory_stays_constant_over_a_long_stream() -> None:
    source = (bytes(BLOCK_BYTES + 7) for _ in range(200))

    tracemalloc.start()
    total = sum(map(len, decrypt_stream(encrypt_stream(source, to=OWN.public()), with_key=OWN)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert total == 200 * (BLOCK_BYTES + 7)
    assert peak < 2_000_000
