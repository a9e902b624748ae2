"""What fitting answers, and what all languages share."""

import re
from dataclasses import dataclass

_SENTENCE_START = re.compile(r"(?:^|[.!?\n\u2026\u061f])[\s\"«»“”)\]]*$")


@dataclass(frozen=True, slots=True)
class Fit:
    """`text` to write, swallowing so many code points before and after the span."""

    text: str
    before: int = 0
    after: int = 0


def starts_sentence(before: str, *, whole: bool) -> bool:
    """`whole` says that `before` reaches back to the beginning of the text."""
    match = _SENTENCE_START.search(before)
    return match is not None and (whole or (match.group() != "" and match.start() > 0) or bool(match.group().strip()))


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
