"""A search finds a word in whatever language, spelling and inflection it was said, alike on both databases."""

import json
import sqlite3
from pathlib import Path

import pytest

from app.core.database import Database, Session
from app.feedback import search
from app.feedback.errors import SearchTooLongError, TooManyWordsError
from app.feedback.search_query import parse
from app.feedback.service import forget_record, write_gloss
from tests.factories.feedback import make_ground, make_record, make_records

FOLDING = json.loads((Path(__file__).parent / "data" / "bambara_folding.json").read_text(encoding="utf-8"))["folding"]

FOUND = [
    ("fr", "La sécurité du marché est mauvaise.", "securite"),
    ("fr", "La sécurité du marché est mauvaise.", "SÉCURITÉ"),
    ("fr", "Ils demandent de l’argent au barrage.", "barrages"),
    ("fr", "Ils demandent de l'argent au barrage.", "argent"),
    ("fr", "Ils demandent de l’argent au barrage.", "l'argent"),
    ("fr", "Aujourd’hui la patrouille n’est pas venue.", "patrouilles"),
    ("fr", "Les éleveurs sont bloqués au péage.", "eleveur peage"),
    ("fr", "2 000 francs par moto", "٢ ٠٠٠ francs"),
    ("en", "They were paying at each checkpoint.", "payment OR pays"),
    ("en", "They were paying at each checkpoint.", "checkpoints"),
    ("en", "They were paying at each checkpoint.", '"each checkpoint"'),
    ("en", "They were paying at each check-point.", "check-point"),
    ("en", "Nobody answers complaints.", "complain*"),
    ("en", "Nobody answers complaints.", "answers -soldier"),
    ("en", "Nobody answers complaints.", "NOT soldier"),
    ("bm", "Mɔgɔ caman bɛ dugu kɔnɔ.", "kono"),
    ("bm", "Mɔgɔ caman bɛ dugu kɔnɔ.", "kònò"),
    ("bm", "Mɔgɔw ka lakana.", "mɔgɔ"),
    ("bm", "Musow ni cɛw bɛ baara kɛ.", "mouso"),
    ("ar", "القُوَّاتُ في القرية", "القوات"),
    ("ar", "القوات في القرية", "قوات"),
    ("ar", "والقوات في القرية", "القوات"),
    ("ar", "بالأمن وللأمن", "امن"),
    ("ar", "طالبوا بالأمن", "الأمن"),
    ("ar", "نريد اجتماعات بالعربية", "الاجتماعات"),
    ("ar", "نريد اجتماعـــات بالعربية", "اجتماع"),
    ("ar", "ذهب إلى المدرسة", "مدرسه"),
    ("ar", "المستشفى بعيد", "مستشفي"),
    ("ar", "المسؤولين لا يجيبون", "المسؤولون"),
]
NOT_FOUND = [
    ("fr", "La sécurité du marché.", "armée"),
    ("fr", "La sécurité du marché.", '"marché sécurité"'),
    ("fr", "La sécurité du marché.", "sécurité -marché"),
    ("fr", "La sécurité du marché.", "sécurité SAUF marché"),
    ("en", "There is no road.", "now"),
    ("en", "They pay.", "pay soldier"),
    ("ar", "القوات في القرية", "الجيش"),
]
ATTACKS = [
    '"',
    '""',
    "'",
    "' OR 1=1 --",
    '" OR tokens : x',
    "tokens:secret",
    "paraphrase : secret",
    "NEAR(a b, 5)",
    "a NEAR b",
    "^secret",
    "* *",
    "-",
    "--",
    "- -x",
    "OR",
    "a OR",
    "OR OR OR",
    "NOT",
    "((((",
    ")",
    "a AND (b",
    "{a} : b",
    "a\x00b",
    "\\' & !x",
    "a:*",
    "a:A & b",
    "<-> <2>",
    "%_",
    "; DROP TABLE record_search",
    "_",
    "_41_",
    "😀 🇲🇱",
    "ߒߞߏ",
    "ا" * 400,
    "a" * 500,
    "\ud800",
]


def test_a_search_of_ten_thousand_letters_is_refused_with_a_sentence() -> None:
    with pytest.raises(SearchTooLongError) as refused:
        parse("a" * 10_000)

    assert "500" in refused.value.sentence % refused.value.facts


def test_a_search_of_too_many_words_is_refused() -> None:
    with pytest.raises(TooManyWordsError):
        parse("a " * 40)


def test_only_texts_behind_a_paraphrase_are_found_by_the_paraphrase(session: Session) -> None:
    record = make_record(session, make_ground(session), "The commander was named.", paraphrase="Someone was named.")

    assert found(session, "commander", column=search.Column.PARAPHRASE) == []
    assert found(session, "someone", column=search.Column.PARAPHRASE) == [search.key_of(record)]
    assert found(session, "NOT commander", column=search.Column.PARAPHRASE) == [search.key_of(record)]
    assert found(session, "someone") == []


@pytest.mark.parametrize(("language", "text", "typed"), FOUND)
def test_it_is_found(sqlite_database: Database, language: str, text: str, typed: str) -> None:
    with sqlite_database.transaction() as session:
        record = make_records(session, make_ground(session), [(language, text)])

        assert found(session, typed) == [search.key_of(record[0])]


@pytest.mark.parametrize(("language", "text", "typed"), NOT_FOUND)
def test_it_is_not_found(sqlite_database: Database, language: str, text: str, typed: str) -> None:
    with sqlite_database.transaction() as session:
        make_records(session, make_ground(session), [(language, text)])

        assert found(session, typed) == []


@pytest.mark.parametrize("row", FOLDING, ids=[row["standard"] for row in FOLDING])
def test_every_bambara_spelling_finds_every_other(sqlite_database: Database, row: dict[str, str]) -> None:
    spellings = [row["standard"], row["ascii_typed"], row["french_style_typed"]]
    with sqlite_database.transaction() as session:
        records = make_records(session, make_ground(session), [("bm", f"I ni ce, {word}!") for word in spellings])
        all_three = sorted(map(search.key_of, records))

        assert [found(session, word) for word in spellings] == [all_three] * 3


def test_both_databases_answer_every_golden_search_alike(session: Session) -> None:
    cases = [*FOUND, *NOT_FOUND]
    records = make_records(session, make_ground(session), [(language, text) for language, text, _ in cases])
    keys = [search.key_of(record) for record in records]

    for key, (_, _, typed) in zip(keys, FOUND, strict=False):
        assert key in found(session, typed), typed
    for key, (_, _, typed) in zip(keys[len(FOUND) :], NOT_FOUND, strict=True):
        assert key not in found(session, typed), typed


def test_whatever_is_typed_does_no_harm(session: Session) -> None:
    record = make_record(session, make_ground(session), "secret secret")

    for typed in ATTACKS:
        query = parse(typed)
        assert not query or found(session, typed) in ([], [search.key_of(record)])
    assert found(session, "secret") == [search.key_of(record)]


def test_an_open_quotation_reaches_to_the_end(session: Session) -> None:
    record = make_record(session, make_ground(session), "They wait until evening.")

    assert found(session, '"until evening') == [search.key_of(record)]
    assert found(session, "«until evening»") == [search.key_of(record)]
    assert found(session, '"evening until') == []


def test_a_gloss_is_found_in_its_own_language(session: Session) -> None:
    (record,) = make_records(session, make_ground(session), [("bm", "Wari bɛ ɲini.")])

    write_gloss(session, record_id=record, language="fr", text="On demande de l’argent.", made_by="translator")

    assert found(session, "demander argent") == [search.key_of(record)]
    assert found(session, "wari") == [search.key_of(record)]


def test_a_very_long_word_and_a_very_long_text_are_indexed(session: Session) -> None:
    record = make_record(session, make_ground(session), "ɛ" * 3000 + " village " * 2000)

    assert found(session, "villages") == [search.key_of(record)]


def test_a_withdrawn_record_is_found_no_more(session: Session) -> None:
    record = make_record(session, make_ground(session), "They wait.")

    forget_record(session, record)

    assert found(session, "wait") == []
    assert found(session, "NOT nothing") == []


def test_withdrawn_words_leave_the_file(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        consultation = make_ground(session)
        make_records(session, consultation, [("en", f"filler number {n}") for n in range(50)])
        record = make_record(session, consultation, "qqzyxw vvkjhg")
    path = Path(str(sqlite_database.engine.url.database))
    checkpoint(path)
    assert b"qqzyxw" in path.read_bytes()

    with sqlite_database.transaction() as session:
        forget_record(session, record)
    checkpoint(path)

    assert b"qqzyxw" not in path.read_bytes()
    assert b"vvkjhg" not in path.read_bytes()


def checkpoint(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def found(session: Session, typed: str, *, column: search.Column = search.Column.TOKENS) -> list[int]:
    return sorted(search.matching(session, parse(typed), column=column))
