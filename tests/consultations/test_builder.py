"""Building a form question by question keeps every question on exactly one screen."""

from hypothesis import given
from hypothesis import strategies as some

from app.consultations import builder
from app.consultations.definition import FormDefinition, Question, QuestionRole, QuestionType
from app.core.locales import LOCALES
from app.programmes.places import REGIONS
from tests.factories.consultations import definition, question, said


def text_question(key: str) -> Question:
    return Question.model_validate(question(key))


def test_a_new_question_gets_the_first_free_number() -> None:
    assert builder.next_question_id(definition(question("Q01"), question("Q03"))) == "Q02"


def test_a_full_screen_is_followed_by_a_new_one() -> None:
    six = [question(f"Q{number}") for number in range(6)]
    form = definition(*six, groups=[[each["id"] for each in six]])

    grown = builder.put(form, text_question("Q9"), screen=1)

    assert grown.groups[1] == ("Q9",)


def test_replacing_a_question_keeps_its_place() -> None:
    form = definition(question("Q1"), question("Q2"), question("Q3"), groups=[["Q1", "Q2", "Q3"]])

    changed = builder.put(form, text_question("Q2"), screen=1)

    assert changed.groups == (("Q1", "Q2", "Q3"),)


def test_moving_past_the_edge_goes_to_the_neighbouring_screen() -> None:
    form = definition(question("Q1"), question("Q2"), question("Q3"), groups=[["Q1", "Q2"], ["Q3"]])

    assert builder.move(form, "Q2", step=1).groups == (("Q1",), ("Q2", "Q3"))
    assert builder.move(form, "Q3", step=-1).groups == (("Q1", "Q2", "Q3"),)


def test_moving_up_at_the_very_top_changes_nothing() -> None:
    assert builder.move(definition(), "Q1", step=-1) == definition()


def test_a_removed_question_takes_its_empty_screen_along() -> None:
    assert builder.remove(definition(), "Q1").groups == (("Q2",),)


def test_options_are_read_line_by_line_in_each_language() -> None:
    options = builder.options_from_lines({"fr": "Oui\nNon", "ar": "نعم\nلا", "bm": "Awɔ"})

    assert [option.label for option in options] == [{"fr": "Oui", "ar": "نعم", "bm": "Awɔ"}, {"fr": "Non", "ar": "لا"}]


def test_an_edited_option_keeps_its_id() -> None:
    kept = builder.options_from_lines({"fr": "Oui\nNon"})

    assert [o.id for o in builder.options_from_lines({"fr": "Oui.\nNon.\nPeut-être"}, kept=kept)] == ["o1", "o2", "o3"]


def test_a_question_about_the_place_offers_the_regions_by_itself() -> None:
    made = builder.make_question(
        question_id="Q1",
        kind=QuestionType.SINGLE,
        role=QuestionRole.PLACE,
        label=said("Where?"),
        hint={},
        required=False,
        option_lines={},
        most=None,
    )

    assert [option.id for option in made.options] == list(REGIONS)
    assert all(option.label[code] for option in made.options for code in LOCALES)


steps = some.lists(
    some.tuples(
        some.sampled_from(["put", "move", "remove"]),
        some.sampled_from(["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8"]),
        some.integers(1, 4),
        some.sampled_from([-1, 1]),
    ),
    max_size=25,
)


def apply(form: FormDefinition, kind: str, key: str, screen: int, step: int) -> FormDefinition:
    if kind == "put":
        return builder.put(form, text_question(key), screen=screen)
    if key not in {question.id for question in form.questions}:
        return form
    return builder.move(form, key, step=step) if kind == "move" else builder.remove(form, key)


@given(steps)
def test_any_series_of_steps_leaves_a_valid_form(series: list[tuple[str, str, int, int]]) -> None:
    form = definition()
    for kind, key, screen, step in series:
        form = apply(form, kind, key, screen, step)

    assert sorted(key for group in form.groups for key in group) == sorted(q.id for q in form.questions)
    assert all(1 <= len(group) <= 6 for group in form.groups)
