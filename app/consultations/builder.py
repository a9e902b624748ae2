"""Building a form question by question: each step takes a definition and gives the next one."""

from collections.abc import Mapping, Sequence

from app.consultations.definition import (
    MOST_ON_A_SCREEN,
    FormDefinition,
    Option,
    Question,
    QuestionRole,
    QuestionType,
)
from app.core.types import LocalizedText
from app.programmes.places import REGIONS


def next_question_id(form: FormDefinition) -> str:
    """The first free of Q01, Q02, ..."""
    taken = {question.id for question in form.questions}
    return next(key for key in (f"Q{number:02d}" for number in range(1, len(taken) + 2)) if key not in taken)


def region_options() -> tuple[Option, ...]:
    """All regions in four languages: a question about the place needs no typing."""
    return tuple(Option(id=place.id, label=place.label) for place in REGIONS.values())


def options_from_lines(lines: Mapping[str, str], *, kept: Sequence[Option] = ()) -> tuple[Option, ...]:
    """One option a line, the same line in each language. Ids of `kept` stay with their position, so edits keep them."""
    columns = {code: [line.strip() for line in text.splitlines() if line.strip()] for code, text in lines.items()}
    count = max(map(len, columns.values()), default=0)
    return tuple(Option(id=option_id(kept, position), label=row(columns, position)) for position in range(count))


def option_id(kept: Sequence[Option], position: int) -> str:
    return kept[position].id if position < len(kept) else f"o{position + 1}"


def row(columns: Mapping[str, list[str]], position: int) -> LocalizedText:
    return {code: values[position] for code, values in columns.items() if position < len(values)}


def put(form: FormDefinition, question: Question, *, screen: int) -> FormDefinition:
    """Adds the question, or replaces the one with its id, on the screen with this number (from 1).

    A screen one beyond the last is a new one; a full screen (six questions) is followed by a new one.
    """
    groups = [list(group) for group in form.groups]
    position = next((group.index(question.id) for group in groups if question.id in group), None)
    stays = position is not None and screen <= len(groups) and question.id in groups[screen - 1]
    if not stays:
        groups = [[key for key in group if key != question.id] for group in groups]
        if screen > len(groups):
            groups.append([question.id])
        elif len(groups[screen - 1]) >= MOST_ON_A_SCREEN:
            groups.insert(screen, [question.id])
        else:
            groups[screen - 1].append(question.id)
    others = [other for other in form.questions if other.id != question.id]
    return rebuilt(form, groups, [*others, question])


def move(form: FormDefinition, question_id: str, *, step: int) -> FormDefinition:
    """One place up (-1) or down (+1) inside its screen; at the edge it goes to the neighbouring screen."""
    groups = [list(group) for group in form.groups]
    at = next(number for number, group in enumerate(groups) if question_id in group)
    group = groups[at]
    position = group.index(question_id)
    if 0 <= position + step < len(group):
        group[position], group[position + step] = group[position + step], group[position]
    elif 0 <= at + step < len(groups) and len(groups[at + step]) < MOST_ON_A_SCREEN:
        group.remove(question_id)
        neighbour = groups[at + step]
        neighbour.insert(0 if step > 0 else len(neighbour), question_id)
    return rebuilt(form, groups, form.questions)


def remove(form: FormDefinition, question_id: str) -> FormDefinition:
    groups = [[key for key in group if key != question_id] for group in form.groups]
    return rebuilt(form, groups, [question for question in form.questions if question.id != question_id])


def rebuilt(form: FormDefinition, groups: Sequence[Sequence[str]], questions: Sequence[Question]) -> FormDefinition:
    """Validated anew; screens left empty go."""
    return FormDefinition.model_validate(
        form.model_dump()
        | {"groups": [group for group in groups if group], "questions": [q.model_dump() for q in questions]}
    )


def make_question(
    *,
    question_id: str,
    kind: QuestionType,
    role: QuestionRole | None,
    label: LocalizedText,
    hint: LocalizedText,
    required: bool,
    option_lines: Mapping[str, str],
    most: int | None,
    kept: Sequence[Option] = (),
) -> Question:
    """Raises pydantic's ValidationError."""
    options = region_options() if role is QuestionRole.PLACE else options_from_lines(option_lines, kept=kept)
    return Question.model_validate(
        {
            "id": question_id,
            "type": kind,
            "role": role,
            "label": label,
            "hint": hint or None,
            "required": required,
            "options": [option.model_dump() for option in options],
            "most": most,
        }
    )
