"""A withdrawal reaches everything, whenever it comes: before or after the decision, before or after the release."""

import pytest
from sqlalchemy import select

from app.consultations.consents import Consent
from app.core.clock import MovableClock
from app.core.database import Database, Session
from app.feedback import service as feedback
from app.feedback.models import FeedbackRecord, RecordTopic
from app.review.models import Decision
from app.review.service.reading import read
from app.review.service.releasing import release_due
from app.review.tasks import tasks
from app.sealing.receipts import Receipt, draw
from app.slips.models import Slip, WithdrawalOrder
from app.slips.service import WithdrawalHook
from app.submissions.errors import UnknownReceiptError
from app.submissions.mailbox import answer_back, narrow_consent, open_mailbox, visit, withdraw
from app.submissions.models import DataKeyRow, ForgottenDigest, Message, Submission
from tests.factories.review import Room, make_decision, make_first_decision, make_room
from tests.factories.voices import make_submission

HOOKS = (WithdrawalHook("feedback", feedback.forget_record, feedback.narrow_consent),)
PUBLIC = (Consent.ANALYSE, Consent.PARAPHRASE_PUBLIC)


def carry_out(session: Session) -> int:
    return tasks(HOOKS)[0].run(session)


def nothing_is_left(session: Session, receipt: Receipt) -> None:
    """In no table and in no key store."""
    for table in (Submission, Decision, Message, Slip, FeedbackRecord, RecordTopic, WithdrawalOrder):
        assert session.scalars(select(table)).all() == [], table.__name__
    assert session.keys.scalars(select(DataKeyRow)).all() == []
    assert "withdrawn" in {one.what for one in session.keys.scalars(select(ForgottenDigest))}
    with pytest.raises(UnknownReceiptError):
        visit(session, receipt)


@pytest.mark.parametrize("reached", ["sent", "read", "decided by one", "decided by two", "answered back"])
def test_before_its_release_nothing_is_left_of_it(reached: str, database: Database) -> None:
    room = make_room(database)
    receipt = draw()
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, receipt=receipt)
        if reached == "read":
            read(session, submission, by=room.first)
        if reached == "decided by one":
            make_first_decision(session, submission, room, topics=("A3",))
        if reached == "decided by two":
            make_decision(session, submission, room, topics=("A3",))
        if reached == "answered back":
            answer_back(session, receipt, "Encore un mot.")
    with database.transaction() as session:
        withdraw(session, receipt)
    with database.transaction() as session:
        carry_out(session)

    with database.transaction(write=False) as session:
        nothing_is_left(session, receipt)


def released(database: Database, clock: MovableClock, room: Room, receipt: Receipt) -> None:
    with database.transaction() as session:
        for word in ("un", "deux", "trois", "quatre"):
            make_decision(session, make_submission(session, room.consultation, f"{word} {word}"), room)
        submission = make_submission(session, room.consultation, receipt=receipt, consent=PUBLIC)
        make_decision(session, submission, room)
    clock.advance(days=14)
    with database.transaction() as session:
        release_due(session, by=room.first)


def test_after_its_release_the_record_goes_within_a_day_and_the_others_stay(
    database: Database, clock: MovableClock
) -> None:
    room, receipt = make_room(database), draw()
    released(database, clock, room, receipt)
    with database.transaction() as session:
        record_id = open_mailbox(session, receipt).record_id
        known = session.get(FeedbackRecord, record_id) is not None
        withdraw(session, receipt)

    with database.transaction() as session:
        assert carry_out(session) == 1

    with database.transaction(write=False) as session:
        assert known
        assert session.get(FeedbackRecord, record_id) is None
        assert len(session.scalars(select(FeedbackRecord)).all()) == 4
        assert len(session.scalars(select(Slip)).all()) == 4
        with pytest.raises(UnknownReceiptError):
            visit(session, receipt)


def test_a_withdrawal_between_decision_and_batch_leaves_the_batch_without_it(
    database: Database, clock: MovableClock
) -> None:
    room, receipt = make_room(database), draw()
    with database.transaction() as session:
        make_decision(session, make_submission(session, room.consultation, receipt=receipt), room)
        for word in ("un", "deux", "trois", "quatre", "cinq"):
            make_decision(session, make_submission(session, room.consultation, f"{word} {word}"), room)
    clock.advance(days=14)
    with database.transaction() as session:
        record_id = open_mailbox(session, receipt).record_id
        withdraw(session, receipt)
    with database.transaction() as session:
        assert release_due(session, by=room.first) == 5
        assert session.get(FeedbackRecord, record_id) is None


def test_consent_taken_back_before_the_release_holds_after_it(database: Database, clock: MovableClock) -> None:
    room, receipt = make_room(database), draw()
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, receipt=receipt, consent=PUBLIC)
        make_decision(session, submission, room)
        narrow_consent(session, receipt)
        record_id = open_mailbox(session, receipt).record_id
        for word in ("un", "deux", "trois", "quatre"):
            make_decision(session, make_submission(session, room.consultation, f"{word} {word}"), room)
        waits = carry_out(session)
    clock.advance(days=14)
    with database.transaction() as session:
        release_due(session, by=room.first)

        assert waits == 0
        assert not session.get_one(FeedbackRecord, record_id).may_paraphrase
