"""The country's context: recorded once with a published rating, then reviewed; a review never lowers what stands."""

from datetime import date

from sqlalchemy import delete, func, select

from app.accounts.actors import Actor
from app.audit import service as audit
from app.core.database import Session
from app.programmes import queries
from app.programmes.context import Context, Rating, ReviewKind
from app.programmes.errors import (
    LevelBelowRatingError,
    LevelLoweredError,
    NoSuchContextError,
    RatingNotNewerError,
)
from app.programmes.forms import ReviewDraft
from app.programmes.models import ConflictOverlay, ContextReview, CountryContext


def record_context(session: Session, country: str, draft: ReviewDraft, *, by: Actor) -> CountryContext:
    """The first context of a country. Raises NoSuchContextError without a published rating, LevelBelowRatingError."""
    if draft.rating is None or draft.as_of is None:
        raise NoSuchContextError
    refuse_below_rating(draft.working_level, draft.rating)
    row = CountryContext(
        country=country,
        rating=draft.rating,
        source=draft.source,
        as_of=draft.as_of,
        reviewed_on=session.clock.now().date(),
        working_level=draft.working_level,
    )
    session.add(row)
    session.flush()
    remember(session, row, draft, kind=ReviewKind.PUBLISHED_RATING, by=by)
    return row


def review_context(session: Session, country: str, draft: ReviewDraft, *, by: Actor) -> ReviewKind:
    """Confirms, raises, or takes over a new published rating.

    Raises NoSuchContextError, LevelLoweredError, LevelBelowRatingError or RatingNotNewerError.
    """
    row = queries.context_row(session, country)
    standing = queries.context_of(session, country)
    if standing is None:
        raise NoSuchContextError
    kind = judge(standing, draft)
    if draft.rating is not None and draft.as_of is not None:
        row.rating, row.source, row.as_of = draft.rating, draft.source, draft.as_of
    row.working_level = draft.working_level
    row.reviewed_on = session.clock.now().date()
    remember(session, row, draft, kind=kind, by=by)
    return kind


def judge(standing: Context, draft: ReviewDraft) -> ReviewKind:
    """What kind of review this is; raises when it is none."""
    if draft.rating is not None:
        refuse_older(standing.as_of, draft.as_of)
        refuse_below_rating(draft.working_level, draft.rating)
        return ReviewKind.PUBLISHED_RATING
    steps = [draft.working_level - standing.working_level]
    steps += [
        draft.overlays.get(region, 0) - standing.overlays.get(region, 0)
        for region in {*draft.overlays, *standing.overlays}
    ]
    if min(steps) < 0:
        raise LevelLoweredError
    return ReviewKind.RAISED if max(steps) > 0 else ReviewKind.CONFIRMED


def refuse_older(recorded: date, new: date | None) -> None:
    if new is None or new <= recorded:
        raise RatingNotNewerError


def refuse_below_rating(level: int, rating: Rating) -> None:
    if level < rating.level:
        raise LevelBelowRatingError(level=rating.level)


def remember(session: Session, row: CountryContext, draft: ReviewDraft, *, kind: ReviewKind, by: Actor) -> None:
    session.execute(delete(ConflictOverlay).where(ConflictOverlay.context_id == row.id))
    session.add_all(
        ConflictOverlay(context_id=row.id, region=region, level=level)
        for region, level in sorted(draft.overlays.items())
        if level
    )
    last = session.scalar(select(func.max(ContextReview.number)).where(ContextReview.context_id == row.id))
    session.add(
        ContextReview(
            context_id=row.id,
            number=(last or 0) + 1,
            kind=kind,
            rating=row.rating,
            source=row.source,
            as_of=row.as_of,
            working_level=row.working_level,
            overlays=dict(draft.overlays),
            account_id=by.account_id,
            day=row.reviewed_on,
            note=draft.note,
        )
    )
    audit.record(session, act="context.review", actor=by, subject=row.country)
    session.flush()
