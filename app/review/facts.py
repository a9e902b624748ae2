"""What the flow asked beside the questions, as an officer reads it: consents, wishes, danger, labels."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.consultations.consents import CONSENT_LABELS, PREFERENCE_LABELS, Consent, SenderPreference
from app.consultations.definition import FormDefinition
from app.core.errors import N_
from app.core.locales import localized, translate
from app.feedback.labels import GROUPS, ORGANISATION_TYPES
from app.programmes.places import PLACES
from app.submissions.originals import AnswerValue, Original
from app.submissions.screens import DANGERS

YES, NO, UNSAID = N_("Yes"), N_("No"), N_("Not said")


@dataclass(frozen=True, slots=True)
class Fact:
    """`term` and `text` are in the reader's language."""

    term: str
    text: str


def facts_of(original: Original, form: FormDefinition | None, language: str) -> list[Fact]:
    return [
        Fact(translate(term, language), text)
        for term, text in [*wishes(original, language), *labels(original, language)]
    ] + [Fact(*pair) for pair in choices(original, form, language)]


def wishes(original: Original, language: str) -> Iterator[tuple[str, str]]:
    given = [translate(CONSENT_LABELS[one], language) for one in Consent if one in original.consent]
    yield N_("Consents"), " ".join(given) or translate(UNSAID, language)
    wish = UNSAID if original.preference is None else PREFERENCE_LABELS[SenderPreference(original.preference)]
    yield N_("Wish for care"), translate(wish, language)
    yield N_("Danger the sender sees"), translate(DANGERS.get(original.danger or "", UNSAID), language)
    yield N_("In danger now"), translate(YES if original.danger_now else NO, language)


def labels(original: Original, language: str) -> Iterator[tuple[str, str]]:
    """They leave only if enough others share them."""
    unsaid = translate(UNSAID, language)
    place = PLACES.get(original.place or "")
    yield N_("Region"), localized(place.label, language) if place else unsaid
    kind = ORGANISATION_TYPES.get(original.organisation_type or "")
    yield N_("Kind of organisation"), translate(kind, language) if kind else original.organisation_type or unsaid
    groups = [translate(GROUPS.get(group, group), language) for group in original.groups]
    yield N_("Groups"), ", ".join(groups) or unsaid
    yield N_("Sent with a card"), translate(YES if original.card else NO, language)


def choices(original: Original, form: FormDefinition | None, language: str) -> Iterator[tuple[str, str]]:
    """The other questions of the form."""
    known = {question.id: question for question in form.questions} if form else {}
    for question_id, value in original.choices.items():
        question = known.get(question_id)
        options = {option.id: localized(option.label, language) for option in question.options} if question else {}
        said = [options.get(one, one) for one in listed(value)]
        yield localized(question.label, language) if question else question_id, ", ".join(said)


def listed(value: AnswerValue) -> list[str]:
    return value if isinstance(value, list) else [str(value)]
