"""Consultation keys: opened by the officer they were granted to, and not replaceable before the senders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.errors import CannotOpenError
from app.sealing.keyring.grants import certify, grant, open_grant, verify_certificate
from app.sealing.keyring.officers import OfficerSecret
from tests.sealing.strategies import OTHER, OWN, few, flipped

OFFICER = OfficerSecret.draw()
GRANTED = grant(OWN, consultation="c-1", to=OFFICER.bundle())


def test_an_officer_opens_what_was_granted() -> None:
    assert open_grant(GRANTED, consultation="c-1", with_secret=OFFICER) == OWN


def test_another_officer_opens_nothing() -> None:
    with pytest.raises(CannotOpenError):
        open_grant(GRANTED, consultation="c-1", with_secret=OfficerSecret.draw())


def test_a_grant_opens_for_its_consultation_only() -> None:
    with pytest.raises(CannotOpenError):
        open_grant(GRANTED, consultation="c-2", with_secret=OFFICER)


@few
@given(st.binary(max_size=200) | st.integers(min_value=0).map(lambda bit: flipped(GRANTED, bit)))
def test_altered_and_arbitrary_grants_open_nothing(granted: bytes) -> None:
    with pytest.raises(CannotOpenError):
        open_grant(granted, consultation="c-1", with_secret=OFFICER)


def test_a_certificate_holds_for_one_key_in_one_consultation_by_one_officer() -> None:
    signature = certify(OFFICER, OWN.public(), consultation="c-1")
    bundle = OFFICER.bundle()

    assert verify_certificate(signature, OWN.public(), consultation="c-1", by=bundle)
    assert not verify_certificate(signature, OTHER.public(), consultation="c-1", by=bundle)
    assert not verify_certificate(signature, OWN.public(), consultation="c-2", by=bundle)
    assert not verify_certificate(signature, OWN.public(), consultation="c-1", by=OfficerSecret.draw().bundle())
