"""The scenario's country context and programmes."""

from datetime import date

from app.accounts.actors import Actor
from app.core.database import Session
from app.demo.scenario import Json, day, read
from app.programmes import service
from app.programmes.context import Rating
from app.programmes.forms import (
    ProgrammeDraft,
    ResponsibilityDraft,
    RestrictionDraft,
    ReviewDraft,
    StageDraft,
    StateDraft,
)
from app.programmes.lifecycle import ProgrammeState
from app.programmes.models import Programme
from app.programmes.offices import Office
from app.programmes.stages import GateStatus, Stage

RESTRICTION = {
    "en": "Military assistance to the government is restricted by U.S. law since the coup of August 2020.",
    "fr": "Depuis le coup d’État d’août 2020, la loi des États-Unis restreint l’assistance militaire au gouvernement.",
    "ar": "منذ انقلاب أغسطس 2020 يقيّد القانون الأمريكي المساعدة العسكرية للحكومة.",
    "bm": "Kabini san 2020, Ameriki sariya bɛ dɛmɛn dan.",
}
RESTRICTED_SINCE = date(2020, 8, 18)


def record_country(session: Session, *, by: Actor) -> None:
    """The published rating, with conflict overlays by region."""
    context = read("reference")["country_context"][0]
    rating = Rating(context["rating"])
    service.record_context(
        session,
        context["country"],
        ReviewDraft(
            working_level=rating.level,
            overlays=overlays(),
            rating=rating,
            source=context["source"],
            as_of=day(context["as_of"]),
        ),
        by=by,
    )


def review_country(session: Session, *, by: Actor) -> None:
    """Staff looked at the rating again and confirmed it."""
    draft = ReviewDraft(working_level=Rating.REPRESSED.level, overlays=overlays(), note="Confirmed.")
    service.review_context(session, "ML", draft, by=by)


def overlays() -> dict[str, int]:
    regions = read("reference")["regions"]
    return {
        region["id"]: region["scenario_conflict_overlay"] for region in regions if region["scenario_conflict_overlay"]
    }


def plan_programmes(session: Session, *, by: Actor) -> dict[str, Programme]:
    """Scenario id -> programme, at the stage where the scenario has it."""
    return {one["id"]: plan(session, one, by=by) for one in read("programmes")["programmes"]}


def plan(session: Session, one: Json, *, by: Actor) -> Programme:
    programme = service.create(session, draft_of(one), by=by)
    for stage in one["stages"]:
        run_stage(session, programme, stage, by=by)
    for duty in one["responsibilities"]:
        service.assign(session, programme, Stage(duty["stage"]), duty_of(duty), by=by)
    follow_state(session, programme, ProgrammeState(one["status"]), by=by)
    restriction = RestrictionDraft(text=RESTRICTION, since=RESTRICTED_SINCE)
    service.restrict(session, programme, restriction, by=by)
    return programme


def draft_of(one: Json) -> ProgrammeDraft:
    fields = {name: one[name] for name in ProgrammeDraft.model_fields if name in one}
    return ProgrammeDraft.model_validate(fields | {"slug": one["id"]})


def run_stage(session: Session, programme: Programme, stage: Json, *, by: Actor) -> None:
    """Describe a stage as it ran; a completed one passes its gate and hands over to the next."""
    name = Stage(stage["stage"])
    if stage["started"] is None:
        return
    if name is not programme.current_stage:
        service.move(session, programme, to=name, by=by, day=day(stage["started"]))
    ended = day(stage["ended"]) if stage["ended"] else None
    modes = stage["engagement_modes"]
    draft = StageDraft(started_on=day(stage["started"]), ended_on=ended, engagement_modes=modes)
    service.describe_stage(session, programme, name, draft, by=by)
    service.set_gate(session, programme, name, to=GateStatus(stage["gate_status"]), by=by)


def duty_of(duty: Json) -> ResponsibilityDraft:
    return ResponsibilityDraft(
        engagement_role=duty["engagement_role"],
        accountable_role=duty["accountable_role"],
        backup_role=duty["backup_role"],
        may_speak=duty["authority_to_speak"],
        may_commit=duty["authority_to_commit"],
    )


def follow_state(session: Session, programme: Programme, wanted: ProgrammeState, *, by: Actor) -> None:
    path = {
        ProgrammeState.ACTIVE: [ProgrammeState.ACTIVE],
        ProgrammeState.ENDING: [ProgrammeState.ACTIVE, ProgrammeState.ENDING],
    }
    for state in path.get(wanted, []):
        draft = StateDraft(state=state, office=Office.CHIEF_OF_MISSION, reason="As the scenario tells.")
        service.change_state(session, programme, draft, by=by)
