"""Unlock phrases: weak ones refused, wrong ones open nothing, altered wraps cost nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sealing.errors import WeakPhraseError, WrongPhraseError
from app.sealing.keyring.officers import OfficerSecret
from app.sealing.keyring.phrases import Argon2Cost, WrappedSeed, check_strength, unwrap_seed, wrap_seed
from tests.sealing.strategies import few, flipped

CHEAP = Argon2Cost(memory_kib=8, passes=1, lanes=1)
PHRASE = "baobab river seven lantern Tuesday"
SEED = OfficerSecret.draw()
WRAPPED = wrap_seed(SEED, PHRASE, cost=CHEAP)


@pytest.mark.parametrize(
    "phrase", [PHRASE, "one two six ten red", "kɔnɔ ba ji muso dɔrɔ fila saba", "x9#kQ2!vLp0@zR7&"]
)
def test_five_words_or_sixteen_characters_are_enough(phrase: str) -> None:
    check_strength(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "password",
        "one two six ten",
        "a b c d e",
        "red red red red red",
        "Red red RED rED reD",
        "a" * 40,
        "123123123123123123",
    ],
)
def test_short_and_repeated_phrases_are_refused(phrase: str) -> None:
    with pytest.raises(WeakPhraseError):
        check_strength(phrase)


def test_a_weak_phrase_wraps_nothing() -> None:
    with pytest.raises(WeakPhraseError) as refusal:
        wrap_seed(SEED, "Bamako2024", cost=CHEAP)

    assert "Bamako" not in str(refusal.value)
    assert (refusal.value.words_needed, refusal.value.characters_needed) == (5, 16)


def test_the_phrase_unwraps_its_seed() -> None:
    assert unwrap_seed(WRAPPED, PHRASE) == SEED


@pytest.mark.parametrize(
    "typed",
    [f"  {PHRASE}\n", PHRASE.replace(" ", "\u00a0"), PHRASE.replace(" ", "   ")],
    ids=["around", "no-break", "double"],
)
def test_spaces_do_not_lock_an_officer_out(typed: str) -> None:
    assert unwrap_seed(WRAPPED, typed) == SEED


def test_composed_and_decomposed_letters_are_the_same_phrase() -> None:
    wrapped = wrap_seed(SEED, "sécurité été forêt rivière", cost=CHEAP)

    assert unwrap_seed(wrapped, "se\u0301curite\u0301 e\u0301te\u0301 fore\u0302t rivie\u0300re") == SEED


@pytest.mark.parametrize("typed", ["", PHRASE[:-1], PHRASE.lower(), PHRASE.replace(" ", "")])
def test_a_wrong_phrase_unwraps_nothing(typed: str) -> None:
    with pytest.raises(WrongPhraseError) as refusal:
        unwrap_seed(WRAPPED, typed)

    assert refusal.value.args == ()
    assert refusal.value.__cause__ is None


def test_two_wraps_of_one_seed_are_different() -> None:
    assert wrap_seed(SEED, PHRASE, cost=CHEAP) != WRAPPED


@few
@given(st.binary(max_size=120) | st.integers(0, len(WRAPPED) - 1).map(lambda length: bytes(WRAPPED[:length])))
def test_arbitrary_and_cut_wraps_are_refused_by_one_error_only(wrapped: bytes) -> None:
    with pytest.raises(WrongPhraseError):
        unwrap_seed(WrappedSeed(wrapped), PHRASE)


@few
# The first four bytes of the cost may ask for real memory, so the bits turned are those behind it.
@given(st.integers(min_value=8 * 7))
def test_one_turned_bit_in_salt_or_seed_is_noticed(bit: int) -> None:
    body = flipped(bytes(WRAPPED[8:]), bit)

    with pytest.raises(WrongPhraseError):
        unwrap_seed(WrappedSeed(bytes(WRAPPED[:8]) + body), PHRASE)


@pytest.mark.parametrize(
    "cost",
    [
        Argon2Cost(memory_kib=2**32 - 1),
        Argon2Cost(passes=65_535),
        Argon2Cost(passes=0),
        Argon2Cost(lanes=0),
        Argon2Cost(memory_kib=8, lanes=2),
    ],
    ids=["memory", "passes", "no-pass", "no-lane", "too-little-memory"],
)
def test_an_altered_cost_is_refused_before_it_is_paid(cost: Argon2Cost) -> None:
    altered = WrappedSeed(bytes(WRAPPED[:1]) + cost.encoded() + bytes(WRAPPED[8:]))

    with pytest.raises(WrongPhraseError):
        unwrap_seed(altered, PHRASE)


def test_a_cheaper_cost_cannot_be_slipped_in() -> None:
    wrapped = wrap_seed(SEED, PHRASE, cost=Argon2Cost(memory_kib=16, passes=2, lanes=1))

    with pytest.raises(WrongPhraseError):
        unwrap_seed(WrappedSeed(bytes(wrapped[:1]) + CHEAP.encoded() + bytes(wrapped[8:])), PHRASE)


def test_the_default_cost_is_64_mib_and_three_passes_and_is_stored() -> None:
    wrapped = wrap_seed(SEED, PHRASE)

    assert Argon2Cost.decoded(wrapped[1:8]) == Argon2Cost(memory_kib=65_536, passes=3, lanes=4)
    assert unwrap_seed(wrapped, PHRASE) == SEED
