"""Numbers on papers: NINA, passport, bank account, file, badge and case numbers."""

import re
from collections.abc import Iterator

from app.anonymization.reading import Reading
from app.anonymization.rules import dates
from app.anonymization.rules.amounts import counts_something, numbers_a_law
from app.anonymization.spans import Layer, Span, SpanType

# 14 digits and a control letter: nationality, sex, year of birth, locality, order (maliweb.net, February 2013).
_NINA = re.compile(r"(?<!\w)\d(?:[ .-]?\d){13}[ -]?[A-Za-z](?!\w)")
_NINA_ANNOUNCED = re.compile(
    r"\b(?:nina|carte d'identite|carte nina|identity card|id card|national id|identifiant"
    r"|البطاقه|بطاقه|التعريف|الهويه|هويتي)"
    r"[^\d\n]{0,20}(?P<number>\d(?:[ .-]?\d|[a-z]){5,18}(?:[ ][a-z])?)(?!\w)"
)
_PASSPORT = re.compile(r"(?<!\w)[A-Z]{1,2}[ ]?\d{7}(?!\w)")
_PASSPORT_ANNOUNCED = re.compile(
    r"\b(?:passeport|passport|pasipori|paspori|جواز(?:ي|ه)?(?: سفر(?:ي|ه)?| السفر)?)[^\d\n]{0,18}?"
    r"(?P<number>(?<!\w)[a-z]{0,2}[ -]?\d[\d -]{4,10}\d)(?!\w)"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,4})?(?!\w)")
_ACCOUNT = re.compile(
    r"\b(?:comptes?(?: bancaires?)?|accounts?|rib|iban|orange money|moov money|حساب(?:ي|ه)?|الحساب|jate)[^\d\n]{0,20}"
    r"(?P<number>[a-z]{0,2}\d(?:[ .-]?\d|[a-z]){6,30})(?!\w)"
)
_CODE = re.compile(
    r"\b(?:dossiers?|affaires?|plaintes?|proces-verbal|pv|matricules?|badges?|permis|licen[cs]e|recepisses?"
    r"|references?|ref|enregistrement"
    r"|chassis|mandat|carte|recu|cases?|files?|complaint|service number|receipt|registration|warrant|ticket|docket"
    r"|ملف|الملف|قضيه|القضيه|محضر|شكوي|الرقم العسكري|رقم|dosiye)[ ]{0,2}"
    r"(?:(?:n[o°º]?\.?|no\.?|num\.?|numero|number|رقم|nimoro|#|:|de|du|police|d'electeur)[ ]{0,2}){0,3}"
    r"(?P<number>(?=[\w/.-]{0,24}\d)[a-z0-9][\w/.-]{1,24}\w)"
)
_LETTERS_AND_DIGITS = re.compile(
    r"(?<![\w/])[A-Z]{1,5}[-/]?\d{5,12}(?:[-/]\w{1,6})?(?!\w)|(?<!\w)[A-Z]{2,6}-\d{4}-\d{3,8}(?!\w)|(?<!\w)\d{2,6}/[A-Z]{2,8}(?:[-/]\w{1,8}){0,3}(?!\w)"
)
_PARCEL = r"\d{1,5}(?:/[ ]?\d{1,4}){0,3}[a-z]?(?!\w)"
_SHEET = r"\d{1,3}[/.][ ]?\d{1,3}[ ]?[a-z](?:[ .,/]{0,2}(?:\d{1,3}|[a-z]{1,2}(?!\w))){0,5}(?:[ ]\(n[o°º][ ]\d{1,3}\))?"
_LAND = re.compile(
    r"\b(?:parcelles?|lots?|ilots?|feuilles?(?:/[ ]?plan)?|plan|titres? fonciers?|tf|plots?|sheet(?:/[ ]?plan)?"
    r"|قطعه(?: ارض)?(?: رقم)?)[ ]{1,2}(?:(?:n[o°º]s?|no\.?|nos\.?|numeros?|numbers?)[ ]{0,2})?"
    rf"(?P<number>(?:{_SHEET}|{_PARCEL})(?:(?:,[ ]|[ ](?:et|and|a|to)[ ])(?:{_SHEET}|{_PARCEL})){{0,12}})"
)
_FILED = re.compile(
    r"\b(?:requetes?|applications?|pourvois?|appeals?|dossiers?|jugements?|arrets?|claims?)[ ]"
    r"(?:n[o°º]s?|no\.?|nos\.?|numeros?|numbers?)[ ]{0,2}(?P<number>\d{1,6}/[ ]?\d{2,4}"
    r"(?:(?:,[ ]|[ ](?:et|and)[ ])\d{1,6}/[ ]?\d{2,4}){0,12})(?!\w)"
)
_SLASHED = re.compile(r"\b(?:n[o°º]s?|no\.?|nos\.?)[ ]{0,2}(?P<number>\d{2,6}/[ ]?\d{2,4})(?!\w)")
_LONG = re.compile(r"(?<![\w.,])\d{9,40}(?![\w,])")
_COMMON = re.compile(r"(?:19|20)\d\d|\d{1,2}|[a-z]+")


def find(reading: Reading) -> Iterator[Span]:
    if not reading.digits:
        return
    text, plain = reading.text, reading.plain
    for match in _NINA.finditer(text):
        yield Span(match.start(), match.end(), SpanType.NATIONAL_ID, 0.99, Layer.RULE, "identity.nina")
    for pattern, type_, reason in (
        (_NINA_ANNOUNCED, SpanType.NATIONAL_ID, "identity.announced"),
        (_PASSPORT_ANNOUNCED, SpanType.PASSPORT, "passport.announced"),
        (_ACCOUNT, SpanType.ACCOUNT, "account.announced"),
        (_CODE, SpanType.CODE, "code.announced"),
        (_FILED, SpanType.CODE, "code.announced"),
        (_SLASHED, SpanType.CODE, "code.announced"),
        (_LAND, SpanType.CODE, "code.land"),
    ):
        for match in pattern.finditer(plain):
            start, end = match.span("number")
            if not _harmless(reading, start, end):
                yield Span(start, end, type_, 0.99, Layer.RULE, reason)
    for pattern, type_, reason in (
        (_PASSPORT, SpanType.PASSPORT, "passport.form"),
        (_IBAN, SpanType.ACCOUNT, "account.iban"),
        (_LETTERS_AND_DIGITS, SpanType.CODE, "code.form"),
        (_LONG, SpanType.CODE, "code.long"),
    ):
        for match in pattern.finditer(text):
            if not _harmless(reading, match.start(), match.end()):
                yield Span(match.start(), match.end(), type_, 0.9, Layer.RULE, reason)


def _harmless(reading: Reading, start: int, end: int) -> bool:
    number = reading.plain[start:end]
    return (
        _COMMON.fullmatch(number) is not None
        or dates.numeric(number) is not None
        or counts_something(reading.plain, start, end)
        or numbers_a_law(reading.plain, start)
    )
