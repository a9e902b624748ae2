"""Officers' keys: one seed gives the same two pairs each time, and a fingerprint people can compare."""

import re

import pytest

from app.sealing.errors import InvalidKeyError
from app.sealing.keyring.officers import OfficerSecret, PublicBundle, fingerprint

SEED = OfficerSecret(bytes(range(32)))


def test_one_seed_gives_the_same_bundle_each_time() -> None:
    assert OfficerSecret(SEED.raw).bundle() == SEED.bundle()


def test_sealing_and_signing_keys_are_not_the_same() -> None:
    bundle = SEED.bundle()

    assert bundle.hpke_public != bundle.signing_public


def test_a_bundle_comes_back_from_its_bytes() -> None:
    assert PublicBundle.from_raw(SEED.bundle().raw) == SEED.bundle()


@pytest.mark.parametrize("raw", [b"", SEED.bundle().raw[:-1], SEED.bundle().raw + b"\0", bytes(130)])
def test_bytes_that_are_no_bundle_are_refused(raw: bytes) -> None:
    with pytest.raises(InvalidKeyError):
        PublicBundle.from_raw(raw)


def test_a_signature_holds_for_its_statement_only() -> None:
    signature = SEED.sign(b"one")

    assert SEED.bundle().verifies(signature, b"one")
    assert not SEED.bundle().verifies(signature, b"two")
    assert not SEED.bundle().verifies(b"", b"one")
    assert not OfficerSecret.draw().bundle().verifies(signature, b"one")


def test_a_fingerprint_is_six_groups_of_five_digits() -> None:
    assert re.fullmatch(r"\d{5}( \d{5}){5}", fingerprint(SEED.bundle()))


def test_fingerprints_differ_for_each_half_and_each_officer() -> None:
    bundle = SEED.bundle()
    swapped = PublicBundle(bundle.signing_public, bundle.hpke_public)

    prints = {fingerprint(public) for public in (bundle, swapped, bundle.hpke_public, OfficerSecret.draw().bundle())}

    assert len(prints) == 4
