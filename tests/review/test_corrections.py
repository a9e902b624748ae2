"""Officers' corrections: what counts as one, that only types and shapes are kept, and who may see the list."""

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.accounts.roles import Role
from app.anonymization.spans import Layer, Span, SpanType
from app.core.database import Database
from app.core.settings import Settings
from app.review.corrections import Act, Correction, changes, shape
from app.review.drafts import DraftAnswer
from app.review.models import MaskingCorrection
from app.review.service.counting import count_corrections, counted_corrections
from app.review.service.deciding import decide
from app.review.service.reading import read
from app.submissions.originals import HiddenDetail
from tests.factories.accounts import be, bring_cookie
from tests.factories.review import judgement, make_room
from tests.factories.voices import make_submission

TEXT = "Le commandant Moussa Traoré a pris mon vélo. Appelez le 76 12 34 56."
NAME = Span(14, 27, SpanType.PERSON, 0.9, Layer.NAME, "name.known")
PHONE = Span(56, 67, SpanType.PHONE, 0.9, Layer.RULE, "phone.national")
PAGE = "/staff/review/corrections"


def by_officer(start: int, end: int, kind: SpanType) -> Span:
    return Span(start, end, kind, 1.0, Layer.OFFICER, "hidden_by_officer")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([NAME], [NAME], []),
        ([NAME], [NAME, by_officer(39, 43, SpanType.HIDDEN)], [(Act.ADDED, "HIDDEN", "officer", "xx")]),
        ([NAME, PHONE], [NAME], [(Act.REMOVED, "PHONE", "rule", "00 00 00 00")]),
        ([NAME], [by_officer(14, 27, SpanType.ROLE)], [(Act.RETYPED, "PERSON", "name", "Xx Xx")]),
        ([Span(14, 27, SpanType.HIDDEN, 1.0, Layer.SENDER, "hidden_by_sender")], [], []),
    ],
)
def test_what_officers_change_is_told_by_act_type_layer_and_shape(
    before: list[Span], after: list[Span], expected: list[tuple[str, ...]]
) -> None:
    found = [(one.act, one.type, one.layer, one.shape) for one in changes(TEXT, before, after)]

    assert found == expected


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Moussa Traoré", "Xx Xx"),
        ("33e RCP", "00 xx XX"),
        ("محمد أغ", "aa aa"),
        ("76-12.34 56", "00 00 00 00"),
        ("un deux trois quatre cinq six sept", "xx xx xx xx xx xx …"),
    ],
)
def test_a_shape_tells_the_kind_of_each_word_and_no_length(surface: str, expected: str) -> None:
    assert shape(surface) == expected


@given(st.text())
def test_a_shape_is_short_and_holds_no_word_of_the_text(surface: str) -> None:
    assert set(shape(surface).split()) <= {"Xx", "XX", "xx", "aa", "00", "…"}
    assert len(shape(surface)) <= 32


def test_the_table_has_no_room_for_a_text_a_time_or_a_submission() -> None:
    table = MaskingCorrection.__table__

    assert set(table.columns.keys()) == {"language", "act", "type", "layer", "shape", "count"}
    assert not table.foreign_keys


def test_the_same_correction_is_counted_and_not_listed_twice(database: Database) -> None:
    one = Correction(Act.ADDED, SpanType.PERSON, Layer.OFFICER, "Xx Xx")
    with database.transaction() as session:
        count_corrections(session, "fr", [one, one])
        count_corrections(session, "fr", [one])
        count_corrections(session, "bm", [one])

        assert [(row.language, row.count) for row in counted_corrections(session)] == [("fr", 3), ("bm", 1)]


def test_deciding_counts_what_was_hidden_by_hand(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, "Le vélo rouge de ma voisine a disparu.")
        opened = read(session, submission, by=room.first)
        answer = opened.original.texts[0]
        added = by_officer(3, 13, SpanType.HIDDEN)
        marked = (DraftAnswer(question=answer.question, text="", details=(*answer.details, HiddenDetail.of(added))),)

        decide(session, opened, judgement(opened, answers=marked), by=room.first)

        rows = session.scalars(select(MaskingCorrection)).all()
        assert [(row.act, row.shape, row.count) for row in rows] == [(Act.ADDED, "xx xx", 1)]


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}/masking-corrections.csv"])
@pytest.mark.sqlite_only
def test_only_officers_see_the_corrections(
    client: TestClient, database: Database, settings: Settings, address: str
) -> None:
    assert client.get(address, follow_redirects=False).status_code in {303, 401, 403}
    be(client, database, settings, Role.COORDINATOR)
    assert client.get(address, follow_redirects=False).status_code == 403


@pytest.mark.sqlite_only
def test_the_page_and_the_file_show_types_and_shapes(
    client: TestClient, database: Database, settings: Settings
) -> None:
    room = make_room(database)
    with database.transaction() as session:
        count_corrections(session, "fr", [Correction(Act.REMOVED, SpanType.PHONE, Layer.RULE, "00 00")])
    bring_cookie(client, settings, room.first.session_token)

    page = client.get(PAGE).text
    file = client.get(f"{PAGE}/masking-corrections.csv")

    assert "00 00" in page
    assert file.text == "language,act,type,layer,shape,count\nfr,removed,PHONE,rule,00 00,1\n"
    assert file.headers["content-type"].startswith("text/csv")
