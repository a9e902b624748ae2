"""The four purposes for which an evaluator may read restricted text."""

from enum import StrEnum

from app.core.errors import N_


class Purpose(StrEnum):
    EVALUATION = "evaluation"
    PROTECTION = "protection"
    ANSWER = "answer"
    AUDIT = "audit"


LABELS: dict[Purpose, str] = {
    Purpose.EVALUATION: N_("Evaluation of a stage of the programme"),
    Purpose.PROTECTION: N_("Analysis of harm and of how to prevent it"),
    Purpose.ANSWER: N_("Checking the answer to a theme against what was said"),
    Purpose.AUDIT: N_("Audit of the programme or of this consultation"),
}
