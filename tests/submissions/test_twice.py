"""The same words sent twice, eight times at once, or fifty people at one moment from one address."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from starlette.testclient import TestClient

from app.core.database import Database
from app.sealing.receipts import parse
from app.submissions.models import DataKeyRow
from tests.factories.submissions import TEXT, OpenForm, opened, stored, submission_of
from tests.submissions.browsing import Page, Sender

Answer = TypeVar("Answer")


def at_once(ask: Callable[[int], Answer], times: int) -> list[Answer]:
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(ask, range(times)))


def test_a_double_tap_is_one_submission_with_one_number(sender: Sender, database: Database, form: OpenForm) -> None:
    check = sender.to_check(form.slug, TEXT)
    first = sender.send()
    sender.page = check
    second = sender.send()

    assert first.receipt == second.receipt
    with database.transaction(write=False) as session:
        assert len(stored(session)) == 1


def test_eight_taps_at_once_are_one_submission_with_one_number(
    sender: Sender, database: Database, form: OpenForm
) -> None:
    check = sender.to_check(form.slug, TEXT)

    def tap(_: int) -> Page:
        alone = Sender(sender.client, "en")
        alone.page = check
        return alone.send()

    pages = at_once(tap, 8)

    assert {page.status for page in pages} == {200}
    (receipt,) = {page.receipt for page in pages}
    with database.transaction(write=False) as session:
        submission = submission_of(session, parse(receipt))
        assert len(stored(session)) == 1
        assert opened(session, submission, form).texts[0].text == TEXT
        assert session.keys.query(DataKeyRow).count() == 3


def test_fifty_at_once_from_one_address_get_fifty_numbers(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    def submit(number: int) -> tuple[int, str]:
        body = {"language": "fr", "answers": {"Q1": f"Voix {number}: {TEXT}"}, "consent": ["analyse"]}
        answer = client.post(f"/api/v1/consultations/{form.slug}/submissions", json=body)
        return answer.status_code, answer.json().get("receipt", "")

    answers = at_once(submit, 50)

    assert [status for status, _ in answers] == [201] * 50
    assert len({receipt for _, receipt in answers}) == 50
    with database.transaction(write=False) as session:
        for number, (_, receipt) in enumerate(answers):
            text = opened(session, submission_of(session, parse(receipt)), form).texts[0].text
            assert text == f"Voix {number}: {TEXT}"
