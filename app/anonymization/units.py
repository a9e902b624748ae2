"""Units of the forces: numbered, named or placed, with their echelon."""

import re
from collections.abc import Iterator
from functools import cache

from app.anonymization.lists import alternatives, rows
from app.anonymization.reading import Reading
from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tails import closed, first_capital, is_proper, tail

_ORDINAL = (
    r"(?:\d{1,3}[ ]?(?:e|eme|er|ere|re|nd|nde|st|rd|th|nan)?|premiere?|deuxieme|troisieme"
    r"|quatrieme|cinquieme|first|second|third|fourth|fifth|sixth)"
)
_BRANCH = (
    "motorised|motorized|infantry|armou?red|mechani[sz]ed|airborne|parachute|commando|rapid|intervention|artillery|light|reconnaissance|special|forces"
    "|infanterie|motorisee?|blinde|blindee|parachutiste|rapide|artillerie|legere?|speciales?|transport|genie|reconnaissance|interarmes|tactique|fusiliers|commandos?"
)
_LINK = r"[ ](?:du|de la|de l'|of the|of|au sein du|des?|ka)[ ]?"
_ARABIC_NOUN = r"(?:ال)?(?:كتيبه|سريه|فوج|لواء|فصيله|فرقه|وحده|سراي)"
_ARABIC_ORDINAL = (
    r"(?:الاولي|الاول|الثانيه|الثاني|الثالثه|الثالث|الرابعه|الرابع|الخامسه|الخامس|السادسه"
    r"|السادس|السابعه|السابع|الثامنه|التاسعه|العاشره)"
)
_ARABIC = re.compile(
    rf"(?<![^\W\d_])[وبلف]?(?P<unit>{_ARABIC_NOUN}[ ](?:رقم[ ])?(?:\d{{1,3}}|{_ARABIC_ORDINAL})"
    rf"(?:[ ](?:(?:من|التابعه|التابع)[ ])?(?:ل|ب)?{_ARABIC_NOUN}[ ](?:رقم[ ])?(?:\d{{1,3}}"
    rf"|{_ARABIC_ORDINAL}))?)(?!\w)"
)
_PLACED = frozenset({"brigade", "station", "base", "company", "platoon"})
_PLAIN_WORDS = frozenset({"section", "brigade", "groupement", "batterie", "ri", "rg"})
_FILLERS = 4
_ECHELONS = ("platoon", "company", "battalion", "group", "regiment", "brigade", "station", "base")


def find(reading: Reading) -> Iterator[Span]:
    for match in _numbered().finditer(reading.plain):
        yield _unit(match.start(), _with_place(reading, match.end()), 0.95, f"unit.{echelon(match.group())}")
    for match in _noun().finditer(reading.plain):
        class_ = _classes()[" ".join(match.group().split())]
        last_noun = reading.word_at(match.end()) - 1
        first = first_capital(reading, last_noun, _FILLERS if class_ in _PLACED else 0)
        if first is None or last_noun < 0 or set(reading.gap(last_noun)) & set(",:"):
            continue
        last = tail(reading, first)
        if is_proper(reading, first, last):
            yield _unit(match.start(), closed(reading, last), 0.9, f"unit.{class_}")
    if reading.arabic:
        for match in _ARABIC.finditer(reading.plain):
            yield _unit(match.start("unit"), match.end("unit"), 0.92, "unit.arabic")


def echelon(plain: str) -> str:
    """Smallest echelon named in a folded text; "unit" when none is."""
    found = {_classes()[" ".join(match.group().split())] for match in _noun().finditer(plain)}
    return next((name for name in _ECHELONS if name in found), "unit")


def _with_place(reading: Reading, end: int) -> int:
    """`62e RIM de Sévaré`: the place belongs to the unit."""
    index = reading.word_at(end)
    if index + 1 >= len(reading.words) or reading.text[end : reading.words[index].start] != " ":
        return end
    linked = reading.words[index].plain in {"de", "d", "of", "from", "a"} and reading.gap(index) in {" ", "'"}
    if linked and reading.words[index + 1].capital and is_proper(reading, index + 1, index + 1):
        return closed(reading, tail(reading, index + 1))
    return end


def _unit(start: int, end: int, score: float, reason: str) -> Span:
    return Span(start, end, SpanType.UNIT, score, Layer.ROLE, reason)


@cache
def _classes() -> dict[str, str]:
    return {noun: class_ for class_, nouns in rows("units") for noun in nouns.split(",")}


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{alternatives(list(_classes()))})(?![\w])")


@cache
def _numbered() -> re.Pattern[str]:
    nouns = alternatives(list(_classes()))
    one = (
        rf"(?:{_ORDINAL}[ ](?:(?:{_BRANCH})[ ]){{0,3}}(?:{nouns})(?!\w)(?:[ ](?:(?:de |d'"
        rf"|des )?(?:{_BRANCH}))(?!\w)){{0,3}}(?:[ ](?:de|d')[ ]?(?:police|gendarmerie"
        rf"|parachutistes|infanterie|infanterie motorisee|blinde|arrondissement))?"
        rf"|(?:{nouns})[ ](?:n[o°]?[ ]?)?\d{{1,3}}(?!\w))"
    )
    arrondissement = (
        rf"(?:commissariat|precinct|arrondissement)(?: de police)?[ ](?:du |de l')?{_ORDINAL}(?: arrondissement)?"
    )
    return re.compile(rf"(?<![\w/.-])(?:{one}(?:{_LINK}{one})*|{arrondissement})")
