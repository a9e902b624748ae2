"""A form definition refuses what no sender could answer."""

import pytest
from pydantic import ValidationError

from app.consultations.definition import FormDefinition
from tests.factories.consultations import definition, question, said


@pytest.mark.parametrize(
    "wrong",
    [
        {"languages": ["fr", "de"]},
        {"languages": ["fr", "fr"]},
        {"languages": []},
        {"groups": [["Q1"]]},
        {"groups": [["Q1", "Q2"], ["Q2"]]},
        {"groups": [["Q1"], ["Q2"], []]},
        {"id": "no spaces"},
        {"schema_version": 2},
        {"unknown": True},
    ],
)
def test_a_definition_that_does_not_hold_together_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        FormDefinition.model_validate(definition().model_dump() | wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        question("Q1", "single", options=[]),
        question("Q1", "text", options=[{"id": "yes", "label": said("Yes")}]),
        question("Q1", "single", options=[{"id": "yes", "label": said("Yes")}] * 2),
        question("Q1", "single", most=1),
        question("Q1", "multiple", most=0),
        question("Q1", "single", role="place"),
        question("Q1", "text", role="topics"),
        question("Q 1"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        definition(wrong)


def test_a_screen_holds_at_most_six_questions() -> None:
    seven = [question(f"Q{number}") for number in range(7)]

    with pytest.raises(ValidationError):
        definition(*seven, groups=[[each["id"] for each in seven]])


def test_a_role_is_given_once() -> None:
    groups = [question(key, "multiple", role="groups") for key in ("Q1", "Q2")]

    with pytest.raises(ValidationError):
        definition(*groups)


def test_a_definition_never_changes_in_place() -> None:
    with pytest.raises(ValidationError):
        definition().version = 2  # type: ignore[misc]


def test_errors_never_echo_what_was_typed() -> None:
    with pytest.raises(ValidationError) as refused:
        definition(question("Q1", "single", options=[{"id": "Fatou Diarra!", "label": said("x")}]))

    assert "Fatou" not in str(refused.value)


def test_the_order_is_that_of_the_screens() -> None:
    form = definition(groups=[["Q2"], ["Q1"]])

    assert [each.id for each in form.in_order()] == ["Q2", "Q1"]
