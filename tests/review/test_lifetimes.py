"""How long originals live: as their senders asked, never longer than their tier, and then in no store any more."""

from datetime import date

import pytest
from sqlalchemy import select

from app.alerts.models import Alert, AlertKind
from app.anonymization.tiers import Tier
from app.consultations.consents import Consent
from app.core.clock import MovableClock
from app.core.database import Database, Session
from app.review.errors import (
    NotDecidedError,
    NotRaisedError,
    OriginalGoneError,
    SamePersonError,
    TierBelowRuleError,
)
from app.review.models import Decision
from app.review.service.deciding import quarantine
from app.review.service.lowering import agree_to_lowering, ask_lowering
from app.review.service.reading import peek, read
from app.review.tasks import drop_unreadable
from app.sealing.envelopes import Purpose
from app.submissions.models import DataKeyRow, ForgottenDigest, Submission, SubmissionState
from app.submissions.tasks import destroy_due_keys
from tests.factories.review import make_decision, make_first_decision, make_room
from tests.factories.voices import make_submission

KEEP = (Consent.ANALYSE, Consent.KEEP_ORIGINAL)
OCTOBER = date(2026, 10, 1)
OPEN = {"opens_on": date(2026, 9, 1)}


def has_key(session: Session, submission: Submission, purpose: Purpose = Purpose.ORIGINAL) -> bool:
    return session.keys.get(DataKeyRow, (submission.id, purpose.value)) is not None


@pytest.mark.parametrize(
    ("wishes", "tier", "last", "gone"),
    [
        ({"danger_now": True}, Tier.T4, date(2026, 10, 14), date(2026, 10, 15)),
        ({"preference": 2}, Tier.T3, date(2026, 10, 30), date(2026, 10, 31)),
        ({}, Tier.T2, date(2026, 11, 29), date(2026, 11, 30)),
    ],
)
def test_a_kept_original_dies_on_its_tiers_day(
    wishes: dict[str, object], tier: Tier, last: date, gone: date, database: Database, clock: MovableClock
) -> None:
    clock.move_to(OCTOBER)
    room = make_room(database, **OPEN)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, consent=KEEP, **wishes)  # type: ignore[arg-type]
        assert make_decision(session, submission, room).tier is tier
        clock.move_to(last)
        destroy_due_keys(session)
        kept = has_key(session, submission)
        clock.move_to(gone)
        destroy_due_keys(session)

        assert kept
        assert not has_key(session, submission)
        session.refresh(submission)
        assert submission.sealed_original is None


def test_without_consent_to_keep_it_the_original_dies_at_the_decision(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        make_decision(session, submission, room)

        assert not has_key(session, submission)
        assert submission.sealed_original is None
        assert len(session.keys.scalars(select(ForgottenDigest)).all()) == 1


def test_it_lives_until_the_second_officer_has_seen_it(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        make_first_decision(session, submission, room, topics=("A3",))

        assert peek(session, submission, by=room.second).texts[0].text


def test_read_then_destroy_leaves_the_masked_text_alone_after_one_reading(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, "Moussa Traoré a vu.", preference=3, consent=KEEP)
        sealed = submission.sealed_original

        opened = read(session, submission, by=room.first)

        assert opened.shown_once is not None
        assert opened.shown_once.texts[0].text == "Moussa Traoré a vu."
        again = read(session, submission, by=room.second)
        assert again.shown_once is None
        assert again.original.texts[0].text is None
        assert "Moussa" not in again.original.texts[0].masked
        submission.sealed_original = sealed  # what an old backup still holds
        with pytest.raises(OriginalGoneError):
            peek(session, submission, by=room.first)


def test_reading_once_lengthens_no_life(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, preference=3)
        before = session.keys.get_one(DataKeyRow, (submission.id, Purpose.ORIGINAL.value)).destroy_on

        read(session, submission, by=room.first)

        session.keys.flush()
        assert session.keys.get_one(DataKeyRow, (submission.id, Purpose.ORIGINAL.value)).destroy_on == before


def test_danger_that_an_officer_reads_of_stands_as_an_alert(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, danger_now=True, answers={"PLACE": "gao"})

        read(session, submission, by=room.first)

        (alert,) = session.scalars(select(Alert).where(Alert.kind == AlertKind.DANGER_NOW))
        assert (alert.zone, alert.period) == ("north", "2026-11")


def test_a_text_set_apart_dies_within_14_days_whatever_its_sender_allowed(
    database: Database, clock: MovableClock
) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, consent=KEEP)
        quarantine(session, read(session, submission, by=room.first), by=room.first)
        clock.advance(days=14)
        destroy_due_keys(session)

        assert not has_key(session, submission)
        assert not has_key(session, submission, Purpose.POINTER)
        assert not has_key(session, submission, Purpose.DRAFT)


def test_what_nobody_read_for_180_days_waits_no_longer(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        clock.advance(days=180)
        destroy_due_keys(session)

        assert drop_unreadable(session) == 1
        session.refresh(submission)
        assert submission.state is SubmissionState.DROPPED


# --- taking back a tier raised by hand ---


def test_one_officer_alone_lowers_nothing(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        make_decision(session, submission, room, raise_to=Tier.T3)
        ask_lowering(session, submission, to=Tier.T2, by=room.second)

        with pytest.raises(SamePersonError):
            agree_to_lowering(session, submission, by=room.second)


def test_what_nobody_raised_is_not_lowered(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        make_decision(session, submission, room, topics=("A3",))

        with pytest.raises(NotRaisedError):
            ask_lowering(session, submission, to=Tier.T2, by=room.second)
        with pytest.raises(NotRaisedError):
            agree_to_lowering(session, submission, by=room.second)


def test_nothing_is_lowered_below_the_rule(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        make_decision(session, submission, room, topics=("A3",), raise_to=Tier.T4)

        with pytest.raises(TierBelowRuleError):
            ask_lowering(session, submission, to=Tier.T2, by=room.second)


def test_while_a_second_officer_is_owed_the_way_is_to_send_back(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        make_first_decision(session, submission, room, raise_to=Tier.T3)

        with pytest.raises(NotDecidedError):
            ask_lowering(session, submission, to=Tier.T2, by=room.second)


def test_two_officers_lower_what_was_raised_and_only_the_wait_shortens(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, consent=KEEP)
        make_decision(session, submission, room, raise_to=Tier.T3)
        dies = session.keys.get_one(DataKeyRow, (submission.id, Purpose.ORIGINAL.value)).destroy_on
        ask_lowering(session, submission, to=Tier.T2, by=room.first)

        agree_to_lowering(session, submission, by=room.second)

        decision = session.get_one(Decision, submission.id)
        assert (decision.tier, submission.tier, decision.due_on) == (Tier.T2, Tier.T2, date(2026, 11, 16))
        assert session.keys.get_one(DataKeyRow, (submission.id, Purpose.ORIGINAL.value)).destroy_on == dies
