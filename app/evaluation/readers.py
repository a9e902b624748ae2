"""What each role may see of a released record, by its tier: lists, counts, pages, files and the API all ask here."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from app.accounts.roles import Role
from app.anonymization.tiers import Tier
from app.evaluation.errors import ExportNotAllowedError, PurposeNotAllowedError
from app.evaluation.purposes import Purpose


class Sight(StrEnum):
    """How much of a record is seen. NOTHING also means: it is not counted."""

    TEXT = "text"
    PARAPHRASE = "paraphrase"
    LABELS = "labels"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ReadingPolicy:
    """`restricted` is the sight of T3. T4 is never seen by anybody outside protection."""

    restricted: Sight
    may_state_purpose: bool
    may_export: bool

    def sight(self, tier: Tier) -> Sight:
        match tier:
            case Tier.T1 | Tier.T2:
                return Sight.TEXT
            case Tier.T3:
                return self.restricted
            case _:
                return Sight.NOTHING


COORDINATOR = ReadingPolicy(Sight.PARAPHRASE, may_state_purpose=False, may_export=False)
EVALUATOR = ReadingPolicy(Sight.NOTHING, may_state_purpose=True, may_export=True)
EVALUATOR_WITH_PURPOSE = ReadingPolicy(Sight.TEXT, may_state_purpose=True, may_export=True)
FILES_WITH_PURPOSE = ReadingPolicy(Sight.LABELS, may_state_purpose=True, may_export=True)


def on_screen(roles: Collection[Role], purpose: Purpose | None) -> ReadingPolicy:
    """Whoever runs the programme reads as a coordinator, whatever else they are. Raises PurposeNotAllowedError."""
    if Role.COORDINATOR in roles:
        if purpose is not None:
            raise PurposeNotAllowedError
        return COORDINATOR
    return EVALUATOR if purpose is None else EVALUATOR_WITH_PURPOSE


def in_files(roles: Collection[Role], purpose: Purpose | None) -> ReadingPolicy:
    """For exports and the API: the text of T3 never leaves the screen.

    Raises PurposeNotAllowedError and ExportNotAllowedError.
    """
    policy = on_screen(roles, purpose)
    if not policy.may_export:
        raise ExportNotAllowedError
    return FILES_WITH_PURPOSE if policy is EVALUATOR_WITH_PURPOSE else policy
