"""Building a draft form question by question: writing one, moving it, taking it out."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.consultations import builder, service
from app.consultations.definition import FormDefinition, Question, QuestionRole, QuestionType
from app.consultations.dependencies import CurrentFormWriter, TheDraft, address_of
from app.consultations.errors import NoSuchFormError
from app.consultations.models import FormVersion
from app.consultations.staff_routes.words import QUESTION_WORDS
from app.consultations.versions import definition_of
from app.core.errors import N_
from app.core.locales import LOCALES, translate
from app.programmes.faults import FILL_IN, localized_field, localized_values, typed
from app.web.dependencies import DbSession, Language, ThePages
from app.web.forms import FieldError, Posted, PostedForm
from app.web.pages import Pages, see_other

router = APIRouter(prefix="/forms/{code}/{number}/questions")

DOES_NOT_FIT = N_("Type, use and answers do not fit together: only choices have answers, and each use has its type.")
NEW = "new"


@router.get("/{question_id}")
def show_question(
    request: Request,
    pages: ThePages,
    _by: CurrentFormWriter,
    version: TheDraft,
    question_id: str,
) -> Response:
    form = definition_of(version)
    if question_id == NEW:
        values = {"type": str(QuestionType.TEXT), "screen": str(max(1, len(form.groups)))}
    else:
        values = values_of(form, question_in(form, question_id))
    return question_page(request, pages, version, form, question_id, values=values)


@router.post("/{question_id}")
def write_question(
    request: Request,
    session: DbSession,
    pages: ThePages,
    language: Language,
    by: CurrentFormWriter,
    posted: PostedForm,
    version: TheDraft,
    question_id: str,
) -> Response:
    form = definition_of(version)
    old = None if question_id == NEW else question_in(form, question_id)
    try:
        question = read_question(posted, form, old)
        changed = builder.put(form, question, screen=screen_of(posted, form))
    except ValueError:
        # Also pydantic's: what does not fit is told in one sentence, beside everything that was typed.
        empty = not localized_field(posted, "label")
        error = FieldError("label" if empty else "type", translate(FILL_IN if empty else DOES_NOT_FIT, language))
        return question_page(request, pages, version, form, question_id, values=typed(posted), errors=[error])
    service.write_version(session, version, changed, by=by)
    return see_other(f"{address_of(version)}#{question.id}")


@router.post("/{question_id}/position")
def move_question(
    session: DbSession, by: CurrentFormWriter, posted: PostedForm, version: TheDraft, question_id: str
) -> Response:
    form = definition_of(version)
    question_in(form, question_id)
    step = -1 if posted.one("step") == "up" else 1
    service.write_version(session, version, builder.move(form, question_id, step=step), by=by)
    return see_other(f"{address_of(version)}#{question_id}")


@router.post("/{question_id}/removal")
def remove_question(session: DbSession, by: CurrentFormWriter, version: TheDraft, question_id: str) -> Response:
    form = definition_of(version)
    question_in(form, question_id)
    service.write_version(session, version, builder.remove(form, question_id), by=by)
    return see_other(address_of(version))


def question_in(form: FormDefinition, question_id: str) -> Question:
    """Raises NoSuchFormError."""
    try:
        return form.question(question_id)
    except KeyError:
        raise NoSuchFormError from None


def read_question(posted: Posted, form: FormDefinition, old: Question | None) -> Question:
    """Raises ValueError for what is no question."""
    label = localized_field(posted, "label")
    if not label:
        raise ValueError("no label")
    return builder.make_question(
        question_id=old.id if old else builder.next_question_id(form),
        kind=QuestionType(posted.one("type")),
        role=QuestionRole(posted.one("role")) if posted.one("role") else None,
        label=label,
        hint=localized_field(posted, "hint"),
        required="required" in posted,
        option_lines=localized_field(posted, "options"),
        most=int(posted.one("most")) if posted.one("most") else None,
        kept=old.options if old else (),
    )


def screen_of(posted: Posted, form: FormDefinition) -> int:
    """From 1 to one beyond the last screen. Raises ValueError."""
    return min(max(1, int(posted.one("screen") or len(form.groups) + 1)), len(form.groups) + 1)


def values_of(form: FormDefinition, question: Question) -> dict[str, str]:
    """The question as the fields of its page; answers one a line."""
    screen = next(number for number, group in enumerate(form.groups, start=1) if question.id in group)
    lines = {code: "\n".join(option.label.get(code, "") for option in question.options) for code in LOCALES}
    values = {
        "type": str(question.type),
        "role": str(question.role or ""),
        "most": str(question.most or ""),
        "screen": str(screen),
    }
    values |= localized_values("label", question.label) | localized_values("hint", question.hint or {})
    values |= localized_values("options", lines)
    return values | ({"required": "yes"} if question.required else {})


def question_page(
    request: Request,
    pages: Pages,
    version: FormVersion,
    form: FormDefinition,
    question_id: str,
    *,
    values: dict[str, str],
    errors: list[FieldError] | None = None,
) -> Response:
    return pages.render(
        request,
        "consultations/question.html",
        status=422 if errors else 200,
        version=version,
        form=form,
        question_id=question_id,
        words=QUESTION_WORDS,
        values=values,
        errors=errors or [],
    )
