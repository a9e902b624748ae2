"""Padding to five sizes, so that the length of a ciphertext hardly tells the length of a text."""

from typing import Final

from app.sealing.errors import CannotOpenError, TooLargeError

KIB: Final = 1024
BUCKETS_KIB: Final = (1, 4, 16, 64, 256)
HEADER_BYTES: Final = 4
LARGEST_CONTENT: Final = BUCKETS_KIB[-1] * KIB - HEADER_BYTES


def bucket(size: int) -> int:
    """The smallest padded size, in KiB, that holds `size` bytes and the header. Raises TooLargeError."""
    for kib in BUCKETS_KIB:
        if size + HEADER_BYTES <= kib * KIB:
            return kib
    raise TooLargeError(limit=LARGEST_CONTENT)


def pad(content: bytes) -> bytes:
    """A four-byte big-endian length, the content, and zeros up to exactly its bucket."""
    whole = bucket(len(content)) * KIB
    return (len(content).to_bytes(HEADER_BYTES, "big") + content).ljust(whole, b"\0")


def unpad(padded: bytes) -> bytes:
    """The content. Raises CannotOpenError unless `padded` is what `pad` makes, byte for byte."""
    size = int.from_bytes(padded[:HEADER_BYTES], "big")
    content = padded[HEADER_BYTES : HEADER_BYTES + size]
    # Padding the content again is the strictest check there is: length, bucket and every zero at once.
    if size > LARGEST_CONTENT or pad(content) != padded:
        raise CannotOpenError
    return content
