"""The server dies in the middle of a run of submissions: every number it gave out still opens."""

import signal
import threading

import httpx2
import pytest

from app.core.database import Database
from app.sealing.receipts import parse
from tests.factories.submissions import TEXT, OpenForm, opened, stored, submission_of
from tests.server import Server

pytestmark = [pytest.mark.sqlite_only, pytest.mark.slow]

SENDERS = 4
BEFORE_THE_CUT = 20


def test_every_number_that_was_answered_opens_after_a_power_cut(
    running: tuple[Server, OpenForm], stores: Database
) -> None:
    server, form = running
    taken: list[str] = []
    enough = threading.Event()

    def keep_sending() -> None:
        with httpx2.Client(base_url=server.address, trust_env=False, timeout=30) as client:
            while True:
                body = {"language": "en", "answers": {"Q1": TEXT}, "consent": ["analyse"]}
                try:
                    answer = client.post(f"/api/v1/consultations/{form.slug}/submissions", json=body)
                except httpx2.TransportError:
                    return
                taken.append(answer.json()["receipt"])
                if len(taken) >= BEFORE_THE_CUT:
                    enough.set()

    senders = [threading.Thread(target=keep_sending) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    assert enough.wait(timeout=60)
    server.stop(signal.SIGKILL)
    for sender in senders:
        sender.join()
    server.start()

    assert len(taken) >= BEFORE_THE_CUT
    with httpx2.Client(base_url=server.address, trust_env=False) as client:
        assert {client.post("/api/v1/receipts", json={"receipt": each}).status_code for each in taken} == {200}
    with stores.transaction(write=False) as session:
        for receipt in taken:
            assert opened(session, submission_of(session, parse(receipt)), form).texts[0].text == TEXT
        # What was cut off after its commit has no number out there; nothing else is more than was answered.
        assert len(taken) <= len(stored(session)) <= len(taken) + SENDERS
