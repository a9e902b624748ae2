"""What a form asks, as immutable JSON: screens of questions, with every text in every language."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.core.locales import LOCALES
from app.core.types import LocalizedText
from app.programmes.places import REGIONS

MOST_ON_A_SCREEN = 6

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_]{0,39}$")]


class QuestionType(StrEnum):
    """`note` is read, not answered."""

    TEXT = "text"
    SINGLE = "single"
    MULTIPLE = "multiple"
    INTEGER = "integer"
    DATE = "date"
    NOTE = "note"


class QuestionRole(StrEnum):
    """What an answer becomes on the released record, under the same k."""

    PLACE = "place"
    ORGANISATION_TYPE = "organisation_type"
    GROUPS = "groups"
    TOPICS = "topics"


CHOICES = frozenset({QuestionType.SINGLE, QuestionType.MULTIPLE})
ROLE_TYPES: dict[QuestionRole, QuestionType] = {
    QuestionRole.PLACE: QuestionType.SINGLE,
    QuestionRole.ORGANISATION_TYPE: QuestionType.SINGLE,
    QuestionRole.GROUPS: QuestionType.MULTIPLE,
    QuestionRole.TOPICS: QuestionType.MULTIPLE,
}


class Strict(BaseModel):
    """Frozen, no unknown fields, and errors that never echo what was typed."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Option(Strict):
    """`sensitivity` 0-4 is told for topics, as the code frame had it when the form was written."""

    id: Key
    label: LocalizedText
    sensitivity: int | None = Field(None, ge=0, le=4)


class Question(Strict):
    """`most`: how many options of a multiple question may be chosen; None for all of them."""

    id: Key
    type: QuestionType
    role: QuestionRole | None = None
    label: LocalizedText
    hint: LocalizedText | None = None
    required: bool = False
    options: tuple[Option, ...] = ()
    most: int | None = Field(None, ge=1)

    @model_validator(mode="after")
    def choices_fit(self) -> Self:
        ids = [option.id for option in self.options]
        if (self.type in CHOICES) != bool(ids):
            raise ValueError("only choices have options, and they have at least one")
        if len(set(ids)) != len(ids):
            raise ValueError("an option id occurs twice")
        if self.most is not None and self.type is not QuestionType.MULTIPLE:
            raise ValueError("only a multiple question has a limit")
        return self

    @model_validator(mode="after")
    def role_fits(self) -> Self:
        if self.role is not None and ROLE_TYPES[self.role] is not self.type:
            raise ValueError("this role needs another type of question")
        if self.role is QuestionRole.PLACE and not {option.id for option in self.options} <= set(REGIONS):
            raise ValueError("a place must be a region")
        return self

    def option(self, option_id: str) -> Option:
        """Raises KeyError."""
        return {option.id: option for option in self.options}[option_id]


class FormDefinition(Strict):
    """One version of a form. `id` is the form's code; each inner list of `groups` is a screen of question ids."""

    schema_version: Literal[1] = 1
    id: str = Field(pattern=r"^[A-Z0-9][A-Z0-9-]{1,39}$")
    version: int = Field(ge=1)
    languages: tuple[str, ...] = Field(min_length=1)
    groups: tuple[tuple[str, ...], ...] = ()
    questions: tuple[Question, ...] = ()

    @model_validator(mode="after")
    def languages_known(self) -> Self:
        if not set(self.languages) <= set(LOCALES) or len(set(self.languages)) != len(self.languages):
            raise ValueError("an unknown or repeated language")
        return self

    @model_validator(mode="after")
    def screens_hold_each_question_once(self) -> Self:
        shown = [key for group in self.groups for key in group]
        if sorted(shown) != sorted(question.id for question in self.questions) or len(set(shown)) != len(shown):
            raise ValueError("every question stands on exactly one screen")
        if not all(1 <= len(group) <= MOST_ON_A_SCREEN for group in self.groups):
            raise ValueError("a screen holds one to six questions")
        return self

    @model_validator(mode="after")
    def roles_occur_once(self) -> Self:
        roles = [question.role for question in self.questions if question.role]
        if len(set(roles)) != len(roles):
            raise ValueError("a role occurs twice")
        return self

    def question(self, question_id: str) -> Question:
        """Raises KeyError."""
        return {question.id: question for question in self.questions}[question_id]

    def in_order(self) -> list[Question]:
        """The questions as the screens show them."""
        by_id = {question.id: question for question in self.questions}
        return [by_id[key] for group in self.groups for key in group]

    @property
    def topic_sensitivities(self) -> dict[str, int]:
        """0-4 for each topic this form offers; a topic without a stated one counts 0, so tiers read "at least"."""
        topics = self.with_role(QuestionRole.TOPICS)
        return {option.id: option.sensitivity or 0 for option in topics.options} if topics else {}

    def with_role(self, role: QuestionRole) -> Question | None:
        return next((question for question in self.questions if question.role is role), None)
