"""Trust flows from the two pinned officers only; nothing an administrator writes into a table makes a reader."""

import pytest

from app.sealing.keyring.officers import OfficerSecret, digest
from app.sealing.keyring.trust import Endorsement, Root, endorse, pin, trusted, verify_endorsement, verify_pin

NAMES = ("ada", "ben", "cleo", "dan", "eve", "fay")
SECRETS = {name: OfficerSecret.draw() for name in NAMES}
BUNDLES = {name: secret.bundle() for name, secret in SECRETS.items()}
ROOTS = (Root("ada", digest(BUNDLES["ada"])), Root("ben", digest(BUNDLES["ben"])))


def signed(by: str, of: str) -> Endorsement:
    return Endorsement(by, of, endorse(SECRETS[by], BUNDLES[of], of))


FOUNDERS = [signed("ada", "ben"), signed("ben", "ada")]


def test_nobody_is_trusted_before_the_two_roots_signed_each_other() -> None:
    assert trusted(BUNDLES, [], ROOTS) == set()
    assert trusted(BUNDLES, [signed("ada", "ben"), signed("ada", "cleo")], ROOTS) == set()


def test_the_two_roots_trust_each_other() -> None:
    assert trusted(BUNDLES, FOUNDERS, ROOTS) == {"ada", "ben"}


def test_trust_flows_along_signatures() -> None:
    chain = [signed("cleo", "dan"), signed("ben", "cleo"), *FOUNDERS]

    assert trusted(BUNDLES, chain, ROOTS) == {"ada", "ben", "cleo", "dan"}


def test_a_bundle_signed_by_an_untrusted_officer_is_not_trusted() -> None:
    assert trusted(BUNDLES, [*FOUNDERS, signed("eve", "cleo")], ROOTS) == {"ada", "ben"}


def test_a_second_pair_that_signed_each_other_is_not_trusted() -> None:
    pair = [signed("eve", "fay"), signed("fay", "eve"), signed("eve", "ada")]

    assert trusted(BUNDLES, [*FOUNDERS, *pair], ROOTS) == {"ada", "ben"}


def test_signing_oneself_gives_nothing() -> None:
    assert trusted(BUNDLES, [*FOUNDERS, signed("eve", "eve")], ROOTS) == {"ada", "ben"}


def test_a_signature_moved_to_another_account_gives_nothing() -> None:
    moved = Endorsement("ada", "eve", endorse(SECRETS["ada"], BUNDLES["cleo"], "cleo"))

    assert trusted(BUNDLES, [*FOUNDERS, moved], ROOTS) == {"ada", "ben"}
    # Not even when the signed bundle is moved along with it.
    assert "eve" not in trusted(BUNDLES | {"eve": BUNDLES["cleo"]}, [*FOUNDERS, moved], ROOTS)


def test_a_signature_said_to_be_by_another_officer_gives_nothing() -> None:
    forged = Endorsement("ada", "eve", endorse(SECRETS["eve"], BUNDLES["eve"], "eve"))

    assert trusted(BUNDLES, [*FOUNDERS, forged], ROOTS) == {"ada", "ben"}


def test_a_reset_account_loses_trust_until_signed_again() -> None:
    chain = [*FOUNDERS, signed("ada", "cleo"), signed("cleo", "dan")]
    fresh = OfficerSecret.draw().bundle()
    reset = BUNDLES | {"cleo": fresh}

    assert trusted(reset, chain, ROOTS) == {"ada", "ben"}
    again = Endorsement("ben", "cleo", endorse(SECRETS["ben"], fresh, "cleo"))
    assert "cleo" in trusted(reset, [*chain, again], ROOTS)


def test_a_root_account_with_other_keys_stops_all_trust() -> None:
    intruder, accomplice = OfficerSecret.draw(), OfficerSecret.draw()
    replaced = BUNDLES | {"ada": intruder.bundle(), "ben": accomplice.bundle()}
    mutual = [
        Endorsement("ada", "ben", endorse(intruder, accomplice.bundle(), "ben")),
        Endorsement("ben", "ada", endorse(accomplice, intruder.bundle(), "ada")),
    ]

    assert trusted(replaced, mutual, ROOTS) == set()


def test_a_missing_root_stops_all_trust() -> None:
    assert trusted({"ada": BUNDLES["ada"]}, FOUNDERS, ROOTS) == set()


def test_one_officer_cannot_be_both_roots() -> None:
    twice = {"ada": BUNDLES["ada"], "ada2": BUNDLES["ada"]}
    pinned = digest(BUNDLES["ada"])
    mutual = [
        Endorsement("ada", "ada2", endorse(SECRETS["ada"], BUNDLES["ada"], "ada2")),
        Endorsement("ada2", "ada", endorse(SECRETS["ada"], BUNDLES["ada"], "ada")),
    ]

    assert trusted(twice, mutual, (Root("ada", pinned), Root("ada2", pinned))) == set()
    assert trusted(BUNDLES, FOUNDERS, (ROOTS[0], ROOTS[0])) == set()


@pytest.mark.parametrize("signature", [b"", b"\0" * 70, b"\x30\x00"])
def test_a_broken_signature_is_simply_not_valid(signature: bytes) -> None:
    assert not verify_endorsement(signature, BUNDLES["cleo"], "cleo", by=BUNDLES["ada"])


def test_an_officer_notices_other_roots_than_those_seen_at_joining() -> None:
    pinned = pin(SECRETS["cleo"], ROOTS)
    other = (ROOTS[0], Root("eve", digest(BUNDLES["eve"])))

    assert verify_pin(pinned, SECRETS["cleo"], (ROOTS[1], ROOTS[0]))
    assert not verify_pin(pinned, SECRETS["cleo"], other)
    assert not verify_pin(pin(SECRETS["eve"], other), SECRETS["cleo"], other)
