"""Words of the calendar in the four languages, and what a written date says."""

from dataclasses import dataclass
from functools import cache

from app.anonymization.lists import rows

WEEKDAYS = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|ntene(?:don)?|tarata(?:don)?|araba(?:don)?|alamisa(?:don)?|juma(?:don)?|sibiri(?:don)?|kari(?:don)?"
    r"|(?:يوم )?(?:الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد))"
)
DAY_WORDS = {
    word: day
    for day, forms in enumerate(
        (
            "premier first الاول kelen",
            "deux second الثاني fila",
            "trois third الثالث saba",
            "quatre fourth الرابع naani",
            "cinq fifth الخامس duuru",
            "six sixth السادس wooro",
            "sept seventh السابع wolonwula",
            "huit eighth الثامن segin",
            "neuf ninth التاسع kononton",
            "dix tenth العاشر tan",
            "onze eleventh",
            "douze twelfth",
            "treize thirteenth",
            "quatorze fourteenth",
            "quinze fifteenth",
            "seize sixteenth",
            "dix-sept seventeenth",
            "dix-huit eighteenth",
            "dix-neuf nineteenth",
            "vingt twentieth العشرين mugan",
        ),
        start=1,
    )
    for word in forms.split()
} | {
    "vingt et un": 21,
    "vingt-deux": 22,
    "vingt-trois": 23,
    "vingt-quatre": 24,
    "vingt-cinq": 25,
    "vingt-six": 26,
    "vingt-sept": 27,
    "vingt-huit": 28,
    "vingt-neuf": 29,
    "trente": 30,
    "trente et un": 31,
    "thirtieth": 30,
}


_SHORT, _TURN = 2, 50


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """`month` 1-12, None where not said; `year` as written, None where not said; `hijri` for the Islamic calendar."""

    year: int | None
    month: int | None
    hijri: bool = False


@cache
def months() -> dict[str, tuple[int, bool]]:
    """Folded month word -> number and whether it belongs to the Islamic calendar."""
    return {
        form: (int(number), calendar == "hijri")
        for number, calendar, forms in rows("months")
        for form in forms.split(",")
    }


def full_year(written: str) -> int:
    """Two digits mean the years from 1950 to 2049."""
    year = int(written)
    if len(written) > _SHORT:
        return year
    return year + (1900 if year >= _TURN else 2000)
