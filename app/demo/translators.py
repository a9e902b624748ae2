"""The scenario's translator: an English gloss for released texts that have one in the scenario."""

from collections.abc import Mapping
from uuid import UUID

from app.accounts.actors import Actor
from app.anonymization.tiers import Tier
from app.core.database import Session
from app.demo.scenario import submissions
from app.feedback.models import FeedbackRecord
from app.feedback.service import write_gloss

READABLE = frozenset({Tier.T1, Tier.T2})


def gloss_released(session: Session, records: Mapping[str, UUID], *, by: Actor) -> None:
    """Glosses are signed by role; translators read T1 and T2 alone."""
    for one in submissions():
        record = session.get(FeedbackRecord, records[one["id"]]) if one["id"] in records else None
        if record is not None and record.tier in READABLE and one["english_gloss"]:
            write_gloss(session, record_id=record.id, language="en", text=one["english_gloss"], made_by=by.role.value)
