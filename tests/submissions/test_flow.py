"""The whole way of a sender without scripts, in every language."""

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.anonymization.tiers import Tier
from app.core.database import Database
from app.core.locales import LOCALES
from app.sealing.receipts import parse
from app.submissions.models import DataKeyRow, Submission
from tests.factories.submissions import NAME, PHONE, TEXT, OpenForm, opened, stored, submission_of
from tests.submissions.browsing import Page, Sender

TEXTS = {
    "fr": "La patrouille prend de l'argent à Moussa Traoré, téléphone 76 12 34 56, chaque vendredi.",
    "bm": "Sɔrɔdasiw bɛ wari minɛ Musa Tarawele la, telefɔni 76 12 34 56, juma o juma.",
    "ar": "تأخذ الدورية المال من موسى تراوري، هاتف ٧٦١٢٣٤٥٦، كل يوم جمعة.",
    "en": TEXT,
}


def rows(database: Database) -> int:
    with database.transaction(write=False) as session:
        return session.scalar(select(func.count()).select_from(Submission)) or 0


@pytest.mark.parametrize("language", LOCALES)
def test_a_sender_leaves_with_a_number_and_finds_their_words_received(
    client: TestClient, database: Database, form: OpenForm, language: str
) -> None:
    sender = Sender(client, language)

    check = sender.to_check(form.slug, TEXTS[language])
    sent = sender.send()

    assert TEXTS[language] not in check.words
    assert (sent.language, sent.direction) == (language, LOCALES[language].direction)
    with database.transaction(write=False) as session:
        assert submission_of(session, parse(sent.receipt)).week == "2026-W45"
    sender.look(f"/{language}/number")
    assert sender.page.status == 200
    back = sender.post(f"/{language}/number", [("number", sent.receipt)])
    assert back.status == 200
    assert "Moussa" not in back.html


@pytest.mark.sqlite_only
def test_officers_open_what_was_typed_and_what_the_sender_confirmed(
    sender: Sender, database: Database, form: OpenForm
) -> None:
    sender.to_check(form.slug, TEXT, consent=("analyse", "keep_original"), Q2="yes", Q3=["D2"], Q4="gao", Q5="12")
    receipt = parse(sender.send().receipt)

    with database.transaction(write=False) as session:
        original = opened(session, submission_of(session, receipt), form)

    assert original.texts[0].text == TEXT
    assert NAME not in original.texts[0].masked
    assert PHONE not in original.texts[0].masked
    assert (original.place, original.topics, original.choices) == ("gao", ("D2",), {"Q2": "yes", "Q5": 12})
    assert original.consent == ("analyse", "keep_original")
    assert original.preference is None
    assert original.danger is None


@pytest.mark.sqlite_only
def test_send_only_what_you_see_never_seals_what_was_typed(sender: Sender, database: Database, form: OpenForm) -> None:
    sender.to_check(form.slug, TEXT)
    receipt = parse(sender.send("send_masked").receipt)

    with database.transaction(write=False) as session:
        original = opened(session, submission_of(session, receipt), form)

    assert original.texts[0].text is None
    assert original.texts[0].details == ()
    assert NAME not in original.model_dump_json()
    assert PHONE not in original.model_dump_json()


@pytest.mark.sqlite_only
def test_no_number_is_an_equal_choice_and_opens_no_mailbox(sender: Sender, database: Database, form: OpenForm) -> None:
    sender.to_check(form.slug, TEXT)
    sent = sender.send(receipt="no")

    assert sent.receipt == ""
    with database.transaction(write=False) as session:
        (submission,) = stored(session)
        assert submission.mailbox_key is None
        assert submission.sealed_receipt_pointer is None
        purposes = session.keys.scalars(select(DataKeyRow.purpose)).all()
        assert sorted(purposes) == ["original", "pointer"]
        assert opened(session, submission, form).texts[0].text == TEXT


@pytest.mark.sqlite_only
def test_danger_now_is_the_most_careful_tier(sender: Sender, database: Database, form: OpenForm) -> None:
    sender.to_check(form.slug, TEXT)
    receipt = parse(sender.send(danger_now="yes").receipt)

    with database.transaction(write=False) as session:
        assert submission_of(session, receipt).tier is Tier.T4


@pytest.mark.sqlite_only
def test_nothing_is_ticked_in_advance(sender: Sender, form: OpenForm) -> None:
    wishes = sender.to_wishes(form.slug, TEXT)
    ticked = {name for name, _ in wishes.form.fields} - {"state"}
    check = sender.press("next", consent=["analyse"])

    assert ticked == set()
    assert {name for name, _ in check.form.fields} == {"state"}
    assert check.form.choices["wants_receipt"] == ["yes", "no"]


@pytest.mark.sqlite_only
def test_every_screen_but_the_last_stores_nothing(sender: Sender, database: Database, form: OpenForm) -> None:
    sender.to_check(form.slug, TEXT)

    assert rows(database) == 0
    with database.transaction(write=False) as session:
        assert session.keys.scalars(select(DataKeyRow)).all() == []


@pytest.mark.sqlite_only
def test_no_page_sets_a_cookie_or_may_be_kept(sender: Sender, form: OpenForm) -> None:
    answers = [sender.client.get(path) for path in ("/", "/en", f"/en/form/{form.slug}", "/en/number", "/en/nothing")]

    assert [answer.headers.get("set-cookie") for answer in answers] == [None] * 5
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}


@pytest.mark.sqlite_only
def test_the_way_out_is_the_first_link_of_every_screen(sender: Sender, form: OpenForm) -> None:
    pages = [sender.look("/"), sender.look("/en"), sender.look(f"/en/form/{form.slug}"), sender.press("begin")]
    sender.to_check(form.slug, TEXT)
    pages += [sender.page, sender.send()]

    for page in pages:
        assert page.links[0] == "https://www.wikipedia.org/"
        assert page.title.strip() in {"Form", "Formulaire"}


@pytest.mark.sqlite_only
def test_back_keeps_what_was_typed(sender: Sender, form: OpenForm) -> None:
    sender.begin(form.slug)
    sender.press("next", Q1=TEXT)
    sender.press("next", Q2="yes")
    sender.press("back", Q3=["A1"])
    back = sender.press("back")

    assert back.form.value("a.Q1") == TEXT
    assert sender.press("next").form.value("a.Q2") == "yes"
    assert sender.press("next").form.value("a.Q3") == "A1"


@pytest.mark.sqlite_only
def test_changing_a_text_starts_from_what_was_typed(sender: Sender, form: OpenForm) -> None:
    sender.to_check(form.slug, TEXT)
    asked = sender.press("edit:Q1")

    assert asked.form.value("a.Q1") == TEXT


@pytest.mark.sqlite_only
def test_the_number_is_in_no_address(client: TestClient, form: OpenForm) -> None:
    sender = Sender(client, "fr")
    sender.to_check(form.slug, TEXT)
    receipt = sender.send().receipt
    page = sender.post("/fr/number", [("number", receipt)])

    addresses = page.links + [each.action for each in page.forms]
    assert all(receipt.replace(" ", "") not in address.replace("%20", "") for address in addresses)
    assert {each.action for each in page.forms} == {"/fr/number/message", "/fr/number/consent", "/fr/number/withdrawal"}


@pytest.mark.sqlite_only
def test_a_found_number_is_called_evidence_where_care_is_wished(sender: Sender, form: OpenForm) -> None:
    def check(preference: str) -> Page:
        sender.to_wishes(form.slug, TEXT)
        return sender.press("next", consent=["analyse"], preference=preference)

    assert "is evidence that you wrote here" not in check("1").words
    assert "is evidence that you wrote here" in check("2").words
