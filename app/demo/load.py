"""Loading the scenario: the clock moves from day to day, and on each day people do what they did."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from app.accounts.models import StaffAccount
from app.consultations import queries as consultation_queries
from app.consultations import service as consultations
from app.consultations.models import Consultation, FormVersion
from app.consultations.versions import definition_of
from app.core.clock import MovableClock, SystemClock
from app.core.database import Database, Session
from app.core.settings import Settings
from app.demo.answers import give_answers
from app.demo.consultations import plan_consultation, write_form
from app.demo.officers import review
from app.demo.people import Cast, bring_in
from app.demo.programmes import plan_programmes, record_country, review_country
from app.demo.scenario import Json, answer_key, day, read, submissions
from app.demo.scenario import consultations as scenario_consultations
from app.demo.senders import speak
from app.demo.translators import gloss_released
from app.feedback.codebook import read_code_frame
from app.feedback.service import load_code_frame
from app.operations.due import run_everything
from app.programmes.models import Programme
from app.review.errors import BatchTooSmallError
from app.review.service.releasing import release_due
from app.sealing.receipts import Receipt
from app.submissions.models import Submission

FIRST_DAY = date(2026, 7, 31)
RATING_REVIEWED = date(2026, 8, 1)
LAST_DAY = date(2026, 11, 2)
STALE_AFTER = timedelta(days=180)


@dataclass
class Stage:
    """What the loading knows while it runs; the receipts and record ids are in nobody's hands afterwards."""

    database: Database
    clock: MovableClock
    cast: Cast
    programmes: dict[str, UUID]
    versions: dict[tuple[str, int], UUID] = field(default_factory=dict)
    consultations: dict[str, UUID] = field(default_factory=dict)
    records: dict[str, UUID] = field(default_factory=dict)


def is_loaded(database: Database) -> bool:
    with database.transaction(write=False) as session:
        return session.scalar(select(StaffAccount.id).where(StaffAccount.demo).limit(1)) is not None


def load(settings: Settings, *, now: datetime | None = None) -> Receipt:
    """Load everything into empty stores. Answers the receipt of one answered text, for trying the way back."""
    clock = MovableClock(SystemClock().now())
    today = (now or clock.moment).date()
    database = Database(settings, clock=clock)
    try:
        clock.move_to(FIRST_DAY)
        stage = set_up(database, clock)
        sample: Receipt | None = None
        for current in days(FIRST_DAY, LAST_DAY):
            clock.move_to(current)
            sample = live_through(stage, current) or sample
        clock.move_to(max(today, LAST_DAY))
        open_the_present(stage, clock.moment.date())
    finally:
        database.dispose()
    if sample is None:
        raise RuntimeError("the scenario has no answered text with a receipt")
    return sample


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=passed) for passed in range((last - first).days + 1))


def set_up(database: Database, clock: MovableClock) -> Stage:
    with database.transaction() as session:
        cast = bring_in(session)
        load_code_frame(session, read_code_frame(read("reference")["topic_code_frame"]), version=1)
        record_country(session, by=cast.coordinator)
        programmes = plan_programmes(session, by=cast.coordinator)
    return Stage(database, clock, cast, {key: programme.id for key, programme in programmes.items()})


def live_through(stage: Stage, today: date) -> Receipt | None:
    """One day: staff first, then senders, officers, and what is due. Answers a receipt worth showing, if one came."""
    sample = None
    with stage.database.transaction() as session:
        if today == RATING_REVIEWED:
            review_country(session, by=stage.cast.coordinator)
        keep_forms(stage, session, today)
        keep_consultations(stage, session, today)
    for one in submissions():
        if one["received_on"] and day(one["received_on"]) == today:
            receipt = take_in(stage, one)
            sample = receipt if one["id"] == SHOWN else sample
    run_everything(stage.database)
    release(stage)
    give_answers(stage.database, stage.records, today)
    return sample


SHOWN = "SUB-016"
"""A Bambara speaker's proposal, answered in public and accepted: the best text to come back to."""


def keep_forms(stage: Stage, session: Session, today: date) -> None:
    for form in read("forms")["forms"]:
        key = (form["id"], form["version"])
        if form["published"] and day(form["published"]) == today:
            version = write_form(session, form, by=stage.cast.coordinator)
            consultations.publish(session, version, by=stage.cast.coordinator)
            stage.versions[key] = version.id
        if form["retired"] and day(form["retired"]) == today:
            consultations.retire(session, version_of(stage, session, key), by=stage.cast.coordinator)


def version_of(stage: Stage, session: Session, key: tuple[str, int]) -> FormVersion:
    return consultation_queries.version_by_id(session, stage.versions[key])


def keep_consultations(stage: Stage, session: Session, today: date) -> None:
    for one in scenario_consultations():
        if one["clock"] == "scenario" and day(one["opens"]) == today:
            open_consultation(stage, session, one, today)
        if one["response_published"] and day(one["response_published"]) == today:
            answered = consultation_queries.by_id(session, stage.consultations[one["id"]])
            consultations.mark_answered(session, answered, by=stage.cast.coordinator)


def open_consultation(stage: Stage, session: Session, one: Json, today: date) -> Consultation:
    programme = session.get_one(Programme, stage.programmes[one["programme"]])
    version = version_of(stage, session, (one["form"], one["form_version"]))
    made = plan_consultation(session, one, programme, version, by=stage.cast.coordinator, today=today)
    consultations.mark_ready(session, made, by=stage.cast.coordinator, reviews_needed=False)
    consultations.open_consultation(session, made, by=stage.cast.coordinator, reviews_needed=False)
    stage.consultations[one["id"]] = made.id
    return made


def take_in(stage: Stage, one: Json) -> Receipt:
    """A sender speaks; the same day the officers decide, if the answer key has a decision."""
    with stage.database.transaction(write=False) as session:
        consultation = consultation_queries.by_id(session, stage.consultations[one["consultation"]])
        version = consultation_queries.version_by_id(session, consultation.form_version_id or UUID(int=0))
        definition = definition_of(version)
        before = set(session.scalars(select(Submission.id)))
    receipt = speak(stage.database, one, consultation, definition)
    key = answer_key().get(one["id"])
    if key is not None:
        with stage.database.transaction() as session:
            new = session.scalars(select(Submission).where(Submission.id.not_in(before))).one()
            opened = review(session, new, key, cast=stage.cast)
            stage.records[one["id"]] = opened.record_id
    return receipt


def release(stage: Stage) -> None:
    with stage.database.transaction() as session:
        try:
            release_due(session, by=stage.cast.officers[0])
        except BatchTooSmallError:
            return
    with stage.database.transaction() as session:
        gloss_released(session, stage.records, by=stage.cast.translator)


def open_the_present(stage: Stage, today: date) -> None:
    """A consultation on the real clock with unread submissions, so that every role finds work."""
    run_everything(stage.database)
    with stage.database.transaction() as session:
        if today - RATING_REVIEWED > STALE_AFTER:
            review_country(session, by=stage.cast.coordinator)
        for form in read("forms")["forms"]:
            if (form["id"], form["version"]) not in stage.versions:
                version = write_form(session, form, by=stage.cast.coordinator)
                consultations.publish(session, version, by=stage.cast.coordinator)
                stage.versions[form["id"], form["version"]] = version.id
        for one in scenario_consultations():
            if one["clock"] == "real":
                open_consultation(stage, session, one, today)
    for one in submissions():
        if one["received_on"] is None:
            take_in(stage, one)
    run_everything(stage.database)
