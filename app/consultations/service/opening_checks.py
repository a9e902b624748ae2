"""What must hold before a consultation opens, each with who sees to it and where."""

from collections.abc import Iterator, Sequence

from app.accounts.service import trusted_officers
from app.consultations import queries
from app.consultations.checks import OpeningCheck
from app.consultations.completeness import form_strings, missing
from app.consultations.lifecycle import VersionState
from app.consultations.models import Consultation, FormVersion
from app.consultations.notices import notice_strings
from app.consultations.versions import definition_of
from app.core.database import Session
from app.core.errors import N_
from app.programmes import queries as programmes
from app.programmes.models import Programme

OFFICERS_NEEDED = 2

COORDINATOR = N_("Coordinator")
TRANSLATOR = N_("Translator or coordinator")
OFFICERS = N_("Protection officers")


def opening_checks(session: Session, consultation: Consultation, *, reviews_needed: bool) -> list[OpeningCheck]:
    """Every condition, met or not, in the order they are best seen to. `reviews_needed` is false in the demo alone."""
    programme = programmes.programme_by_id(session, consultation.programme_id)
    checks = [
        *text_checks(session, consultation),
        accountable_check(session, consultation, programme),
        context_check(session, programme),
        days_check(session, consultation),
        officers_check(session),
    ]
    if reviews_needed:
        checks.insert(3, reviews_check(session, consultation))
    return checks


def unmet(checks: Sequence[OpeningCheck]) -> list[OpeningCheck]:
    return [check for check in checks if not check.met]


def text_checks(session: Session, consultation: Consultation) -> Iterator[OpeningCheck]:
    here = f"/staff/consultations/{consultation.slug}/edit"
    languages = consultation.languages
    title = missing([("title", consultation.title)], languages)
    notice = missing(notice_strings(consultation.notice), languages)
    yield OpeningCheck(
        "notice_complete",
        N_("The title and the plain notice, with what this can and cannot change, exist in every language."),
        COORDINATOR,
        here,
        met=bool(languages) and not title and not notice,
        missing=tuple(f"{where} ({language})" for where, language in [*title, *notice]),
    )
    version = form_version(session, consultation)
    yield OpeningCheck(
        "form_published",
        N_("A published form version is chosen."),
        COORDINATOR,
        here,
        met=version is not None and version.state is VersionState.PUBLISHED,
    )
    lacking = form_lacks(version, languages)
    yield OpeningCheck(
        "form_complete",
        N_("Every text of the form exists in every language of the consultation."),
        TRANSLATOR,
        f"/staff/forms/{version.form.code}/{version.number}" if version else "/staff/forms",
        met=version is not None and not lacking,
        missing=tuple(lacking),
    )


def form_version(session: Session, consultation: Consultation) -> FormVersion | None:
    if consultation.form_version_id is None:
        return None
    return queries.version_by_id(session, consultation.form_version_id)


def form_lacks(version: FormVersion | None, languages: Sequence[str]) -> list[str]:
    if version is None:
        return []
    return [f"{where} ({language})" for where, language in missing(form_strings(definition_of(version)), languages)]


def reviews_check(session: Session, consultation: Consultation) -> OpeningCheck:
    lacking = queries.unreviewed(queries.words_reviews(session, consultation), consultation.languages)
    return OpeningCheck(
        "words_reviewed",
        N_(
            "A native speaker has read the notice, danger, consent, check and receipt texts in every language, "
            "and the review is recorded."
        ),
        TRANSLATOR,
        f"/staff/consultations/{consultation.slug}#reviews",
        met=not lacking,
        missing=tuple(f"{kind} ({language})" for language, kind in lacking),
    )


def accountable_check(session: Session, consultation: Consultation, programme: Programme) -> OpeningCheck:
    responsibility = programmes.responsibility(session, programme.id, consultation.stage)
    return OpeningCheck(
        "accountable_office",
        N_("Exactly one office is accountable for this stage of the programme."),
        COORDINATOR,
        f"/staff/programmes/{programme.slug}/responsibilities",
        met=responsibility is not None and responsibility.accountable_role is not None,
    )


def context_check(session: Session, programme: Programme) -> OpeningCheck:
    return OpeningCheck(
        "context_fresh",
        N_("The country's context was reviewed less than 180 days ago."),
        COORDINATOR,
        f"/staff/contexts/{programme.country}",
        met=not programmes.standing(session, programme).context_stale,
    )


def days_check(session: Session, consultation: Consultation) -> OpeningCheck:
    today = session.clock.now().date()
    return OpeningCheck(
        "days_fit",
        N_("The opening day has come, the closing day has not passed, and the answer is due after it."),
        COORDINATOR,
        f"/staff/consultations/{consultation.slug}/edit",
        met=consultation.opens_on <= today <= consultation.closes_on <= consultation.response_due_on,
    )


def officers_check(session: Session) -> OpeningCheck:
    return OpeningCheck(
        "two_officers",
        N_("At least two protection officers hold keys that they have signed for each other."),
        OFFICERS,
        "/staff/keys",
        met=len(trusted_officers(session)) >= OFFICERS_NEEDED,
    )
