"""A browser without scripts: reads the forms of a page, fills them in as a person would, and presses a button."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from starlette.testclient import TestClient

VOID = frozenset({"input", "link", "meta", "br", "hr", "img", "source"})


@dataclass
class Form:
    """`fields` are what the form would send as it stands: hidden values, typed texts, ticked choices."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        return next((value for key, value in self.fields if key == name), "")

    def filled(self, answers: dict[str, str | list[str]]) -> list[tuple[str, str]]:
        """Raises KeyError for a field or choice that the page does not offer."""
        names = {name for name, _ in self.fields} | set(self.choices)
        for name, value in answers.items():
            if name not in names:
                raise KeyError(name)
            offered = self.choices.get(name)
            if offered is not None and not set(as_list(value)) <= set(offered):
                raise KeyError(value)
        kept = [(name, value) for name, value in self.fields if name not in answers]
        return kept + [(name, value) for name, given in answers.items() for value in as_list(given)]


def as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


class Page(HTMLParser):
    """One page: its language, title, first heading, words, links by id, and forms."""

    def __init__(self, html: str, *, status: int = 200) -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.status = html, status
        self.language = self.direction = self.title = self.heading = ""
        self.words = ""
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.error_links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self._open: list[str] = []
        self._classes: list[str] = []
        self._typing: str | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given["id"]} if "id" in given else set()
        if tag == "html":
            self.language, self.direction = given["lang"], given["dir"]
        if tag == "a":
            self.links.append(given["href"])
            if "error-summary" in " ".join(self._classes):
                self.error_links.append((given["href"], ""))
        if tag == "form":
            self.forms.append(Form(given["action"]))
        if self.forms:
            self._take_control(tag, given)
        if tag not in VOID:
            self._open.append(tag)
            self._classes.append(given.get("class", ""))

    def _take_control(self, tag: str, given: dict[str, str]) -> None:
        form, name = self.forms[-1], given.get("name", "")
        if tag == "input" and given["type"] in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(given["value"])
            if "checked" in given:
                form.fields.append((name, given["value"]))
        elif tag == "input":
            form.fields.append((name, given.get("value", "")))
        elif tag == "button":
            form.buttons.append((name, given.get("value", "")))
        elif tag == "textarea":
            form.fields.append((name, ""))
            self._typing = name

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._typing = None
        while self._open and self._open.pop() != tag:
            self._classes.pop()
        if self._classes:
            self._classes.pop()

    def handle_data(self, data: str) -> None:
        if self._typing is not None:
            name, before = self.forms[-1].fields[-1]
            # The first line end after the tag is no part of what was typed (HTML, 13.1.2.5).
            typed = (before + data).removeprefix("\n") if not before else before + data
            self.forms[-1].fields[-1] = (name, typed)
            return
        if "title" in self._open:
            self.title += data
        elif "h1" in self._open:
            self.heading += data
        if self.error_links and self._open and self._open[-1] == "a" and "error-summary" in " ".join(self._classes):
            href, said = self.error_links[-1]
            self.error_links[-1] = (href, said + data)
        self.words += data

    @property
    def form(self) -> Form:
        """The one form of a sender's screen."""
        assert len(self.forms) == 1
        return self.forms[0]

    @property
    def receipt(self) -> str:
        """The number as shown, or an empty string."""
        found = re.search(r'<p class="receipt"[^>]*>(.*?)</p>', self.html, re.DOTALL)
        return " ".join(re.findall(r"\d{3}", found[1])) if found else ""


@dataclass
class Sender:
    """Somebody at a borrowed phone; `page` is what they see."""

    client: TestClient
    language: str
    page: Page = field(init=False, repr=False)

    def look(self, path: str) -> Page:
        answer = self.client.get(path)
        self.page = Page(answer.text, status=answer.status_code)
        return self.page

    def begin(self, slug: str) -> Page:
        """The notice, then the first screen."""
        self.look(f"/{self.language}/form/{slug}")
        return self.press("begin")

    def press(self, go: str = "next", **answers: str | list[str]) -> Page:
        """Fill the only form of the page in, press the button, and look at what comes. `Q1` stands for its field."""
        form = self.page.form
        named = {f"a.{name}" if re.fullmatch(r"Q\d+", name) else name: value for name, value in answers.items()}
        assert ("go", go) in form.buttons, (go, form.buttons)
        return self.post(form.action, [*form.filled(named), ("go", go)])

    def post(self, path: str, fields: list[tuple[str, str]]) -> Page:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self.client.post(path, content=urlencode(fields), headers=kind)
        self.page = Page(answer.text, status=answer.status_code)
        return self.page

    def to_wishes(self, slug: str, text: str, **answers: str | list[str]) -> Page:
        """Through all seven questions, most of them left empty."""
        self.begin(slug)
        for number in range(1, 8):
            name = f"Q{number}"
            given = {"Q1": text, **answers}.get(name)
            self.press("next", **({name: given} if given is not None else {}))
        return self.page

    def to_check(
        self, slug: str, text: str, *, consent: tuple[str, ...] = ("analyse",), **answers: str | list[str]
    ) -> Page:
        self.to_wishes(slug, text, **answers)
        return self.press("next", consent=list(consent))

    def send(self, go: str = "send", *, receipt: str = "yes", danger_now: str = "no") -> Page:
        return self.press(go, wants_receipt=receipt, danger_now=danger_now)

    # --- coming back ---

    def post_number(self, number: str) -> Page:
        return self.post(f"/{self.language}/number", [("number", number)])

    def act(self, step: str, **fields: str) -> Page:
        """One of the three forms below the status."""
        action = f"/{self.language}/number/{step}"
        (form,) = [each for each in self.page.forms if each.action == action]
        return self.post(action, form.filled(dict(fields)))

    def withdraw(self, number: str) -> Page:
        self.post_number(number)
        return self.act("withdrawal")
