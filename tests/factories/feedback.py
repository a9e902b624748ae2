"""Released records, their code frame and glosses for tests; each states only what matters."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from app.anonymization.tiers import Tier
from app.consultations.lifecycle import ConsultationState
from app.consultations.models import Consultation
from app.core.database import Session
from app.feedback.codebook import read_code_frame
from app.feedback.service import NewRecord, add_batch, load_code_frame
from app.programmes.models import Programme
from app.programmes.stages import EngagementMode, Stage
from tests.factories.programmes import make_actor, make_programme

FRAME = (
    ("A1", "Local threats", "Menaces locales", 1, ("relevance",)),
    ("A2", "Patrol presence", "Présence des patrouilles", 1, ("effectiveness",)),
    ("C1", "Conduct at checkpoints", "Conduite aux postes", 3, ("effectiveness",)),
    ("D1", "Petty corruption", "Petite corruption", 2, ("efficiency",)),
    ("D2", "Payments at checkpoints", "Paiements aux postes", 2, ("efficiency", "impact")),
    ("H1", "Reprisal", "Représailles", 4, ("impact",)),
    ("I2", "Language of meetings", "Langue des réunions", 0, ("relevance",)),
)
FAMILIES = {"A": "Needs", "C": "Conduct", "D": "Corruption", "H": "Civic space", "I": "Inclusion"}


def make_code_frame(session: Session, *, version: int = 3) -> None:
    """Seven topics in five families."""
    entries = [
        {
            "id": code,
            "parent": code[0],
            "parent_label": {"en": FAMILIES[code[0]], "fr": FAMILIES[code[0]]},
            "label": {"en": english, "fr": french},
            "sensitivity": sensitivity,
            "dac": criteria,
            "guidelines": (1,),
        }
        for code, english, french, sensitivity, criteria in FRAME
    ]
    load_code_frame(session, read_code_frame(entries), version=version)


def make_consultation_of(session: Session, programme: Programme, *, stage: Stage = Stage.S3) -> Consultation:
    """A draft consultation to hang records on."""
    consultation = Consultation(
        programme_id=programme.id,
        stage=stage,
        mode=EngagementMode.CONSULT,
        title={"en": "A consultation", "fr": "Une consultation"},
        notice={},
        languages=["en", "fr", "bm", "ar"],
        channels=[],
        opens_on=date(2026, 9, 1),
        closes_on=date(2026, 9, 30),
        response_due_on=date(2026, 12, 1),
        state=ConsultationState.DRAFT,
    )
    session.add(consultation)
    session.flush()
    return consultation


def make_ground(session: Session, *, slug: str = "PRG-02", stage: Stage = Stage.S3) -> Consultation:
    """A programme, a consultation in it, and the code frame: what a record needs to stand on."""
    make_code_frame(session)
    by = make_actor(session, username=f"planner-{slug.lower()}")
    return make_consultation_of(session, make_programme(session, by=by, slug=slug), stage=stage)


def new_record(consultation: Consultation, text: str | None = "They ask for money.", **overrides: Any) -> NewRecord:
    """A T2 record in English about payments, in the north, from the third quarter of 2026."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "consultation_id": consultation.id,
        "programme_id": consultation.programme_id,
        "stage": str(consultation.stage),
        "tier": Tier.T2,
        "language": "en",
        "text": text,
        "paraphrase": None,
        "kind": "concern",
        "period": "2026-Q3",
        "place": "gao",
        "organisation_type": "local_ngo",
        "groups": ("herders",),
        "topics": ("D2",),
        "choices": (),
        "may_paraphrase": True,
        "may_quote": False,
    }
    values |= overrides
    if values["tier"] is Tier.T4:
        values |= {"text": None, "paraphrase": None, "kind": None, "place": None, "organisation_type": None}
        values |= {"groups": (), "topics": (), "period": "2026"}
    return NewRecord(**values)


def release(session: Session, *records: NewRecord) -> list[UUID]:
    """The batch goes out; answers the ids in the given order."""
    add_batch(session, records)
    return [record.id for record in records]


def make_record(session: Session, consultation: Consultation, text: str | None = "They ask.", **overrides: Any) -> UUID:
    return release(session, new_record(consultation, text, **overrides))[0]


def make_records(
    session: Session, consultation: Consultation, texts: Iterable[tuple[str, str]], **overrides: Any
) -> list[UUID]:
    """One record a (language, text)."""
    return release(session, *(new_record(consultation, text, language=code, **overrides) for code, text in texts))
