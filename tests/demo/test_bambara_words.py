"""Every Bambara word of the demonstration stands in the attested list, or in the allow file with its reason."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.bambara import ATTESTED, ROOT, allowed, attested, unattested_words

DATA = ROOT / "app" / "demo" / "data"
FILES = sorted(DATA.glob("*.json"))


def bambara_strings(node: object) -> Iterator[str]:
    """Every `bm` text, and every demonstration submission written in Bambara."""
    if isinstance(node, dict):
        written = node.get("bm")
        if isinstance(written, str):
            yield written
        if node.get("text_language") == "bm":
            yield str(node["text"])
        for value in node.values():
            yield from bambara_strings(value)
    elif isinstance(node, list):
        for item in node:
            yield from bambara_strings(item)


def all_bambara_strings() -> list[str]:
    return [text for path in FILES for text in bambara_strings(json.loads(path.read_text(encoding="utf-8")))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_bambara_word_of_the_demonstration_is_attested(path: Path) -> None:
    texts = bambara_strings(json.loads(path.read_text(encoding="utf-8")))

    unattested = {text: words for text in texts if (words := unattested_words(text))}

    assert unattested == {}


def test_the_demonstration_has_bambara_to_check() -> None:
    assert len(all_bambara_strings()) > 300


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Anbasadi baarakɛlaw b'a kalan", "anbasadi"),
        ("A be kalan", "be"),  # the machine-draft mistake: e for ɛ
        ("I bε yan", "bε"),  # Greek epsilon looks the same and is another letter
        ("Konsultasiyonw banna", "konsultasiyonw"),
        ("Jaabi kalanyɔrɔbagatɔ", "kalanyɔrɔbagatɔ"),
        ("Mɔgɔ è bɛ yan", "è"),
    ],
)
def test_a_word_nobody_attests_is_named(text: str, word: str) -> None:
    assert unattested_words(text) == {word}


@pytest.mark.parametrize(
    "text",
    [
        "Mɔgɔw bɛ jaabiw kalan",  # plural
        "A bolodara, u jirala, an y'a minɛ",  # past and elision
        "Kunnafoni datugulen don",  # state
        "Tɔnw lakanani ni bɛnbaliya",  # action, lack
        "Jaabi jɛnsɛncogo",  # manner
        "K’a lajɛ, k'u jaabi",  # either apostrophe
        "<b>Jaabi</b> %(count)d, {name} : COND-02, 70 00 00",  # catalogue placeholders, codes, figures
    ],
)
def test_grammar_endings_and_catalogue_marks_do_not_make_a_word_unknown(text: str) -> None:
    assert unattested_words(text) == set()


def test_each_word_names_sources_that_the_notice_of_sources_explains() -> None:
    explained = (DATA / "SOURCES.md").read_text(encoding="utf-8")

    with ATTESTED.open(encoding="utf-8", newline="") as lines:
        named = {source for row in csv.DictReader(lines, delimiter="\t") for source in row["sources"].split(",")}

    assert {source for source in named if f"| {source} |" not in explained} == set()


def test_each_allowed_word_has_a_reason_and_is_needed() -> None:
    used = " ".join(all_bambara_strings()).lower()

    assert all(reason for reason in allowed().values())
    assert [word for word in allowed() if word not in used or word in attested()] == []


def test_the_glossary_uses_attested_bambara_words() -> None:
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in (ROOT / "locales" / "glossary.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| English")
    ]

    unattested = {row[0]: words for row in rows if (words := unattested_words(row[3]))}

    assert len(rows) > 50
    assert unattested == {}
