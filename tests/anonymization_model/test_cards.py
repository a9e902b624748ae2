"""Every file of the models has a card that tells the truth about it, and all together stay small."""

import hashlib
import json
from pathlib import Path

import pytest

from app.anonymization.models import FOLDER, KINDS

CARDS = sorted(FOLDER.glob("*.json"))
BUDGET = 20_000_000


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.stem)
def test_the_hash_and_size_on_a_card_are_those_of_its_file(card: Path) -> None:
    said = json.loads(card.read_text(encoding="utf-8"))
    file = FOLDER / said["file"]

    assert said["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert said["bytes"] == file.stat().st_size


def test_every_file_has_a_card() -> None:
    told = {json.loads(card.read_text(encoding="utf-8"))["file"] for card in CARDS}

    assert told == {file.name for file in FOLDER.iterdir() if file.suffix in {".crf", ".bin"}}


def test_models_and_lists_together_fit_into_20_megabytes() -> None:
    assert sum(file.stat().st_size for file in FOLDER.parent.rglob("*") if file.is_file()) <= BUDGET


@pytest.mark.parametrize(
    "card", [card for card in CARDS if card.with_suffix(".crf").exists()], ids=lambda card: card.stem
)
def test_a_model_card_names_data_licence_thresholds_and_figures_with_intervals(card: Path) -> None:
    said = json.loads(card.read_text(encoding="utf-8"))

    assert said["licence"]
    assert all(source["name"] and source["licence"] for source in said["data"])
    assert set(said["thresholds"]) <= set(KINDS)
    assert all(0 < threshold < 1 for threshold in said["thresholds"].values())
    for figures in said["held_out_figures"].values():
        share, low, high = figures["full_recall"]
        assert low <= share <= high
        assert len(figures["token_precision"]) == 3


def test_only_the_bambara_models_are_marked_noncommercial() -> None:
    marked = {card.stem for card in CARDS if json.loads(card.read_text(encoding="utf-8")).get("noncommercial")}

    assert marked == {"bm", "bm-lower"}
