"""Programmes and their stages for machines: never a stage without the law's restriction and the context's date."""

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel

from app.accounts.dependencies import ApiStaff
from app.core.locales import localized, translate
from app.programmes import queries
from app.programmes.context import Rating
from app.programmes.lifecycle import ProgrammeState
from app.programmes.offices import Office
from app.programmes.queries import Standing
from app.programmes.stages import EngagementMode, GateStatus, Phase, Stage, StageStatus
from app.web.dependencies import DbSession, Language

router = APIRouter(tags=["programmes"])


class ContextOut(BaseModel):
    country: str
    rating: Rating
    source: str
    as_of: date
    reviewed_on: date
    working_level: int
    stale: bool


class ProgrammeOut(BaseModel):
    """`budget_usd` is null where it is not public."""

    slug: str
    title: str
    description: str
    authority: str
    lead_agency: str
    state: ProgrammeState
    current_stage: Stage
    budget_usd: int | None
    legal_restrictions: list[str]
    context: ContextOut | None


class StageOut(BaseModel):
    stage: Stage
    label: str
    phase: Phase
    status: StageStatus
    started_on: date | None
    ended_on: date | None
    engagement_modes: list[EngagementMode]
    gate_status: GateStatus
    accountable_office: Office | None
    engaging_office: Office | None


class StagesOut(BaseModel):
    programme: ProgrammeOut
    stages: list[StageOut]


@router.get("/programmes")
def list_programmes(session: DbSession, language: Language, _staff: ApiStaff) -> list[ProgrammeOut]:
    standings = [queries.standing(session, programme) for programme in queries.every_programme(session)]
    return [programme_out(standing, language) for standing in standings]


@router.get("/programmes/{slug}/stages")
def list_stages(session: DbSession, language: Language, _staff: ApiStaff, slug: str) -> StagesOut:
    programme = queries.programme_by_slug(session, slug)
    offices = {entry.stage: entry for entry in programme.responsibilities}
    stages = [
        StageOut(
            stage=entry.stage,
            label=translate(entry.stage.label, language),
            phase=entry.stage.phase,
            status=entry.status,
            started_on=entry.started_on,
            ended_on=entry.ended_on,
            engagement_modes=[EngagementMode(mode) for mode in entry.engagement_modes],
            gate_status=entry.gate_status,
            accountable_office=offices[entry.stage].accountable_role if entry.stage in offices else None,
            engaging_office=offices[entry.stage].engagement_role if entry.stage in offices else None,
        )
        for entry in programme.entries
    ]
    return StagesOut(programme=programme_out(queries.standing(session, programme), language), stages=stages)


def programme_out(standing: Standing, language: str) -> ProgrammeOut:
    programme, context = standing.programme, standing.context
    return ProgrammeOut(
        slug=programme.slug,
        title=localized(programme.title, language),
        description=localized(programme.description, language),
        authority=programme.authority_type,
        lead_agency=programme.lead_agency,
        state=programme.state,
        current_stage=programme.current_stage,
        budget_usd=programme.budget_usd if programme.budget_public else None,
        legal_restrictions=[localized(restriction.text, language) for restriction in standing.restrictions],
        context=ContextOut(
            country=context.country,
            rating=context.rating,
            source=context.source,
            as_of=context.as_of,
            reviewed_on=context.reviewed_on,
            working_level=context.working_level,
            stale=standing.context_stale,
        )
        if context
        else None,
    )
