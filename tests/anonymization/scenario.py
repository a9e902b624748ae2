"""The invented texts with their planted identifiers, and how a test masks one."""

import json
from pathlib import Path
from typing import Any

from app.anonymization.detect import find_spans
from app.anonymization.operators import mask
from app.anonymization.policy import Policy
from app.anonymization.tiers import Tier

_SCENARIO: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "scenario.json").read_text(encoding="utf-8"))
TEXTS: list[dict[str, Any]] = _SCENARIO["texts"]
TIER_CASES: list[dict[str, Any]] = _SCENARIO["tier_cases"]


def masked(text: str, language: str, tier: Tier = Tier.T2, region: str | None = None) -> str:
    return mask(text, find_spans(text, language), Policy(tier, language, region)).text
