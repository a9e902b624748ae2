"""The four languages: names, direction, catalogues, and how dates and numbers are written in each."""

import gettext
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

CATALOGUES = Path(__file__).resolve().parents[2] / "locales"
ARABIC_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))


@dataclass(frozen=True, slots=True)
class Locale:
    """`dates` and `numbers` are CLDR locales; Bambara numbers follow French custom, which CLDR does not know."""

    code: str
    name: str
    direction: str
    dates: str
    numbers: str


LOCALES: dict[str, Locale] = {
    "fr": Locale("fr", "Français", "ltr", "fr", "fr"),
    "bm": Locale("bm", "Bamanankan", "ltr", "bm", "fr"),
    "ar": Locale("ar", "العربية", "rtl", "ar", "ar"),
    "en": Locale("en", "English", "ltr", "en_GB", "en_GB"),
}
STAFF_LOCALES = ("en", "fr")
DEFAULT = "fr"


def locale(code: str) -> Locale:
    """Raises KeyError for a language Baro does not speak."""
    return LOCALES[code]


@cache
def translations(code: str) -> gettext.NullTranslations:
    """The compiled catalogue; English is the source language and needs none."""
    return gettext.translation("messages", CATALOGUES, languages=[code], fallback=True)


def translate(message: str, code: str) -> str:
    return translations(code).gettext(message) if message else ""


def format_date(day: date, code: str) -> str:
    """A day in full: `4 mars 2026`, `4 March 2026`."""
    return babel_date(day, format="long", locale=LOCALES[code].dates).translate(ARABIC_MARKS)


def format_number(number: float, code: str) -> str:
    """`1 234 567,89` in French and Bambara, `1,234,567.89` in English."""
    return format_decimal(number, locale=LOCALES[code].numbers).translate(ARABIC_MARKS)


def localized(text: dict[str, str], code: str) -> str:
    """The text in this language, else in French, English, or whatever there is."""
    return text.get(code) or text.get("fr") or text.get("en") or next(iter(text.values()), "")


@cache
def unreviewed() -> frozenset[str]:
    """Languages whose line in `locales/STATUS.md` records no review by a native speaker."""
    lines = (CATALOGUES / "STATUS.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return frozenset(row[0] for row in rows if row[0] in LOCALES and row[-1] in {"", "none"})
