"""Keys: checked when they are made, the same when they come back, hidden when they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.data_keys import DataKey
from app.sealing.errors import InvalidKeyError
from app.sealing.keyring.officers import OfficerSecret
from app.sealing.keys import CURVE, PrivateKey, PublicKey, SecretBytes
from tests.sealing.strategies import OWN, few


def test_a_drawn_key_comes_back_from_its_bytes() -> None:
    assert PrivateKey(OWN.raw) == OWN
    assert PublicKey(OWN.public().raw) == OWN.public()


@pytest.mark.parametrize(
    "raw",
    [b"", bytes(32), b"\x01" * 31, b"\x01" * 33, CURVE.group_order.to_bytes(32, "big"), b"\xff" * 32],
    ids=["empty", "zero", "short", "long", "order", "over"],
)
def test_bytes_that_are_no_scalar_are_refused(raw: bytes) -> None:
    with pytest.raises(InvalidKeyError):
        PrivateKey(raw)


@few
@given(st.binary(max_size=70) | st.binary(min_size=64, max_size=64).map(lambda rest: b"\x04" + rest))
def test_bytes_that_are_no_point_are_refused(raw: bytes) -> None:
    with pytest.raises(InvalidKeyError):
        PublicKey(raw)


def test_a_compressed_point_is_refused() -> None:
    point = OWN.public().raw

    with pytest.raises(InvalidKeyError):
        PublicKey(bytes([2 + point[-1] % 2]) + point[1:33])


@few
@given(st.binary(min_size=32, max_size=32))
def test_a_derived_key_is_valid_and_always_the_same(secret: bytes) -> None:
    assert PrivateKey.derive(secret, label="one") == PrivateKey.derive(secret, label="one")
    assert PrivateKey.derive(secret, label="one") != PrivateKey.derive(secret, label="two")


@pytest.mark.parametrize("kind", [SecretBytes, PrivateKey, DataKey, OfficerSecret])
def test_a_secret_never_shows(kind: type[SecretBytes]) -> None:
    secret = kind.draw()

    for shown in (repr(secret), str(secret), f"{secret}", repr([secret])):
        assert f"{kind.__name__}(hidden)" in shown
        assert repr(secret.raw) not in shown
        assert secret.raw.hex() not in shown
