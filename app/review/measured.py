"""How often masking still misses a detail, as measured on texts nobody trained with: from the models' cards."""

import json
from functools import cache
from pathlib import Path

import app.anonymization

CARDS = Path(app.anonymization.__file__).parent / "data" / "models"


@cache
def miss_rate(language: str, cards: Path = CARDS, *, bambara_model: bool = True) -> float | None:
    """Share of details, 0-1, that is not hidden whole; None where nobody measured it, as without the Bambara model.

    A card is JSON with `language` and, once measured, `miss_rate`; of several models the worst counts.
    """
    if language == "bm" and not bambara_model:
        return None
    said = [json.loads(card.read_text(encoding="utf-8")) for card in sorted(cards.glob("*.json"))]
    rates = [one["miss_rate"] for one in said if one.get("language") == language and "miss_rate" in one]
    return max(map(float, rates), default=None)
