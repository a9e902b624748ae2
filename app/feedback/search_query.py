"""What a typed search asks for: words, "phrases", OR, -without, begin*. Anything that can be typed has a meaning."""

import re
from dataclasses import dataclass

from app.feedback.errors import SearchTooLongError, TooManyWordsError
from app.feedback.tokens import split

LONGEST = 500
MOST_TERMS = 32

QUOTES = str.maketrans(dict.fromkeys("«»“”„‟＂", '"'))
PIECES = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"]+)')
# Operators are written in capitals, in either language of the staff.
OR = frozenset({"OR", "OU", "|"})
NOT = frozenset({"NOT", "SAUF"})
AND = frozenset({"AND", "ET", "&"})


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand side by side; with `begins` the last is only the beginning of a word."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Every group must match by at least one of its terms, and none of `without` may."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.without)


def parse(typed: str) -> SearchQuery:
    """Raises SearchTooLongError and TooManyWordsError; a search without a single word asks for nothing."""
    if len(typed) > LONGEST:
        raise SearchTooLongError(longest=LONGEST)
    groups: list[list[Term]] = []
    without: list[Term] = []
    joins = excludes = False
    for piece in PIECES.finditer(typed.translate(QUOTES)):
        bare = piece["bare"] or ""
        if bare in OR:
            joins = bool(groups)
        elif bare in NOT:
            excludes = True
        elif bare not in AND and (term := term_of(piece)):
            if excludes or minus(piece):
                without.append(term)
            elif joins:
                groups[-1].append(term)
            else:
                groups.append([term])
            joins = excludes = False
    if sum(map(len, groups)) + len(without) > MOST_TERMS:
        raise TooManyWordsError(most=MOST_TERMS)
    return SearchQuery(tuple(map(tuple, groups)), tuple(without))


def term_of(piece: re.Match[str]) -> Term | None:
    bare = piece["bare"]
    found = tuple(split(piece["phrase"] if bare is None else bare))
    return Term(found, begins=bare is not None and bare.endswith("*")) if found else None


def minus(piece: re.Match[str]) -> bool:
    return bool(piece["minus"]) or (piece["bare"] or "").startswith("-")
