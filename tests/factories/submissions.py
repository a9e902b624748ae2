"""Open forms, and submissions that went in through the same masking and sealing as any other."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.accounts.actors import UnlockedActor
from app.anonymization.tiers import Tier
from app.consultations.queries import by_id, version_by_id
from app.consultations.service.keys import private_key
from app.consultations.versions import definition_of
from app.core.database import Database, Session
from app.feedback.queries import codebook_version
from app.sealing.envelopes import Purpose
from app.sealing.keys import PrivateKey
from app.sealing.receipt_keys import lookup_digest
from app.sealing.receipts import Receipt, draw
from app.submissions.intake import Said
from app.submissions.models import Submission
from app.submissions.originals import Original
from app.submissions.preview import Wishes
from app.submissions.queries import by_lookup
from app.submissions.sending import prepare
from app.submissions.sending import send as dispatch
from app.submissions.vault import unlock
from tests.factories.accounts import make_trusted_pair
from tests.factories.consultations import definition, make_ground, make_open_consultation, make_version, question, said
from tests.factories.feedback import make_code_frame
from tests.factories.programmes import make_actor

TEXT = "The patrol takes money from Moussa Traoré, phone 76 12 34 56, at the river crossing every Friday."
TOPICS = {"A1": 1, "C1": 3, "D2": 2}
NAME, PHONE = "Moussa Traoré", "76 12 34 56"


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A consultation that takes answers, and the two officers who can open them."""

    slug: str
    consultation_id: UUID
    officers: tuple[UnlockedActor, UnlockedActor] = field(repr=False)


def asked_questions() -> tuple[dict[str, Any], ...]:
    """One question of each kind; only Q1 must be answered. Each stands on a screen of its own."""
    regions = [{"id": place, "label": said(place)} for place in ("gao", "mopti", "segou")]
    topics = [{"id": code, "label": said(code), "sensitivity": level} for code, level in TOPICS.items()]
    return (
        question("Q1", required=True),
        question("Q2", "single"),
        question("Q3", "multiple", role="topics", options=topics, most=2),
        question("Q4", "single", role="place", options=regions),
        question("Q5", "integer"),
        question("Q6", "date"),
        question("Q7"),
    )


def make_open_form(database: Database, *questions: dict[str, Any], **overrides: Any) -> OpenForm:
    """Answers are taken from now on, in every language unless `languages` says otherwise."""
    officers = make_trusted_pair(database)
    with database.transaction() as session:
        if not codebook_version(session):
            make_code_frame(session)
        by = make_actor(session, username="planner")
        make_ground(session, by=by)
        version = make_version(session, definition(*(questions or asked_questions())), by=by)
        consultation = make_open_consultation(session, by=by, version=version, **overrides)
        return OpenForm(consultation.slug, consultation.id, officers)


def send(  # every wish a sender has is an argument
    database: Database,
    form: OpenForm,
    text: str = TEXT,
    *,
    language: str = "en",
    with_receipt: bool = True,
    only_masked: bool = False,
    danger_now: bool = False,
    preference: int | None = 1,
    receipt: Receipt | None = None,
) -> Receipt:
    """Q1 answered and sent; the receipt is the sender's alone."""
    receipt = receipt or draw()
    with database.transaction(write=False) as session:
        consultation = by_id(session, form.consultation_id)
        wanted = definition_of(version_by_id(session, consultation.form_version_id or UUID(int=0)))
        wishes = Wishes(preference=preference, danger="none", danger_now=danger_now)
        words = Said(language, wanted, {"Q1": text}, wishes, ("analyse", "paraphrase_public", "keep_original"))
        outgoing = prepare(
            session, words, consultation, receipt=receipt, with_receipt=with_receipt, only_masked=only_masked
        )
    dispatch(database, outgoing)
    return receipt


def submission_of(session: Session, receipt: Receipt) -> Submission:
    return session.scalars(by_lookup(lookup_digest(receipt))).one()


def stored(session: Session) -> list[Submission]:
    return list(session.scalars(select(Submission)))


def officer_key(session: Session, form: OpenForm) -> PrivateKey:
    """What the first officer holds while unlocked."""
    officer = form.officers[0]
    return private_key(session, form.consultation_id, officer_account_id=officer.account_id, secret=officer.secret)


def opened(session: Session, submission: Submission, form: OpenForm) -> Original:
    """Raises CannotOpenError when its key is gone."""
    raw = unlock(
        session,
        submission.sealed_original,
        owner=submission.id,
        purpose=Purpose.ORIGINAL,
        consultation_id=submission.consultation_id,
        key=officer_key(session, form),
    )
    return Original.from_bytes(raw)


def tier_of(session: Session, receipt: Receipt) -> Tier:
    return submission_of(session, receipt).tier
