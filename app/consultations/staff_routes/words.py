"""How the types and roles of questions are called on staff pages, as message ids."""

from app.consultations.definition import QuestionRole, QuestionType
from app.core.errors import N_

TYPE_LABELS: dict[QuestionType, str] = {
    QuestionType.TEXT: N_("Free text"),
    QuestionType.SINGLE: N_("Choose one"),
    QuestionType.MULTIPLE: N_("Choose several"),
    QuestionType.INTEGER: N_("Whole number"),
    QuestionType.DATE: N_("Day"),
    QuestionType.NOTE: N_("Text to read, no answer"),
}
ROLE_LABELS: dict[QuestionRole, str] = {
    QuestionRole.PLACE: N_("Place (a region; the list is filled in by itself)"),
    QuestionRole.ORGANISATION_TYPE: N_("Kind of organisation"),
    QuestionRole.GROUPS: N_("Groups of people"),
    QuestionRole.TOPICS: N_("Topics"),
}
QUESTION_WORDS = {"types": TYPE_LABELS, "roles": ROLE_LABELS}
