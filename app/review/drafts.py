"""The draft of a record, as the officers approve it: sealed like the original until its batch leaves."""

from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.errors import N_
from app.submissions.originals import HiddenDetail


class Flag(StrEnum):
    """What an officer noticed; none of it travels into the record."""

    REPRISAL = "reprisal"
    GROSS_VIOLATION = "gross_violation"
    MINOR = "minor"
    FACILITATOR = "facilitator"


class FeedbackKind(StrEnum):
    QUESTION = "question"
    SUGGESTION = "suggestion"
    OBSERVATION = "observation"
    CONCERN = "concern"
    THANKS = "thanks"
    HARM_REPORT = "harm_report"
    REPRISAL_REPORT = "reprisal_report"


FLAG_LABELS: dict[Flag, str] = {
    Flag.REPRISAL: N_("Somebody was punished for speaking, or threatened"),
    Flag.GROSS_VIOLATION: N_("An allegation of a gross violation of human rights"),
    Flag.MINOR: N_("A child is concerned"),
    Flag.FACILITATOR: N_("Written down by somebody who helped"),
}
KIND_LABELS: dict[FeedbackKind, str] = {
    FeedbackKind.QUESTION: N_("A question"),
    FeedbackKind.SUGGESTION: N_("A suggestion"),
    FeedbackKind.OBSERVATION: N_("An observation"),
    FeedbackKind.CONCERN: N_("A concern"),
    FeedbackKind.THANKS: N_("Thanks"),
    FeedbackKind.HARM_REPORT: N_("A report of harm"),
    FeedbackKind.REPRISAL_REPORT: N_("A report of reprisal"),
}


class DraftAnswer(BaseModel):
    """One masked answer; `details` are offsets into the original answer, for the second officer's eyes."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    question: str
    text: Annotated[str, Field(repr=False)]
    details: tuple[HiddenDetail, ...]


class Draft(BaseModel):
    """`place` is a region's id as the sender ticked it; it is coarsened at release. `identifiability` is 0-3."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    record_id: UUID
    language: str
    answers: tuple[DraftAnswer, ...]
    paraphrase: Annotated[str | None, Field(repr=False)] = None
    kind: FeedbackKind
    topics: tuple[str, ...]
    flags: tuple[Flag, ...] = ()
    identifiability: int
    place: str | None
    organisation_type: str | None
    groups: tuple[str, ...]
    choices: tuple[tuple[str, str], ...] = ()
    may_paraphrase: bool
    may_quote: bool
    without_labels: bool = False

    def to_bytes(self) -> bytes:
        return self.model_dump_json().encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        return cls.model_validate_json(raw)
