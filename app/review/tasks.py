"""What review owes every day: withdrawals in every room, texts that died unread, and trends of harm."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from app.alerts.models import AlertKind
from app.alerts.service import raise_once_for_all
from app.core.database import Session
from app.core.tasks import Task
from app.review.harm_trend import months_counted, zones_with_a_trend
from app.review.models import HarmMark
from app.review.queries import undecided
from app.slips.service import WithdrawalHook, execute_withdrawals
from app.submissions.models import Submission, SubmissionState


def tasks(hooks: Sequence[WithdrawalHook]) -> tuple[Task, ...]:
    """`hooks`: one for each room that stores record ids."""

    def carry_out_withdrawals(session: Session) -> int:
        return execute_withdrawals(session, hooks=hooks)

    return (
        Task("carry out withdrawals", carry_out_withdrawals),
        Task("drop what died unread", drop_unreadable),
        Task("find trends of harm", find_harm_trends),
    )


def drop_unreadable(session: Session) -> int:
    """After 180 days an undecided original is gone: nobody can decide about it any more."""
    gone = [one.id for one in session.scalars(undecided()) if one.sealed_original is None]
    session.execute(update(Submission).where(Submission.id.in_(gone)).values(state=SubmissionState.DROPPED))
    return len(gone)


def find_harm_trends(session: Session) -> int:
    """Marks of earlier months are forgotten; one alert a zone and month, whatever becomes of it."""
    months = months_counted(session.clock.now().date())
    session.execute(delete(HarmMark).where(HarmMark.month.not_in(months)))
    zones = zones_with_a_trend(session.scalars(select(HarmMark.zone)).all())
    for zone in zones:
        raise_once_for_all(session, kind=AlertKind.HARM_TREND, zone=zone, period=months[0])
    return len(zones)
