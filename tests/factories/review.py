"""What officers do, for tests: reading, judging and releasing through the real services."""

from dataclasses import dataclass
from typing import Any

from app.accounts.actors import UnlockedActor
from app.consultations.models import Consultation
from app.core.database import Database, Session
from app.feedback.codebook import Code
from app.feedback.service import load_code_frame
from app.review.drafts import DraftAnswer, FeedbackKind
from app.review.judgements import Judgement
from app.review.models import Decision
from app.review.service.deciding import confirm, decide
from app.review.service.reading import Opened, read, reopen
from app.submissions.models import Submission
from tests.factories.accounts import make_trusted_pair
from tests.factories.programmes import make_actor
from tests.factories.voices import make_voice_consultation


@dataclass(frozen=True, slots=True)
class Room:
    """Two officers who trust each other, and an open consultation."""

    first: UnlockedActor
    second: UnlockedActor
    consultation: Consultation


def make_room(database: Database, **overrides: Any) -> Room:
    """Both officers read French and English; the country's working level is 3, so that T2 is the least tier."""
    first, second = make_trusted_pair(database)
    with database.transaction() as session:
        make_code_frame(session)
        consultation = make_voice_consultation(session, by=make_actor(session), **overrides)
    return Room(first, second, consultation)


def make_code_frame(session: Session) -> None:
    """A code for each sensitivity: A1 weighs 0, and so on to A5 with 4. With the context A1 gives T2, A3 T3, A5 T4."""
    frame = [
        Code(
            id=f"A{level + 1}",
            parent="A",
            parent_label={"en": "Conduct", "fr": "Conduite"},
            label={"en": f"Topic {level}", "fr": f"Sujet {level}"},
            sensitivity=level,
            dac=("relevance",),
        )
        for level in range(5)
    ]
    load_code_frame(session, frame, version=1)


def judgement(opened: Opened, **overrides: Any) -> Judgement:
    """Everything as the sender confirmed it, the mildest topic."""
    facts: dict[str, Any] = {
        "answers": tuple(
            DraftAnswer(question=answer.question, text="", details=answer.details if answer.text else ())
            for answer in opened.original.texts
        ),
        "kind": FeedbackKind.CONCERN,
        "topics": ("A1",),
        "identifiability": 0,
    }
    return Judgement(**(facts | overrides))


def make_decision(session: Session, submission: Submission, room: Room, **overrides: Any) -> Decision:
    """Read, decided, and confirmed where two are needed."""
    decision = make_first_decision(session, submission, room, **overrides)
    if decision.due_on is None:
        confirm(session, reopen(session, submission, by=room.second), by=room.second)
    return decision


def make_first_decision(session: Session, submission: Submission, room: Room, **overrides: Any) -> Decision:
    opened = read(session, submission, by=room.first)
    return decide(session, opened, judgement(opened, **overrides), by=room.first)
