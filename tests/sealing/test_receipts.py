"""Receipts: read however they are typed, wrong ones noticed, evenly drawn, and never shown by accident."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.errors import MistypedReceiptError, ReceiptMistake, WeakClientKeyError
from app.sealing.receipts import Receipt, derive, draw, parse
from tests.sealing.strategies import few

SECRET = bytes(range(32))
CLIENT_KEY = bytes(range(100, 116))
receipts = (
    st.binary(min_size=16, max_size=32)
    .filter(lambda key: len(set(key)) >= 5)
    .map(lambda key: derive(key, SECRET, consultation="c-1"))
)

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
NKO = str.maketrans("0123456789", "߀߁߂߃߄߅߆߇߈߉")


def mistake_of(text: str) -> ReceiptMistake:
    with pytest.raises(MistypedReceiptError) as refusal:
        parse(text)
    return refusal.value.mistake


def test_check_digits_follow_iso_7064_mod_97_10() -> None:
    # By hand: 79400 leaves 54 when divided by 97, and 98 - 54 is 44; zero leaves nothing, so 98 stays.
    assert parse("794 44".rjust(28, "0")).digits == "79444".rjust(27, "0")
    assert parse("98".rjust(27, "0")).digits == "98".rjust(27, "0")


def test_a_drawn_receipt_has_nine_groups_of_three() -> None:
    groups = draw().grouped().split(" ")

    assert [len(group) for group in groups] == [3] * 9
    assert all(group.isascii() and group.isdigit() for group in groups)


def test_no_two_drawn_receipts_are_alike() -> None:
    assert len({draw().digits for _ in range(200)}) == 200


@few
@given(
    receipts,
    st.sampled_from([{}, ARABIC_INDIC, PERSIAN, NKO]),
    st.sampled_from(["", " ", "-", "\u00a0", "\u202f", " – ", "."]),
)
def test_a_receipt_is_read_in_every_script_and_grouping(receipt: Receipt, script: dict[int, str], between: str) -> None:
    typed = between.join(receipt.grouped().split(" ")).translate(script)

    assert parse(typed) == receipt


@pytest.mark.parametrize(
    "mark", ["\u200e", "\u200f", "\u061c", "\u202a", "\u202c", "\u2066", "\u2069", "\ufeff", "\n", "\t"]
)
def test_direction_marks_and_line_ends_from_pasting_are_skipped(mark: str) -> None:
    receipt = draw()

    assert parse(f"{mark}{receipt.grouped()}{mark} {mark}") == receipt


@few
@given(receipts)
def test_every_single_wrong_digit_is_noticed(receipt: Receipt) -> None:
    for at, right in enumerate(receipt.digits):
        for wrong in "0123456789".replace(right, ""):
            assert mistake_of(receipt.digits[:at] + wrong + receipt.digits[at + 1 :]) is ReceiptMistake.CHECK


@few
@given(receipts)
def test_every_swap_of_neighbours_is_noticed(receipt: Receipt) -> None:
    digits = receipt.digits
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            assert mistake_of(swapped) is ReceiptMistake.CHECK


def test_check_digits_that_only_look_congruent_are_noticed() -> None:
    assert mistake_of("0" * 25 + "01") is ReceiptMistake.CHECK


@pytest.mark.parametrize("text", ["", "482 019", "0" * 28, " " * 1000])
def test_a_number_of_the_wrong_length_says_so(text: str) -> None:
    assert mistake_of(text) is ReceiptMistake.LENGTH


@pytest.mark.parametrize("text", ["O" * 27, "48x", "½" * 27, "²" * 27, "三" * 27])
def test_a_letter_in_the_number_says_so(text: str) -> None:
    assert mistake_of(text) is ReceiptMistake.CHARACTER


@few
@given(st.text(max_size=60))
def test_arbitrary_text_is_refused_by_one_error_only(text: str) -> None:
    with pytest.raises(MistypedReceiptError):
        parse(text)


def test_a_client_that_tries_again_gets_the_same_receipt() -> None:
    first, again = (derive(CLIENT_KEY, SECRET, consultation="c-1") for _ in range(2))

    assert first == again
    assert parse(first.grouped()) == first


def test_key_secret_and_consultation_each_change_the_receipt() -> None:
    variants = {
        derive(CLIENT_KEY, SECRET, consultation="c-1").digits,
        derive(CLIENT_KEY + b"x", SECRET, consultation="c-1").digits,
        derive(CLIENT_KEY, SECRET[::-1], consultation="c-1").digits,
        derive(CLIENT_KEY, SECRET, consultation="c-2").digits,
    }

    assert len(variants) == 4


@pytest.mark.parametrize(
    "client_key", [b"", bytes(range(15)), bytes(64), b"0101" * 8], ids=["none", "short", "zeros", "pattern"]
)
def test_a_weak_client_key_is_refused(client_key: bytes) -> None:
    with pytest.raises(WeakClientKeyError):
        derive(client_key, SECRET, consultation="c-1")


def test_a_short_server_secret_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="server secret"):
        derive(CLIENT_KEY, b"", consultation="c-1")


def test_derived_digits_are_uniform_at_every_position() -> None:
    drawn = [
        derive(number.to_bytes(16, "big") + CLIENT_KEY, SECRET, consultation="c-1").digits for number in range(4000)
    ]

    for position in range(25):
        counts = Counter(digits[position] for digits in drawn)
        chi_square = sum((counts[digit] - 400) ** 2 / 400 for digit in "0123456789")
        # 9 degrees of freedom: 33.7 is passed once in 10,000; the inputs are fixed, so this never flickers.
        assert chi_square < 33.7


def test_a_receipt_never_shows_in_a_repr_or_an_error() -> None:
    receipt = draw()
    with pytest.raises(MistypedReceiptError) as refusal:
        parse(receipt.digits[:-1])

    for shown in (repr(receipt), str(receipt), f"{receipt}", repr(refusal.value), str(refusal.value)):
        assert receipt.digits[:6] not in shown
    assert refusal.value.digits_found == 26
    assert refusal.value.__cause__ is None
