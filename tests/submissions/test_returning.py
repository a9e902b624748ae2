"""Coming back with a number: what it shows, what it never shows, and what it can still do."""

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.anonymization.tiers import Tier
from app.core.database import Database
from app.core.locales import translate
from app.sealing.envelopes import Purpose
from app.sealing.receipts import Receipt, draw, parse
from app.slips.models import SlipStatus, WithdrawalOrder
from app.slips.service import write_slip
from app.submissions.errors import MistypedReceiptNumberError, UnknownReceiptError
from app.submissions.mailbox import open_mailbox, write_to_sender
from app.submissions.models import DataKeyRow, Message, Submission, SubmissionState
from app.submissions.vault import unlock
from tests.factories.submissions import NAME, OpenForm, officer_key, send, stored, submission_of
from tests.submissions.browsing import Page, Sender

TITLE = "Before the design is fixed"


def come_back(client: TestClient, number: str, language: str = "en") -> Page:
    return Sender(client, language).post_number(number)


def wrong(receipt: Receipt) -> str:
    """One digit is another."""
    return receipt.digits[:-1] + str((int(receipt.digits[-1]) + 1) % 10)


def answered(database: Database, receipt: Receipt) -> None:
    with database.transaction() as session:
        answer = {"en": "The fee was ended.", "fr": "La taxe est supprimée."}
        write_slip(
            session,
            record_id=open_mailbox(session, receipt).record_id,
            status=SlipStatus.ACCEPTED,
            answer=answer,
        )


# --- refusals ---


@pytest.mark.parametrize("language", ["fr", "bm", "ar", "en"])
def test_a_mistyped_number_is_asked_again_with_a_link_to_the_field(
    client: TestClient, database: Database, form: OpenForm, language: str
) -> None:
    page = come_back(client, wrong(send(database, form)), language)

    assert page.status == 422
    assert page.error_links == [("#number", translate(MistypedReceiptNumberError.sentence, language))]
    assert "number" in page.ids


@pytest.mark.sqlite_only
def test_unknown_withdrawn_and_receiptless_numbers_get_the_very_same_bytes(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    kept, gone = send(database, form), send(database, form)
    none = send(database, form, with_receipt=False)
    Sender(client, "en").withdraw(gone.grouped())

    answers = [client.post("/en/number", data={"number": each.digits}) for each in (draw(), gone, none)]
    problems = [client.post("/api/v1/receipts", json={"receipt": each.digits}) for each in (draw(), gone, none)]

    assert {answer.status_code for answer in answers} == {422}
    assert {answer.status_code for answer in problems} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({answer.content for answer in problems}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1
    assert translate(UnknownReceiptError.sentence, "en") in Page(answers[0].text).words
    assert come_back(client, kept.digits).status == 200


@pytest.mark.sqlite_only
@pytest.mark.parametrize("number", ["", "123", "x" * 300, "9" * 27, "<script>", "9" * 5000, "٠" * 27, "12 34\x00"])
def test_what_is_no_number_is_never_echoed(client: TestClient, database: Database, number: str) -> None:
    page = come_back(client, number)
    problem = client.post("/api/v1/receipts", json={"receipt": number})

    assert page.status == 422
    assert page.form.value("number") == ""
    assert problem.status_code == 422


@pytest.mark.sqlite_only
@pytest.mark.parametrize("step", ["message", "consent", "withdrawal"])
@pytest.mark.parametrize("state", ["", "abc", "AAAA" * 40])
def test_a_forged_page_state_changes_nothing(
    client: TestClient, database: Database, form: OpenForm, step: str, state: str
) -> None:
    send(database, form)

    answer = client.post(f"/en/number/{step}", data={"state": state, "message": "hello"})

    assert answer.status_code == 409
    with database.transaction(write=False) as session:
        assert len(stored(session)) == 1
        assert session.scalar(select(func.count()).select_from(Message)) == 0


# --- what it shows ---


@pytest.mark.sqlite_only
def test_a_number_is_read_with_any_digits_spaces_and_dashes(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    receipt = send(database, form)
    arabic = receipt.grouped().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    for typed in (receipt.digits, receipt.grouped(), receipt.grouped().replace(" ", "-"), f" \u200f{arabic}\n"):
        assert come_back(client, typed).status == 200


@pytest.mark.sqlite_only
def test_it_never_shows_the_words_the_programme_or_the_title(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    receipt = send(database, form)
    answered(database, receipt)

    page = come_back(client, receipt.digits)
    problem = client.post("/api/v1/receipts", json={"receipt": receipt.digits})

    for shown in (page.html, problem.text):
        assert NAME not in shown
        assert "patrol" not in shown
        assert TITLE not in shown
        assert "River Bend" not in shown
        assert form.slug not in shown


@pytest.mark.parametrize(("language", "shown"), [("en", "The fee was ended."), ("fr", "La taxe est supprimée.")])
def test_the_answer_comes_in_the_readers_language(
    client: TestClient, database: Database, form: OpenForm, language: str, shown: str
) -> None:
    receipt = send(database, form)
    before = come_back(client, receipt.digits, language)
    answered(database, receipt)

    after = come_back(client, receipt.digits, language)

    assert shown not in before.words
    assert shown in after.words


@pytest.mark.sqlite_only
def test_an_officers_message_is_sealed_to_the_number_and_read_with_it(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    receipt, other = send(database, form), send(database, form)
    with database.transaction() as session:
        assert write_to_sender(session, submission_of(session, receipt), "Are you safe where you are?")

    assert "Are you safe where you are?" in come_back(client, receipt.digits).words
    assert "Are you safe" not in come_back(client, other.digits).words
    with database.transaction(write=False) as session:
        assert b"safe" not in session.scalars(select(Message)).one().sealed


@pytest.mark.sqlite_only
def test_nobody_can_be_written_to_who_took_no_number(database: Database, form: OpenForm) -> None:
    send(database, form, with_receipt=False)

    with database.transaction() as session:
        assert not write_to_sender(session, stored(session)[0], "Are you safe?")


@pytest.mark.sqlite_only
def test_a_visit_leaves_no_trace(client: TestClient, database: Database, form: OpenForm) -> None:
    receipt = send(database, form)
    with database.transaction(write=False) as session:
        before = session.execute(select(Submission.__table__)).all()

    come_back(client, receipt.digits)

    with database.transaction(write=False) as session:
        assert session.execute(select(Submission.__table__)).all() == before


# --- what it can do ---


@pytest.mark.parametrize("danger_now", [False, True])
def test_a_word_back_reaches_the_officers_at_the_tier_of_the_first_words(
    client: TestClient, database: Database, form: OpenForm, danger_now: bool
) -> None:
    receipt = send(database, form, danger_now=danger_now)
    sender = Sender(client, "en")
    sender.post_number(receipt.grouped())

    done = sender.act("message", message="They came back on Friday.")

    assert done.status == 200
    assert "They came back" not in done.html
    with database.transaction(write=False) as session:
        message = session.scalars(select(Message)).one()
        parent = submission_of(session, receipt)
        assert message.tier >= parent.tier
        assert (parent.tier is Tier.T4) is danger_now
        assert not message.read
        opened = unlock(
            session,
            message.sealed,
            owner=message.id,
            purpose=Purpose.MESSAGE,
            consultation_id=form.consultation_id,
            key=officer_key(session, form),
        )
        assert opened.decode() == "They came back on Friday."


@pytest.mark.sqlite_only
@pytest.mark.parametrize("text", ["", "   ", "x" * 4001], ids=["empty", "blank", "long"])
def test_a_word_back_that_does_not_fit_stays_on_the_page(
    client: TestClient, database: Database, form: OpenForm, text: str
) -> None:
    sender = Sender(client, "en")
    sender.post_number(send(database, form).digits)

    again = sender.act("message", message=text)

    assert again.status == 422
    assert again.error_links[0][0] == "#message"
    assert again.forms[0].value("message") == text.strip()
    with database.transaction(write=False) as session:
        assert session.scalar(select(func.count()).select_from(Message)) == 0


def test_withdrawing_destroys_the_words_at_once_and_orders_the_rest(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    receipt, other = send(database, form), send(database, form)
    with database.transaction() as session:
        record_id = open_mailbox(session, receipt).record_id
        gone = submission_of(session, receipt).id
        assert write_to_sender(session, submission_of(session, receipt), "Are you safe?")

    page = Sender(client, "en").withdraw(receipt.grouped())

    assert page.status == 200
    with database.transaction(write=False) as session:
        assert [each.id for each in stored(session)] == [submission_of(session, other).id]
        assert session.keys.scalars(select(DataKeyRow).where(DataKeyRow.owner_id == gone)).all() == []
        assert session.scalar(select(func.count()).select_from(Message)) == 0
        order = session.scalars(select(WithdrawalOrder)).one()
        assert (order.record_id, order.consent_only) == (record_id, False)
    assert come_back(client, receipt.digits).status == 422


@pytest.mark.sqlite_only
def test_narrowing_consent_keeps_the_words_and_orders_that_nothing_is_published(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    sender = Sender(client, "en")
    sender.post_number(send(database, form).digits)

    assert sender.act("consent").status == 200
    assert sender.act("consent").status == 200

    with database.transaction(write=False) as session:
        assert session.scalars(select(WithdrawalOrder)).one().consent_only
        assert len(stored(session)) == 1


@pytest.mark.sqlite_only
def test_the_api_does_what_the_page_does(client: TestClient, database: Database, form: OpenForm) -> None:
    receipt = send(database, form).grouped()
    answered(database, parse(receipt))

    seen = client.post("/api/v1/receipts", json={"receipt": receipt}).json()
    said = client.post("/api/v1/receipts/messages", json={"receipt": receipt, "message": "They came back."})
    gone = client.post("/api/v1/receipts/withdrawal", json={"receipt": receipt})

    assert seen["status"] == "accepted"
    assert {"language": "en", "text": "The fee was ended."} in seen["answers"]
    assert (said.status_code, gone.status_code) == (201, 204)
    assert client.post("/api/v1/receipts", json={"receipt": receipt}).status_code == 404
    assert client.post("/api/v1/receipts/withdrawal", json={"receipt": receipt}).status_code == 404


@pytest.mark.sqlite_only
def test_before_any_slip_the_state_of_the_words_is_told(client: TestClient, database: Database, form: OpenForm) -> None:
    receipt = send(database, form)
    statuses = []
    for state in (SubmissionState.RECEIVED, SubmissionState.READ, SubmissionState.QUARANTINED, SubmissionState.DROPPED):
        with database.transaction() as session:
            submission_of(session, receipt).state = state
        statuses.append(client.post("/api/v1/receipts", json={"receipt": receipt.digits}).json()["status"])

    assert statuses == ["received", "read", "not_used", "expired"]
