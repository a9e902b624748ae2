"""One officer decides, a second confirms what is restricted; the original's life ends as its sender asked."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from app.accounts.actors import UnlockedActor
from app.alerts.models import AlertKind
from app.alerts.service import raise_alert
from app.anonymization.tiers import RiskInputs, Tier, tier, wish_for_care
from app.audit.service import record
from app.core.database import Session
from app.feedback.queries import sensitivities
from app.review.corrections import corrections_of
from app.review.drafts import Flag
from app.review.errors import (
    AlreadyDecidedError,
    LanguageNotReadError,
    NotDecidedError,
    NotOpenedError,
    SamePersonError,
    TierBelowRuleError,
    UnknownTopicError,
)
from app.review.harm_trend import tells_of_harm
from app.review.judgements import Judgement
from app.review.masking import masked_answers
from app.review.models import Decision, HarmMark
from app.review.queries import context_level_for
from app.review.service.counting import count_corrections
from app.review.service.drafting import draft_of, refuse_revealing, seal_draft
from app.review.service.lifetimes import conclude, last_day_of
from app.review.service.reading import Opened, read_draft
from app.review.zones import known_place, zone_of
from app.sealing.envelopes import Purpose
from app.slips.models import SlipStatus
from app.slips.service import write_slip
from app.submissions.models import Submission, SubmissionState
from app.submissions.vault import destroy, live_until

__all__ = ["Judgement", "confirm", "decide", "quarantine", "rule_tier", "send_back"]

QUARANTINE_LIFE = timedelta(days=14)


def risk_of(session: Session, opened: Opened, *, topics: Sequence[str], identifiability: int) -> RiskInputs:
    """Raises UnknownTopicError."""
    known = sensitivities(session)
    if not set(topics) <= known.keys():
        raise UnknownTopicError
    original = opened.original
    return RiskInputs(
        context=context_level_for(session, opened.submission.consultation_id, known_place(original.place)),
        sensitivity=max((known[code] for code in topics), default=0),
        identifiability=identifiability,
        wish_for_care=wish_for_care(original.preference, original.danger),
    )


def rule_tier(session: Session, opened: Opened, *, topics: Sequence[str], identifiability: int) -> Tier:
    """The tier the rule gives, and never less than the sender was told at sending. Raises UnknownTopicError."""
    reached = tier(risk_of(session, opened, topics=topics, identifiability=identifiability))
    if opened.original.danger_now:
        return Tier.T4
    return max(reached, opened.submission.tier)


def final_tier(rule: Tier, raise_to: Tier | None) -> Tier:
    """Raises TierBelowRuleError."""
    if raise_to is not None and raise_to < rule:
        raise TierBelowRuleError(rule=rule.value)
    return raise_to or rule


def decide(session: Session, opened: Opened, judgement: Judgement, *, by: UnlockedActor) -> Decision:
    """Approve the masked text for release.

    Raises LanguageNotReadError, AlreadyDecidedError, TierBelowRuleError, UnknownTopicError, UncoveringError,
    BadMaskingError, ParaphraseRevealsError.
    """
    may_decide(session, opened, by=by)
    rule = rule_tier(session, opened, topics=judgement.topics, identifiability=judgement.identifiability)
    final = final_tier(rule, judgement.raise_to)
    marks = {answer.question: [detail.span() for detail in answer.details] for answer in judgement.answers}
    masked = masked_answers(opened.original, marks, tier=final)
    refuse_revealing(judgement.paraphrase, masked)
    decision = Decision(
        submission_id=opened.submission.id,
        tier=final,
        rule_tier=rule,
        uncovers=any(answer.uncovered for answer in masked),
        first_officer_id=by.account_id,
        decided_on=session.clock.now().date(),
    )
    store_once(session, decision)
    draft = draft_of(opened, judgement, masked)
    decision.sealed_draft = seal_draft(session, opened.submission, draft)
    raise_flags(session, judgement.flags, opened.original.place)
    count_corrections(session, opened.original.language, corrections_of(opened.original, masked))
    write_slip(session, record_id=opened.record_id, status=SlipStatus.READ)
    if not decision.takes_two:
        conclude(session, decision, opened)
        mark_harm(session, judgement.topics, opened.original.place)
    record(session, act="review.decide", actor=by, subject=str(opened.submission.consultation_id))
    return decision


def may_decide(session: Session, opened: Opened, *, by: UnlockedActor) -> None:
    if opened.original.language not in by.languages:
        raise LanguageNotReadError
    if opened.submission.state is SubmissionState.RECEIVED:
        raise NotOpenedError
    if opened.submission.state is not SubmissionState.READ:
        raise AlreadyDecidedError
    if session.get(Decision, opened.submission.id) is not None:
        raise AlreadyDecidedError


def store_once(session: Session, decision: Decision) -> None:
    """The row is written before the draft is sealed, so that of two officers at once neither's key replaces another."""
    try:
        with session.begin_nested():
            session.add(decision)
    except IntegrityError:
        raise AlreadyDecidedError from None


def confirm(session: Session, opened: Opened, *, by: UnlockedActor) -> Decision:
    """The second officer's yes. Raises SamePersonError, LanguageNotReadError, NotDecidedError, AlreadyDecidedError."""
    decision = decided(session, opened.submission)
    if decision.due_on is not None or decision.second_officer_id is not None:
        raise AlreadyDecidedError
    if decision.first_officer_id == by.account_id:
        raise SamePersonError
    if opened.original.language not in by.languages:
        raise LanguageNotReadError
    decision.second_officer_id = by.account_id
    conclude(session, decision, opened)
    topics = read_draft(session, decision, opened.submission, by=by).topics
    mark_harm(session, topics, opened.original.place)
    record(session, act="review.confirm", actor=by, subject=str(opened.submission.consultation_id))
    return decision


def send_back(session: Session, submission: Submission, *, by: UnlockedActor) -> None:
    """The second officer's no, or the first one's second thought: the submission waits again, its draft is gone."""
    decision = decided(session, submission)
    if decision.due_on is not None:
        raise AlreadyDecidedError
    session.delete(decision)
    destroy(session, submission.id, Purpose.DRAFT)
    submission.state = SubmissionState.READ
    session.flush()
    record(session, act="review.send_back", actor=by, subject=str(submission.consultation_id))


def quarantine(session: Session, opened: Opened, *, by: UnlockedActor) -> None:
    """A denunciation leaves no record and no name; its text dies within 14 days, whatever its sender allowed."""
    may_decide(session, opened, by=by)
    submission = opened.submission
    submission.state = SubmissionState.QUARANTINED
    live_until(session, submission.id, Purpose.ORIGINAL, last_day_of(session, opened, QUARANTINE_LIFE))
    write_slip(session, record_id=opened.record_id, status=SlipStatus.NOT_USED)
    destroy(session, submission.id, Purpose.POINTER)
    submission.sealed_pointer = None
    session.flush()
    record(session, act="review.quarantine", actor=by, subject=str(submission.consultation_id))


def decided(session: Session, submission: Submission) -> Decision:
    """Raises NotDecidedError."""
    decision = session.get(Decision, submission.id)
    if decision is None:
        raise NotDecidedError
    return decision


def raise_flags(session: Session, flags: Sequence[Flag], place: str | None) -> None:
    zone = zone_of(place)
    if Flag.REPRISAL in flags:
        raise_alert(session, kind=AlertKind.REPRISAL, zone=zone)
    if Flag.GROSS_VIOLATION in flags:
        raise_alert(session, kind=AlertKind.GROSS_VIOLATION, zone=zone)


def mark_harm(session: Session, topics: Sequence[str], place: str | None) -> None:
    """A report whose zone is not known makes no trend of a zone."""
    zone = zone_of(place)
    if zone is not None and tells_of_harm(topics):
        session.add(HarmMark(zone=zone, month=f"{session.clock.now():%Y-%m}"))
        session.flush()
