"""The officers' pages: refused first, then the whole way without scripts, from the first page to a released batch."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.accounts.actors import UnlockedActor
from app.accounts.roles import Role
from app.accounts.service import lock
from app.anonymization.tiers import Tier
from app.audit.models import AuditEntry
from app.core.database import Database
from app.core.settings import Settings
from app.feedback.models import FeedbackRecord
from app.review.models import Decision
from app.review.service.reading import read_draft
from app.sealing.receipts import draw
from app.submissions.mailbox import answer_back, visit
from app.submissions.models import Submission, SubmissionState
from tests.factories.accounts import be, bring_cookie, proof
from tests.factories.review import Room, make_decision, make_first_decision, make_room
from tests.factories.voices import make_submission

pytestmark = pytest.mark.sqlite_only

NAMED = "Le commandant Moussa Traoré a pris mon vélo. Appelez le 76 12 34 56."
JUDGED = {"kind": "concern", "topic": "A1"}


@pytest.fixture
def room(database: Database) -> Room:
    return make_room(database)


def sit(client: TestClient, settings: Settings, officer: UnlockedActor) -> None:
    bring_cookie(client, settings, officer.session_token)


def sent(database: Database, room: Room, text: str = NAMED, **more: object) -> str:
    """The address of its page."""
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, text, **more)  # type: ignore[arg-type]
        return f"/staff/review/{submission.id}"


def fields(page: str) -> dict[str, list[str]]:
    """What a browser would send back of the hidden fields and selects."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page):
        if name != "csrf_token":
            found.setdefault(name, []).append(unescape(value))
    return found


def only(database: Database, state: SubmissionState) -> bool:
    with database.transaction(write=False) as session:
        return set(session.scalars(select(Submission.state))) == {state}


# --- refusals ---


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EVALUATOR, Role.TRANSLATOR, Role.ADMINISTRATOR])
def test_nobody_but_officers_sees_that_anything_waits(
    role: Role, client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    be(client, database, settings, role)

    statuses = [client.get(page).status_code for page in ("/staff/review", "/staff/review/releases", address)]

    assert statuses == [403, 403, 403]


def test_a_locked_officer_sees_tiers_and_weeks_only(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    with database.transaction() as session:
        lock(session, token=room.first.session_token)
    sit(client, settings, room.first)

    page = client.get("/staff/review").text

    assert "T2 protected" in page
    assert "Français" not in page
    assert address not in page
    assert client.get(address).headers["location"].startswith("/staff/unlock")


def test_a_text_in_another_language_says_for_whom_it_waits(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room, "نريد اجتماعات بالعربية.", language="ar")
    sit(client, settings, room.first)

    page = client.get("/staff/review").text

    assert "No protection officer reads this language yet." in page
    assert client.get(address).status_code == 403
    assert only(database, SubmissionState.RECEIVED)


def test_uncovering_what_the_sender_hid_is_refused_and_recorded(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room, hide={"Q1": [(3, 27)]})
    sit(client, settings, room.first)
    client.get(address)

    answer = client.post(f"{address}/decision", data={**JUDGED, **proof(room.first.session_token)})

    assert answer.status_code == 403
    with database.transaction(write=False) as session:
        assert session.scalar(select(AuditEntry.act).where(AuditEntry.refused)) == "refusal.uncovering"


@pytest.mark.parametrize("mark", ["0-9999-PERSON", "5-2-PERSON", "1-2-NOBODY", "Moussa"])
def test_tampered_marks_are_refused(
    mark: str, client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    sit(client, settings, room.first)
    client.get(address)

    answer = client.post(f"{address}/masking", data={"span.Q1": mark, **proof(room.first.session_token)})

    assert answer.status_code == 422


def test_nothing_is_decided_without_kind_and_topic_and_what_was_chosen_stays(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    sit(client, settings, room.first)
    marks = fields(client.get(address).text)

    answer = client.post(
        f"{address}/decision", data={**marks, "paraphrase": "Kept words.", **proof(room.first.session_token)}
    )

    assert answer.status_code == 422
    assert "Choose what kind of feedback this is." in answer.text
    assert "Kept words." in answer.text
    assert only(database, SubmissionState.READ)


def test_a_batch_under_five_stays(client: TestClient, database: Database, settings: Settings, room: Room) -> None:
    sit(client, settings, room.first)

    answer = client.post("/staff/review/releases", data=proof(room.first.session_token))

    assert answer.status_code == 409


# --- reading ---


def test_opening_marks_a_text_read_and_leaves_a_trace_of_the_act_alone(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    sit(client, settings, room.first)

    page = client.get(address)

    assert page.status_code == 200
    assert "Moussa Traoré" in page.text
    assert "announced as" in page.text or "follows a title" in page.text
    assert only(database, SubmissionState.READ)
    with database.transaction(write=False) as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.act == "review.read")).one()
        assert entry.subject == str(room.consultation.id)


def test_a_text_that_dies_when_read_is_shown_once_after_a_button(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room, preference=3)
    sit(client, settings, room.first)

    before = client.get(address)
    once = client.post(f"{address}/reading", data=proof(room.first.session_token))
    after = client.get(address)

    assert "Moussa" not in before.text
    assert "Moussa Traoré" in once.text
    assert "Moussa" not in after.text
    assert "76 12" not in after.text


def test_hidden_words_travel_as_offsets_and_never_in_clear(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    sit(client, settings, room.first)
    marks = fields(client.get(address).text)

    again = client.post(
        f"{address}/masking", data={**marks, "phrase.Q1": "mon vélo", **proof(room.first.session_token)}
    )

    values = fields(again.text)["span.Q1"]
    assert len(values) == len(marks["span.Q1"]) + 1
    assert all(re.fullmatch(r"\d+-\d+-[A-Z_]+", value) for value in values)


def test_choosing_a_delicate_topic_raises_the_tier_on_the_page(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    sit(client, settings, room.first)
    marks = fields(client.get(address).text)

    page = client.post(f"{address}/masking", data={**marks, "topic": "A5", **proof(room.first.session_token)}).text

    assert "T4 sealed" in page
    assert "Topic 4" in page
    assert "weighs 4 of 4" in page


# --- deciding ---


def test_uncovering_by_one_officer_waits_for_the_other(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    sit(client, settings, room.first)
    marks = fields(client.get(address).text)
    phone = next(value for value in marks["span.Q1"] if value.endswith("PHONE"))
    wish = {f"mark.Q1.{phone.rsplit('-', 1)[0]}": "uncover"}

    looked = client.post(f"{address}/masking", data={**marks, **wish, **proof(room.first.session_token)})
    decided = client.post(
        f"{address}/decision", data={**fields(looked.text), **JUDGED, **proof(room.first.session_token)}
    )

    assert "A second officer has to agree" in looked.text
    assert decided.status_code == 303
    sit(client, settings, room.second)
    assert "Agree only if it points at nobody" in client.get(address).text
    assert client.post(f"{address}/confirmation", data=proof(room.second.session_token)).status_code == 303
    assert only(database, SubmissionState.DECIDED)


def test_what_was_uncovered_can_be_hidden_again(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    sit(client, settings, room.first)
    marks = fields(client.get(address).text)
    phone = next(value for value in marks["span.Q1"] if value.endswith("PHONE"))
    name = f"mark.Q1.{phone.rsplit('-', 1)[0]}"

    looked = client.post(f"{address}/masking", data={**marks, name: "uncover", **proof(room.first.session_token)})
    again = client.post(
        f"{address}/masking", data={**fields(looked.text), name: "hide", **proof(room.first.session_token)}
    )

    assert phone not in fields(looked.text)["span.Q1"]
    assert phone in fields(again.text)["span.Q1"]


def test_the_first_officer_is_not_offered_to_agree(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    with database.transaction() as session:
        make_first_decision(session, session.scalars(select(Submission)).one(), room, topics=("A3",))
    sit(client, settings, room.first)

    page = client.get(address).text

    assert f"{address}/confirmation" not in page
    assert f"{address}/return" in page
    assert client.post(f"{address}/confirmation", data=proof(room.first.session_token)).status_code == 403


def test_set_apart_leaves_no_record_and_its_sender_can_be_written_to(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    receipt = draw()
    address = sent(database, room, receipt=receipt)
    sit(client, settings, room.first)
    client.get(address)

    client.post(f"{address}/quarantine", data=proof(room.first.session_token))
    answer = client.post(
        f"{address}/messages", data={"message": "Nous ne pouvons rien en faire.", **proof(room.first.session_token)}
    )

    assert answer.status_code == 303
    assert client.get(address).status_code == 200
    assert only(database, SubmissionState.QUARANTINED)
    with database.transaction(write=False) as session:
        assert visit(session, receipt).messages == ("Nous ne pouvons rien en faire.",)


def test_a_returning_senders_message_is_read_with_the_key(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    receipt = draw()
    sent(database, room, receipt=receipt)
    with database.transaction() as session:
        answer_back(session, receipt, "Voici encore un mot.")
    sit(client, settings, room.first)

    listed = client.get("/staff/review/messages").text
    address = re.findall(r"/staff/review/messages/[0-9a-f-]{36}", listed)[0]
    page = client.get(address).text

    assert "Voici encore un mot." not in listed
    assert "Voici encore un mot." in page
    assert "No message waits." in client.get("/staff/review/messages").text


# --- the whole way ---


def test_from_the_first_page_to_a_released_batch_without_scripts(
    client: TestClient, database: Database, settings: Settings, room: Room, clock: object
) -> None:
    addresses = [sent(database, room, f"{NAMED} Numéro {word}.") for word in ("un", "deux", "trois", "quatre", "cinq")]
    sit(client, settings, room.first)
    token = proof(room.first.session_token)
    for address in addresses:
        assert address in client.get("/staff/review").text
        marks = fields(client.get(address).text)
        assert client.post(f"{address}/decision", data={**marks, **JUDGED, **token}).status_code == 303
        assert client.get(address).status_code == 200
    early = client.post("/staff/review/releases", data=token).status_code
    with database.transaction() as session:
        for decision in session.scalars(select(Decision)):
            decision.due_on = session.clock.now().date()
            assert (
                "Moussa"
                not in read_draft(session, decision, session.get_one(Submission, decision.submission_id), by=room.first)
                .answers[0]
                .text
            )

    ready = client.get("/staff/review/releases").text
    released = client.post("/staff/review/releases", data=token)

    assert early == 409
    assert "Release this batch" in ready
    assert released.status_code == 303
    with database.transaction(write=False) as session:
        records = session.scalars(select(FeedbackRecord)).all()
        assert len(records) == 5
        assert not any("Moussa" in (record.text or "") for record in records)
    assert client.get("/staff/review").text.count("/staff/review/releases") >= 1
    assert only(database, SubmissionState.RELEASED)


def test_a_remainder_whose_second_officer_never_came_can_be_dropped(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    with database.transaction() as session:
        submission = session.scalars(select(Submission)).one()
        make_first_decision(session, submission, room, topics=("A3",))
        submission.week = "2026-W10"
    sit(client, settings, room.first)

    page = client.get("/staff/review/releases").text
    dropped = client.post(f"{address}/dropping", data=proof(room.first.session_token))

    assert "a second officer never came" in page
    assert f"{address}/label-removal" not in page
    assert dropped.status_code == 303
    assert only(database, SubmissionState.DROPPED)


def test_a_raised_tier_is_lowered_by_two_officers_on_its_page(
    client: TestClient, database: Database, settings: Settings, room: Room
) -> None:
    address = sent(database, room)
    with database.transaction() as session:
        make_decision(session, session.scalars(select(Submission)).one(), room, raise_to=Tier.T3)
    sit(client, settings, room.first)
    asked = client.post(f"{address}/lowering-request", data={"to": "T2", **proof(room.first.session_token)})
    alone = client.post(f"{address}/lowering", data=proof(room.first.session_token))
    waits = client.get(address).text
    sit(client, settings, room.second)

    agreed = client.post(f"{address}/lowering", data=proof(room.second.session_token))

    assert (asked.status_code, alone.status_code, agreed.status_code) == (303, 403, 303)
    assert "Another officer has to agree." in waits
    with database.transaction(write=False) as session:
        assert session.scalars(select(Decision.tier)).one() is Tier.T2
