"""Checking what a sender answered against the form: typed values, or where and how it is wrong, never the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.consultations.definition import FormDefinition, Question, QuestionType
from app.core.errors import N_
from app.core.text import clean

MOST_CHARACTERS = 20_000
MOST_BYTES = 48 * 1024
LONGEST_INTEGER = 15

Given = str | int | Sequence[str] | None
"""As posted or sent as JSON: a text, a number, or the ids of options."""
Answer = str | int | date | tuple[str, ...]
"""Typed: text and single give str, multiple a tuple of option ids in the form's order."""


class FaultCode(StrEnum):
    UNKNOWN_QUESTION = "unknown_question"
    UNKNOWN_OPTION = "unknown_option"
    TOO_MANY_OPTIONS = "too_many_options"
    NOT_TEXT = "not_text"
    NOT_AN_INTEGER = "not_an_integer"
    NOT_A_DATE = "not_a_date"
    MISSING = "missing"
    TOO_LONG = "too_long"


SENTENCES: dict[FaultCode, str] = {
    FaultCode.UNKNOWN_QUESTION: N_("This form does not ask that question."),
    FaultCode.UNKNOWN_OPTION: N_("Choose from the answers shown."),
    FaultCode.TOO_MANY_OPTIONS: N_("You chose more answers than this question takes."),
    FaultCode.NOT_TEXT: N_("Answer this in words."),
    FaultCode.NOT_AN_INTEGER: N_("Write a whole number."),
    FaultCode.NOT_A_DATE: N_("Write a day, such as 2026-10-15."),
    FaultCode.MISSING: N_("Answer this question to go on."),
    FaultCode.TOO_LONG: N_("Everything together is too long. Shorten this answer."),
}


@dataclass(frozen=True, slots=True)
class AnswerFault:
    question_id: str
    code: FaultCode

    @property
    def sentence(self) -> str:
        """A message id."""
        return SENTENCES[self.code]


class UnfitAnswerError(ValueError):
    """Why one answer does not fit its question."""

    def __init__(self, code: FaultCode) -> None:
        super().__init__(code.value)
        self.code = code


def read_answers(
    form: FormDefinition, given: Mapping[str, Given], *, only: Sequence[str] | None = None
) -> dict[str, Answer] | list[AnswerFault]:
    """Typed values in form order, empty answers left out, or every fault.

    With `only` just these questions may be answered and must be, as on one screen.
    """
    asked = [question for question in form.in_order() if only is None or question.id in only]
    known = {question.id for question in asked if question.type is not QuestionType.NOTE}
    faults = [AnswerFault(key, FaultCode.UNKNOWN_QUESTION) for key in given if key not in known]
    answers: dict[str, Answer] = {}
    for question in asked:
        if question.id not in known:
            continue
        try:
            answer = read_answer(question, given.get(question.id))
        except UnfitAnswerError as unfit:
            faults.append(AnswerFault(question.id, unfit.code))
            continue
        if answer is not None:
            answers[question.id] = answer
    return faults or too_long(answers) or answers


def read_answer(question: Question, given: Given) -> Answer | None:
    """None for an answer left empty. Raises UnfitAnswerError."""
    values = as_list(given)
    if not values:
        if question.required:
            raise UnfitAnswerError(FaultCode.MISSING)
        return None
    if question.type is QuestionType.MULTIPLE:
        return read_options(question, values)
    if len(values) != 1:
        raise UnfitAnswerError(FaultCode.UNKNOWN_OPTION if question.options else FaultCode.NOT_TEXT)
    match question.type:
        case QuestionType.SINGLE:
            return read_options(question, values)[0]
        case QuestionType.INTEGER:
            return read_integer(values[0])
        case QuestionType.DATE:
            return read_date(values[0])
        case _:
            return values[0]


def as_list(given: Given) -> list[str]:
    """Cleaned values without the empty ones."""
    if given is None:
        return []
    values = [given] if isinstance(given, str | int) else given
    return [value for value in (clean(str(value)) for value in values) if value]


def read_options(question: Question, values: list[str]) -> tuple[str, ...]:
    known = [option.id for option in question.options]
    if not set(values) <= set(known):
        raise UnfitAnswerError(FaultCode.UNKNOWN_OPTION)
    chosen = tuple(key for key in known if key in values)
    if question.most is not None and len(chosen) > question.most:
        raise UnfitAnswerError(FaultCode.TOO_MANY_OPTIONS)
    return chosen


def read_integer(value: str) -> int:
    """Digits of any script, Arabic-Indic ones too, with or without a sign."""
    if len(value) > LONGEST_INTEGER:
        raise UnfitAnswerError(FaultCode.NOT_AN_INTEGER)
    sign, digits = (value[0], value[1:]) if value[0] in "+-\u2212" else ("+", value)
    if not digits.isdecimal():
        raise UnfitAnswerError(FaultCode.NOT_AN_INTEGER)
    return int(digits) if sign == "+" else -int(digits)


def read_date(value: str) -> date:
    """`2026-10-15`, with digits of any script."""
    western = "".join(str(int(c)) if c.isdecimal() else c for c in value)
    try:
        return date.fromisoformat(western)
    except ValueError:
        raise UnfitAnswerError(FaultCode.NOT_A_DATE) from None


def too_long(answers: Mapping[str, Answer]) -> list[AnswerFault]:
    """One fault on the longest text, where shortening helps most, if all texts together pass a limit."""
    texts = {key: answer for key, answer in answers.items() if isinstance(answer, str)}
    characters = sum(map(len, texts.values()))
    if characters <= MOST_CHARACTERS and sum(len(text.encode()) for text in texts.values()) <= MOST_BYTES:
        return []
    return [AnswerFault(max(texts, key=lambda key: len(texts[key].encode())), FaultCode.TOO_LONG)]
