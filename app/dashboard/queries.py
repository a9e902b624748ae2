"""What stands and what is owed, gathered from the rooms below; nothing about intake."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.consultations.lifecycle import ConsultationState
from app.consultations.models import Consultation
from app.consultations.queries import every_consultation
from app.core.database import Session
from app.core.types import LocalizedText
from app.programmes.context import Context, grows_stale_on
from app.programmes.models import Programme
from app.programmes.queries import context_of, every_programme, standing

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class OwedAnswer:
    """A closed consultation whose reasoned answer is due. `late` counts days, negative while there is time."""

    consultation: Consultation
    programme: Programme
    late: int


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    programme: Programme
    restrictions: tuple[LocalizedText, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    programmes: list[ProgrammeLine]
    open: list[tuple[Consultation, Programme]]
    drafts: list[tuple[Consultation, Programme]]
    owed: list[OwedAnswer]
    context: Context | None
    stale_on: date | None
    stale_soon: bool


def overview(session: Session, *, country: str = "ML") -> Overview:
    today = session.clock.now().date()
    programmes = {programme.id: programme for programme in every_programme(session)}
    placed = [(one, programmes[one.programme_id]) for one in every_consultation(session)]
    context = context_of(session, country)
    stale_on = grows_stale_on(context.reviewed_on) if context else None
    return Overview(
        programmes=[
            ProgrammeLine(one, tuple(restriction.text for restriction in standing(session, one).restrictions))
            for one in programmes.values()
        ],
        open=[pair for pair in placed if pair[0].state is ConsultationState.OPEN],
        drafts=[pair for pair in placed if pair[0].state in {ConsultationState.DRAFT, ConsultationState.READY}],
        owed=owed_answers(placed, today),
        context=context,
        stale_on=stale_on,
        stale_soon=stale_on is not None and stale_on - today <= SOON,
    )


def owed_answers(placed: list[tuple[Consultation, Programme]], today: date) -> list[OwedAnswer]:
    owed = [
        OwedAnswer(consultation, programme, (today - consultation.response_due_on).days)
        for consultation, programme in placed
        if consultation.state is ConsultationState.CLOSED_UNDER_REVIEW
    ]
    return sorted(owed, key=lambda one: -one.late)
