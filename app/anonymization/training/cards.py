"""The card beside each model: what it is made from, under which licence, how well it does, and the hash of its file."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.anonymization.training.recipes import Recipe

_LIMITS = (
    "Measured on news, court cases and encyclopaedia text, never on real submissions: expect more misses there. "
    "Names typed oddly, single letters and details that are no name at all are missed. A person must still read."
)


def write(
    card: Path,
    recipe: Recipe,
    *,
    date: str,
    thresholds: Mapping[str, float],
    figures: Mapping[str, Mapping[str, Any]],
    unseen: Mapping[str, object],
) -> None:
    """`card` stands beside the model file of the same name; its `miss_rate` is the worst of the model alone."""
    model = card.with_suffix(".crf")
    said = {
        "name": recipe.name,
        "file": model.name,
        "kind": "linear-chain conditional random field (CRFsuite)",
        "language": recipe.style.language,
        "caseless": recipe.style.caseless,
        "date": date,
        "bytes": model.stat().st_size,
        "sha256": sha256(model),
        "data": [
            {
                "name": source.name,
                "licence": source.licence,
                "file": source.train,
                "dev_file": source.dev,
                "retold_with_malian_names": source.transplanted,
            }
            for source in recipe.sources
        ],
        "licence": _licence(recipe),
        "noncommercial": recipe.noncommercial,
        "fitted_with": {
            "c1": recipe.penalty.sparse,
            "c2": recipe.penalty.smooth,
            "max_iterations": recipe.penalty.rounds,
        },
        "thresholds": dict(thresholds),
        "miss_rate": round(1 - min(one["full_recall"][0] for one in figures.values()), 3),
        "held_out_figures": dict(figures),
        "unseen_domain_figures": dict(unseen),
        "shipped_model": "fitted to all documents above once the thresholds were set on held-out ones",
        "limits": _LIMITS,
    }
    card.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_for_list(card: Path, file: Path, *, date: str, what: str, data: list[dict[str, str]], licence: str) -> None:
    """The card of a file that is no model: the lexicon, the language weights."""
    said = {
        "name": file.stem,
        "file": file.name,
        "kind": what,
        "date": date,
        "bytes": file.stat().st_size,
        "sha256": sha256(file),
        "data": data,
        "licence": licence,
    }
    card.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _licence(recipe: Recipe) -> str:
    if recipe.noncommercial:
        return "CC BY-NC 4.0 taken over from its data: non-commercial use only, with attribution"
    if any("BY-SA" in source.licence for source in recipe.sources):
        return "CC BY-SA 4.0 taken over from its data: attribution, share alike"
    if any("LGPL-LR" in source.licence for source in recipe.sources):
        return "LGPL-LR taken over from part of its data"
    return "the licence of this project; its data are credited above"
