"""What the property tests of this room share."""

from typing import Final

from hypothesis import settings
from hypothesis import strategies as st

from app.sealing.keys import PrivateKey

# Test machines may be slow: no deadline, few examples, nothing written to disk.
few: Final = settings(max_examples=60, deadline=None, database=None)

# Drawn once: a key pair has no bearing on what the examples vary.
OWN: Final = PrivateKey.draw()
OTHER: Final = PrivateKey.draw()

texts: Final = st.binary(max_size=3000)


def flipped(data: bytes, bit: int) -> bytes:
    """The same bytes with one bit turned."""
    at = bit % (len(data) * 8)
    changed = bytearray(data)
    changed[at // 8] ^= 1 << (at % 8)
    return bytes(changed)
