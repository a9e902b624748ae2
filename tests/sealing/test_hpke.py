"""The public-key seal against the CFRG vectors and against a second reading of the RFC."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.bindings._rust import openssl
from hypothesis import given

from app.sealing.errors import CannotOpenError
from app.sealing.hpke import SUITE, open_raw, seal_raw
from app.sealing.keys import PrivateKey, PublicKey
from tests.sealing import rfc9180
from tests.sealing.strategies import OWN, few, texts

VECTOR: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "hpke_p256_sha256_aes256gcm.json").read_text(encoding="utf-8")
)
RECIPIENT = PrivateKey(bytes.fromhex(VECTOR["skRm"]))
INFO = bytes.fromhex(VECTOR["info"])
ENC = bytes.fromhex(VECTOR["enc"])


def test_our_suite_opens_the_cfrg_vector() -> None:
    first = VECTOR["encryptions"][0]

    # The library keeps the form with additional data private; the suite and the key loading are ours.
    opened = openssl.hpke._decrypt_with_aad(  # noqa: SLF001
        SUITE, ENC + bytes.fromhex(first["ct"]), RECIPIENT.load(), INFO, bytes.fromhex(first["aad"])
    )

    assert opened.hex() == first["pt"]


def test_public_key_of_the_vector_is_derived_from_its_private_key() -> None:
    assert RECIPIENT.public().raw.hex() == VECTOR["pkRm"]


def test_second_reading_reaches_every_value_of_the_vector() -> None:
    shared = rfc9180.shared_secret(RECIPIENT.raw, ENC, enc=ENC, recipient_public=RECIPIENT.public().raw)
    schedule = rfc9180.schedule(shared, INFO)

    assert shared.hex() == VECTOR["shared_secret"]
    assert schedule.key.hex() == VECTOR["key"]
    assert schedule.base_nonce.hex() == VECTOR["base_nonce"]


@pytest.mark.parametrize("case", VECTOR["encryptions"], ids=lambda case: f"sequence-{case['sequence']}")
def test_second_reading_opens_the_vector_at_every_sequence_number(case: dict[str, Any]) -> None:
    shared = rfc9180.shared_secret(RECIPIENT.raw, ENC, enc=ENC, recipient_public=RECIPIENT.public().raw)

    opened = rfc9180.schedule(shared, INFO).decrypt(
        bytes.fromhex(case["ct"]), aad=bytes.fromhex(case["aad"]), sequence=case["sequence"]
    )

    assert opened.hex() == case["pt"]


def test_we_open_what_the_second_reading_seals_with_the_ephemeral_key_of_the_vector() -> None:
    ephemeral = bytes.fromhex(VECTOR["skEm"])
    public = RECIPIENT.public().raw
    shared = rfc9180.shared_secret(ephemeral, public, enc=ENC, recipient_public=public)

    sealed = ENC + rfc9180.schedule(shared, INFO).encrypt(b"Beauty is truth")

    assert open_raw(sealed, with_key=RECIPIENT, info=INFO) == b"Beauty is truth"


@few
@given(texts, texts)
def test_second_reading_opens_what_we_seal(plaintext: bytes, info: bytes) -> None:
    sealed = seal_raw(plaintext, to=OWN.public(), info=info)

    enc, public = sealed[:65], OWN.public().raw
    shared = rfc9180.shared_secret(OWN.raw, enc, enc=enc, recipient_public=public)
    assert rfc9180.schedule(shared, info).decrypt(sealed[65:]) == plaintext


def test_every_seal_is_different() -> None:
    recipient: PublicKey = OWN.public()

    assert seal_raw(b"same", to=recipient, info=b"") != seal_raw(b"same", to=recipient, info=b"")


def test_encapsulated_key_off_the_curve_does_not_open() -> None:
    sealed = seal_raw(b"text", to=OWN.public(), info=b"")

    with pytest.raises(CannotOpenError):
        open_raw(b"\x04" + bytes(64) + sealed[65:], with_key=OWN, info=b"")
