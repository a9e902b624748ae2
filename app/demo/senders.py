"""The scenario's senders: each text goes in as an answer, through the same masking and sealing as any other."""

from app.consultations.answers import Answer
from app.consultations.consents import Consent
from app.consultations.definition import FormDefinition, QuestionRole
from app.consultations.models import Consultation
from app.core.database import Database
from app.demo.scenario import Json
from app.sealing.receipts import Receipt, draw
from app.submissions.intake import Said
from app.submissions.preview import Wishes
from app.submissions.sending import prepare, send

OFFERED = frozenset(consent.value for consent in Consent)


def speak(database: Database, one: Json, consultation: Consultation, definition: FormDefinition) -> Receipt:
    """Send one text on the day where the clock stands. The receipt is the sender's alone."""
    receipt = draw()
    with database.transaction(write=False) as session:
        outgoing = prepare(
            session,
            said(one, definition),
            consultation,
            receipt=receipt,
            with_receipt="receipt_code" in one["consent"],
            only_masked=False,
        )
    send(database, outgoing)
    return receipt


def said(one: Json, definition: FormDefinition) -> Said:
    wishes = Wishes(preference=one["sender_preference"], danger=danger_of(one))
    consent = tuple(name for name in one["consent"] if name in OFFERED)
    return Said(one["text_language"], definition, answers_of(one, definition), wishes, consent).with_topics()


def danger_of(one: Json) -> str:
    """The scenario's texts do not say; the wish for care alone decides then."""
    stated = one.get("danger", "none")
    return "skipped" if stated == "skip" else str(stated)


def answers_of(one: Json, definition: FormDefinition) -> dict[str, Answer]:
    by_role: dict[QuestionRole, Answer] = {
        QuestionRole.PLACE: one["region"],
        QuestionRole.ORGANISATION_TYPE: one["organisation_type"],
        QuestionRole.GROUPS: tuple(one["groups"]),
        QuestionRole.TOPICS: tuple(one.get("topics", ())),
    }
    answers: dict[str, Answer] = {one["text_question"]: one["text"]}
    for role, value in by_role.items():
        question = definition.with_role(role)
        if question is not None and value:
            answers[question.id] = value
    return answers
