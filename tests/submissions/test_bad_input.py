"""Bad input on the sender's pages: the same page, a summary linking to the field, and everything typed still there."""

import base64
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from app.consultations.answers import SENTENCES, FaultCode
from app.consultations.queries import by_id, version_by_id
from app.consultations.service import retire
from app.core.clock import MovableClock
from app.core.database import Database
from app.core.locales import LOCALES, translate
from app.submissions.errors import StalePageError
from tests.factories.consultations import definition, make_version, question
from tests.factories.programmes import make_actor
from tests.factories.submissions import TEXT, OpenForm, asked_questions, make_open_form, stored
from tests.submissions.browsing import Page, Sender

pytestmark = pytest.mark.sqlite_only

LATIN_PAGE_FULL = "a" * 20_001
ARABIC_PAGE_FULL = "س" * 25_000  # two bytes each: over 48 KiB
HUGE = "x" * 120_000  # fits into the request, not into what a page may carry


def sentence(code: FaultCode, language: str = "en") -> str:
    return translate(SENTENCES[code], language)


def sent_nothing(database: Database) -> bool:
    with database.transaction(write=False) as session:
        return stored(session) == []


# --- answers ---


@pytest.mark.parametrize("language", LOCALES)
def test_a_missing_answer_is_named_in_the_readers_language(client: TestClient, form: OpenForm, language: str) -> None:
    sender = Sender(client, language)
    sender.begin(form.slug)

    again = sender.press("next")

    assert again.status == 422
    assert again.language == language
    assert again.error_links == [("#a.Q1", sentence(FaultCode.MISSING, language))]
    assert "a.Q1" in again.ids


@pytest.mark.parametrize(
    ("name", "typed", "fault"),
    [
        ("Q2", "maybe", FaultCode.UNKNOWN_OPTION),
        ("Q5", "twelve", FaultCode.NOT_AN_INTEGER),
        ("Q5", "9" * 400, FaultCode.NOT_AN_INTEGER),
        ("Q6", "yesterday", FaultCode.NOT_A_DATE),
        ("Q6", "2026-02-30", FaultCode.NOT_A_DATE),
    ],
)
def test_a_mistyped_answer_stays_and_the_summary_leads_to_it(
    sender: Sender, form: OpenForm, name: str, typed: str, fault: FaultCode
) -> None:
    sender.begin(form.slug)
    sender.press("next", Q1=TEXT)
    for number in range(2, int(name[1:])):
        assert f"a.Q{number}" in sender.page.ids
        sender.press("next")

    again = sender.post(sender.page.form.action, [("state", sender.page.form.value("state")), (f"a.{name}", typed)])

    assert again.status == 422
    assert again.error_links == [(f"#a.{name}", sentence(fault))]
    assert f"a.{name}" in again.ids
    if not again.form.choices:
        assert again.form.value(f"a.{name}") == typed


def test_more_choices_than_the_question_takes_are_refused_with_the_ticks_kept(sender: Sender, form: OpenForm) -> None:
    sender.begin(form.slug)
    sender.press("next", Q1=TEXT)
    sender.press("next")

    again = sender.press("next", Q3=["A1", "C1", "D2"])

    assert again.error_links == [("#a.Q3", sentence(FaultCode.TOO_MANY_OPTIONS))]
    assert [value for name, value in again.form.fields if name == "a.Q3"] == ["A1", "C1", "D2"]


@pytest.mark.parametrize("text", [LATIN_PAGE_FULL, ARABIC_PAGE_FULL, HUGE], ids=["letters", "bytes", "huge"])
def test_a_text_that_is_too_long_stays_on_the_page(sender: Sender, form: OpenForm, text: str) -> None:
    sender.begin(form.slug)

    again = sender.press("next", Q1=text)

    assert again.status == 422
    assert again.error_links == [("#a.Q1", sentence(FaultCode.TOO_LONG))]
    assert again.form.value("a.Q1") == text
    assert sender.press("next", Q1=TEXT).status == 200


def test_texts_that_are_too_long_together_are_named_where_the_limit_was_passed(sender: Sender, form: OpenForm) -> None:
    sender.to_wishes(form.slug, "a" * 15_000)
    sender.press("back")

    again = sender.press("next", Q7="b" * 5_001)

    assert again.status == 422
    assert again.error_links[0][1] == sentence(FaultCode.TOO_LONG)
    assert again.form.value("a.Q7") == "b" * 5_001


def test_without_consent_the_page_comes_again_with_the_wishes_kept(sender: Sender, form: OpenForm) -> None:
    sender.to_wishes(form.slug, TEXT)

    again = sender.press("next", preference="2", danger="some")

    assert again.status == 422
    assert again.error_links[0][0] == "#consent"
    assert "consent" in again.ids
    assert (again.form.value("preference"), again.form.value("danger")) == ("2", "some")


def test_the_choice_between_number_and_none_has_to_be_made(sender: Sender, database: Database, form: OpenForm) -> None:
    sender.to_check(form.slug, TEXT)

    again = sender.press("send", danger_now="yes")

    assert again.status == 422
    assert again.error_links[0][0] == "#wants_receipt"
    assert "wants_receipt" in again.ids
    assert again.form.value("danger_now") == "yes"
    assert sent_nothing(database)


def test_nothing_said_is_not_sent(client: TestClient, database: Database) -> None:
    form = make_open_form(database, question("Q1"), question("Q2", "single"))
    sender = Sender(client, "en")
    sender.begin(form.slug)
    sender.press("next")
    sender.press("next")
    sender.press("next", consent=["analyse"])

    back = sender.send()

    assert "a.Q1" in back.ids
    assert sent_nothing(database)


def test_control_characters_and_direction_marks_are_dropped_from_what_is_read(
    sender: Sender, database: Database, form: OpenForm
) -> None:
    check = sender.to_check(form.slug, "The guard\u202e drawkcab\u2066 is\x00 here\x07 every day.\x1b[31m\ud7ff\ufdd0")

    assert check.status == 200
    assert "The guard drawkcab is here every day.[31m" in check.words


# --- carried state ---


def refused(page: Page) -> bool:
    return page.status == 409 and translate(StalePageError.sentence, page.language) in page.words


def forged(state: str) -> dict[str, str]:
    turned = bytearray(base64.urlsafe_b64decode(state))
    turned[len(turned) // 2] ^= 1
    return {
        "changed": base64.urlsafe_b64encode(bytes(turned)).decode(),
        "cut": state[:-8],
        "empty": "",
        "not base64": "%%%",
        "not ascii": "état",
        "huge": "A" * 200_000,
    }


@pytest.mark.parametrize("kind", ["changed", "cut", "empty", "not base64", "not ascii", "huge"])
def test_a_forged_state_sends_nothing_and_says_how_to_start_again(
    sender: Sender, database: Database, form: OpenForm, kind: str
) -> None:
    check = sender.to_check(form.slug, TEXT)
    state = forged(check.form.value("state"))[kind]

    answer = sender.post(check.form.action, [("state", state), ("wants_receipt", "yes"), ("go", "send")])

    assert refused(answer)
    assert TEXT not in answer.html
    assert "/en" in answer.links
    assert sent_nothing(database)


def test_a_state_older_than_a_day_is_refused(
    sender: Sender, database: Database, form: OpenForm, clock: MovableClock
) -> None:
    sender.to_check(form.slug, TEXT)
    clock.advance(hours=26)

    assert refused(sender.send())
    assert sent_nothing(database)


def test_a_state_lives_over_midnight(sender: Sender, database: Database, form: OpenForm, clock: MovableClock) -> None:
    sender.to_check(form.slug, TEXT)
    clock.advance(hours=20)

    assert sender.send().receipt
    assert not sent_nothing(database)


def test_a_state_of_another_language_or_form_is_refused(sender: Sender, form: OpenForm) -> None:
    check = sender.to_check(form.slug, TEXT)
    fields = [("state", check.form.value("state")), ("wants_receipt", "yes"), ("go", "send")]

    assert refused(sender.post(f"/fr/form/{form.slug}", fields))
    assert refused(sender.post("/en/form/aaaaaa", fields))


def test_a_state_of_a_number_opens_no_form(sender: Sender, form: OpenForm) -> None:
    sender.to_check(form.slug, TEXT)
    receipt = sender.send().receipt
    state = sender.post("/en/number", [("number", receipt)]).forms[0].value("state")

    assert refused(sender.post(f"/en/form/{form.slug}", [("state", state), ("go", "send")]))


@pytest.mark.parametrize(
    "fields",
    [
        [("go", "edit:Q99")],
        [("go", "hide:Q99")],
        [("go", "hidden")],
        [("go", "hide:")],
    ],
    ids=str,
)
def test_a_button_nobody_was_shown_breaks_nothing(
    sender: Sender, form: OpenForm, fields: list[tuple[str, str]]
) -> None:
    check = sender.to_check(form.slug, TEXT)

    assert refused(sender.post(check.form.action, [("state", check.form.value("state")), *fields]))


def test_sending_before_the_check_page_is_refused(sender: Sender, database: Database, form: OpenForm) -> None:
    first = sender.begin(form.slug)

    answer = sender.post(first.form.action, [("state", first.form.value("state")), ("go", "send")])

    assert answer.receipt == ""
    assert sent_nothing(database)


def test_a_post_that_is_no_form_is_refused(sender: Sender, form: OpenForm) -> None:
    answer = sender.client.post(f"/en/form/{form.slug}", json={"state": "x"})

    assert answer.status_code == 422
    assert "text/html" in answer.headers["content-type"]


# --- forms that are gone ---


def test_a_form_that_is_not_there_is_a_calm_page(sender: Sender, database: Database) -> None:
    for slug in ("aaaaaa", "%00", "%ff", "a" * 300, "..%2f..", "%F0%9F%98%80"):
        page = sender.look(f"/en/form/{slug}")

        assert page.status == 404, slug
        assert page.links[0].startswith("https://www.wikipedia.org")


def test_a_language_the_form_does_not_speak_is_not_open(client: TestClient, database: Database) -> None:
    form = make_open_form(database, languages=["fr"])

    assert client.get(f"/fr/form/{form.slug}").status_code == 200
    assert client.get(f"/ar/form/{form.slug}").status_code == 404


def test_words_come_back_for_copying_when_the_form_closed_meanwhile(
    sender: Sender, database: Database, form: OpenForm, clock: MovableClock
) -> None:
    clock.move_to(clock.moment.date().replace(day=30), hour=23)
    sender.to_check(form.slug, TEXT)
    clock.advance(hours=2)

    answer = sender.send()

    assert answer.status == 404
    assert TEXT in answer.words
    assert answer.receipt == ""
    assert sent_nothing(database)


def test_a_version_retired_since_the_page_was_made_is_still_taken(
    sender: Sender, database: Database, form: OpenForm
) -> None:
    sender.to_check(form.slug, TEXT)
    replace_version(database, form)

    assert sender.send().receipt


def test_a_version_retired_before_the_page_was_made_shows_the_words_for_copying(
    sender: Sender, database: Database, form: OpenForm
) -> None:
    check = sender.to_check(form.slug, TEXT)
    retire_yesterday(database, form)

    answer = sender.post(check.form.action, [("state", check.form.value("state")), ("go", "send")])

    assert answer.status == 409
    assert TEXT in answer.words
    assert sent_nothing(database)


def replace_version(database: Database, form: OpenForm) -> None:
    """A newer version is published; the form points to it from now on."""
    with database.transaction() as session:
        by = make_actor(session, username="planner2")
        consultation = by_id(session, form.consultation_id)
        old = version_by_id(session, consultation.form_version_id)
        newer = make_version(session, definition(*asked_questions(), version=2), by=by)
        consultation.form_version_id = newer.id
        retire(session, old, by=by)


def retire_yesterday(database: Database, form: OpenForm) -> None:
    with database.transaction() as session:
        version = version_by_id(session, by_id(session, form.consultation_id).form_version_id)
        version.retired_on = session.clock.now().date() - timedelta(days=1)
