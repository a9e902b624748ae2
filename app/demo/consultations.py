"""The scenario's forms and consultations, written and opened as a coordinator would."""

from datetime import date, timedelta

from app.accounts.actors import Actor
from app.consultations import queries, service
from app.consultations.definition import FormDefinition, Option, Question, QuestionType
from app.consultations.forms import ConsultationDraft, FormDraft
from app.consultations.models import Consultation, FormVersion
from app.core.database import Session
from app.core.locales import LOCALES
from app.core.types import LocalizedText
from app.demo.scenario import Json, day, read
from app.programmes.models import Programme
from app.programmes.stages import EngagementMode, Stage

TYPES = {"long_text": QuestionType.TEXT, "single": QuestionType.SINGLE}


def definition_of(form: Json) -> FormDefinition:
    asked = {key for group in form["groups"] for key in group}
    questions = [question for question in read("forms")["questions"] if question["id"] in asked]
    return FormDefinition(
        id=form["id"],
        version=form["version"],
        languages=tuple(LOCALES),
        groups=tuple(tuple(group) for group in form["groups"]),
        questions=tuple(question_of(question) for question in questions),
    )


def question_of(question: Json) -> Question:
    kind, _, listed = question["type"].partition(":")
    if listed:
        options = [
            Option(id=item["id"], label=item["label"], sensitivity=item.get("sensitivity"))
            for item in read("reference")[listed]
        ]
        form_type = QuestionType.MULTIPLE if kind == "ref_multi" else QuestionType.SINGLE
    else:
        options = [Option(id=item["id"], label=item["label"]) for item in question.get("options", [])]
        form_type = TYPES[kind]
    return Question(
        id=question["id"],
        type=form_type,
        role=question.get("role"),
        label=question["text"],
        hint=question.get("help"),
        options=tuple(options),
        most=question.get("max_choices"),
    )


def write_form(session: Session, form: Json, *, by: Actor) -> FormVersion:
    """A draft version with everything the form asks; the form itself is made with its first version."""
    known = {one.code: one for one in queries.every_form(session)}
    made = known.get(form["id"]) or service.create_form(
        session, FormDraft(code=form["id"], name={"en": form["id"], "fr": form["id"]}), by=by
    )
    version = service.new_version(session, made, by=by, change_note=form["change_note"])
    service.write_version(session, version, definition_of(form), by=by)
    return version


def plan_consultation(
    session: Session, one: Json, programme: Programme, version: FormVersion, *, by: Actor, today: date
) -> Consultation:
    """A draft consultation; with the clock `real` its days count from today."""
    opens, closes, due = days_of(one, today)
    draft = ConsultationDraft(
        programme_id=programme.id,
        stage=Stage(one["stage"]),
        mode=EngagementMode(one["mode"]),
        title=one["title"],
        notice=notice_of(one),
        languages=one["languages"],
        channels=one["channels"],
        form_version_id=version.id,
        opens_on=opens,
        closes_on=closes,
        response_due_on=due,
    )
    return service.create(session, draft, by=by)


def notice_of(one: Json) -> dict[str, LocalizedText]:
    parts: dict[str, LocalizedText] = one["notice"]
    return parts


def days_of(one: Json, today: date) -> tuple[date, date, date]:
    if one["clock"] == "scenario":
        return day(one["opens"]), day(one["closes"]), day(one["response_due"])
    return (
        today,
        today + timedelta(days=one["closes_offset_days"]),
        today + timedelta(days=one["response_due_offset_days"]),
    )
