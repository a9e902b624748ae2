"""What is sealed: one sender's answers, their confirmed masking, and their wishes."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from app.anonymization.spans import Layer, Span, SpanType

AnswerValue = str | int | list[str]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class HiddenDetail(Frozen):
    """A stretch of the typed text that was replaced; offsets are code points of the original answer."""

    start: int
    end: int
    type: SpanType
    score: float
    layer: Layer
    reason: str

    @classmethod
    def of(cls, span: Span) -> Self:
        return cls(
            start=span.start, end=span.end, type=span.type, score=span.score, layer=span.layer, reason=span.reason
        )

    def span(self) -> Span:
        return Span(self.start, self.end, self.type, self.score, self.layer, self.reason)


class ConfirmedAnswer(Frozen):
    """A free-text answer as the sender confirmed it. `text` is None when only the masked text was sent."""

    question: str
    text: Annotated[str | None, Field(repr=False)]
    masked: Annotated[str, Field(repr=False)]
    details: tuple[HiddenDetail, ...]


class Original(Frozen):
    """`place` is a region's id; `choices` are the answers to all other choice, number and date questions.

    `topics` are codes the sender ticked; they help to find the least tier, officers code for themselves.
    """

    language: str
    texts: tuple[ConfirmedAnswer, ...]
    place: str | None
    organisation_type: str | None
    groups: tuple[str, ...]
    choices: dict[str, AnswerValue]
    topics: tuple[str, ...]
    consent: tuple[str, ...]
    preference: int | None
    danger: str | None
    danger_now: bool
    card: bool

    def to_bytes(self) -> bytes:
        return self.model_dump_json().encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        return cls.model_validate_json(raw)
