"""From checked answers to what is sealed: free text is masked, choices become labels, wishes are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.consultations.answers import Answer
from app.consultations.consents import Consent
from app.consultations.definition import FormDefinition, QuestionRole, QuestionType
from app.consultations.models import Consultation
from app.core.database import Session
from app.programmes.context import HIGHEST, context_level
from app.programmes.queries import context_of, programme_by_id
from app.submissions.errors import ConsentMissingError, NothingSaidError
from app.submissions.originals import AnswerValue, Original
from app.submissions.preview import Preview, Wishes, preview


@dataclass(frozen=True, slots=True)
class Said:
    """One sender's checked answers and wishes, before anything is sealed; `bambara_model` as the settings have it."""

    language: str
    definition: FormDefinition
    answers: Mapping[str, Answer] = field(repr=False)
    wishes: Wishes
    consent: tuple[str, ...] = ()
    card: bool = False
    bambara_model: bool = True

    @property
    def texts(self) -> dict[str, str]:
        """Free-text answers in form order."""
        return {
            question.id: str(self.answers[question.id])
            for question in self.definition.in_order()
            if question.type is QuestionType.TEXT and question.id in self.answers
        }

    def with_role(self, role: QuestionRole) -> tuple[str, ...]:
        question = self.definition.with_role(role)
        value = self.answers.get(question.id) if question else None
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (str(value),)

    def with_topics(self) -> "Said":
        """The topics ticked in the form count for the least tier."""
        return replace(self, wishes=replace(self.wishes, topics=self.with_role(QuestionRole.TOPICS)))

    @property
    def place(self) -> str | None:
        return next(iter(self.with_role(QuestionRole.PLACE)), None)


def preview_of(session: Session, said: Said, consultation: Consultation) -> Preview:
    """What staff will read at most. Stores nothing."""
    return preview(
        said.texts,
        language=said.language,
        wishes=said.wishes,
        place=said.place,
        context_level=level_here(session, consultation, said.place),
        sensitivities=said.definition.topic_sensitivities,
        bambara=said.bambara_model,
    )


def level_here(session: Session, consultation: Consultation, region: str | None) -> int:
    """C of the tier rule, 0-4; the highest while the country's context was never recorded."""
    context = context_of(session, programme_by_id(session, consultation.programme_id).country)
    return HIGHEST if context is None else context_level(context, region)


def check_ready(said: Said) -> None:
    """Raises ConsentMissingError or NothingSaidError."""
    if Consent.ANALYSE not in said.consent:
        raise ConsentMissingError
    if not said.answers:
        raise NothingSaidError


def original_of(said: Said, previewed: Preview, *, only_masked: bool) -> Original:
    """With `only_masked` the typed text itself is left behind: it is never sealed."""
    return Original(
        language=said.language,
        texts=tuple(answer.confirmed(only_masked=only_masked) for answer in previewed.answers),
        place=said.place,
        organisation_type=next(iter(said.with_role(QuestionRole.ORGANISATION_TYPE)), None),
        groups=said.with_role(QuestionRole.GROUPS),
        topics=said.with_role(QuestionRole.TOPICS),
        choices=plain_choices(said),
        consent=said.consent,
        preference=said.wishes.preference,
        danger=said.wishes.danger,
        danger_now=said.wishes.danger_now,
        card=said.card,
    )


def plain_choices(said: Said) -> dict[str, AnswerValue]:
    """Answers that are neither free text nor one of the record's own labels."""
    return {
        question.id: as_json(said.answers[question.id])
        for question in said.definition.in_order()
        if question.id in said.answers and question.role is None and question.type is not QuestionType.TEXT
    }


def as_json(answer: Answer) -> AnswerValue:
    if isinstance(answer, tuple):
        return list(answer)
    return answer.isoformat() if isinstance(answer, date) else answer
