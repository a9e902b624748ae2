"""What the API accepts and answers."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.anonymization.tiers import Tier
from app.evaluation.purposes import Purpose
from app.evaluation.records import Answer, ReadableRecord
from app.feedback.models import AnswerStatus

Values = Annotated[list[str], Field(default_factory=list, max_length=50)]


class FeedbackQuery(BaseModel):
    """Values of one filter are alternatives; filters narrow each other."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    programme: Values = Field(description="Short name of a programme.")
    stage: Values = Field(description="S1 to S7.")
    phase: Values = Field(description="planning, design, implementation or evaluation.")
    topic: Values = Field(description="A code such as D2, or the letter of its family.")
    criterion: Values = Field(description="A DAC evaluation criterion.")
    place: Values = Field(description="A region, a zone with its regions, or the country.")
    organisation_type: Values
    group: Values
    language: Values = Field(description="The language in which it was said.")
    period: Values = Field(description="2026, 2026-H1, 2026-Q3 or 2026-09, with all shorter periods in it.")
    tier: Values = Field(description="T1, T2, or with a purpose T3.")
    answer_status: Values
    q: str = Field("", description='Words, "phrases", OR, -without, begin*.')
    purpose: str = Field("", description=f"One of {', '.join(Purpose)}. Adds the labels of T3 records. Is logged.")
    cursor: str = Field("", description="`next` of the page before.")

    def pairs(self) -> list[tuple[str, str]]:
        found = []
        for name, value in self:
            found += [(name, one) for one in value] if isinstance(value, list) else [(name, value)]
        return [(name, value) for name, value in found if value]


class GlossOut(BaseModel):
    """`made_by` is a role's word, or `machine`."""

    language: str
    text: str
    made_by: str


class RecordOut(BaseModel):
    """A released record. `text` and `gloss` are null for T3."""

    id: UUID
    programme: str
    stage: str
    topics: list[str]
    place: str | None
    organisation_type: str | None
    group: list[str]
    period: str | None
    language: str
    text: str | None
    gloss: GlossOut | None
    tier: Tier
    answer_status: AnswerStatus

    @classmethod
    def of(cls, record: ReadableRecord) -> "RecordOut":
        gloss = record.gloss
        return cls(
            id=record.id,
            programme=record.programme,
            stage=record.stage,
            topics=list(record.topics),
            place=record.place,
            organisation_type=record.organisation_type,
            group=list(record.groups),
            period=record.period,
            language=record.language,
            text=record.text,
            gloss=GlossOut(language=gloss.language, text=gloss.text, made_by=gloss.made_by) if gloss else None,
            tier=record.tier,
            answer_status=record.answer_status,
        )


class FeedbackOut(BaseModel):
    """`facets`: filter -> value -> how many there would be with it, the other filters applied. `next`: a cursor."""

    total: int
    records: list[RecordOut]
    facets: dict[str, dict[str, int]]
    next: str | None

    @classmethod
    def of(cls, answer: Answer) -> "FeedbackOut":
        return cls(
            total=answer.total,
            records=[RecordOut.of(record) for record in answer.records],
            facets={str(facet): counts for facet, counts in answer.facets.items()},
            next=answer.next or None,
        )
