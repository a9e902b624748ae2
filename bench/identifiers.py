"""A seeded generator of structured identifiers in sentences, and of numbers that look alike and name nobody."""

# ruff: noqa: ARG001, PLR2004 - every maker is asked in the same way; the odds are made up

import random
from collections.abc import Iterator
from typing import NamedTuple

_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_CARRIERS = {
    "fr": ("Mon contact est {} depuis hier.", "Voici : {} pour me joindre", "On m'a demandé {}, puis rien.", "({})"),
    "en": ("You may use {} to reach us.", "They wrote down {} and left.", "It was {}, I think", "[{}] was noted"),
    "ar": ("يمكنكم استعمال {} غدا.", "كتبوا {} ثم ذهبوا"),
    "bm": ("Aw bɛ se ka {} lajɛ.", "N ye {} sɛbɛn."),
}
_MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "ar": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "bm": [
        "zanwuye",
        "feburuye",
        "marisi",
        "awirili",
        "mɛ",
        "zuwɛn",
        "zuluye",
        "uti",
        "sɛtanburu",
        "ɔkutɔburu",
        "nowanburu",
        "desanburu",
    ],
}
_LETTERS = "ABCDEFGHJKLMNPRSTVWXYZ"


class Example(NamedTuple):
    """`surface` stands in `text` and is an identifier of this kind, or none at all when `kind` is "nothing"."""

    language: str
    text: str
    surface: str
    kind: str


def identifiers(count: int, seed: int = 20261102) -> Iterator[Example]:
    draw = random.Random(seed)  # noqa: S311 (test data)
    kinds = (_phone, _email, _nina, _passport, _plate, _point, _link, _handle, _date)
    for number in range(count):
        language = draw.choice(tuple(_CARRIERS))
        make = kinds[number % len(kinds)]
        surface = make(draw, language)
        yield Example(language, draw.choice(_CARRIERS[language]).format(surface), surface, make.__name__)


def look_alikes(count: int, seed: int = 20261103) -> Iterator[Example]:
    draw = random.Random(seed)  # noqa: S311 (test data)
    for _ in range(count):
        language = draw.choice(tuple(_CARRIERS))
        surface = draw.choice((_amount, _share, _law, _year, _count))(draw, language)
        yield Example(language, draw.choice(_CARRIERS[language]).format(surface), surface, "nothing")


def _digits(draw: random.Random, count: int) -> str:
    return "".join(draw.choice("0123456789") for _ in range(count))


def _phone(draw: random.Random, language: str) -> str:
    digits = draw.choice("256789") + _digits(draw, 7)
    pairs = [digits[i : i + 2] for i in range(0, 8, 2)]
    grouped = draw.choice(
        (digits, " ".join(pairs), ".".join(pairs), "-".join(pairs), f"{digits[:4]} {digits[4:]}", " ".join(digits))
    )
    written = draw.choice(("", "", "+223 ", "00223 ", "(+223) ", "+223")) + grouped
    return written.translate(_INDIC) if language == "ar" and draw.random() < 0.5 else written


def _email(draw: random.Random, language: str) -> str:
    name = draw.choice(("temoin", "bureau.nord", "awa_k", "contact-22")) + _digits(draw, 2)
    at = draw.choice(("@", " [at] ", " arobase ", "(at)"))
    dot = "." if at == "@" else draw.choice((" [point] ", " point ", "."))
    return f"{name}{at}exemple{dot}org"


def _nina(draw: random.Random, language: str) -> str:
    return f"1{draw.choice('12')}{_digits(draw, 12)}{draw.choice(_LETTERS)}"


def _passport(draw: random.Random, language: str) -> str:
    word = {"fr": "passeport", "en": "passport", "ar": "جواز سفر", "bm": "paspɔri"}[language]
    return f"{word} {draw.choice(('A', 'B', 'AA'))}{_digits(draw, 7)}"


def _plate(draw: random.Random, language: str) -> str:
    letters = draw.choice(_LETTERS) + draw.choice(_LETTERS)
    gap = draw.choice((" ", "-", ""))
    old = f"{letters}{gap}{_digits(draw, 4)}{gap}MD"
    new = f"{letters}{gap}{_digits(draw, 3)}{gap}{draw.choice(_LETTERS)}{draw.choice(_LETTERS)} {draw.randint(1, 9)}"
    return draw.choice((old, new))


def _point(draw: random.Random, language: str) -> str:
    latitude, longitude = draw.uniform(10.2, 24.9), draw.uniform(-12.1, 4.1)
    return draw.choice(
        (
            f"{latitude:.4f}, {longitude:.4f}",
            f"{latitude:.6f},{longitude:.6f}",
            f"{_minutes(draw, latitude)}N {_minutes(draw, longitude)}W",
            f"29 P {_digits(draw, 6)} 1{_digits(draw, 6)}",
        )
    )


def _minutes(draw: random.Random, degrees: float) -> str:
    return f"{abs(int(degrees))}°{draw.randint(0, 59)}'{draw.randint(0, 59)}\""


def _link(draw: random.Random, language: str) -> str:
    return draw.choice(("https://exemple.org/p/", "www.exemple.org/", "t.me/", "exemple.org/temoin")) + _digits(draw, 5)


def _handle(draw: random.Random, language: str) -> str:
    return f"@{draw.choice(('jeunes', 'koro.info', 'vigie_ml'))}{_digits(draw, 2)}"


def _date(draw: random.Random, language: str) -> str:
    day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(2012, 2026)
    name = _MONTHS[language][month - 1]
    worded = {
        "fr": f"{day} {name} {year}",
        "en": draw.choice((f"{day} {name} {year}", f"{name} {day}, {year}")),
        "ar": f"{day} {name} {year}",
        "bm": f"{name}kalo tile {day} san {year}",
    }[language]
    return draw.choice(
        (worded, worded, f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02}", f"{day}.{month}.{year}")
    )


def _amount(draw: random.Random, language: str) -> str:
    unit = {"fr": "FCFA", "en": "CFA francs", "ar": "فرنك", "bm": "FCFA"}[language]
    number = draw.randint(1, 99) * 1_000_000 + draw.randint(0, 999) * 1000
    return f"{number:,}".replace(",", draw.choice((" ", ".", ","))) + f" {unit}"


def _share(draw: random.Random, language: str) -> str:
    return f"{draw.randint(1, 99)},{draw.randint(0, 9)} %"


def _law(draw: random.Random, language: str) -> str:
    word = {"fr": "loi n°", "en": "law no.", "ar": "القانون رقم", "bm": "sariya"}[language]
    return f"{word} {draw.randint(1992, 2025)}-{draw.randint(1, 99):03}"


def _year(draw: random.Random, language: str) -> str:
    return {"fr": "en ", "en": "in ", "ar": "عام ", "bm": "san "}[language] + str(draw.randint(1991, 2026))


def _count(draw: random.Random, language: str) -> str:
    return {"fr": "{} jours", "en": "{} people", "ar": "{} شخص", "bm": "mɔgɔ {}"}[language].format(
        draw.randint(2, 4999)
    )
