"""The sender's path for machines: same masking, same seals, and problem+json for whatever is not right."""

import json
import re
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.anonymization.tiers import Tier
from app.core.database import Database
from app.core.locales import translate
from app.sealing.receipts import parse
from app.submissions.errors import ConsultationClosedError
from app.submissions.models import DataKeyRow
from tests.factories.submissions import NAME, PHONE, TEXT, OpenForm, opened, stored, submission_of

KEY = "8c2f5e1ab07d44f6932be0c51d7a6f98"


def body(**overrides: Any) -> dict[str, Any]:
    return {"language": "en", "answers": {"Q1": TEXT}, "consent": ["analyse"]} | overrides


def submit(client: TestClient, form: OpenForm, **overrides: Any) -> Response:
    return client.post(f"/api/v1/consultations/{form.slug}/submissions", json=body(**overrides))


def preview(client: TestClient, form: OpenForm, **overrides: Any) -> Response:
    sent = {"language": "en", "answers": {"Q1": TEXT}} | overrides
    return client.post(f"/api/v1/consultations/{form.slug}/preview", json=sent)


def is_problem(answer: Response, *statuses: int) -> bool:
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert {"type", "title", "status", "code", "detail"} <= set(problem)
    assert problem["status"] == answer.status_code
    return answer.status_code in statuses


def nothing_stored(database: Database) -> bool:
    with database.transaction(write=False) as session:
        return stored(session) == [] and session.keys.query(DataKeyRow).count() == 0


# --- refusals ---


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"\xff\xfe\x00",
        b'{"language": "en", "answers": {"Q1": "\\ud800"}, "consent": ["analyse"]}',
        b'{"language": "en", "answers": {"\\ud800": "x"}, "consent": ["analyse"]}',
        b'{"language": "en", "answers": {"Q1": "x"}, "consent": ["analyse"], "\\udfff": 1}',
        b'{"language": "en", "answers": {"Q5": ' + b"9" * 5000 + b'}, "consent": ["analyse"]}',
        b'{"language": "en", "answers": {"Q5": ' + b"9" * 4000 + b'}, "consent": ["analyse"]}',
        b'{"language": "en", "answers": {"Q1": NaN}, "consent": ["analyse"]}',
        b"[" * 100_000,
        b'{"answers":' * 20_000,
    ],
    ids=lambda raw: raw[:40].decode("latin-1") + f" ({len(raw)})",
)
@pytest.mark.parametrize("route", ["submissions", "preview"])
def test_what_is_no_json_of_ours_is_a_problem_and_never_a_fault(
    client: TestClient, database: Database, form: OpenForm, raw: bytes, route: str
) -> None:
    answer = client.post(
        f"/api/v1/consultations/{form.slug}/{route}", content=raw, headers={"Content-Type": "application/json"}
    )

    assert is_problem(answer, 400, 413, 422)
    assert nothing_stored(database)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "overrides",
    [
        {"language": "de"},
        {"language": 1},
        {"answers": []},
        {"answers": {"Q1": None}},
        {"answers": {"Q1": 1.5}},
        {"answers": {"Q1": True}},
        {"answers": {"Q1": {"text": "x"}}},
        {"answers": {"Q1": ["a", "b"]}},
        {"answers": {}},
        {"answers": {"Q1": TEXT, "Q99": "x"}},
        {"answers": {"Q1": TEXT, "Q2": "maybe"}},
        {"answers": {"Q1": TEXT, "Q3": ["A1", "C1", "D2"]}},
        {"answers": {"Q1": TEXT, "Q5": "twelve"}},
        {"answers": {"Q1": TEXT, "Q6": "2026-02-30"}},
        {"answers": {"Q1": "x" * 20_001}},
        {"answers": {"Q1": "س" * 25_000}},
        {"answers": {"Q1": "a\x00b"}},
        {"answers": {"Q1": "a\x1bb"}},
        {"answers": {"Q1": "a\u202eb"}},
        {"answers": {"Q" * 61: "x"}},
        {"answers": {f"Q{n}": "x" for n in range(400)}},
        {"consent": []},
        {"consent": ["analyse", "sell"]},
        {"consent": "analyse"},
        {"sender_preference": 4},
        {"sender_preference": "2"},
        {"danger": "much"},
        {"only_masked": "yes"},
        {"hide": {"Q1": [[1]]}},
        {"hide": {"Q1": [[-1, 4]]}},
        {"hide": {"Q1": [["a", "b"]]}},
        {"hide": {"Q1": [[0, 1]] * 501}},
        {"client_key": "short"},
        {"client_key": "0" * 32},
        {"client_key": 7},
        {"sent_at": "2026-11-02"},
    ],
    ids=lambda overrides: json.dumps(overrides)[:60],
)
def test_what_does_not_fit_is_refused_by_name_and_never_echoed(
    client: TestClient, database: Database, form: OpenForm, overrides: dict[str, Any]
) -> None:
    answer = submit(client, form, **overrides)

    assert is_problem(answer, 422)
    assert NAME not in answer.text
    assert nothing_stored(database)


@pytest.mark.sqlite_only
def test_faults_name_the_question_and_the_kind(client: TestClient, form: OpenForm) -> None:
    problem = submit(client, form, answers={"Q2": "maybe"}).json()

    assert problem["code"] == "answers_invalid"
    assert problem["faults"] == [
        {"where": ["answers", "Q1"], "kind": "missing"},
        {"where": ["answers", "Q2"], "kind": "unknown_option"},
    ]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("language", ["fr", "bm", "ar", "en"])
def test_a_refusal_speaks_the_readers_language(client: TestClient, language: str) -> None:
    answer = client.post(f"/api/v1/consultations/aaaaaa/submissions?language={language}", json=body())

    assert is_problem(answer, 404)
    assert answer.json()["detail"] == translate(ConsultationClosedError.sentence, language)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("slug", ["aaaaaa", "%00", "%ff", "a" * 300, "%F0%9F%98%80"])
def test_a_form_that_is_not_there_is_not_found(client: TestClient, database: Database, slug: str) -> None:
    assert is_problem(client.post(f"/api/v1/consultations/{slug}/submissions", json=body()), 404)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("path", ["/api/v1/consultations/aaaaaa/submissions", "/api/v1/receipts", "/en/form/aaaaaa"])
def test_ten_megabytes_are_refused_before_they_are_read(client: TestClient, path: str) -> None:
    kind = "application/x-www-form-urlencoded" if path.startswith("/en") else "application/json"

    answer = client.post(path, content=b'{"a":"' + b"x" * 10_000_000, headers={"Content-Type": kind})

    assert answer.status_code == 413
    assert TEXT not in answer.text


@pytest.mark.sqlite_only
@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", ""])
def test_another_kind_of_body_is_refused(client: TestClient, form: OpenForm, kind: str) -> None:
    answer = client.post(
        f"/api/v1/consultations/{form.slug}/submissions",
        content=json.dumps(body()).encode(),
        headers={"Content-Type": kind},
    )

    assert is_problem(answer, 415, 422)


# --- preview ---


def test_preview_masks_and_stores_nothing(client: TestClient, database: Database, form: OpenForm) -> None:
    answer = preview(client, form).json()

    assert NAME not in answer["answers"]["Q1"]["masked"]
    assert PHONE not in answer["answers"]["Q1"]["masked"]
    assert {span["type"] for span in answer["answers"]["Q1"]["spans"]} >= {"PERSON", "PHONE"}
    assert answer["tier"] in list(Tier)
    assert answer["tier_sentence"]
    assert nothing_stored(database)


@pytest.mark.sqlite_only
def test_ticked_topics_raise_the_least_tier(client: TestClient, form: OpenForm) -> None:
    plain, careful = (preview(client, form, topics=topics).json()["tier"] for topics in ([], ["C1"]))

    assert careful > plain


# --- submission ---


def test_a_submission_answers_with_a_receipt_that_finds_it(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    answer = submit(client, form, sender_preference=2, danger="some", answers={"Q1": TEXT, "Q3": ["D2"], "Q5": 12})

    assert answer.status_code == 201
    assert set(answer.json()) == {"receipt"}
    with database.transaction(write=False) as session:
        original = opened(session, submission_of(session, parse(answer.json()["receipt"])), form)
    assert (original.preference, original.danger, original.choices) == (2, "some", {"Q5": 12})
    assert original.texts[0].text == TEXT


@pytest.mark.sqlite_only
def test_the_same_client_key_is_the_same_submission(client: TestClient, database: Database, form: OpenForm) -> None:
    first, second = (submit(client, form, client_key=KEY).json() for _ in range(2))

    assert first == second
    with database.transaction(write=False) as session:
        assert len(stored(session)) == 1


@pytest.mark.sqlite_only
@pytest.mark.parametrize("card", [None, "ABCD-EFGH", "used"])
def test_a_card_of_any_kind_changes_no_answer(client: TestClient, form: OpenForm, card: str | None) -> None:
    assert submit(client, form, card=card).status_code == 201


@pytest.mark.sqlite_only
def test_only_masked_leaves_what_was_typed_behind(client: TestClient, database: Database, form: OpenForm) -> None:
    receipt = parse(submit(client, form, only_masked=True).json()["receipt"])

    with database.transaction(write=False) as session:
        sealed = opened(session, submission_of(session, receipt), form).to_bytes()
    assert NAME.encode() not in sealed
    assert PHONE.encode() not in sealed


@pytest.mark.sqlite_only
def test_what_the_sender_hides_stays_hidden_in_what_is_confirmed(
    client: TestClient, database: Database, form: OpenForm
) -> None:
    at = TEXT.index("river crossing")
    receipt = parse(submit(client, form, hide={"Q1": [[at, at + 14]]}).json()["receipt"])

    with database.transaction(write=False) as session:
        original = opened(session, submission_of(session, receipt), form)
    assert "river crossing" not in original.texts[0].masked
    assert any((detail.start, detail.end) == (at, at + 14) for detail in original.texts[0].details)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "text", ["  " + TEXT, "\u200f" + TEXT, "Line\r\n" + TEXT, "De\u0301ja\u0300 " + TEXT], ids=ascii
)
def test_places_to_hide_are_never_shifted_by_cleaning(client: TestClient, form: OpenForm, text: str) -> None:
    at = text.index("river crossing")

    answer = preview(client, form, answers={"Q1": text}, hide={"Q1": [[at, at + 14]]})

    if answer.status_code != 422:
        masked = answer.json()["answers"]["Q1"]["masked"]
        assert "ri" not in re.findall(r"at the (\w+)", masked)
        assert "crossing" not in masked
        assert masked.endswith("every Friday.") or "Friday" not in masked
