"""An unlocked seed is of no use in the session table without the cookie."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.errors import CannotOpenError, InvalidKeyError
from app.sealing.keyring.officers import OfficerSecret
from app.sealing.keyring.sessions import open_for_session, seal_for_session
from tests.sealing.strategies import few, flipped

SEED = OfficerSecret.draw()
COOKIE = os.urandom(32)
SEALED = seal_for_session(SEED, COOKIE)


def test_the_cookie_opens_the_seed() -> None:
    assert open_for_session(SEALED, COOKIE) == SEED


def test_another_cookie_opens_nothing() -> None:
    with pytest.raises(CannotOpenError):
        open_for_session(SEALED, os.urandom(32))


def test_a_short_cookie_secret_neither_seals_nor_opens() -> None:
    with pytest.raises(InvalidKeyError):
        seal_for_session(SEED, COOKIE[:31])
    with pytest.raises(CannotOpenError):
        open_for_session(SEALED, COOKIE[:31])


@few
@given(st.binary(max_size=100) | st.integers(min_value=0).map(lambda bit: flipped(SEALED, bit)))
def test_altered_and_arbitrary_bytes_open_nothing(sealed: bytes) -> None:
    with pytest.raises(CannotOpenError):
        open_for_session(sealed, COOKIE)


def test_the_sealed_seed_does_not_contain_the_seed() -> None:
    assert SEED.raw not in SEALED
