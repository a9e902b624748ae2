"""Answers are checked against the form, and a fault never says what was written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.consultations.answers import MOST_BYTES, MOST_CHARACTERS, AnswerFault, FaultCode, Given, read_answers
from tests.factories.consultations import definition, question

FORM = definition(
    question("story"),
    question("more"),
    question("asked", "single"),
    question("who", "multiple", most=1),
    question("count", "integer"),
    question("day", "date"),
    question("info", "note"),
)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("other", "x", FaultCode.UNKNOWN_QUESTION),
        ("info", "x", FaultCode.UNKNOWN_QUESTION),
        ("asked", "perhaps", FaultCode.UNKNOWN_OPTION),
        ("asked", ["yes", "no"], FaultCode.UNKNOWN_OPTION),
        ("who", ["yes", "perhaps"], FaultCode.UNKNOWN_OPTION),
        ("who", ["yes", "no"], FaultCode.TOO_MANY_OPTIONS),
        ("story", ["a", "b"], FaultCode.NOT_TEXT),
        ("count", "three", FaultCode.NOT_AN_INTEGER),
        ("count", "1.5", FaultCode.NOT_AN_INTEGER),
        ("count", "-", FaultCode.NOT_AN_INTEGER),
        ("count", "9" * 16, FaultCode.NOT_AN_INTEGER),
        ("day", "2026-02-30", FaultCode.NOT_A_DATE),
        ("day", "yesterday", FaultCode.NOT_A_DATE),
        ("story", "a" * (MOST_CHARACTERS + 1), FaultCode.TOO_LONG),
        ("story", "س" * (MOST_BYTES // 2 + 1), FaultCode.TOO_LONG),
    ],
)
def test_an_unfit_answer_is_named_by_question_and_code(key: str, value: Given, code: FaultCode) -> None:
    assert read_answers(FORM, {key: value}) == [AnswerFault(key, code)]


@pytest.mark.parametrize("empty", ["", "   ", [], [""], None])
def test_a_required_question_cannot_be_left_empty(empty: Given) -> None:
    form = definition(question("must", required=True))

    assert read_answers(form, {"must": empty}) == [AnswerFault("must", FaultCode.MISSING)]


def test_the_limit_holds_over_the_whole_form_and_points_at_the_longest_answer() -> None:
    half = MOST_CHARACTERS // 2

    assert read_answers(FORM, {"story": "a" * half, "more": "b" * (half + 1)}) == [
        AnswerFault("more", FaultCode.TOO_LONG)
    ]
    assert read_answers(FORM, {"story": "a" * half, "more": "b" * half}) == {"story": "a" * half, "more": "b" * half}


def test_optional_answers_may_be_left_out() -> None:
    assert read_answers(FORM, {"story": "", "who": []}) == {}


def test_one_screen_asks_only_for_its_own_questions() -> None:
    form = definition(question("Q1"), question("Q2", required=True))

    assert read_answers(form, {"Q1": "here"}, only=["Q1"]) == {"Q1": "here"}
    assert read_answers(form, {"Q2": "there"}, only=["Q1"]) == [AnswerFault("Q2", FaultCode.UNKNOWN_QUESTION)]


def test_answers_come_typed_and_in_form_order() -> None:
    given_answers: dict[str, Given] = {
        "day": "2026-10-15",
        "count": "12",
        "asked": "no",
        "who": ["yes"],
        "story": "Yes.",
    }

    read = read_answers(FORM, given_answers)

    assert read == {"story": "Yes.", "asked": "no", "who": ("yes",), "count": 12, "day": date(2026, 10, 15)}
    assert list(read) == ["story", "asked", "who", "count", "day"]


@given(some.integers(-(10**13), 10**13))
def test_arabic_indic_digits_are_digits(number: int) -> None:
    written = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert read_answers(FORM, {"count": written}) == ({"count": number})


def test_a_day_may_be_written_in_arabic_indic_digits() -> None:
    assert read_answers(FORM, {"day": "٢٠٢٦-١٠-١٥"}) == {"day": date(2026, 10, 15)}


values = some.none() | some.text() | some.integers() | some.lists(some.text(max_size=5), max_size=4)


@given(some.dictionaries(some.sampled_from([q.id for q in FORM.questions]) | some.text(max_size=6), values, max_size=6))
def test_whatever_is_posted_the_outcome_is_answers_or_faults(given_answers: dict[str, Given]) -> None:
    outcome = read_answers(FORM, given_answers)

    if isinstance(outcome, list):
        assert outcome
    else:
        assert set(outcome) <= set(given_answers)


@given(some.permutations(["yes", "no"]))
def test_the_order_of_ticks_tells_nothing(ticks: list[str]) -> None:
    form = definition(question("who", "multiple"))

    assert read_answers(form, {"who": ticks}) == {"who": ("yes", "no")}
