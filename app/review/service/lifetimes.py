"""How long an original may still live once an officer has acted: as its sender asked, and never beyond its limit."""

from datetime import date, timedelta

from app.anonymization.tiers import HANDLING
from app.consultations.consents import Consent
from app.core.clock import first_day
from app.core.database import Session
from app.review.models import Decision
from app.review.service.reading import Opened, destroy_original
from app.sealing.envelopes import Purpose
from app.submissions.models import SubmissionState
from app.submissions.service import LONGEST_LIFE
from app.submissions.vault import live_until


def conclude(session: Session, decision: Decision, opened: Opened) -> None:
    """Both clocks start: the delay before release, and the original's last days."""
    handling = HANDLING[decision.tier]
    decision.due_on = session.clock.now().date() + timedelta(days=handling.delay_days)
    opened.submission.state = SubmissionState.DECIDED
    opened.submission.tier = decision.tier
    if Consent.KEEP_ORIGINAL in opened.original.consent:
        life = timedelta(days=handling.original_days)
        live_until(session, opened.submission.id, Purpose.ORIGINAL, last_day_of(session, opened, life))
    else:
        destroy_original(session, opened.submission)
    session.flush()


def last_day_of(session: Session, opened: Opened, life: timedelta) -> date:
    """From today, and never longer than 180 days from the week of arrival."""
    return min(session.clock.now().date() + life, first_day(opened.submission.week) + LONGEST_LIFE)
