"""The same words twice are one voice; the same subject twice is not."""

import json
from pathlib import Path

import pytest

from app.anonymization.tiers import Tier
from app.review.batches import without
from app.review.near_duplicates import clusters
from app.review.periods import period_of

pytestmark = pytest.mark.sqlite_only

SCENARIO = Path(__file__).resolve().parents[2] / "app" / "demo" / "data" / "submissions.json"


def scenario() -> dict[str, str]:
    entries = json.loads(SCENARIO.read_text(encoding="utf-8"))["submissions"]
    return {entry["id"]: entry["text"] for entry in entries if entry["id"] <= "SUB-025"}


def test_the_two_praises_of_the_scenario_are_one_voice_and_no_others() -> None:
    names, texts = list(scenario()), list(scenario().values())

    found = clusters(texts)

    doubles = {(names[first], names[place]) for place, first in enumerate(found) if first != place}
    assert doubles == {("SUB-020", "SUB-021")}


def test_spelling_and_accents_make_no_second_voice() -> None:
    assert clusters(["Les réunions sont en ville, jamais ici.", "les reunions sont en ville jamais ici"]) == [0, 0]


def test_questions_that_everybody_was_asked_make_nobody_alike() -> None:
    asked = "Qu'est-ce qui devrait changer dans la manière dont les patrouilles passent ?"
    texts = [f"{asked}\nPlus de jour.", f"{asked}\nMoins vite."]

    assert clusters(texts) == [0, 0]
    assert clusters([without(text, {asked}) for text in texts]) == [0, 1]


def test_texts_without_words_resemble_nothing() -> None:
    assert clusters(["", "", "…"]) == [0, 1, 2]


@pytest.mark.parametrize(
    ("week", "tier", "period"),
    [
        ("2026-W36", Tier.T1, "2026-09"),
        ("2026-W36", Tier.T2, "2026-Q3"),
        ("2026-W36", Tier.T3, "2026-H2"),
        ("2026-W36", Tier.T4, "2026"),
        # ISO 8601: the last days of December may belong to the first week of the next year.
        ("2026-W01", Tier.T1, "2026-01"),
        ("2026-W53", Tier.T4, "2026"),
        ("2026-W27", Tier.T3, "2026-H2"),
        ("2026-W26", Tier.T3, "2026-H1"),
    ],
)
def test_a_period_is_as_coarse_as_its_tier(week: str, tier: Tier, period: str) -> None:
    assert period_of(week, tier) == period
