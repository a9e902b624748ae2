"""A dump of both stores opens no original, draft or message without an officer's phrase or a receipt."""

import pytest
from sqlalchemy import select

from app.accounts.models import OfficerKey
from app.consultations.consents import Consent
from app.consultations.service.keys import private_key
from app.core.clock import MovableClock
from app.core.database import Database, Session
from app.review.models import Decision
from app.review.service.reading import read_draft
from app.review.service.releasing import release_due
from app.sealing.data_keys import Context, DataKey, decrypt
from app.sealing.envelopes import Purpose
from app.sealing.errors import SealingError, WrongPhraseError
from app.sealing.keyring.phrases import WrappedSeed, unwrap_seed
from app.sealing.keys import PrivateKey
from app.sealing.receipts import Receipt, draw
from app.submissions.mailbox import answer_back, open_mailbox, visit, write_to_sender
from app.submissions.models import DataKeyRow, Submission
from app.submissions.vault import unlock
from tests.attacks.dumping import dump
from tests.factories.accounts import PHRASE
from tests.factories.review import Room, make_decision, make_room
from tests.factories.voices import make_submission

NAME, PHONE = "Moussa Traoré", "76 12 34 56"
WAITING = f"La patrouille prend l'argent de {NAME}, téléphone {PHONE}, sur la piste."
RELEASED = ("Les réunions", "Le puits", "Le marché", "La piste", "Le bac")
KEY_BYTES = 32
KEPT = (Consent.ANALYSE, Consent.KEEP_ORIGINAL)
TO_OFFICERS, TO_SENDER = "Ils sont revenus vendredi soir.", "Êtes-vous en lieu sûr ?"


@pytest.fixture
def room(database: Database) -> Room:
    return make_room(database)


@pytest.fixture
def receipt(database: Database, clock: MovableClock, room: Room) -> Receipt:
    """Five texts were released; one waits, decided and drafted, with a word in each direction."""
    with database.transaction() as session:
        for words in RELEASED:
            submission = make_submission(session, room.consultation, f"{words} ne change jamais ici.")
            make_decision(session, submission, room)
    clock.advance(days=14)
    receipt = draw()
    with database.transaction() as session:
        release_due(session, by=room.first)
        waiting = make_submission(session, room.consultation, WAITING, receipt=receipt, consent=KEPT)
        make_decision(session, waiting, room)
        answer_back(session, receipt, TO_OFFICERS)
        assert write_to_sender(session, waiting, TO_SENDER)
    return receipt


def the_waiting(session: Session) -> tuple[Submission, Decision]:
    decision = session.scalars(select(Decision)).one()
    return session.get_one(Submission, decision.submission_id), decision


def test_no_word_that_was_not_released_stands_in_either_store(database: Database, room: Room, receipt: Receipt) -> None:
    with database.transaction(write=False) as session:
        taken = dump(session)

    for words in (NAME, PHONE, "La patrouille", TO_OFFICERS, TO_SENDER, receipt.digits, receipt.grouped(), PHRASE):
        assert words.encode() not in taken, words


def test_released_words_do_stand_there_as_the_threat_model_says(
    database: Database, room: Room, receipt: Receipt
) -> None:
    with database.transaction(write=False) as session:
        taken = dump(session)

    assert all(f"{words} ne change jamais ici.".encode() in taken for words in RELEASED)


def test_nothing_in_the_dump_is_a_key_to_what_is_sealed(database: Database, room: Room, receipt: Receipt) -> None:
    with database.transaction(write=False) as session:
        submission, _ = the_waiting(session)
        candidates = {
            row.wrapped[at : at + KEY_BYTES]
            for row in session.keys.scalars(select(DataKeyRow))
            for at in (0, len(row.wrapped) - KEY_BYTES)
        }
        context = Context(str(submission.consultation_id), str(submission.id), Purpose.ORIGINAL)
        assert submission.sealed_original is not None
        for candidate in candidates:
            with pytest.raises(SealingError):
                decrypt(DataKey(candidate), submission.sealed_original, context=context)


def test_a_wrong_phrase_and_a_drawn_key_open_nothing(database: Database, room: Room, receipt: Receipt) -> None:
    with database.transaction(write=False) as session:
        key = session.scalars(select(OfficerKey).limit(1)).one()
        submission, _ = the_waiting(session)

        with pytest.raises(WrongPhraseError):
            unwrap_seed(WrappedSeed(key.wrapped_seed or b""), PHRASE + " again")
        with pytest.raises(SealingError):
            unlock(
                session,
                submission.sealed_original,
                owner=submission.id,
                purpose=Purpose.ORIGINAL,
                consultation_id=submission.consultation_id,
                key=PrivateKey.draw(),
            )


def test_with_an_officers_phrase_the_dump_opens(database: Database, room: Room, receipt: Receipt) -> None:
    with database.transaction(write=False) as session:
        submission, decision = the_waiting(session)
        stored = session.scalars(select(OfficerKey).where(OfficerKey.account_id == room.first.account_id)).one()
        secret = unwrap_seed(WrappedSeed(stored.wrapped_seed or b""), PHRASE)

        opened = private_key(
            session, submission.consultation_id, officer_account_id=room.first.account_id, secret=secret
        )

        raw = unlock(
            session,
            submission.sealed_original,
            owner=submission.id,
            purpose=Purpose.ORIGINAL,
            consultation_id=submission.consultation_id,
            key=opened,
        )
        assert NAME in raw.decode()
        assert NAME not in str(read_draft(session, decision, submission, by=room.first))


def test_a_receipt_opens_messages_to_its_holder_and_nothing_else(
    database: Database, room: Room, receipt: Receipt
) -> None:
    with database.transaction(write=False) as session:
        mailbox = open_mailbox(session, receipt)
        submission, _ = the_waiting(session)

        assert visit(session, receipt).messages == (TO_SENDER,)
        with pytest.raises(SealingError):
            unlock(
                session,
                submission.sealed_original,
                owner=submission.id,
                purpose=Purpose.ORIGINAL,
                consultation_id=submission.consultation_id,
                key=mailbox.private_key,
            )
