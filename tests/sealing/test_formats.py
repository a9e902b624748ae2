"""What was sealed by an earlier release still opens: stored formats never change under the people who hold them."""

import json
from pathlib import Path
from typing import Any

from app.sealing import data_keys, receipt_keys, receipts
from app.sealing.envelopes import Info, Purpose, open_envelope
from app.sealing.keyring import grants, officers, phrases, trust
from app.sealing.keys import PrivateKey
from app.sealing.page_state import open_state
from app.sealing.streams import decrypt_stream

STORED: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "formats_v1.json").read_text(encoding="utf-8"))
TEXT = STORED["text"].encode()


def raw(name: str) -> bytes:
    return bytes.fromhex(STORED[name])


PRIVATE = PrivateKey(raw("private_key"))
SEED = officers.OfficerSecret(raw("seed"))
DATA_KEY = data_keys.DataKey(raw("data_key"))


def test_stored_envelopes_open() -> None:
    info = Info("c-1", Purpose.OFFLINE)

    assert info.for_text() == raw("envelope_info")
    assert open_envelope(raw("envelope"), with_key=PRIVATE, info=info) == TEXT


def test_stored_data_keys_and_texts_open() -> None:
    wrapped = raw("wrapped_data_key")
    context = data_keys.Context("c-1", "r-1", Purpose.ORIGINAL)

    assert data_keys.unwrap(wrapped, with_key=PRIVATE, info=Info("c-1", Purpose.ORIGINAL)) == DATA_KEY
    assert data_keys.decrypt(DATA_KEY, raw("data"), context=context) == TEXT


def test_receipts_stay_the_same_and_find_their_rows() -> None:
    receipt = receipts.derive(raw("client_key"), raw("server_secret"), consultation="c-1")

    assert receipt == receipts.parse(STORED["receipt"])
    assert receipt_keys.lookup_digest(receipt) == raw("lookup_digest")
    assert receipt_keys.unwrap_private(receipt, raw("receipt_private_key")) == PRIVATE


def test_states_in_open_pages_open() -> None:
    page, hour = STORED["state_page"], STORED["state_hour"]

    assert open_state(STORED["state"], key=raw("state_key"), bound_to=page, now_hour=hour) == TEXT


def test_officers_keep_their_keys() -> None:
    assert SEED.bundle().raw == raw("bundle")
    assert officers.fingerprint(SEED.bundle()) == STORED["fingerprint"]
    assert phrases.unwrap_seed(phrases.WrappedSeed(raw("wrapped_seed")), STORED["phrase"]) == SEED
    assert grants.open_grant(raw("grant"), consultation="c-1", with_secret=SEED) == PRIVATE


def test_old_signatures_and_pins_hold() -> None:
    bundle = SEED.bundle()
    roots = (trust.Root("a-1", officers.digest(bundle)), trust.Root("a-2", bytes(32)))

    assert trust.verify_endorsement(raw("endorsement"), bundle, STORED["account"], by=bundle)
    assert trust.verify_pin(raw("pin"), SEED, roots)
    assert grants.verify_certificate(raw("certificate"), PRIVATE.public(), consultation="c-1", by=bundle)


def test_old_backups_open() -> None:
    assert b"".join(decrypt_stream([raw("stream")], with_key=PRIVATE)) == TEXT
