"""The order of a sender's screens: groups of questions, then wishes, then the check page."""

from dataclasses import dataclass

from app.consultations.answers import AnswerFault, Given, read_answers
from app.consultations.consents import Consent, SenderPreference
from app.consultations.definition import FormDefinition, Question
from app.core.errors import N_
from app.submissions.page_draft import PageDraft
from app.web.forms import FieldError, Posted

DANGERS: dict[str, str] = {
    "none": N_("None that I can see"),
    "some": N_("Some"),
    "serious": N_("Serious"),
    "skipped": N_("I would rather not say"),
}
PREFIX = "a."


@dataclass(frozen=True, slots=True)
class Screens:
    """Screens of one form, counted from 0: question groups, then `wishes`, then `check`."""

    definition: FormDefinition

    @property
    def wishes(self) -> int:
        return len(self.definition.groups)

    @property
    def check(self) -> int:
        return self.wishes + 1

    @property
    def total(self) -> int:
        return self.check + 1

    def questions(self, step: int) -> list[Question]:
        return [self.definition.question(key) for key in self.definition.groups[step]]

    def screen_of(self, question_id: str) -> int:
        """Raises StopIteration for a question the form does not ask."""
        return next(place for place, group in enumerate(self.definition.groups) if question_id in group)


def take_answers(draft: PageDraft, posted: Posted, screens: Screens) -> list[AnswerFault]:
    """Keep what was typed on this screen, right or wrong, and say what is wrong."""
    asked = [question.id for question in screens.questions(draft.step)]
    forget_stale_marks(draft, [question for question in asked if keep(draft, question, posted.many(PREFIX + question))])
    checked = read_answers(screens.definition, given(draft, asked), only=asked)
    return checked if isinstance(checked, list) else whole_form_faults(draft, screens)


def keep(draft: PageDraft, question: str, values: list[str]) -> bool:
    """Answers whether it changed."""
    before = draft.given.get(question, [])
    if values:
        draft.given[question] = values
    else:
        draft.given.pop(question, None)
    return values != before


def whole_form_faults(draft: PageDraft, screens: Screens) -> list[AnswerFault]:
    """The limit on length counts over all screens; it is reported where it was passed."""
    answered = [key for group in screens.definition.groups[: draft.step + 1] for key in group]
    checked = read_answers(screens.definition, given(draft, answered), only=answered)
    return [fault for fault in checked if fault.code == "too_long"] if isinstance(checked, list) else []


def given(draft: PageDraft, questions: list[str] | None = None) -> dict[str, Given]:
    """What was typed so far, of these questions or of all."""
    return {key: values for key, values in draft.given.items() if questions is None or key in questions}


def forget_stale_marks(draft: PageDraft, questions: list[str]) -> None:
    """An edited answer has other offsets, so what was hidden or shown in it by hand is asked again."""
    for question in questions:
        draft.hide.pop(question, None)
        draft.show.pop(question, None)


def take_wishes(draft: PageDraft, posted: Posted) -> list[FieldError]:
    known = {consent.value for consent in Consent}
    draft.consent = [value for value in posted.many("consent") if value in known]
    preference = posted.one("preference")
    draft.preference = int(preference) if preference in {str(int(level)) for level in SenderPreference} else None
    danger = posted.one("danger")
    draft.danger = danger if danger in DANGERS else None
    if Consent.ANALYSE not in draft.consent:
        return [FieldError("consent", N_("Without this consent nobody may read your words, so nothing can be sent."))]
    return []


def take_check(draft: PageDraft, posted: Posted) -> list[FieldError]:
    """No choice is preset: the number is asked for or declined."""
    answers = {"yes": True, "no": False}
    draft.danger_now = answers.get(posted.one("danger_now"))
    draft.wants_receipt = answers.get(posted.one("wants_receipt"))
    if draft.wants_receipt is None:
        return [FieldError("wants_receipt", N_("Choose whether you want a number to come back with."))]
    return []
