"""What is wrong with a posted page, field by field, as message ids: the answer of pydantic in words for people."""

from dataclasses import dataclass

from pydantic import ValidationError

from app.core.errors import N_, AppError
from app.core.locales import LOCALES, translate
from app.core.types import LocalizedText
from app.web.forms import FieldError, Posted

FILL_IN = N_("Fill this in.")
NOT_AS_EXPECTED = N_("This is not as expected.")
SENTENCES = {
    "missing": FILL_IN,
    "string_too_short": FILL_IN,
    "value_error": FILL_IN,
    "too_short": N_("Choose at least one."),
    "string_too_long": N_("This is too long."),
    "string_pattern_mismatch": N_("Use capital letters, digits and hyphens only, such as PRG-02."),
    "int_parsing": N_("Write a whole number."),
    "greater_than_equal": N_("This number is too small."),
    "less_than_equal": N_("This number is too large."),
    "enum": N_("Choose one from the list."),
    "literal_error": N_("Choose one from the list."),
    "date_from_datetime_parsing": N_("Choose a day."),
    "date_parsing": N_("Choose a day."),
    "uuid_parsing": N_("Choose one from the list."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """`field` is the id of the field on the page; `sentence` a message id."""

    field: str
    sentence: str


def faults_of(error: ValidationError) -> list[Fault]:
    """One fault a field. `title.fr` of the model is `title_fr` on the page."""
    found: dict[str, str] = {}
    for fault in error.errors(include_input=False, include_url=False):
        field = "_".join(str(part) for part in fault["loc"])
        found.setdefault(field, SENTENCES.get(fault["type"], NOT_AS_EXPECTED))
    return [Fault(field, sentence) for field, sentence in found.items()]


def field_errors(problem: ValidationError | AppError, language: str, *, fields: dict[str, str]) -> list[FieldError]:
    """For the error summary, in the reader's language. `fields`: code of a refusal -> the field it is about."""
    if isinstance(problem, AppError):
        return [FieldError(fields.get(problem.code, ""), translate(problem.sentence, language) % problem.facts)]
    return [FieldError(fault.field, translate(fault.sentence, language)) for fault in faults_of(problem)]


def localized_field(posted: Posted, name: str) -> LocalizedText:
    """`title_en`, `title_fr`, ... as one text; languages left empty are left out."""
    values = {code: posted.one(f"{name}_{code}") for code in LOCALES}
    return {code: value for code, value in values.items() if value}


def localized_values(name: str, text: LocalizedText) -> dict[str, str]:
    """The other way round: a text as the values of its fields."""
    return {f"{name}_{code}": words for code, words in text.items()}


def typed(posted: Posted) -> dict[str, str]:
    """Everything as it was typed, for showing the page again."""
    return {name: posted.one(name) for name in posted.fields}
