"""No English on the way of a sender who reads another language, neither marked and forgotten nor never marked."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from app.core.database import Database
from tests.factories.submissions import OpenForm, make_open_form
from tests.submissions.browsing import VOID, Page, Sender

pytestmark = pytest.mark.sqlite_only

LETTERS = re.compile(r"[^\W\d_]{2,}")
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "placeholder", "title")
# What a sender types, so that two languages never share it by accident.
TYPED = {"en": "Dust", "fr": "Sable", "bm": "Cɛncɛn", "ar": "رمل"}


class Words(HTMLParser):
    """Every text a reader sees or hears, but what the page itself marks as being in another language."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.language = page.language
        self.seen: set[str] = set()
        self._open: list[tuple[str, bool]] = []
        self.feed(page.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        foreign = given.get("lang", self.language) != self.language or self._is_foreign
        if not foreign:
            self.seen |= {given[name].strip() for name in SPOKEN_ATTRIBUTES if name in given}
        if tag not in VOID:
            self._open.append((tag, foreign))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_foreign:
            self.seen.add(" ".join(data.split()))

    @property
    def _is_foreign(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def words(page: Page) -> set[str]:
    return {text for text in Words(page).seen if LETTERS.search(text)}


def screens(client: TestClient, form: OpenForm, language: str) -> Iterator[tuple[str, Page]]:
    """Every screen of a sender, with the faults that can be made on it, by name."""
    sender, text = Sender(client, language), TYPED[language]
    yield "home", sender.look(f"/{language}")
    yield "nothing here", sender.look(f"/{language}/nothing")
    yield "notice", sender.look(f"/{language}/form/{form.slug}")
    yield "first question", sender.press("begin")
    yield "nothing answered", sender.press("next")
    yield "wishes", sender.to_wishes(form.slug, text)
    yield "no consent", sender.press("next")
    yield "check", sender.press("next", consent=["analyse"])
    yield "no choice about the number", sender.press("send")
    yield "hide words", sender.press("hide:Q1")
    sender.to_check(form.slug, text)
    sent = sender.send()
    yield "sent", sent
    sender.to_check(form.slug, text)
    yield "sent without a number", sender.send(receipt="no")
    yield "number", sender.look(f"/{language}/number")
    number = f"/{language}/number"
    yield "mistyped", sender.post(number, [("number", "123")])
    yield "status", sender.post(number, [("number", sent.receipt)])
    state = sender.page.forms[0].value("state")
    yield "nothing written back", sender.post(f"{number}/message", [("state", state), ("message", "")])
    yield "written back", sender.post(f"{number}/message", [("state", state), ("message", text)])
    yield "consent narrowed", sender.post(f"{number}/consent", [("state", state)])
    yield "withdrawn", sender.post(f"{number}/withdrawal", [("state", state)])
    yield "too old", sender.post(f"{number}/withdrawal", [("state", "x")])


@pytest.fixture
def form(database: Database) -> OpenForm:
    return make_open_form(database)


def test_no_screen_of_a_sender_shows_english_words_in_another_language(client: TestClient, form: OpenForm) -> None:
    english = dict(screens(client, form, "en"))

    leaks = {
        f"{name}, {language}": shared
        for language in TYPED.keys() - {"en"}
        for name, page in screens(client, form, language)
        if (shared := words(page) & words(english[name]))
    }

    assert all(words(page) for page in english.values())
    assert leaks == {}
