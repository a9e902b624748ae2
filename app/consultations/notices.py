"""The plain notice a sender reads before the first question: its four parts, and the words a reviewer read."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from app.core.errors import N_
from app.core.types import LocalizedText

PARTS = ("who_reads", "can_change", "cannot_change", "risk")
LABELS: dict[str, str] = {
    "who_reads": N_("Who reads what you write"),
    "can_change": N_("What your words can change"),
    "cannot_change": N_("What they cannot change"),
    "risk": N_("What the risk is"),
}

Notice = Mapping[str, LocalizedText]


def notice_strings(notice: Notice) -> Iterator[tuple[str, LocalizedText]]:
    """Every part, also one that is not there yet."""
    for part in PARTS:
        yield f"notice.{part}", notice.get(part, {})


def in_language(notice: Notice, language: str) -> dict[str, str]:
    return {part: notice.get(part, {}).get(language, "") for part in PARTS}


def words_digest(title: LocalizedText, notice: Notice, language: str) -> str:
    """Names the exact words in one language, so that a review stands only for what was read."""
    words = [title.get(language, ""), *in_language(notice, language).values()]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
