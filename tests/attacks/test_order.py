"""Neither the place of a row nor its key tells who came first, in intake or in feedback."""

import random

import pytest
from sqlalchemy import select, text

from app.core.clock import MovableClock
from app.core.database import Database, Session, rewrite_in_key_order
from app.feedback.models import FeedbackRecord
from app.review.service.releasing import release_due
from app.sealing.receipts import draw
from app.submissions.mailbox import open_mailbox
from app.submissions.models import DataKeyRow, Submission
from tests.factories.review import make_decision, make_room
from tests.factories.voices import make_submission

SENDERS = 60
# Of 60 shuffled places, one correlation in a million is above this (normal with deviation 1/sqrt(59)).
CHANCE = 0.64


def correlation(places: list[int]) -> float:
    """Spearman's rank correlation of arrival with these places, -1 to 1."""
    n = len(places)
    ranks = [sorted(places).index(place) for place in places]
    return 1 - 6 * sum((i - rank) ** 2 for i, rank in enumerate(ranks)) / (n * (n * n - 1))


def as_laid_down(session: Session, table: str) -> list[object]:
    """Ids in the order in which the disk holds them."""
    if session.get_bind().dialect.name == "postgresql":
        return list(session.scalars(text(f'SELECT id FROM "{table}" ORDER BY ctid')))  # noqa: S608 - our own names
    return list(session.scalars(text(f'SELECT id FROM "{table}"')))  # noqa: S608 - our own names


def hexadecimal(value: object) -> str:
    return str(value).replace("-", "")


@pytest.fixture
def arrived(database: Database, clock: MovableClock) -> list[tuple[str, str]]:
    """(submission, record) ids in order of arrival, after release."""
    room = make_room(database)
    receipts = [draw() for _ in range(SENDERS)]
    ids = []
    for number, receipt in enumerate(receipts):
        with database.transaction() as session:
            text_ = f"Le village {number} n'a pas reçu de réponse depuis la saison des pluies."
            made = make_submission(session, room.consultation, text_, receipt=receipt)
            make_decision(session, made, room)
            ids.append((made.id.hex, open_mailbox(session, receipt).record_id.hex))
    clock.advance(days=14)
    with database.transaction() as session:
        assert release_due(session, by=room.first) == SENDERS
    return ids


def test_nothing_that_is_laid_down_or_keyed_follows_the_order_of_arrival(
    database: Database, arrived: list[tuple[str, str]]
) -> None:
    submissions, records = ([pair[at] for pair in arrived] for at in (0, 1))

    with database.transaction(write=False) as session:
        for table, ids in (("submission", submissions), ("feedback_record", records)):
            laid = [hexadecimal(each) for each in as_laid_down(session, table)]
            assert set(laid) == set(ids)
            assert abs(correlation([laid.index(each) for each in ids])) < CHANCE
            assert abs(correlation([int(each, 16) for each in ids])) < CHANCE
        by_submission = [records[submissions.index(each)] for each in sorted(submissions)]
        assert abs(correlation([sorted(records).index(each) for each in by_submission])) < CHANCE


def test_the_search_index_was_filled_in_another_order(database: Database, arrived: list[tuple[str, str]]) -> None:
    if database.engine.dialect.name == "postgresql":
        pytest.skip("PostgreSQL keeps the index in the row itself")
    records = [record for _, record in arrived]

    with database.transaction(write=False) as session:
        names = set(session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
        tables = [name for name in names if "search" in name and "_" in name]
        for table in tables:
            columns = [row[1] for row in session.execute(text(f'PRAGMA table_info("{table}")'))]
            if "record_id" not in columns:
                continue
            laid = [hexadecimal(each) for each in session.scalars(text(f'SELECT record_id FROM "{table}"'))]  # noqa: S608
            assert abs(correlation([laid.index(each) for each in records])) < CHANCE


def test_keys_in_the_key_store_lie_in_another_order(database: Database, clock: MovableClock) -> None:
    room = make_room(database)
    ids = []
    for _ in range(SENDERS):
        with database.transaction() as session:
            ids.append(make_submission(session, room.consultation).id)
    with database.transaction() as session:
        rewrite_in_key_order(session, Submission.__table__, FeedbackRecord.__table__)

    with database.transaction(write=False) as session:
        if database.engine.dialect.name == "sqlite":
            laid = session.keys.scalars(text("SELECT owner_id FROM data_key")).all()
            places = [list(map(hexadecimal, laid)).index(each.hex) for each in ids]
            assert abs(correlation(places)) < CHANCE
        assert session.keys.scalars(select(DataKeyRow.destroy_on).distinct()).all()


def test_the_measure_would_see_an_order() -> None:
    shuffled = list(range(SENDERS))
    random.Random(1).shuffle(shuffled)  # noqa: S311 - a repeatable order, no secret

    assert correlation(list(range(SENDERS))) == 1
    assert correlation(list(reversed(range(SENDERS)))) == -1
    assert abs(correlation(shuffled)) < CHANCE
