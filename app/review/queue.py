"""An officer's first page: what waits, for how many weeks, and why some of it waits for somebody else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.accounts.actors import UnlockedActor
from app.accounts.queries import readers_of
from app.anonymization.tiers import Tier
from app.core.clock import first_day
from app.core.database import Session
from app.core.errors import N_, AppError
from app.core.locales import LOCALES, translate
from app.review import queries
from app.review.errors import NoKeyError, OriginalGoneError
from app.review.service.reading import peek, read_draft
from app.submissions.models import Submission, SubmissionState
from app.submissions.originals import Original

WAITS_FOR = N_("You do not read this language. It waits for %(names)s.")
NOBODY_READS = N_("No protection officer reads this language yet. It waits for an account that does.")
YOU_DECIDED = N_("You decided this one first, so it waits for another officer.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the list. `language` is None while locked; `blocked` says why it is not for this officer.

    `own`: this officer decided it first and may take it back.
    """

    submission_id: UUID
    tier: Tier
    weeks: int
    unread: bool
    language: str | None = None
    blocked: str | None = None
    own: bool = False


def waiting(session: Session, *, by: UnlockedActor | None, language: str) -> list[Waiting]:
    today = session.clock.now().date()
    return [
        line(session, submission, submission.tier, today, by=by, language=language)
        for submission in session.scalars(queries.undecided()).all()
    ]


def line(
    session: Session, submission: Submission, tier: Tier, today: date, *, by: UnlockedActor | None, language: str
) -> Waiting:
    unread = submission.state is SubmissionState.RECEIVED
    weeks = weeks_since(submission.week, today)
    if by is None:
        return Waiting(submission.id, tier, weeks, unread)
    try:
        original = peek(session, submission, by=by)
    except (NoKeyError, OriginalGoneError) as refusal:
        return Waiting(submission.id, tier, weeks, unread, blocked=said(refusal, language))
    blocked = why_not(session, original, by=by, language=language)
    return Waiting(submission.id, tier, weeks, unread, LOCALES[original.language].name, blocked)


def why_not(session: Session, original: Original, *, by: UnlockedActor, language: str) -> str | None:
    return None if original.language in by.languages else waits_for(session, original.language, language)


def waits_for(session: Session, text_language: str, language: str) -> str:
    names = ", ".join(officer.username for officer in readers_of(session, text_language))
    return translate(WAITS_FOR, language) % {"names": names} if names else translate(NOBODY_READS, language)


def second_opinions(session: Session, *, by: UnlockedActor | None, language: str) -> Iterator[Waiting]:
    """Decided by one officer; blocked for that one and for whoever does not read the language."""
    today = session.clock.now().date()
    for decision, submission in session.execute(queries.owed_second()).all():
        weeks = weeks_since(submission.week, today)
        if by is None:
            yield Waiting(submission.id, decision.tier, weeks, unread=False)
            continue
        text_language, blocked = None, None
        own = decision.first_officer_id == by.account_id
        try:
            code = read_draft(session, decision, submission, by=by).language
            text_language = LOCALES[code].name
            blocked = None if code in by.languages else waits_for(session, code, language)
        except NoKeyError as refusal:
            blocked = said(refusal, language)
        blocked = translate(YOU_DECIDED, language) if own else blocked
        yield Waiting(submission.id, decision.tier, weeks, False, text_language, blocked, own)


def quarantined(session: Session) -> list[Waiting]:
    today = session.clock.now().date()
    return [
        Waiting(one.id, one.tier, weeks_since(one.week, today), False) for one in session.scalars(queries.quarantined())
    ]


def due_days(days: Iterable[date], today: date) -> list[date]:
    """The next days on which something becomes due, each once."""
    return sorted({day for day in days if day > today})


def weeks_since(week: str, today: date) -> int:
    """Whole weeks since the Monday of the week of arrival."""
    return max(0, (today - first_day(week)).days // 7)


def said(refusal: AppError, language: str) -> str:
    return translate(refusal.sentence, language) % refusal.facts
