"""Taking back a tier that was raised by hand: one officer asks, another agrees, and never below the rule."""

from datetime import timedelta

from app.accounts.actors import UnlockedActor
from app.anonymization.tiers import HANDLING, Tier
from app.audit.service import record
from app.core.database import Session
from app.review.errors import NotDecidedError, NotRaisedError, SamePersonError, TierBelowRuleError
from app.review.models import Decision
from app.review.service.deciding import decided
from app.submissions.models import Submission


def ask_lowering(session: Session, submission: Submission, *, to: Tier, by: UnlockedActor) -> Decision:
    """Raises NotDecidedError, NotRaisedError, TierBelowRuleError. Asking again replaces what was asked."""
    decision = decided(session, submission)
    if decision.due_on is None:
        raise NotDecidedError
    if not decision.raised_by_hand or to >= decision.tier:
        raise NotRaisedError
    if to < decision.rule_tier:
        raise TierBelowRuleError(rule=decision.rule_tier.value)
    decision.lowering_to, decision.lowering_asked_by_id = to, by.account_id
    session.flush()
    record(session, act="review.ask_lowering", actor=by, subject=str(submission.consultation_id))
    return decision


def agree_to_lowering(session: Session, submission: Submission, *, by: UnlockedActor) -> Decision:
    """The text stays as coarse as it was made, and the original dies on the earlier day: only the wait shortens.

    Raises NotDecidedError, NotRaisedError, SamePersonError.
    """
    decision = decided(session, submission)
    if decision.lowering_to is None or decision.due_on is None:
        raise NotRaisedError
    if decision.lowering_asked_by_id == by.account_id:
        raise SamePersonError
    shorter = HANDLING[decision.tier].delay_days - HANDLING[decision.lowering_to].delay_days
    decision.due_on -= timedelta(days=shorter)
    decision.tier = submission.tier = decision.lowering_to
    decision.lowering_to = decision.lowering_asked_by_id = None
    session.flush()
    record(session, act="review.lower", actor=by, subject=str(submission.consultation_id))
    return decision
