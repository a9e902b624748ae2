"""Which strings are missing in which language: a form cannot open in a language with one missing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.consultations.definition import FormDefinition, Question
from app.core.types import LocalizedText


class Missing(NamedTuple):
    """`where` is a path such as `Q08`, `Q08.hint`, `Q08.yes` or `notice.risk`."""

    where: str
    language: str


def form_strings(form: FormDefinition) -> Iterator[tuple[str, LocalizedText]]:
    for question in form.in_order():
        yield from question_strings(question)


def question_strings(question: Question) -> Iterator[tuple[str, LocalizedText]]:
    yield question.id, question.label
    if question.hint is not None:
        yield f"{question.id}.hint", question.hint
    for option in question.options:
        yield f"{question.id}.{option.id}", option.label


def missing(strings: Iterable[tuple[str, LocalizedText]], languages: Sequence[str]) -> list[Missing]:
    """Blank counts as missing."""
    return [
        Missing(where, language)
        for where, text in strings
        for language in languages
        if not (text.get(language) or "").strip()
    ]
