"""Numbers that identify nobody: amounts, counts, shares, and the numbers of laws."""

import re

from app.anonymization.lists import alternatives, words

_UNIT = rf"(?:{alternatives(words('amounts'))})"
_AFTER = re.compile(rf"[ ]{{0,2}}(?:de |d')?(?:{_UNIT}(?![^\W\d_])|[%€$£])")
_BEFORE = re.compile(r"(?:[$€£]|usd|eur|fcfa|cfa|francs?)[ ]{0,2}$")
_ROUND = re.compile(r"\d{1,3}(?:[ .,]\d{3}){0,2}[ .,]000(?:[.,]\d{2})?")
_LEGAL = re.compile(
    r"\b(?:lois?|decrets?|arretes?|ordonnances?|laws?|acts?|decrees?|articles?|art\.?|sections?|resolutions?|sariya"
    r"|directives?|conventions?|titles?|titres?|chapters?|chapitres?|paragraphs?|paragraphes?|alineas?|قانون|القانون|الماده|ماده|مرسوم|قرار|المرسوم)"
    r"(?:[ ]{1,2}(?:interministeriel\w{0,2}|organique|uniforme|من|رقم))?"
    r"[ ]{0,2}(?:n[o°º.]{0,2}|no\.?|numero|number|رقم|#)?[ ]{0,2}[\d/.-]{0,16}[ ]{0,2}"
    r"(?:(?:du|of|dated|بتاريخ|[a-z-]{1,12})[ ]{1,2}){0,2}"
    r"(?:\d{1,2}(?:er)?[ ]{1,2})?$"
)
_LOOK_BACK = 64


def counts_something(plain: str, start: int, end: int) -> bool:
    """True when the number at `plain[start:end]` is money, a share or a count of things."""
    if _AFTER.match(plain, end) or _BEFORE.search(plain, max(0, start - 8), start):
        return True
    return _ROUND.fullmatch(plain, start, end) is not None


def numbers_a_law(plain: str, start: int) -> bool:
    """True when a law, decree, article or resolution is named just before `start`."""
    return _LEGAL.search(plain, max(0, start - _LOOK_BACK), start) is not None
