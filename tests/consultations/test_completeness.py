"""Every string that is missing is named with its language."""

from hypothesis import given
from hypothesis import strategies as some

from app.consultations.completeness import Missing, form_strings, missing
from app.core.locales import LOCALES
from tests.factories.consultations import definition, question, said


def test_a_missing_option_label_is_found() -> None:
    options = [{"id": "yes", "label": {"fr": "Oui", "ar": " "}}]
    form = definition(question("Q1", "single", options=options))

    found = missing(form_strings(form), ["fr", "ar", "bm"])

    assert found == [Missing("Q1.yes", "ar"), Missing("Q1.yes", "bm")]


def test_a_hint_given_in_one_language_is_owed_in_all() -> None:
    form = definition(question("Q1", hint={"en": "Do not write names."}))

    assert Missing("Q1.hint", "bm") in missing(form_strings(form), list(LOCALES))


def test_nothing_is_owed_for_a_hint_that_is_not_there() -> None:
    assert missing(form_strings(definition(question("Q1"))), list(LOCALES)) == []


@given(some.sets(some.sampled_from(sorted(LOCALES))), some.sets(some.sampled_from(sorted(LOCALES)), min_size=1))
def test_what_is_missing_is_what_was_asked_less_what_is_there(there: set[str], asked: set[str]) -> None:
    text = {code: words for code, words in said("x").items() if code in there}

    assert {language for _, language in missing([("title", text)], sorted(asked))} == asked - there
