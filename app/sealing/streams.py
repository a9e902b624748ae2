"""Encrypted streams for backups: any length in constant memory, to an offline key; a missing end is noticed."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.sealing.binding import bound
from app.sealing.errors import CannotOpenError
from app.sealing.hpke import open_raw, seal_raw
from app.sealing.keys import PUBLIC_KEY_BYTES, PrivateKey, PublicKey, SecretBytes

MAGIC: Final = b"BAROSTREAM\x01"
BLOCK_BYTES: Final = 64 * 1024

_TAG_BYTES: Final = 16
_HEADER_BYTES: Final = len(MAGIC) + PUBLIC_KEY_BYTES + 32 + _TAG_BYTES
_FILE_KEY: Final = bound("baro stream", "1")


def encrypt_stream(chunks: Iterable[bytes], *, to: PublicKey) -> Iterator[bytes]:
    """A header, then blocks of 64 KiB. Chunks may have any size."""
    file_key = SecretBytes.draw().raw
    header = MAGIC + seal_raw(file_key, to=to, info=_FILE_KEY)
    yield header
    cipher = AESGCM(file_key)
    for number, (block, last) in enumerate(_blocks(chunks, BLOCK_BYTES)):
        yield cipher.encrypt(_nonce(number, last=last), block, header)


def decrypt_stream(chunks: Iterable[bytes], *, with_key: PrivateKey) -> Iterator[bytes]:
    """Each block as soon as it is proven; CannotOpenError at the first that is not, or at a missing end.

    Use nothing of what came out until the iterator has ended: only then is the stream known to be whole.
    """
    header, rest = _split_header(chunks)
    if len(header) != _HEADER_BYTES or not header.startswith(MAGIC):
        raise CannotOpenError
    cipher = AESGCM(open_raw(header[len(MAGIC) :], with_key=with_key, info=_FILE_KEY))
    for number, (block, last) in enumerate(_blocks(rest, BLOCK_BYTES + _TAG_BYTES)):
        try:
            yield cipher.decrypt(_nonce(number, last=last), block, header)
        except InvalidTag:
            raise CannotOpenError from None


def _nonce(number: int, *, last: bool) -> bytes:
    """Counter and final flag (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizar 2015).

    The file key is fresh, so no random part is needed.
    """
    return number.to_bytes(11, "big") + bytes([last])


def _blocks(chunks: Iterable[bytes], size: int) -> Iterator[tuple[bytes, bool]]:
    """Blocks of exactly `size` bytes and a last one of 0 to `size`, each with whether it is the last."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        # A full block is kept back until more comes: it may be the last.
        start = 0
        while len(held) - start > size:
            yield bytes(held[start : start + size]), False
            start += size
        del held[:start]
    yield bytes(held), True


def _split_header(chunks: Iterable[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The header (shorter only if the input is) and an iterator over everything behind it."""
    source = iter(chunks)
    held = bytearray()
    for chunk in source:
        held += chunk
        if len(held) >= _HEADER_BYTES:
            break
    return bytes(held[:_HEADER_BYTES]), itertools.chain([bytes(held[_HEADER_BYTES:])], source)
