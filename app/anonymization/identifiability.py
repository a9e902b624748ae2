"""How far a masked text may still point at one person: a level from 0 to 3 and the reasons, as codes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.anonymization.errors import UnknownLanguageError
from app.anonymization.normalise import normalise
from app.anonymization.reading import Reading, read
from app.anonymization.roles import only_ones
from app.anonymization.runs import is_kept, is_ordinary
from app.anonymization.spans import UNSURE_BELOW, Span, SpanType, hiding

_LANGUAGES = frozenset({"en", "fr", "bm", "ar"})
_HIGHEST = 3
_FEW = 3
_UNREAD = 4  # points, of which two make one level
_SELF_ROLE = re.compile(
    r"\b(?:je suis|j'etais|nous sommes les seule?s?|i am|i'm|i was|we are the only|انا"
    r"|ne ye)[ ](?:un |une |la |le |l'|a |an |the )?"
    r"(?:membre|member|ancienn?e?|former|presidente?|secretaire|infirmiere?|nurse"
    r"|enseignante?|teacher|sage-femme|midwife|chef|chief"
    r"|احد|عضو|ممرضه?|معلمه?|sigida)"
)
_ONLY_ONE = re.compile(
    r"\b(?:only one|the only|sole survivor|la seule|le seul|l'unique|unique survivant|kelen ?pe)(?!\w)|الوحيده?(?!\w)"
)
_WITNESS = re.compile(
    r"\b(?:seul(?:e)? temoin|only witness|j'ai tout vu|i saw everything|eyewitness|temoin oculaire|شاهد عيان)\b"
)
_HIDE_ME = re.compile(
    r"ne (?:publiez|mentionnez|citez|donnez|dites|partagez|revelez) (?:pas|jamais)"
    r"|do not (?:publish|name|mention|share|reveal|quote)"
    r"|don't (?:publish|name|mention|share|reveal)|(?:الا|لا) (?:ت?ذكروا?|تنشروا?|تكشفوا?)"
    r"|kana (?:a |n |an )?(?:togo )?fo"
)
_RECOGNISED = re.compile(
    r"(?:sauront|savent|saura) (?:tous )?qui|tout le monde me connait|will know who"
    r"|know who (?:spoke|talked)|recogni[sz]e me|everyone knows me"
    r"|سيعرفون من|يعرفون من"
)
_SMALL_GROUP = re.compile(
    r"\b(?:deux|trois|quatre|two|three|four|fila|saba|naani) (?:des |de nos "
    r"|of our )?(?:femmes|hommes|infirmiers|enseignants|familles|temoins"
    r"|women|men|nurses|teachers|families|witnesses)\b"
)
_KIN = re.compile(
    r"\b(?:sa|ma|son|mon|notre|her|his|my|our) (?:mere|pere|frere|soeur|fille|fils|mari"
    r"|secretaire|mother|father|brother|sister|daughter|son|husband|wife|secretary)\b"
    r"|(?<!\w)(?:اخي|اخيه|اخته|ابنه|والده|زوجته)(?!\w)"
)
_VULNERABLE = re.compile(
    r"\b(?:fille|garcon|girl|boy|enfant|child) (?:de |of |aged )?\d{1,2}(?: ans)?"
    r"|\b\d{1,2}[- ]year[- ]old\b|violee?|agressee?|raped|assaulted|اغتصب|قاصر"
)
_HARM = re.compile(
    r"arrete|enleve|disparu|tue|torture|arrested|abducted|disappeared|killed|tortured|اوقفت"
    r"|اعتقل|اختف|قتل|hommes en civil|plain.?clothes|dort ailleurs|menace|threat"
)


@dataclass(frozen=True, slots=True)
class Identifiability:
    """`level` 0 (nothing points at a person) to 3 (whoever knows the place knows who); `reasons` are stable codes."""

    level: int
    reasons: tuple[str, ...]


def residual_risk(
    text_after_masking: str, *, language: str, spans: Iterable[Span], unread: bool = False
) -> Identifiability:
    """`spans` are those masked in the original. A hint for officers, who may raise it; never a proof of safety.

    `unread` says that part of the original is in a language no model reads here, which alone makes it a 2.

    Raises UnknownLanguageError.
    """
    if language not in _LANGUAGES:
        raise UnknownLanguageError(language)
    reading = read(normalise(text_after_masking).text, language)
    points = {
        **_from_text(reading),
        **_from_spans(tuple(hiding(spans))),
        "masked.no_model": _UNREAD * unread,
    }
    # One strong trait, or two weak ones beside each other, leave a trace; only several strong ones single a person out.
    level = min(_HIGHEST, sum(points.values()) // 2)
    return Identifiability(level, tuple(sorted(reason for reason, weight in points.items() if weight)))


def _from_text(reading: Reading) -> dict[str, int]:
    plain = reading.plain
    harmed = _HARM.search(plain) is not None
    return {
        "text.only_one": 3
        if any(True for _ in only_ones(reading))
        else 2 * bool(_ONLY_ONE.search(plain) and _SELF_ROLE.search(plain)),
        "text.own_role": int(_SELF_ROLE.search(plain) is not None),
        "text.only_witness": 2 * int(_WITNESS.search(plain) is not None),
        "text.asks_to_be_hidden": int(_HIDE_ME.search(plain) is not None),
        "text.would_be_recognised": 2 * int(_RECOGNISED.search(plain) is not None and harmed),
        "text.small_group": int(_SMALL_GROUP.search(plain) is not None and harmed),
        "text.kin_of_the_harmed": int(_KIN.search(plain) is not None and harmed),
        "text.vulnerable_person": 2 * int(_VULNERABLE.search(plain) is not None),
        "text.name_left": 2 * int(_name_left(reading)),
    }


def _from_spans(spans: tuple[Span, ...]) -> dict[str, int]:
    types = {span.type for span in spans}
    return {
        "masked.unsure": int(sum(span.score < UNSURE_BELOW for span in spans) >= _FEW),
        "masked.unique_role": int(SpanType.UNIQUE_ROLE in types),
        "masked.role_place_and_date": int(
            SpanType.DATE in types
            and bool({SpanType.SMALL_PLACE, SpanType.FACILITY} & types)
            and bool({SpanType.ROLE, SpanType.UNIQUE_ROLE} & types)
        ),
    }


def _name_left(reading: Reading) -> bool:
    """Two capitalised words in a row that no list knows."""
    return any(
        run.last > run.first
        and not any(is_kept(word.plain) or is_ordinary(word.plain) for word in reading.words[run.first : run.last + 1])
        for run in reading.runs
    )
