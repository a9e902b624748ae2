"""Every change of a consultation's state leaves a row: what, who, which day, why."""

from sqlalchemy import func, select

from app.accounts.actors import Actor
from app.consultations.lifecycle import ConsultationState
from app.consultations.models import Consultation, ConsultationStateChange
from app.core.database import Session


def enter(
    session: Session, consultation: Consultation, state: ConsultationState, *, by: Actor | None, reason: str = ""
) -> None:
    """`by` is None where a due task acts."""
    last = session.scalar(
        select(func.max(ConsultationStateChange.number)).where(
            ConsultationStateChange.consultation_id == consultation.id
        )
    )
    consultation.state = state
    session.add(
        ConsultationStateChange(
            consultation_id=consultation.id,
            number=(last or 0) + 1,
            state=state,
            account_id=by.account_id if by else None,
            day=session.clock.now().date(),
            reason=reason,
        )
    )
    session.flush()
