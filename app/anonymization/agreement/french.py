"""French: elision, contracted articles, and the noun that already announces a place."""

import re

from app.anonymization.agreement.fit import Fit, capitalised, starts_sentence
from app.anonymization.wording import Kind, Wording

_A = "['’ʼ]"
_HEAD = re.compile(
    rf"(?P<noun>village|hameau|quartier|commune|cercle|ville|localité|localite|site|campement"
    rf"|secteur|arrondissement|mairie|fraction|puits|forage|mare)"
    rf"(?:\s+(?:rurale|urbaine|voisin|voisine|nommé|appelé))?(?:\s+(?:de|du|des|de\s+la)\s*|\s+d{_A}|\s+)$",
    re.IGNORECASE,
)
_FEMININE = frozenset({"commune", "ville", "localité", "localite", "mairie", "fraction", "mare"})
_OF = re.compile(rf"(?:\b(?:de\s+la|du|des|de)\s+|\b(?:de\s+l|d){_A}\s?)$", re.IGNORECASE)
_TO = re.compile(rf"(?:(?<!\w)(?:à\s+la|au|aux|à|a\s+la|a)\s+|(?<!\w)à\s+l{_A}\s?)$", re.IGNORECASE)
_IN = re.compile(r"\ben\s+$", re.IGNORECASE)
_ARTICLE = re.compile(rf"(?:\b(?:le|la|les|un|une|ce|cet|cette)\s+|\bl{_A}\s?)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(notre|nos|votre|vos|leur|mon|ma|son|sa)\s+$", re.IGNORECASE)
_ELIDED = re.compile(rf"\b(qu|d|jusqu|lorsqu|puisqu){_A}\s?$", re.IGNORECASE)
_UNELIDED = {"qu": "que ", "d": "de ", "jusqu": "jusque ", "lorsqu": "lorsque ", "puisqu": "puisque "}
_WHOLE_QUE = re.compile(r"\b(?P<kept>que|lorsque|puisque|jusque)\s+$", re.IGNORECASE)
_ON_DAY = re.compile(r"(?:\b(?:le|les|ce|en|fin|début|courant|mi)[\s-]+)+$", re.IGNORECASE)
_AFTER_TIME = re.compile(
    r"\b(?:depuis|avant|après|apres|dès|des|jusque|pour|vers|entre|et|durant|pendant|sur|dans)\s+(?:le\s+)?$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"^une? ")


def fit(before: str, after: str, wording: Wording, *, whole: bool) -> Fit:  # noqa: ARG001 (one signature for all)
    """`before` is the text that leads to the span; `whole` as in starts_sentence."""
    if wording.kind is Kind.BRACKET:
        return _bracketed(before, wording.text)
    if wording.kind in {Kind.PERIOD, Kind.YEAR}:
        return _period(before, wording, whole=whole)
    text, eaten = wording.text, 0
    if wording.kind is Kind.PLACE and (head := _HEAD.search(before)):
        noun = head["noun"].lower()
        text = f"{'une' if noun in _FEMININE else 'un'} {noun}{wording.area}"
        eaten = len(before) - head.start()
    return _noun(before[: len(before) - eaten], text, eaten, wording.kind, whole=whole)


def _noun(before: str, text: str, eaten: int, kind: Kind, *, whole: bool) -> Fit:
    if owner := _POSSESSIVE.search(before):
        return Fit(_possessed(owner.group(1), _INDEFINITE.sub("", text)), eaten + len(owner.group()))
    for pattern, written in (
        (_OF, f"d’{text}"),
        (_TO, f"dans {text}" if kind is Kind.PLACE or text in {"une école", "un centre de santé"} else f"à {text}"),
        (_IN, f"dans {text}"),
        (_ARTICLE, text),
    ):
        if match := pattern.search(before):
            start = starts_sentence(before[: match.start()], whole=whole)
            return Fit(capitalised(written) if start else written, eaten + len(match.group()))
    if match := _WHOLE_QUE.search(before):
        return Fit(f"{match['kept'][:-1]}’{text}", eaten + len(match.group()))
    return Fit(capitalised(text) if starts_sentence(before, whole=whole) else text, eaten)


def _possessed(owner: str, noun: str) -> str:
    vowel = noun[0] in "aeéèiouh"
    masculine = {"ma": "mon", "sa": "son"}
    if vowel and owner.lower() in masculine:
        owner = masculine[owner.lower()]
    return f"{owner} {noun}"


def _bracketed(before: str, text: str) -> Fit:
    if match := _ELIDED.search(before):
        spelt = _UNELIDED[match.group(1).lower()]
        return Fit((capitalised(spelt) if match.group()[0].isupper() else spelt) + text, len(match.group()))
    return Fit(text)


def _period(before: str, wording: Wording, *, whole: bool) -> Fit:
    text, year = wording.text, wording.kind is Kind.YEAR
    if match := re.search(rf"\b(?:du|de)\s+$|\bd{_A}$", before, re.IGNORECASE):
        return Fit(f"de {text}" if year else f"du {text}", len(match.group()))
    if match := re.search(r"\b(?:au|à)\s+$", before, re.IGNORECASE):
        return Fit(f"à {text}" if year else f"au {text}", len(match.group()))
    if match := _AFTER_TIME.search(before):
        word = match.group().split()[0]
        return Fit(f"{word} {text}" if year else f"{word} le {text}", len(match.group()))
    match = _ON_DAY.search(before)
    eaten = len(match.group()) if match else 0
    written = f"en {text}" if year else f"au {text}"
    if not match and re.search(r"[(\[:]\s*$", before):
        return Fit(text)
    return Fit(capitalised(written) if starts_sentence(before[: len(before) - eaten], whole=whole) else written, eaten)
