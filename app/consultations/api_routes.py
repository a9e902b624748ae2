"""Open consultations and their forms for machines: public, and never more than a sender's page shows."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from app.consultations import queries
from app.consultations.consents import consent_options, preference_options
from app.consultations.definition import Question, QuestionType
from app.consultations.errors import LanguageNotOfferedError
from app.consultations.models import Consultation
from app.consultations.notices import in_language
from app.consultations.versions import definition_of
from app.core.database import Session
from app.core.locales import LOCALES, localized, translate
from app.programmes import queries as programmes
from app.programmes.context import HIGHEST
from app.programmes.stages import Stage
from app.web.dependencies import DbSession, Language

router = APIRouter(tags=["consultations"])


class ConsultationOut(BaseModel):
    """`closes_on` is the last open day."""

    slug: str
    title: str
    programme: str
    stage: Stage
    languages: list[str]
    closes_on: date


class OptionOut(BaseModel):
    id: str
    label: str


class QuestionOut(BaseModel):
    id: str
    type: QuestionType
    label: str
    hint: str
    required: bool
    options: list[OptionOut]


class ConsentOut(BaseModel):
    id: str
    label: str
    required: bool


class PreferenceOut(BaseModel):
    level: int
    label: str


class FormOut(BaseModel):
    """`notice` has the parts `who_reads`, `can_change`, `cannot_change` and `risk`."""

    version: int
    language: str
    direction: str
    title: str
    notice: dict[str, str]
    questions: list[QuestionOut]
    consent_options: list[ConsentOut]
    sender_preferences: list[PreferenceOut]


@router.get("/consultations")
def list_consultations(session: DbSession, language: Language) -> list[ConsultationOut]:
    slugs = {programme.id: programme.slug for programme in programmes.every_programme(session)}
    return [
        ConsultationOut(
            slug=consultation.slug,
            title=localized(consultation.title, language),
            programme=slugs[consultation.programme_id],
            stage=consultation.stage,
            languages=consultation.languages,
            closes_on=consultation.closes_on,
        )
        for consultation in queries.open_consultations(session)
    ]


@router.get("/consultations/{slug}/form")
def show_form(session: DbSession, slug: str, language: Annotated[str, Query()]) -> FormOut:
    consultation = queries.open_by_slug(session, slug)
    if language not in consultation.languages or consultation.form_version_id is None:
        raise LanguageNotOfferedError
    form = definition_of(queries.version_by_id(session, consultation.form_version_id))
    return FormOut(
        version=form.version,
        language=language,
        direction=LOCALES[language].direction,
        title=consultation.title[language],
        notice=in_language(consultation.notice, language),
        questions=[question_out(question, language) for question in form.in_order()],
        consent_options=[
            ConsentOut(id=option.id, label=translate(option.label, language), required=option.required)
            for option in consent_options(working_level(session, consultation))
        ],
        sender_preferences=[
            PreferenceOut(level=option.level, label=translate(option.label, language))
            for option in preference_options()
        ],
    )


def question_out(question: Question, language: str) -> QuestionOut:
    return QuestionOut(
        id=question.id,
        type=question.type,
        label=question.label[language],
        hint=(question.hint or {}).get(language, ""),
        required=question.required,
        options=[OptionOut(id=option.id, label=option.label[language]) for option in question.options],
    )


def working_level(session: Session, consultation: Consultation) -> int:
    """The country's level without any region's conflict; the highest where none is recorded."""
    programme = programmes.programme_by_id(session, consultation.programme_id)
    context = programmes.context_of(session, programme.country)
    return context.working_level if context else HIGHEST
