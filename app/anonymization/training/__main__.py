"""`python -m app.anonymization.training <data-folder>`: builds lists and models, sets thresholds, writes the cards."""

import argparse
import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.anonymization import language, lexicon
from app.anonymization.models import FOLDER
from app.anonymization.training import cards, trials, word_lists
from app.anonymization.training.recipes import RECIPES, Recipe

_log = logging.getLogger("app.anonymization.training")


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    asked.out.mkdir(parents=True, exist_ok=True)
    if word_lists.frequencies_installed():
        _write_lists(asked.data, asked.out, asked.date)
    else:
        _log.info("wordfreq is not installed: the shipped lexicon and language weights stay as they are")
    words = lexicon.Lexicon.read(
        asked.out / lexicon.FILE.name if (asked.out / lexicon.FILE.name).exists() else lexicon.FILE
    )
    with tempfile.TemporaryDirectory() as passing:
        scratch = asked.scratch or Path(passing)
        scratch.mkdir(parents=True, exist_ok=True)
        bench = trials.Bench(asked.data, scratch, words)
        for recipe in RECIPES:
            if not asked.only or recipe.name in asked.only:
                _make(bench, recipe, asked.out, asked.date)


def _make(bench: trials.Bench, recipe: Recipe, out: Path, date: str) -> None:
    tried = trials.held_out(bench, recipe)
    thresholds = trials.set_thresholds(recipe, tried)
    figures = trials.figures(recipe, tried, thresholds)
    _log.info("%s held out %s %s", recipe.name, thresholds, figures)
    unseen = {source.name: trials.unseen(bench, recipe, source, thresholds) for source in recipe.unseen}
    _log.info("%s unseen %s", recipe.name, unseen)
    shipped = bench.fitted(recipe, trials.everything(bench, recipe), "shipped")
    (out / f"{recipe.name}.crf").write_bytes(shipped.read_bytes())
    cards.write(out / f"{recipe.name}.json", recipe, date=date, thresholds=thresholds, figures=figures, unseen=unseen)


def _write_lists(data: Path, out: Path, date: str) -> None:
    known, spoken = out / lexicon.FILE.name, out / language.FILE.name
    word_lists.write_lexicon(known, data)
    word_lists.write_language(spoken, data)
    frequencies = {"name": "wordfreq 3 (Speer 2022), word frequencies", "licence": "CC BY-SA 4.0"}
    lines = {"name": "Bayelemabaga (Vydrin et al. 2022), Bambara and French lines", "licence": "CC BY-SA 4.0"}
    places = {"name": "GeoNames, places of Mali and Arabic names of cities", "licence": "CC BY 4.0"}
    names = {"name": "arabic-name-romanizer 0.2.0, Arabic given names and surnames", "licence": "MIT"}
    clans = {"name": "clan and given names of Mali, written for this project", "licence": "that of this project"}
    cards.write_for_list(
        known.with_suffix(".json"),
        known,
        date=date,
        what="hashes of words: how common, on which list",
        data=[frequencies, lines, places, names, clans],
        licence="CC BY-SA 4.0 taken over from its data: attribution, share alike",
    )
    cards.write_for_list(
        spoken.with_suffix(".json"),
        spoken,
        date=date,
        what="weights of hashed spellings for French, Bambara and English",
        data=[frequencies, lines],
        licence="CC BY-SA 4.0 taken over from its data: attribution, share alike",
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m app.anonymization.training", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds deid/ and gazetteer/")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where models and cards go")
    parser.add_argument(
        "--date", required=True, help="the date for the cards, so that a run can be repeated byte for byte"
    )
    parser.add_argument("--scratch", type=Path, help="keep the models of the trials here, and go on from them")
    parser.add_argument("--only", nargs="*", choices=[recipe.name for recipe in RECIPES], help="make only these models")
    return parser


if __name__ == "__main__":
    main()
