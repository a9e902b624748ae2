"""Every marked sentence is in every language its readers speak, with the same placeholders and the right plurals."""

import re
from functools import cache
from gettext import c2py
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, meta

pytestmark = pytest.mark.sqlite_only

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"
TEMPLATES = ROOT / "frontend" / "templates"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
# `%(name)s` for gettext, `{n}` for scripts, `%%` for a per cent sign.
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}|%%")

# English is the source. French is read by everybody, so it has every sentence. Bambara and Arabic are read by senders
# and the public, so they have every sentence that stands in one of these places:
#   - a template for senders or the public, or one that such a template extends, includes or imports;
#   - an error page, which senders and staff share;
#   - Python under SENDER_CODE.
# Elsewhere (staff pages, the programs of the administrator) they may stay empty, and English is shown.
EVERYBODY = ("fr",)
SENDERS = ("bm", "ar")
SENDER_LAYOUTS = frozenset({"layouts/sender.html", "layouts/published.html"})
ERROR_PAGES = "errors/"
SENDER_CODE = (
    "app/core/",
    "app/web/",
    "app/sealing/",
    "app/slips/",
    "app/submissions/",
    "app/consultations/answers.py",
    "app/consultations/consents.py",
    "app/consultations/handling.py",
    "app/consultations/notices.py",
    "app/programmes/stages.py",
    "app/programmes/lifecycle.py",
)

# Numbers and the form that each takes, from CLDR's rules for integers.
PLURALS = {
    "fr": {0: 0, 1: 0, 2: 1, 100: 1},
    "bm": {0: 0, 1: 0, 2: 0, 100: 0},
    "ar": {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3},
}
FORMS = {"fr": 2, "bm": 1, "ar": 6}

Key = tuple[str | None, str]


@cache
def marked() -> dict[Key, set[str]]:
    """Marked sentences with their context -> the files that hold them."""
    with (LOCALES / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    found: dict[Key, set[str]] = {}
    for folder in (ROOT / "app", TEMPLATES):
        lines = extract_from_dir(folder, methods, options, keywords=KEYWORDS, comment_tags=("translators:",))
        for file, _line, message, _comments, context in lines:
            singular = message[0] if isinstance(message, tuple) else message
            where = (folder / file).relative_to(ROOT).as_posix()
            found.setdefault((context, singular), set()).add(where)
    return found


@cache
def sender_files() -> frozenset[str]:
    """Pages for senders and the public and error pages, with every template they extend, include or import."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), extensions=["jinja2.ext.i18n", "jinja2.ext.do"])  # noqa: S701 - only parsed, never rendered
    uses = {name: references(environment, name) for name in environment.list_templates(extensions=["html"])}
    reached = {name for name, used in uses.items() if used & SENDER_LAYOUTS or name.startswith(ERROR_PAGES)}
    reached |= SENDER_LAYOUTS
    while more := {used for name in reached for used in uses.get(name, frozenset())} - reached:
        reached |= more
    return frozenset(f"frontend/templates/{name}" for name in reached)


def references(environment: Environment, name: str) -> frozenset[str]:
    tree = environment.parse((TEMPLATES / name).read_text(encoding="utf-8"))
    return frozenset(used for used in meta.find_referenced_templates(tree) if used)


def needed(language: str) -> set[Key]:
    if language in EVERYBODY:
        return set(marked())
    return {
        key
        for key, files in marked().items()
        if any(file in sender_files() or file.startswith(SENDER_CODE) for file in files)
    }


@cache
def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def translated(language: str) -> dict[Key, Message]:
    return {key_of(message): message for message in catalogue(language) if message.id and all_of(message.string)}


def key_of(message: Message) -> Key:
    return message.context, all_of(message.id)[0]


def all_of(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The forms as a tuple; empty when one of them is missing."""
    forms = (words,) if isinstance(words, str) else tuple(words or ())
    return forms if all(forms) else ()


def test_there_are_marked_sentences_for_senders_and_staff() -> None:
    assert needed("bm")
    assert needed("bm") < needed("fr")


@pytest.mark.parametrize("language", EVERYBODY + SENDERS)
def test_every_sentence_a_reader_meets_is_translated(language: str) -> None:
    missing = needed(language) - translated(language).keys()

    assert sorted(sentence for _context, sentence in missing) == []


@pytest.mark.parametrize("language", EVERYBODY + SENDERS)
def test_no_translation_is_doubtful_or_left_over(language: str) -> None:
    messages = [message for message in catalogue(language) if message.id]

    assert [message.id for message in messages if message.fuzzy] == []
    assert sorted({key_of(message) for message in messages} - marked().keys(), key=str) == []
    assert list(catalogue(language).obsolete) == []


@pytest.mark.parametrize("language", EVERYBODY + SENDERS)
def test_a_translation_has_the_placeholders_of_its_sentence(language: str) -> None:
    wrong = []
    for message in translated(language).values():
        source = {name for form in all_of(message.id) for name in PLACEHOLDER.findall(form)}
        for form in all_of(message.string):
            # A plural may say its number in words: Arabic has a form for exactly two.
            names = set(PLACEHOLDER.findall(form))
            if names != source and not (message.pluralizable and names < source):
                wrong.append(form)

    assert wrong == []


@pytest.mark.parametrize("language", EVERYBODY + SENDERS)
def test_plurals_follow_the_grammar_of_the_language(language: str) -> None:
    form_of = c2py(catalogue(language).plural_expr)

    assert catalogue(language).num_plurals == FORMS[language]
    assert {number: form_of(number) for number in PLURALS[language]} == PLURALS[language]


def test_the_template_of_catalogues_is_up_to_date() -> None:
    with (LOCALES / "messages.pot").open("rb") as file:
        listed = {key_of(message) for message in read_po(file) if message.id}

    assert listed == set(marked())
