"""The demonstration data keeps its promises: four languages, short notices, small screens, no real person."""

import json
import re
from collections.abc import Iterator
from typing import Any  # the files are plain JSON; each test states the shape it reads

import pytest

from tests.house.bambara import ROOT

DATA = ROOT / "app" / "demo" / "data"
LANGUAGES = {"en", "fr", "ar", "bm"}
STAFF_LANGUAGES = {"en", "fr"}
ASKED_BY_THE_FLOW = {"Q01", "Q05", "Q06"}


def load(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def worded(node: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object that carries words, with the path that leads to it."""
    if isinstance(node, dict):
        if "en" in node:
            yield path, node
        for key, value in node.items():
            yield from worded(value, f"{path}/{key}")
    elif isinstance(node, list):
        for number, item in enumerate(node):
            yield from worded(item, f"{path}/{number}")


def words_of_every_file() -> list[tuple[str, dict[str, Any]]]:
    return [found for path in sorted(DATA.glob("*.json")) for found in worded(load(path.stem), path.stem)]


def test_every_text_is_complete_in_four_languages_or_in_the_two_of_staff() -> None:
    incomplete = [
        path
        for path, text in words_of_every_file()
        if set(text) not in (LANGUAGES, STAFF_LANGUAGES) or not all(text.values())
    ]

    assert incomplete == []


def test_french_keeps_its_punctuation_on_the_line_and_its_apostrophes_curved() -> None:
    careless = re.compile(r" [:;?!»]|« |'|\d \d{3}\b")

    assert [path for path, text in words_of_every_file() if careless.search(text["fr"])] == []


def test_nobody_has_reviewed_the_arabic_and_bambara_words_and_the_files_say_so() -> None:
    for path in DATA.glob("*.json"):
        if path.stem != "answer_key":
            assert load(path.stem)["review"] == {"ar": None, "bm": None}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_notice_takes_at_most_ninety_words(language: str) -> None:
    for consultation in load("consultations")["consultations"]:
        notice = consultation["notice"]
        words = [word for part in notice.values() for word in re.findall(r"[\w'’-]+", part[language])]

        assert set(notice) == {"who_reads", "can_change", "cannot_change", "risk"}
        assert len(words) <= 90


def test_one_consultation_runs_on_the_real_clock() -> None:
    real = [one for one in load("consultations")["consultations"] if one["clock"] == "real"]

    assert [(one["id"], one["programme"], one["stage"], one["opens"]) for one in real] == [
        ("CON-03", "PRG-01", "S5", None)
    ]
    assert real[0]["opens_offset_days"] < 0 < real[0]["closes_offset_days"]


def test_a_form_shows_each_of_its_questions_once_on_at_most_six_screens() -> None:
    for form in load("forms")["forms"]:
        shown = [question for screen in form["groups"] for question in screen]

        assert len(form["groups"]) <= 6
        assert len(shown) == len(set(shown))
        assert set(shown) == set(form["questions"]) - ASKED_BY_THE_FLOW


def test_no_question_of_a_form_is_obligatory() -> None:
    questions = load("forms")["questions"]

    assert {one["id"] for one in questions if one["asked_by"] == "flow"} == ASKED_BY_THE_FLOW
    assert not any(one["required"] for one in questions if one["asked_by"] == "form")


def test_four_questions_become_labels() -> None:
    roles = {one["id"]: one["role"] for one in load("forms")["questions"] if one["role"]}

    assert roles == {"Q02": "place", "Q03": "organisation_type", "Q04": "groups", "Q08": "topics"}


def test_the_answer_key_points_at_the_planted_identifiers() -> None:
    texts = {one["id"]: one["text"] for one in load("submissions")["submissions"]}

    for key in load("answer_key")["keys"]:
        for span in key["identifiers"]:
            assert texts[key["submission"]][span["start"] : span["end"]] == span["surface"]


def test_six_unread_submissions_wait_outside_the_answer_key() -> None:
    unread = [one for one in load("submissions")["submissions"] if one["state"] == "unread"]
    keyed = {key["submission"] for key in load("answer_key")["keys"]}

    assert [one["id"] for one in unread] == [f"SUB-{number}" for number in range(101, 107)]
    assert {one["consultation"] for one in unread} == {"CON-03"}
    assert sorted(one["text_language"] for one in unread) == ["ar", "bm", "bm", "en", "fr", "fr"]
    assert keyed.isdisjoint(one["id"] for one in unread)


def test_each_submission_answers_a_free_text_question_of_its_form() -> None:
    forms = {(form["id"], form["version"]): form["questions"] for form in load("forms")["forms"]}
    free = {one["id"] for one in load("forms")["questions"] if one["type"] == "long_text"}
    consultations = {one["id"]: one for one in load("consultations")["consultations"]}

    for one in load("submissions")["submissions"]:
        form = forms[consultations[one["consultation"]]["form"], one["form_version"]]
        assert one["text_question"] in free & set(form)


def test_telephone_numbers_are_filled_with_zeros() -> None:
    numbers = [
        number
        for one in load("submissions")["submissions"]
        for number in re.findall(r"\b\d\d(?: \d\d){3}\b", one["text"])
    ]

    assert numbers
    # int() reads Arabic-Indic digits too.
    assert all([int(pair) for pair in number.split()[1:3]] == [0, 0] for number in numbers)


def test_nothing_is_ticked_beforehand() -> None:
    options = load("reference")["consent_options"]

    assert not any(option["default"] for option in options)
    assert {option["id"] for option in options if option["offered"]} == {
        "analyse",
        "paraphrase_public",
        "quote_public",
        "keep_original",
    }
