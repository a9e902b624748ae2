"""Unambiguous bytes for what a ciphertext or signature is bound to: a label and its parts, each behind its length."""

from itertools import chain


def bound(label: str, *parts: str | bytes) -> bytes:
    """Label and parts, each as a two-byte big-endian length and its UTF-8.

    Two different lists never give the same bytes. Parts are identifiers or keys; 64 KiB or more raise OverflowError.
    """
    return b"".join(map(_behind_its_length, chain([label], parts)))


def _behind_its_length(part: str | bytes) -> bytes:
    raw = part.encode() if isinstance(part, str) else part
    return len(raw).to_bytes(2, "big") + raw
