"""The planted identifiers of the scenario: all found whole, nothing kept that must go, nothing lost that must stay."""

from typing import Any

import pytest

from app.anonymization.accusation import suspects_denunciation
from app.anonymization.detect import find_spans
from app.anonymization.identifiability import residual_risk
from app.anonymization.spans import hiding
from app.anonymization.tiers import RiskInputs, Tier, tier
from tests.anonymization.scenario import TEXTS, masked

_IDS = [row["id"] for row in TEXTS]


@pytest.mark.parametrize("row", TEXTS, ids=_IDS)
def test_every_planted_identifier_is_masked_whole(row: dict[str, Any]) -> None:
    spans = find_spans(row["text"], row["language"])

    for planted in row["identifiers"]:
        assert any(span.start <= planted["start"] and planted["end"] <= span.end for span in hiding(spans)), planted


def test_the_scenario_plants_twenty_eight_identifiers() -> None:
    assert sum(len(row["identifiers"]) for row in TEXTS) == 28


@pytest.mark.parametrize("row", TEXTS, ids=_IDS)
def test_words_that_must_stay_survive_at_the_protected_tier(row: dict[str, Any]) -> None:
    text = masked(row["text"], row["language"])

    assert [phrase for phrase in row["must_not_mask"] if phrase not in text] == []


@pytest.mark.parametrize("row", TEXTS, ids=_IDS)
@pytest.mark.parametrize("level", list(Tier))
def test_masking_a_masked_text_finds_nothing_more(row: dict[str, Any], level: Tier) -> None:
    once = masked(row["text"], row["language"], level)

    assert hiding(find_spans(once, row["language"])) == []
    assert masked(once, row["language"], level) == once


@pytest.mark.parametrize("row", TEXTS, ids=_IDS)
def test_no_surface_of_an_identifier_is_left(row: dict[str, Any]) -> None:
    text = masked(row["text"], row["language"])

    assert [planted for planted in row["identifiers"] if planted["surface"] in text] == []


@pytest.mark.parametrize("row", TEXTS, ids=_IDS)
def test_residual_risk_is_never_below_the_key_and_at_most_one_above(row: dict[str, Any]) -> None:
    spans = find_spans(row["text"], row["language"])

    risk = residual_risk(masked(row["text"], row["language"]), language=row["language"], spans=spans)

    assert row["identifiability_after"] <= risk.level <= min(2, row["identifiability_after"] + 1)


@pytest.mark.parametrize("row", [row for row in TEXTS if row["expected_tier"]], ids=lambda row: row["id"])
def test_measured_risk_gives_the_expected_tier_or_a_stricter_one(row: dict[str, Any]) -> None:
    spans = find_spans(row["text"], row["language"])
    risk = residual_risk(masked(row["text"], row["language"]), language=row["language"], spans=spans)
    inputs = row["risk_inputs"]

    reached = tier(RiskInputs(inputs["C"], inputs["S"], risk.level, inputs["P"]))

    assert reached >= Tier(row["expected_tier"])


@pytest.mark.parametrize("row", TEXTS, ids=_IDS)
def test_only_the_denunciation_is_suspected(row: dict[str, Any]) -> None:
    spans = find_spans(row["text"], row["language"])

    assert suspects_denunciation(row["text"], spans, row["language"]) is row["denunciation"]
