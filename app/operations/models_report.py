"""The statistical models that are installed, as their cards describe them."""

import json
from collections.abc import Iterator
from pathlib import Path

from app.core.settings import Settings

CARDS = Path(__file__).resolve().parents[1] / "anonymization" / "data" / "models"


def models_report(settings: Settings) -> Iterator[str]:
    """One line a model: name, date, licence, how much it misses, and whether it is switched off."""
    for card in sorted(CARDS.glob("*.json")):
        facts = json.loads(card.read_text(encoding="utf-8"))
        off = " (switched off)" if facts.get("language") == "bm" and not settings.bambara_model else ""
        missed = f", misses {facts['miss_rate']:.1%} of details held out" if "miss_rate" in facts else ""
        yield f"  {card.stem}: {facts.get('date', '')}, {facts.get('licence', '')}{missed}{off}"
