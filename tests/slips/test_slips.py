"""The counter between the zones: a digest, a status, an answer; and orders that outlive nothing."""

from uuid import UUID, uuid4

import pytest

from app.core.database import Database, Session
from app.slips.models import Slip, SlipStatus, WithdrawalOrder
from app.slips.service import (
    WithdrawalHook,
    digest_of,
    execute_withdrawals,
    order_withdrawal,
    read_slip,
    write_slip,
)

RECORD = uuid4()


class Shelf:
    """A room that keeps record ids, for a hook to empty."""

    def __init__(self, *records: UUID) -> None:
        self.records = set(records)
        self.narrowed: set[UUID] = set()

    def hook(self) -> WithdrawalHook:
        return WithdrawalHook("shelf", self.forget, self.narrow)

    def forget(self, _session: Session, record_id: UUID) -> None:
        self.records.discard(record_id)

    def narrow(self, _session: Session, record_id: UUID) -> bool:
        self.narrowed |= {record_id} & self.records
        return record_id in self.records


@pytest.mark.sqlite_only
def test_a_slip_holds_a_digest_and_no_id_and_no_time() -> None:
    assert set(Slip.__table__.columns.keys()) == {"digest", "status", "answer"}


def test_writing_again_replaces_what_was_said(database: Database) -> None:
    with database.transaction() as session:
        write_slip(session, record_id=RECORD, status=SlipStatus.READ)
        write_slip(session, record_id=RECORD, status=SlipStatus.ACCEPTED, answer={"fr": "Oui."})

        slip = read_slip(session, record_id=RECORD)

        assert slip is not None
        assert (slip.status, slip.answer) == (SlipStatus.ACCEPTED, {"fr": "Oui."})


def test_a_withdrawal_empties_every_room_and_leaves_no_order_and_no_slip(database: Database) -> None:
    shelf, other = Shelf(RECORD), Shelf(RECORD, UUID(int=1))
    with database.transaction() as session:
        write_slip(session, record_id=RECORD, status=SlipStatus.RELEASED)
        order_withdrawal(session, record_id=RECORD)

        assert execute_withdrawals(session, hooks=[shelf.hook(), other.hook()]) == 1

        assert (shelf.records, other.records) == (set(), {UUID(int=1)})
        assert session.get(Slip, digest_of(RECORD)) is None
        assert session.get(WithdrawalOrder, RECORD) is None
        assert execute_withdrawals(session, hooks=[shelf.hook()]) == 0


def test_a_narrowed_consent_waits_until_the_record_exists(database: Database) -> None:
    shelf = Shelf()
    with database.transaction() as session:
        order_withdrawal(session, record_id=RECORD, consent_only=True)

        early = execute_withdrawals(session, hooks=[shelf.hook()])
        shelf.records.add(RECORD)
        late = execute_withdrawals(session, hooks=[shelf.hook()])

        assert (early, late) == (0, 1)
        assert shelf.narrowed == {RECORD}


def test_a_withdrawal_is_never_softened_to_a_narrowing(database: Database) -> None:
    shelf = Shelf(RECORD)
    with database.transaction() as session:
        order_withdrawal(session, record_id=RECORD)
        order_withdrawal(session, record_id=RECORD, consent_only=True)

        execute_withdrawals(session, hooks=[shelf.hook()])

        assert shelf.records == set()


def test_a_narrowing_hardens_to_a_withdrawal(database: Database) -> None:
    shelf = Shelf(RECORD)
    with database.transaction() as session:
        order_withdrawal(session, record_id=RECORD, consent_only=True)
        order_withdrawal(session, record_id=RECORD)

        execute_withdrawals(session, hooks=[shelf.hook()])

        assert shelf.records == set()
