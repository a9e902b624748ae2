"""A hint for officers: is a private person named as one of an armed group, or action asked against somebody?"""

import re
from collections.abc import Iterable

from app.anonymization.errors import UnknownLanguageError
from app.anonymization.normalise import normalise
from app.anonymization.reading import read
from app.anonymization.spans import Span, SpanType, hiding

_LANGUAGES = frozenset({"en", "fr", "bm", "ar"})
_NEAR = 240  # code points between a name and what is said about it
_GROUP = (
    r"(?:groupes? armes?|jihadistes?|djihadistes?|terroristes?|jnim|gsim|eigs|isgs|daesh"
    r"|katiba|rebelles?|bandits?|csp|fla|gatia|dan na ambassagou"
    r"|armed groups?|jihadists?|terrorists?|rebels?|insurgents?|militants?|الارهابيين|ارهابي"
    r"|الارهاب|الجماعات المسلحه|الجماعه المسلحه|جماعه مسلحه|المسلحين|جهادي(?:ين)?"
    r"|binkannikelaw|jihadikelaw|terorisiw)"
)
_TIE = (
    r"(?:ravitaill|approvisionn|fourni|finance|heberge|cache|aide|soutien|renseign|complice"
    r"|membre|appartien|travaille (?:pour|avec)|recrut|collabor|informateur"
    r"|suppl|financ|shelter|hid(?:es|ing)|help|support|member|belongs|works? (?:for|with)"
    r"|recruit|informant|collaborat|feeds"
    r"|يمول|يزود|يدعم|عضو|ينتمي|يعمل مع|يساعد|يخفي|متعاون|مخبر|deme|balo|jekulu)"
)
_TIED = re.compile(
    rf"{_TIE}[^.!?\n]{{0,80}}{_GROUP}|{_GROUP}[^.!?\n]{{0,60}}{_TIE}|\b(?:est|is|ye) (?:un "
    rf"|une |a |an )?(?:terroriste|jihadiste|djihadiste|terrorist|jihadist)|ارهابي"
)
_ACTION = re.compile(
    r"\b(?:donnez|transmettez|communiquez) (?:son|leur|ce) nom|\b(?:arretez|surveillez"
    r"|eliminez|punissez|enquetez sur|capturez)[ -](?:le|la|les|cet?|cette|\[)"
    r"|(?:il|elle) (?:doit|faut) (?:etre )?(?:arret|elimin|puni)|\b(?:give|pass|send) (?:his"
    r"|her|their) names?|\b(?:arrest|watch|punish|eliminate|capture) (?:him|her|them|this man"
    r"|\[)"
    r"|must be (?:arrested|punished|killed|eliminated)|(?:اعتقلوه|اعتقلوها|اقبضوا علي"
    r"|يجب اعتقال|سلموا اسمه|اعطوا اسمه|عاقبوه)|aw k'a mine|a ka kan ka mine"
)
_PRIVATE = frozenset({SpanType.PERSON, SpanType.PHONE, SpanType.HANDLE, SpanType.PLATE})


def suspects_denunciation(text: str, spans: Iterable[Span], language: str) -> bool:
    """Only a hint: an officer decides. `spans` and `text` are the original's. Raises UnknownLanguageError.

    Conduct of soldiers, police or groups is no denunciation: without somebody named nearby nothing is suspected.
    """
    if language not in _LANGUAGES:
        raise UnknownLanguageError(language)
    named = sorted(span.start for span in hiding(spans) if span.type in _PRIVATE)
    if not named:
        return False
    # Offsets shift by a few invisible characters at most, far less than the distance that counts as near.
    plain = read(normalise(text).text, language).plain
    return any(
        any(abs(match.start() - start) <= _NEAR for start in named)
        for pattern in (_TIED, _ACTION)
        for match in pattern.finditer(plain)
    )
