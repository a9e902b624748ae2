"""The five roles, what each is called, and which may not be held together."""

from collections.abc import Iterable
from enum import StrEnum

from app.core.errors import N_


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    OFFICER = "officer"
    COORDINATOR = "coordinator"
    TRANSLATOR = "translator"
    EVALUATOR = "evaluator"


LABELS: dict[Role, str] = {
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.OFFICER: N_("Protection officer"),
    Role.COORDINATOR: N_("Coordinator"),
    Role.TRANSLATOR: N_("Translator"),
    Role.EVALUATOR: N_("Evaluator"),
}
DUTIES: dict[Role, str] = {
    Role.ADMINISTRATOR: N_("Keeps the installation running and makes accounts; never sees what people wrote."),
    Role.OFFICER: N_("Opens sealed originals and decides what others may read."),
    Role.COORDINATOR: N_("Plans consultations, convenes people and owes them answers."),
    Role.TRANSLATOR: N_("Translates released text and forms."),
    Role.EVALUATOR: N_("Reads, codes and compares released records."),
}

# Whoever opens originals must neither run the programme, nor judge it, nor run the machine.
APART_FROM_OFFICER = frozenset({Role.COORDINATOR, Role.EVALUATOR, Role.ADMINISTRATOR})

# The weightiest role first: it names a person who holds several and decides their first page.
BY_WEIGHT = (Role.OFFICER, Role.COORDINATOR, Role.EVALUATOR, Role.TRANSLATOR, Role.ADMINISTRATOR)


def excluded(roles: Iterable[Role]) -> frozenset[Role]:
    """The roles among these that an officer may not hold too; empty for a permitted mix."""
    held = frozenset(roles)
    return held & APART_FROM_OFFICER if Role.OFFICER in held else frozenset()


def weightiest(roles: Iterable[Role]) -> Role:
    """Raises ValueError for no role at all."""
    return min(roles, key=BY_WEIGHT.index)
