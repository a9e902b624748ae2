"""A whole batch leaves at once, and nothing that is left leads from a record back to a submission."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import LargeBinary, Table, Uuid, inspect, select

from app.anonymization.tiers import Tier
from app.core.clock import MovableClock
from app.core.database import Base, Database, KeyBase, Session
from app.feedback.models import FeedbackRecord
from app.feedback.queries import whole_record
from app.review.errors import BatchTooSmallError, NotOldEnoughError
from app.review.models import Decision
from app.review.service.deciding import confirm
from app.review.service.reading import read_draft, reopen
from app.review.service.releasing import due, release_due
from app.review.service.remainders import drop, strip_labels
from app.sealing.receipts import draw
from app.slips.models import SlipStatus
from app.submissions.mailbox import open_mailbox, visit
from app.submissions.models import Submission, SubmissionState
from tests.factories.accounts import make_unlocked_officer
from tests.factories.review import Room, make_decision, make_first_decision, make_room
from tests.factories.voices import make_submission

WORDS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")


def decided(session: Session, room: Room, number: int = 5, **more: object) -> list[Submission]:
    """Texts that resemble each other in nothing."""
    made = []
    for word in WORDS[:number]:
        submission = make_submission(session, room.consultation, " ".join([word] * 6), **more)  # type: ignore[arg-type]
        make_decision(session, submission, room)
        made.append(submission)
    return made


def records(session: Session) -> list[FeedbackRecord]:
    return list(session.scalars(select(FeedbackRecord).options(*whole_record())))


# --- refusals ---


def test_four_records_do_not_leave(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    with database.transaction() as session:
        decided(session, room, 4)
        clock.advance(days=14)

        with pytest.raises(BatchTooSmallError) as refusal:
            release_due(session, by=room.first)

        assert refusal.value.facts == {"due": 4, "needed": 5}


def test_nothing_leaves_before_its_delay(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    with database.transaction() as session:
        decided(session, room)
        clock.advance(days=13)

        assert due(session) == []


def test_what_still_owes_a_second_officer_is_never_due(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    with database.transaction() as session:
        make_first_decision(session, make_submission(session, room.consultation), room, topics=("A3",))
        clock.advance(days=400)

        assert due(session) == []


def test_an_officer_without_the_key_releases_nothing(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    late = make_unlocked_officer(database, "officer3")
    with database.transaction() as session:
        decided(session, room)
        clock.advance(days=14)

        with pytest.raises(BatchTooSmallError):
            release_due(session, by=late)


def test_a_remainder_is_neither_dropped_nor_stripped_before_180_days(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    with database.transaction() as session:
        (submission,) = decided(session, room, 1)
        clock.move_to(date(2027, 4, 30))

        for act in (drop, strip_labels):
            with pytest.raises(NotOldEnoughError):
                act(session, submission, by=room.first)


# --- the whole way ---


def test_from_sealing_to_a_released_record(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    receipt = draw()
    with database.transaction() as session:
        restricted = make_submission(session, room.consultation, "Le pont est fermé.", preference=2, receipt=receipt)
        make_first_decision(session, restricted, room, paraphrase="A crossing is closed.")
        confirm(session, reopen(session, restricted, by=room.second), by=room.second)
        decided(session, room, 4)
        record_id = open_mailbox(session, receipt).record_id
    clock.advance(days=30)

    with database.transaction() as session:
        assert release_due(session, by=room.second) == 5

    with database.transaction() as session:
        record = session.get_one(FeedbackRecord, record_id)
        assert (record.tier, record.text, record.paraphrase) == (Tier.T3, "Le pont est fermé.", "A crossing is closed.")
        assert record.period == "2026-H2"
        assert visit(session, receipt).status is SlipStatus.RELEASED
        assert session.scalars(select(Decision)).all() == []
        assert set(session.scalars(select(Submission.state))) == {SubmissionState.RELEASED}


def test_a_sealed_record_leaves_without_text_topic_or_place(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    receipt = draw()
    answers = {"PLACE": "gao", "ORG": "womens_org", "GROUPS": ("women",), "ASKED": "yes"}
    with database.transaction() as session:
        sealed = make_submission(session, room.consultation, danger_now=True, receipt=receipt, answers=answers)
        make_decision(session, sealed, room, paraphrase="Nothing to tell.")
        decided(session, room)
        record_id = open_mailbox(session, receipt).record_id
    clock.advance(days=90)

    with database.transaction() as session:
        release_due(session, by=room.first)
        record = next(one for one in records(session) if one.id == record_id)

        assert (record.tier, record.text, record.paraphrase, record.kind) == (Tier.T4, None, None, None)
        assert (record.place, record.organisation_type, record.near_duplicates) == (None, None, None)
        assert (record.topics, record.groups, record.choices) == ([], [], [])
        assert record.period == "2026"


def test_answers_stand_each_under_its_question_and_a_date_becomes_no_label(
    database: Database, clock: MovableClock
) -> None:
    room = make_room(database)
    answers = {"Q2": "Encore.", "ASKED": "yes", "DAY": date(2026, 10, 1), "PLACE": "gao"}
    with database.transaction() as session:
        for word in WORDS[:5]:
            submission = make_submission(session, room.consultation, f"{word} a dit {word}", answers=answers)
            make_decision(session, submission, room)
        clock.advance(days=14)
        release_due(session, by=room.first)

        found = records(session)

        assert all(record.text and record.text.startswith("Q1 [fr]\n") for record in found)
        assert all("Q2 [fr]\nEncore." in (record.text or "") for record in found)
        assert {(choice.question, choice.option) for record in found for choice in record.choices} == {("ASKED", "yes")}
        assert {record.place for record in found} == {"gao"}


def test_near_duplicates_are_one_voice_also_across_batches(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    with database.transaction() as session:
        decided(session, room)
        clock.advance(days=14)
        release_due(session, by=room.first)
        decided(session, room)
        clock.advance(days=14)
        release_due(session, by=room.first)

        voices = [record.near_duplicates for record in records(session)]

        assert None not in voices
        assert len(set(voices)) == 5


# --- nothing leads back ---


def test_no_value_of_a_record_stands_beside_its_submission(database: Database, clock: MovableClock) -> None:
    """Every id and digest of the tables that know submissions, against every one of those that know records."""
    room = make_room(database)
    with database.transaction() as session:
        decided(session, room)
    clock.advance(days=14)
    with database.transaction() as session:
        release_due(session, by=room.first)

    with database.transaction(write=False) as session:
        intake = values(session, "submission", "message", "decision") | key_values(session)
        feedback = values(session, "feedback_record", "record_topic", "record_group", "record_choice", "slip")
        consultation = {room.consultation.id.bytes}
        assert len(feedback) > 5
        assert intake & feedback == consultation


def values(session: Session, *tables: str) -> set[bytes]:
    return {value for name in tables for value in unique_values(session, Base.metadata.tables[name])}


def key_values(session: Session) -> set[bytes]:
    found: set[bytes] = set()
    for table in KeyBase.metadata.tables.values():
        columns = [column for column in table.columns if isinstance(column.type, Uuid | LargeBinary)]
        if columns:
            found |= {as_bytes(value) for row in session.keys.execute(select(*columns)) for value in row if value}
    return found


def unique_values(session: Session, table: Table) -> set[bytes]:
    columns = [column for column in table.columns if isinstance(column.type, Uuid | LargeBinary)]
    return {as_bytes(value) for row in session.execute(select(*columns)) for value in row if value is not None}


def as_bytes(value: object) -> bytes:
    return value.bytes if isinstance(value, UUID) else bytes(value)  # type: ignore[arg-type]


def test_the_tables_join_by_nothing() -> None:
    """No foreign key leads from a record to a submission or back."""
    record, submission = Base.metadata.tables["feedback_record"], Base.metadata.tables["submission"]

    assert {key.column.table.name for key in record.foreign_keys} == {"consultation", "programme"}
    assert {key.column.table.name for key in submission.foreign_keys} == {"consultation"}


@pytest.mark.sqlite_only
def test_stored_order_is_the_order_of_random_keys(database: Database, clock: MovableClock) -> None:
    """A table without row numbers lies in the order of its keys, so arrival leaves no order in either."""
    room = make_room(database)
    with database.transaction() as session:
        arrived = [submission.id for submission in decided(session, room, 8)]
    clock.advance(days=14)
    with database.transaction() as session:
        release_due(session, by=room.first)

    with database.transaction(write=False) as session:
        for model in (Submission, FeedbackRecord):
            lying = list(session.scalars(select(model.id)))
            assert lying == sorted(lying)
            options = inspect(model).local_table.dialect_options["sqlite"]
            assert options["with_rowid"] is False
        assert sorted(arrived) == list(session.scalars(select(Submission.id)))


def test_a_batch_is_shuffled_before_it_is_written(database: Database, clock: MovableClock) -> None:
    """Over several batches the order of writing is not the order of deciding."""
    from app.review.batches import lots  # noqa: PLC0415 - the very lots

    orders = set()
    for _ in range(20):
        cards = list(range(10))
        lots.shuffle(cards)
        orders.add(tuple(cards))

    assert len(orders) == 20


# --- remainders ---


def test_after_180_days_a_remainder_can_leave_without_labels(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    with database.transaction() as session:
        (submission,) = decided(session, room, 1, answers={"PLACE": "gao", "ORG": "womens_org"})
        clock.move_to(date(2026, 11, 2) + timedelta(days=180))

        strip_labels(session, submission, by=room.first)

        decision = session.get_one(Decision, submission.id)
        assert read_draft(session, decision, submission, by=room.first).without_labels


def test_a_dropped_remainder_tells_its_sender_and_leaves_nothing_to_read(
    database: Database, clock: MovableClock
) -> None:
    room = make_room(database)
    receipt = draw()
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, receipt=receipt)
        make_decision(session, submission, room)
        clock.move_to(date(2026, 11, 2) + timedelta(days=180))

        drop(session, submission, by=room.first)

        assert visit(session, receipt).status is SlipStatus.NOT_USED
        assert (submission.sealed_original, submission.sealed_pointer) == (None, None)
        assert session.get(Decision, submission.id) is None
