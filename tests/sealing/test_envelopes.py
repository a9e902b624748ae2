"""Envelopes open for the right key, consultation and purpose, and for nothing else."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.data_keys import DataKey
from app.sealing.envelopes import Info, Purpose, open_envelope, open_key, seal, seal_key
from app.sealing.errors import CannotOpenError, TooLargeError
from app.sealing.keys import PrivateKey, SecretBytes
from app.sealing.padding import LARGEST_CONTENT, pad
from tests.sealing import rfc9180
from tests.sealing.strategies import OTHER, OWN, few, flipped, texts

INFO = Info("c-1", Purpose.ORIGINAL)
ENVELOPE = seal(b"what was said", to=OWN.public(), info=INFO)


@few
@given(texts, st.text(max_size=40), st.sampled_from(Purpose))
def test_an_envelope_opens_with_its_key_and_info(text: bytes, consultation: str, purpose: Purpose) -> None:
    info = Info(consultation, purpose)

    assert open_envelope(seal(text, to=OWN.public(), info=info), with_key=OWN, info=info) == text


@pytest.mark.parametrize(("size", "length"), [(0, 1024), (1020, 1024), (1021, 4096), (LARGEST_CONTENT, 262_144)])
def test_the_length_of_an_envelope_tells_only_the_bucket(size: int, length: int) -> None:
    assert len(seal(b"x" * size, to=OWN.public(), info=INFO)) == 1 + 65 + length + 16


def test_a_text_over_the_largest_bucket_is_refused() -> None:
    with pytest.raises(TooLargeError):
        seal(b"x" * (LARGEST_CONTENT + 1), to=OWN.public(), info=INFO)


@pytest.mark.parametrize(
    "info",
    [
        Info("c-2", Purpose.ORIGINAL),
        Info("c-1", Purpose.DRAFT),
        Info("", Purpose.ORIGINAL),
        dataclasses.replace(INFO, version=2),
    ],
    ids=["consultation", "purpose", "no-consultation", "version"],
)
def test_an_envelope_does_not_open_under_another_info(info: Info) -> None:
    with pytest.raises(CannotOpenError):
        open_envelope(ENVELOPE, with_key=OWN, info=info)


def test_an_envelope_of_a_version_this_code_does_not_know_does_not_open() -> None:
    unknown = dataclasses.replace(INFO, version=2)

    with pytest.raises(CannotOpenError):
        open_envelope(seal(b"later", to=OWN.public(), info=unknown), with_key=OWN, info=unknown)


def test_an_envelope_does_not_open_with_another_key() -> None:
    with pytest.raises(CannotOpenError):
        open_envelope(ENVELOPE, with_key=OTHER, info=INFO)


@few
@given(st.integers(min_value=0))
def test_one_turned_bit_anywhere_keeps_an_envelope_shut(bit: int) -> None:
    with pytest.raises(CannotOpenError):
        open_envelope(flipped(ENVELOPE, bit), with_key=OWN, info=INFO)


@few
@given(st.integers(min_value=0, max_value=len(ENVELOPE) - 1))
def test_a_cut_envelope_does_not_open(length: int) -> None:
    with pytest.raises(CannotOpenError):
        open_envelope(ENVELOPE[:length], with_key=OWN, info=INFO)


@few
@given(st.binary(max_size=2000) | st.binary(max_size=300).map(lambda rest: ENVELOPE[:66] + rest))
def test_arbitrary_bytes_are_refused_by_one_error_only(envelope: bytes) -> None:
    with pytest.raises(CannotOpenError):
        open_envelope(envelope, with_key=OWN, info=INFO)
    with pytest.raises(CannotOpenError):
        open_key(envelope, DataKey, with_key=OWN, info=INFO)


def test_a_text_sealed_without_padding_does_not_open() -> None:
    public = OWN.public().raw
    shared = rfc9180.shared_secret(OTHER.raw, public, enc=OTHER.public().raw, recipient_public=public)
    schedule = rfc9180.schedule(shared, INFO.for_text())

    def envelope_of(content: bytes) -> bytes:
        return b"\x01" + OTHER.public().raw + schedule.encrypt(content)

    assert open_envelope(envelope_of(pad(b"text")), with_key=OWN, info=INFO) == b"text"
    with pytest.raises(CannotOpenError):
        open_envelope(envelope_of(b"text"), with_key=OWN, info=INFO)


def test_a_sealed_key_opens_as_the_key_it_was() -> None:
    key = DataKey.draw()

    sealed = seal_key(key, to=OWN.public(), info=INFO)

    assert len(sealed) == 114
    assert open_key(sealed, DataKey, with_key=OWN, info=INFO) == key


def test_a_sealed_key_does_not_open_as_a_text_nor_for_another_consultation() -> None:
    sealed = seal_key(DataKey.draw(), to=OWN.public(), info=INFO)

    with pytest.raises(CannotOpenError):
        open_envelope(sealed, with_key=OWN, info=INFO)
    with pytest.raises(CannotOpenError):
        open_key(sealed, DataKey, with_key=OWN, info=Info("c-2", Purpose.ORIGINAL))


def test_a_sealed_secret_that_is_no_private_key_does_not_open_as_one() -> None:
    sealed = seal_key(SecretBytes(b"\xff" * 32), to=OWN.public(), info=INFO)

    with pytest.raises(CannotOpenError):
        open_key(sealed, PrivateKey, with_key=OWN, info=INFO)


def test_two_infos_never_share_their_canonical_bytes() -> None:
    infos = [
        Info(consultation, purpose, version)
        for consultation in ("", "1", "draft")
        for purpose in Purpose
        for version in (1, 11)
    ]

    canonical = {info.for_text() for info in infos} | {info.for_key() for info in infos}

    assert len(canonical) == 2 * len(infos)


def test_the_canonical_bytes_are_the_documented_ones() -> None:
    assert INFO.for_text() == b"\0\x0dbaro envelope\0\x011\0\x08original\0\x03c-1"
