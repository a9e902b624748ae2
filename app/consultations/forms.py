"""What a page or the demo may say about a consultation, a form or a native review."""

from datetime import date, timedelta
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.consultations.lifecycle import Channel, WordsKind
from app.consultations.notices import PARTS
from app.core.locales import LOCALES
from app.core.types import LocalizedText
from app.programmes.faults import localized_field
from app.programmes.stages import EngagementMode, Stage
from app.web.forms import Posted

WEEKS_TO_ANSWER = 12


class Draft(BaseModel):
    """Errors never echo what was typed."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class ConsultationDraft(Draft):
    """`response_due_on` defaults to twelve weeks after the last open day."""

    programme_id: UUID
    stage: Stage
    mode: EngagementMode
    title: LocalizedText = Field(default_factory=dict)
    notice: dict[str, LocalizedText] = Field(default_factory=dict)
    languages: list[str] = Field(default_factory=list)
    channels: list[Channel] = Field(default_factory=lambda: [Channel.WEB_LOW_BANDWIDTH])
    form_version_id: UUID | None = None
    opens_on: date
    closes_on: date
    response_due_on: date | None = None

    @property
    def due(self) -> date:
        return self.response_due_on or self.closes_on + timedelta(weeks=WEEKS_TO_ANSWER)


class FormDraft(Draft):
    code: str = Field(pattern=r"^[A-Z0-9][A-Z0-9-]{1,39}$")
    name: LocalizedText = Field(min_length=1)


class ReviewDraft(Draft):
    """`role` says who the reader is without naming anyone."""

    language: str
    kind: WordsKind
    role: str = Field(min_length=1, max_length=120)
    day: date

    @model_validator(mode="after")
    def language_known(self) -> Self:
        if self.language not in LOCALES:
            raise ValueError("unknown language")
        return self


def read_consultation(posted: Posted) -> ConsultationDraft:
    """Raises pydantic's ValidationError, like the other readers here."""
    return ConsultationDraft.model_validate(
        {
            "programme_id": posted.one("programme_id"),
            "stage": posted.one("stage"),
            "mode": posted.one("mode"),
            "title": localized_field(posted, "title"),
            "notice": {part: localized_field(posted, part) for part in PARTS},
            "languages": [code for code in LOCALES if code in posted.many("languages")],
            "channels": posted.many("channels"),
            "form_version_id": posted.one("form_version_id") or None,
            "opens_on": posted.one("opens_on"),
            "closes_on": posted.one("closes_on"),
            "response_due_on": posted.one("response_due_on") or None,
        }
    )


def read_form(posted: Posted) -> FormDraft:
    return FormDraft.model_validate({"code": posted.one("code").upper(), "name": localized_field(posted, "name")})


def read_review(posted: Posted) -> ReviewDraft:
    return ReviewDraft.model_validate({name: posted.one(name) for name in ("language", "kind", "role", "day")})
