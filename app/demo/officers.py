"""The scenario's officers: they read each text, mask what the answer key names, code it, and decide."""

from app.anonymization.operators import mask
from app.anonymization.policy import Policy
from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tiers import Tier
from app.core.database import Session
from app.demo.people import Cast
from app.demo.scenario import Json
from app.review.drafts import DraftAnswer, FeedbackKind, Flag
from app.review.service.deciding import Judgement, confirm, decide, quarantine, rule_tier
from app.review.service.reading import Opened, read
from app.submissions.models import Submission
from app.submissions.originals import ConfirmedAnswer, HiddenDetail

FLAGS = {
    "reprisal_alert": Flag.REPRISAL,
    "gross_violation_allegation": Flag.GROSS_VIOLATION,
    "minor_involved": Flag.MINOR,
    "facilitator_transcript": Flag.FACILITATOR,
}


def review(session: Session, submission: Submission, key: Json, *, cast: Cast) -> Opened:
    """Read and decide as the key does; what is restricted gets its second officer the same day."""
    first, second = cast.officers
    opened = read(session, submission, by=first)
    if key["expected_route"] == "quarantine_no_record":
        quarantine(session, opened, by=first)
        return opened
    judged = judgement(session, opened, key)
    decision = decide(session, opened, judged, by=first)
    if decision.due_on is None:
        confirm(session, opened, by=second)
    return opened


def judgement(session: Session, opened: Opened, key: Json) -> Judgement:
    topics = tuple(key["expected_codes"])
    identifiability = key["risk_inputs"]["I"]
    tier = rule_tier(session, opened, topics=topics, identifiability=identifiability)
    answers = tuple(masked(answer, key, opened.original.language, tier) for answer in opened.original.texts)
    return Judgement(
        answers=answers,
        kind=FeedbackKind(key["feedback_type"]),
        topics=topics,
        identifiability=identifiability,
        flags=tuple(FLAGS[flag] for flag in key["flags"] if flag in FLAGS),
    )


def masked(answer: ConfirmedAnswer, key: Json, language: str, tier: Tier) -> DraftAnswer:
    """The sender's confirmed masking, and whatever the key names besides."""
    if answer.text is None:
        return DraftAnswer(question=answer.question, text=answer.masked, details=())
    spans = [detail.span() for detail in answer.details]
    for named in key["identifiers"]:
        added = Span(named["start"], named["end"], SpanType(named["type"]), 1.0, Layer.OFFICER, "added_by_officer")
        if not any(span.start <= added.start and added.end <= span.end for span in spans):
            spans = [span for span in spans if span.end <= added.start or span.start >= added.end] + [added]
    done = mask(answer.text, sorted(spans), Policy(tier=tier, language=language))
    return DraftAnswer(
        question=answer.question, text=done.text, details=tuple(HiddenDetail.of(span) for span in sorted(spans))
    )
