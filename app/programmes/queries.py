"""Reading programmes: by slug, with what belongs beside a stage, and the history rows in their order."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import selectinload

from app.core.database import Session
from app.programmes.context import Context, is_stale
from app.programmes.errors import NoSuchContextError, NoSuchProgrammeError
from app.programmes.models import (
    ContextReview,
    CountryContext,
    LegalRestriction,
    Programme,
    ProgrammeStateChange,
    Responsibility,
    StageEntry,
    StageTransition,
)
from app.programmes.stages import Stage


@dataclass(frozen=True, slots=True)
class Standing:
    """What must be shown wherever a programme's stage is shown. `context` is None while the country has none."""

    programme: Programme
    restrictions: tuple[LegalRestriction, ...]
    context: Context | None
    context_stale: bool


def every_programme(session: Session) -> list[Programme]:
    return list(session.scalars(select(Programme).order_by(Programme.slug)))


def programme_by_slug(session: Session, slug: str) -> Programme:
    """With its stages, responsibilities and restrictions. Raises NoSuchProgrammeError."""
    whole = (
        select(Programme)
        .where(Programme.slug == slug)
        .options(
            selectinload(Programme.entries),
            selectinload(Programme.responsibilities),
            selectinload(Programme.restrictions),
        )
        .execution_options(populate_existing=True)
    )
    found = session.scalars(whole).one_or_none()
    if found is None:
        raise NoSuchProgrammeError
    return found


def programme_by_id(session: Session, programme_id: UUID) -> Programme:
    """Raises NoSuchProgrammeError."""
    found = session.get(Programme, programme_id)
    if found is None:
        raise NoSuchProgrammeError
    return found


def stage_entry(session: Session, programme: Programme, stage: Stage) -> StageEntry:
    """Every programme has one for every stage."""
    wanted = select(StageEntry).where(StageEntry.programme_id == programme.id, StageEntry.stage == stage)
    return session.scalars(wanted).one()


def responsibility(session: Session, programme_id: UUID, stage: Stage) -> Responsibility | None:
    wanted = select(Responsibility).where(Responsibility.programme_id == programme_id, Responsibility.stage == stage)
    return session.scalars(wanted).one_or_none()


def restrictions_on(session: Session, programme: Programme, day: date) -> tuple[LegalRestriction, ...]:
    """The restrictions in force on a day, oldest first."""
    in_force = (
        select(LegalRestriction)
        .where(
            LegalRestriction.programme_id == programme.id,
            LegalRestriction.since <= day,
            or_(LegalRestriction.until.is_(None), LegalRestriction.until > day),
        )
        .order_by(LegalRestriction.since)
    )
    return tuple(session.scalars(in_force))


def standing(session: Session, programme: Programme) -> Standing:
    """The programme as it stands today."""
    today = session.clock.now().date()
    context = context_of(session, programme.country)
    return Standing(
        programme=programme,
        restrictions=restrictions_on(session, programme, today),
        context=context,
        context_stale=context is None or is_stale(context.reviewed_on, today),
    )


def state_changes(session: Session, programme: Programme) -> list[ProgrammeStateChange]:
    """Newest first."""
    of_programme = select(ProgrammeStateChange).where(ProgrammeStateChange.programme_id == programme.id)
    return list(session.scalars(of_programme.order_by(ProgrammeStateChange.number.desc())))


def transitions(session: Session, programme: Programme) -> list[StageTransition]:
    """Newest first."""
    of_programme = select(StageTransition).where(StageTransition.programme_id == programme.id)
    return list(session.scalars(of_programme.order_by(StageTransition.number.desc())))


def context_row(session: Session, country: str) -> CountryContext:
    """With its overlays. Raises NoSuchContextError."""
    wanted = (
        select(CountryContext)
        .where(CountryContext.country == country)
        .options(selectinload(CountryContext.overlays))
        .execution_options(populate_existing=True)
    )
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise NoSuchContextError
    return found


def context_of(session: Session, country: str) -> Context | None:
    """The country's context as a value; None where nothing is recorded."""
    try:
        row = context_row(session, country)
    except NoSuchContextError:
        return None
    return Context(
        country=row.country,
        rating=row.rating,
        source=row.source,
        as_of=row.as_of,
        reviewed_on=row.reviewed_on,
        working_level=row.working_level,
        overlays={overlay.region: overlay.level for overlay in row.overlays},
    )


def context_reviews(session: Session, country: str) -> list[ContextReview]:
    """Newest first."""
    of_country = (
        select(ContextReview)
        .join(CountryContext, CountryContext.id == ContextReview.context_id)
        .where(CountryContext.country == country)
        .order_by(ContextReview.number.desc())
    )
    return list(session.scalars(of_country))


def next_number(session: Session, kind: type[ProgrammeStateChange | StageTransition], programme: Programme) -> int:
    """The number of the next history row, from 1."""
    last = session.scalar(select(func.max(kind.number)).where(kind.programme_id == programme.id))
    return (last or 0) + 1
