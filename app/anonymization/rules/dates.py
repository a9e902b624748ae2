"""Exact dates in French, English, Arabic (both calendars) and Bambara: where they stand and what they say."""

import re
from collections.abc import Iterator

from app.anonymization.lists import alternatives
from app.anonymization.reading import Reading
from app.anonymization.rules.amounts import numbers_a_law
from app.anonymization.rules.calendar import DAY_WORDS, WEEKDAYS, WrittenDate, full_year, months
from app.anonymization.spans import Layer, Span, SpanType

_MONTH = rf"(?:{alternatives(list(months()))})"
_DAY = rf"(?:[12]\d|3[01]|0?[1-9])(?:er|eme|e|st|nd|rd|th)?(?!\d)|(?:{alternatives(list(DAY_WORDS))})(?: عشر)?(?!\w)"
_YEAR = r"(?P<year>(?:1[34]|19|20)\d\d|'\d\d)(?!\w)"
_YEAR_LINK = r"[ ,.،/-]{1,2}(?:(?:de l'an|de|of|in|من|san|عام|سنه|لعام|لسنه)[ ]){0,2}"
_ERA = r"(?:[ ]?(?:هـ|ه|م|للهجره|هجري(?:ه)?|ميلادي(?:ه)?)(?!\w))?"
_WEEKDAY = rf"(?:{WEEKDAYS}[ ,]{{1,2}}(?:le |the )?)?"
_RANGE = rf"(?:{_DAY})(?:[ ]?(?:-|/|,|et|ou|au|a|and|to|or|و|الي)[ ]?(?:le |the |au )?(?:{_DAY}))?"
_DAY_FIRST = re.compile(
    rf"(?<![\w/.-]){_WEEKDAY}{_RANGE}[ .,-]{{1,2}}(?:(?:of|de|du mois de|du mois d'|d'|من|شهر|من شهر)[ ]?)?"
    rf"(?P<month>{_MONTH})(?!\w)\.?(?:{_YEAR_LINK}{_YEAR})?{_ERA}"
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w/.-]){_WEEKDAY}(?P<month>{_MONTH})[ .]{{1,2}}(?:the )?{_RANGE}(?:(?:{_YEAR_LINK}){_YEAR})?(?![\w-])"
)
_MONTH_YEAR = re.compile(rf"(?<![\w/.-])(?:شهر )?(?P<month>{_MONTH})(?!\w)\.?(?:{_YEAR_LINK}){_YEAR}{_ERA}")
_TWO_MONTHS = re.compile(
    rf"(?<![\w/.-])(?:entre |de |between |from )?{_MONTH}(?:[ ](?:et|and|a|to|au|و)[ ])(?P<month>{_MONTH})(?!\w)"
    rf"(?:{_YEAR_LINK}{_YEAR})"
)
_MONTH_ALONE = re.compile(rf"(?<=\ben )(?P<month>{_MONTH})(?!\w)")
_WORDED = (
    (_DAY_FIRST, "date.day"),
    (_MONTH_FIRST, "date.day"),
    (_MONTH_YEAR, "date.month"),
    (_TWO_MONTHS, "date.month"),
)
_KALO = rf"(?P<month>{_MONTH})[ ]?kalo"
_TILE = rf"tile[ ](?:\d{{1,2}}|(?:[a-zA-Z]{{2,10}}[ ]ni[ ])?(?:{alternatives(list(DAY_WORDS))}))(?:nan)?(?!\w)"
_BAMBARA = re.compile(
    rf"(?<!\w)(?:{WEEKDAYS}[ ,]{{1,2}})?(?:san[ ](?P<before>(?:19|20)\d\d)[ ])?"
    rf"(?:{_TILE}[ ](?:la[ ])?{_KALO}(?!\w)|{_KALO}(?:[ ](?:in|ni|ka))?[ ]{_TILE}"
    rf"|{_KALO}(?=[ ]san[ ]\d)|(?<=\d[ ]){_KALO}(?!\w))"
    rf"(?:[ ,]{{1,2}}san[ ](?P<year>(?:19|20)\d\d)(?!\d))?".replace("?P<month>", "?:")
)
_NUMERIC = re.compile(
    r"(?<![\w/.,-])(?:(?P<d>\d{1,2})[ ]?(?P<s>[/.-])[ ]?(?P<m>\d{1,2})[ ]?(?P=s)[ ]?(?P<y>\d{4}|\d{2})"
    r"|(?P<iy>(?:19|20)\d\d)(?P<is>[/.-])(?P<im>\d{1,2})(?P=is)(?P<id>\d{1,2})"
    r"|(?P<cy>20[0-4]\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01]))(?!\w)(?![/.-]\d)"
)
_DAY_MONTH = re.compile(
    r"(?<=\ble )(?P<d>\d{1,2})[/-](?P<m>\d{1,2})(?![\w/%])|(?<=\bon )(?P<d2>\d{1,2})/(?P<m2>\d{1,2})(?![\w/%])"
)
_ANY_MONTH = re.compile(rf"(?<![^\W\d_])(?P<month>{_MONTH})(?=[\W\d_]|kalo|$)")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[34]|19|20)\d\d(?!\d)")
_TRAP_MONTHS = frozenset(
    {"may", "mars", "march", "me", "mar", "dec", "jan", "sept", "uti", "safar", "صفر", "اب", "ماي"}
)
_MONTHS_TOLD = 12
_LONGEST_MONTH = 31
_SHORTEST_MONTH = 3
_HIJRI_YEARS = range(1300, 1600)


def find(reading: Reading) -> Iterator[Span]:
    plain = reading.plain
    if reading.digits or "kalo" in plain or _ANY_MONTH.search(plain):
        yield from _in_words(reading)
        yield from _in_digits(reading)


def _in_words(reading: Reading) -> Iterator[Span]:
    plain = reading.plain
    for pattern, reason in _WORDED:
        for match in pattern.finditer(plain):
            if not _is_a_trap(reading, match, reason) and not _dates_a_law(reading, match.start()):
                yield Span(match.start(), _trimmed(plain, match), SpanType.DATE, 0.97, Layer.RULE, reason)
    if reading.language == "fr":
        for match in _MONTH_ALONE.finditer(plain):
            if len(match["month"]) > _SHORTEST_MONTH:
                yield Span(match.start(), match.end(), SpanType.DATE, 0.9, Layer.RULE, "date.month")
    for match in _BAMBARA.finditer(plain):
        yield Span(match.start(), match.end(), SpanType.DATE, 0.97, Layer.RULE, "date.bambara")


def _in_digits(reading: Reading) -> Iterator[Span]:
    for match in _NUMERIC.finditer(reading.plain):
        if _said(match) and not _dates_a_law(reading, match.start()):
            yield Span(match.start(), match.end(), SpanType.DATE, 0.98, Layer.RULE, "date.numeric")
    for match in _DAY_MONTH.finditer(reading.plain):
        day, month = int(match["d"] or match["d2"]), int(match["m"] or match["m2"])
        if 1 <= day <= _LONGEST_MONTH and 1 <= month <= _MONTHS_TOLD:
            yield Span(match.start(), match.end(), SpanType.DATE, 0.9, Layer.RULE, "date.numeric")


def numeric(text: str) -> WrittenDate | None:
    """The date a purely numeric form says, day before month; None where it is no date."""
    match = _NUMERIC.fullmatch(text)
    return _said(match) if match else None


def said(plain: str) -> WrittenDate | None:
    """What the folded text of a date span says; None where neither a month nor a year can be read."""
    for match in _NUMERIC.finditer(plain):
        if (told := _said(match)) is not None:
            return told
    year = _ANY_YEAR.search(plain)
    month = _ANY_MONTH.search(plain)
    if month is None:
        short = _DAY_MONTH.search(f"le {plain}")
        if short is not None:
            return WrittenDate(None, int(short["m"]))
        return WrittenDate(int(year.group()), None) if year else None
    number, hijri = months()[_collapsed(month["month"])]
    return WrittenDate(
        int(year.group()) if year else None, number, hijri or bool(year and int(year.group()) in _HIJRI_YEARS)
    )


def _said(match: re.Match[str]) -> WrittenDate | None:
    day = int(match["d"] or match["id"] or match["cd"])
    month = int(match["m"] or match["im"] or match["cm"])
    year = full_year(match["y"] or match["iy"] or match["cy"])
    if month > _MONTHS_TOLD:  # written the American way
        day, month = month, day
    if not (1 <= day <= _LONGEST_MONTH and 1 <= month <= _MONTHS_TOLD):
        return None
    return WrittenDate(year, month, hijri=year in _HIJRI_YEARS)


def _is_a_trap(reading: Reading, match: re.Match[str], reason: str) -> bool:
    """Month words that are also ordinary words count only with a year, or capitalised between a day and no more."""
    month = match["month"]
    if month not in _TRAP_MONTHS or match["year"]:
        return False
    written = reading.text[match.start("month")]
    if month in {"may", "march"} and reading.cased:
        return not written.isupper()
    return (
        reason != "date.day"
        or month not in {"mars", "may", "march", "صفر", "ماي"}
        or match.start() == match.start("month")
    )


def _dates_a_law(reading: Reading, start: int) -> bool:
    return numbers_a_law(reading.plain, start)


def _trimmed(plain: str, match: re.Match[str]) -> int:
    end = match.end()
    while plain[end - 1] in " .,":
        end -= 1
    return end


def _collapsed(month: str) -> str:
    return " ".join(month.split())
