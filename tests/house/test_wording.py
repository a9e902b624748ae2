"""How the catalogues are written: attested Bambara words, French typography, no English left standing."""

import re

import pytest
from babel.messages.catalog import Message

from tests.house.bambara import unattested_words
from tests.house.test_locales import PLACEHOLDER, all_of, key_of, needed, translated

pytestmark = pytest.mark.sqlite_only

# U+00A0 or U+202F stands before these marks and inside guillemets, U+2019 for the apostrophe.
BAD_FRENCH = re.compile(r"[ \w][:;?!»](?=[\s]|$)|«[^\u00a0\u202f]|[\w\s]'|\.\.\.")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
CODE = re.compile(r"\b[A-Z]+-?\d+\b")
# Names of keys on the keyboard.
NAMES = re.compile(r"\bShift\b")


def texts(language: str) -> list[str]:
    return [form for message in translated(language).values() for form in all_of(message.string)]


def is_unchanged(message: Message) -> bool:
    return all_of(message.string)[0] == all_of(message.id)[0] and bool(LATIN_WORD.search(words(all_of(message.id)[0])))


def words(text: str) -> str:
    """The text without placeholders, codes and names, which are the same in every language."""
    for pattern in (PLACEHOLDER, CODE, NAMES):
        text = pattern.sub(" ", text)
    return text


def test_every_bambara_word_is_attested() -> None:
    unknown = {text: unattested_words(words(text)) for text in texts("bm")}

    assert {text: found for text, found in unknown.items() if found} == {}


def test_french_keeps_its_typography() -> None:
    assert [text for text in texts("fr") if BAD_FRENCH.search(words(text))] == []


def test_arabic_is_written_in_arabic_letters() -> None:
    assert [text for text in texts("ar") if LATIN_WORD.search(words(text))] == []


@pytest.mark.parametrize("language", ["bm", "ar"])
def test_nothing_for_senders_is_left_in_english(language: str) -> None:
    messages = [message for message in translated(language).values() if key_of(message) in needed(language)]

    assert [message.id for message in messages if is_unchanged(message)] == []
