"""What may be said about a programme, a stage, a responsibility, a restriction or a country's context."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from app.core.errors import N_
from app.core.types import LocalizedText
from app.programmes.authorities import Authority, Partner
from app.programmes.context import HIGHEST, Rating
from app.programmes.faults import localized_field
from app.programmes.lifecycle import ProgrammeState
from app.programmes.offices import Office
from app.programmes.places import REGIONS
from app.programmes.stages import EngagementMode, Stage
from app.web.forms import Posted

STAFF_LANGUAGES = ("en", "fr")


def in_staff_languages(text: LocalizedText) -> LocalizedText:
    """Arabic and Bambara may follow later; English and French must be there."""
    if not all(text.get(code) for code in STAFF_LANGUAGES):
        raise PydanticCustomError("missing", N_("Fill this in."))
    return text


Words = Annotated[LocalizedText, AfterValidator(in_staff_languages)]
Short = Annotated[str, Field(max_length=120)]
Line = Annotated[str, Field(min_length=1, max_length=120)]
Reason = Annotated[str, Field(max_length=2000)]


class Draft(BaseModel):
    """Errors never echo what was typed."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class ProgrammeDraft(Draft):
    slug: str = Field(pattern=r"^[A-Z0-9][A-Z0-9-]{1,23}$")
    title: Words
    description: Words
    authority_type: Authority
    lead_agency: Line
    implementer: Line
    country: str = Field("ML", pattern=r"^[A-Z]{2}$")
    partner_institution_type: Partner
    assistance_kinds: list[Line] = Field(min_length=1, max_length=20)
    fiscal_year_start: int = Field(ge=1990, le=2100)
    budget_usd: int | None = Field(None, ge=0, le=10**12)
    budget_public: bool = False
    budget_withheld_reason: LocalizedText = Field(default_factory=dict)
    strategy_tag: Short = ""
    timetable_set_by: Short = ""
    paired_programme_id: UUID | None = None


class StateDraft(Draft):
    state: ProgrammeState
    office: Office
    reason: Reason = ""
    day: date | None = None


class StageDraft(Draft):
    """Days and engagement modes of one stage."""

    started_on: date | None = None
    ended_on: date | None = None
    engagement_modes: list[EngagementMode] = Field(default_factory=list)


class ResponsibilityDraft(Draft):
    engagement_role: Office | None = None
    accountable_role: Office | None = None
    backup_role: Office | None = None
    may_speak: bool = False
    may_commit: bool = False


class RestrictionDraft(Draft):
    text: LocalizedText
    since: date
    until: date | None = None


class ReviewDraft(Draft):
    """A review of a country's context. `rating` with its source and day only when a new one was published."""

    working_level: int = Field(ge=0, le=HIGHEST)
    overlays: dict[str, int] = Field(default_factory=dict)
    rating: Rating | None = None
    source: Short = ""
    as_of: date | None = None
    note: Reason = ""

    @model_validator(mode="after")
    def whole(self) -> Self:
        if self.rating is not None and not (self.source and self.as_of):
            raise PydanticCustomError("missing", N_("Fill this in."))
        if not set(self.overlays) <= set(REGIONS):
            raise PydanticCustomError("enum", N_("Choose one from the list."))
        if not all(0 <= level <= HIGHEST for level in self.overlays.values()):
            raise PydanticCustomError("less_than_equal", N_("This number is too large."))
        return self


def read_programme(posted: Posted) -> ProgrammeDraft:
    """Raises pydantic's ValidationError, like the other readers here."""
    return ProgrammeDraft.model_validate(
        {
            "slug": posted.one("slug").upper(),
            "title": localized_field(posted, "title"),
            "description": localized_field(posted, "description"),
            "authority_type": posted.one("authority_type"),
            "lead_agency": posted.one("lead_agency"),
            "implementer": posted.one("implementer"),
            "country": posted.one("country").upper() or "ML",
            "partner_institution_type": posted.one("partner_institution_type"),
            "assistance_kinds": [kind.strip() for kind in posted.one("assistance_kinds").split(",") if kind.strip()],
            "fiscal_year_start": posted.one("fiscal_year_start"),
            "budget_usd": posted.one("budget_usd") or None,
            "budget_public": "budget_public" in posted,
            "budget_withheld_reason": localized_field(posted, "budget_withheld_reason"),
            "strategy_tag": posted.one("strategy_tag"),
            "timetable_set_by": posted.one("timetable_set_by"),
            "paired_programme_id": posted.one("paired_programme_id") or None,
        }
    )


def read_state(posted: Posted) -> StateDraft:
    return StateDraft.model_validate({name: posted.one(name) for name in ("state", "office", "reason")})


def read_stage(posted: Posted) -> StageDraft:
    return StageDraft.model_validate(
        {
            "started_on": posted.one("started_on") or None,
            "ended_on": posted.one("ended_on") or None,
            "engagement_modes": posted.many("engagement_modes"),
        }
    )


def read_responsibilities(posted: Posted) -> Mapping[Stage, ResponsibilityDraft]:
    """The whole matrix: `S3_accountable_role`, `S3_may_speak`, ..."""
    return {
        stage: ResponsibilityDraft.model_validate(
            {
                name: posted.one(f"{stage}_{name}") or None
                for name in ("engagement_role", "accountable_role", "backup_role")
            }
            | {name: f"{stage}_{name}" in posted for name in ("may_speak", "may_commit")}
        )
        for stage in Stage
    }


def read_restriction(posted: Posted) -> RestrictionDraft:
    return RestrictionDraft.model_validate(
        {
            "text": localized_field(posted, "text"),
            "since": posted.one("since"),
            "until": posted.one("until") or None,
        }
    )


def read_review(posted: Posted) -> ReviewDraft:
    """Overlays are the fields `overlay_mopti`, ...; empty and 0 mean none."""
    overlays = {region: posted.one(f"overlay_{region}") for region in REGIONS}
    return ReviewDraft.model_validate(
        {
            "working_level": posted.one("working_level"),
            "overlays": {region: level for region, level in overlays.items() if level not in {"", "0"}},
            "rating": posted.one("rating") or None,
            "source": posted.one("source"),
            "as_of": posted.one("as_of") or None,
            "note": posted.one("note"),
        }
    )


class EndDraft(Draft):
    until: date


def read_end(posted: Posted) -> EndDraft:
    return EndDraft.model_validate({"until": posted.one("until")})
