"""Preview and submission as JSON."""

import base64
import binascii

from fastapi import APIRouter
from pydantic import BaseModel

from app.anonymization.tiers import Tier
from app.consultations.answers import Answer, Given, read_answers
from app.consultations.definition import FormDefinition
from app.consultations.handling import TIER_SENTENCES
from app.consultations.models import Consultation
from app.consultations.queries import open_by_slug, version_by_id
from app.consultations.versions import definition_of
from app.core.database import Session
from app.core.errors import NotFoundError
from app.core.locales import translate
from app.sealing.errors import WeakClientKeyError
from app.sealing.receipts import Receipt, derive, draw
from app.submissions.daily_secrets import DailySecrets
from app.submissions.dependencies import Secrets
from app.submissions.errors import AnswersInvalidError, ConsultationClosedError, ShiftedRangesError, WeakKeyError
from app.submissions.forms import Answering, PreviewRequest, SubmissionRequest
from app.submissions.intake import Said, preview_of
from app.submissions.originals import HiddenDetail
from app.submissions.preview import Wishes
from app.submissions.sending import prepare, send
from app.web.dependencies import DbSession, TheDatabase, TheSettings

router = APIRouter(prefix="/consultations/{slug}", tags=["sender"])


class PreviewedText(BaseModel):
    masked: str
    spans: list[HiddenDetail]


class PreviewAnswer(BaseModel):
    answers: dict[str, PreviewedText]
    tier: Tier
    tier_sentence: str


class Accepted(BaseModel):
    receipt: str


@router.post("/preview")
def show_preview(slug: str, body: PreviewRequest, session: DbSession, settings: TheSettings) -> PreviewAnswer:
    """What staff would read at most. Stores nothing."""
    consultation, definition = open_form(session, slug, body.language)
    wishes = Wishes(body.sender_preference, topics=tuple(body.topics), hide=body.hide, show=body.show)
    said = Said(body.language, definition, checked(definition, body), wishes, bambara_model=settings.bambara_model)
    previewed = preview_of(session, said if body.topics else said.with_topics(), consultation)
    return PreviewAnswer(
        answers={
            answer.question: PreviewedText(
                masked=answer.masked.text, spans=[HiddenDetail.of(span) for span in answer.spans]
            )
            for answer in previewed.answers
        },
        tier=previewed.tier,
        tier_sentence=translate(TIER_SENTENCES[previewed.tier], body.language),
    )


@router.post("/submissions", status_code=201)
def take_submission(
    slug: str, body: SubmissionRequest, database: TheDatabase, secrets: Secrets, settings: TheSettings
) -> Accepted:
    """A used, wrong or missing card is accepted like none; the same client key again gives the same receipt."""
    with database.transaction(write=False) as session:
        consultation, definition = open_form(session, slug, body.language)
        danger = "skipped" if body.danger == "skip" else body.danger
        wishes = Wishes(body.sender_preference, danger, hide=body.hide, show=body.show)
        consent = tuple(consent.value for consent in body.consent)
        said = Said(
            body.language,
            definition,
            checked(definition, body),
            wishes,
            consent,
            bambara_model=settings.bambara_model,
        ).with_topics()
        receipt = receipt_for(body, consultation, secrets)
        outgoing = prepare(
            session, said, consultation, receipt=receipt, with_receipt=True, only_masked=body.only_masked
        )
    send(database, outgoing)
    return Accepted(receipt=receipt.grouped())


def open_form(session: Session, slug: str, language: str) -> tuple[Consultation, FormDefinition]:
    """Raises ConsultationClosedError, also for a language this form does not speak."""
    try:
        consultation = open_by_slug(session, slug)
    except NotFoundError:
        raise ConsultationClosedError from None
    if language not in consultation.languages or consultation.form_version_id is None:
        raise ConsultationClosedError
    return consultation, definition_of(version_by_id(session, consultation.form_version_id))


def checked(definition: FormDefinition, body: Answering) -> dict[str, Answer]:
    """Raises AnswersInvalidError with the fault of each question, or ShiftedRangesError."""
    given: dict[str, Given] = dict(body.answers)
    answers = read_answers(definition, given)
    if isinstance(answers, list):
        raise AnswersInvalidError({fault.question_id: fault.code.value for fault in answers})
    for question in {*body.hide, *body.show} & set(answers):
        sent, kept = given[question], answers[question]
        # Only what stands before a range can shift it, so a space at the end does no harm.
        if isinstance(sent, str) and isinstance(kept, str) and not sent.startswith(kept):
            raise ShiftedRangesError
    return answers


def receipt_for(body: SubmissionRequest, consultation: Consultation, secrets: DailySecrets) -> Receipt:
    """Raises WeakKeyError for a client key under 128 random bits."""
    if body.client_key is None:
        return draw()
    try:
        return derive(key_bytes(body.client_key), secrets.today(), consultation=str(consultation.id))
    except WeakClientKeyError:
        raise WeakKeyError from None


def key_bytes(text: str) -> bytes:
    """Hexadecimal, else base64 of either alphabet, else the text's own bytes."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        pass
    try:
        return base64.b64decode(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return text.encode()
