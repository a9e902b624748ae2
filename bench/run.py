"""Measures every figure and prints one table: `python -m bench.run [name ...]`. The same as JSON in bench/results/.

A figure lives in a file of its own beside this one, with a function `measure() -> Iterable[Figure]`. Each file runs in
a process of its own, so that memory and import times are its own too.
"""

import importlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.figure import Bound, Figure

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RESULTS = HERE / "results"
NOT_FIGURES = frozenset({"run", "figure", "identifiers"})
MARK = "figures: "
LONGEST_SECONDS = 1800


def main(asked: list[str]) -> int:
    """0 when every figure keeps its budget, 1 when one does not, 2 when a file could not measure."""
    names = asked or names_of_figures()
    figures: dict[str, list[Figure]] = {}
    failed: list[str] = []
    for name in names:
        try:
            figures[name] = measure_apart(name)
        except subprocess.SubprocessError:
            failed.append(name)
    print_table(figures, failed)
    keep(figures, failed)
    if failed:
        return 2
    return 0 if all(figure.kept for found in figures.values() for figure in found) else 1


def names_of_figures() -> list[str]:
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NOT_FIGURES)


def measure_apart(name: str) -> list[Figure]:
    """Raises SubprocessError when the file fails or takes more than half an hour; its own words go to the screen."""
    done = subprocess.run(  # noqa: S603 - our own program and arguments
        [sys.executable, "-m", "bench.run", "--here", name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=LONGEST_SECONDS,
    )
    line = next(line for line in reversed(done.stdout.splitlines()) if line.startswith(MARK))
    return [Figure(**facts | {"bound": Bound(facts["bound"])}) for facts in json.loads(line.removeprefix(MARK))]


def measure_here(name: str) -> None:
    found: Iterable[Figure] = importlib.import_module(f"bench.{name}").measure()
    print(MARK + json.dumps([asdict(figure) for figure in found]))


def print_table(figures: dict[str, list[Figure]], failed: list[str]) -> None:
    table = Table("figure", "measured", "unit", "budget", "kept", "nearest peer")
    for found in figures.values():
        for figure in found:
            budget = "" if figure.budget is None else f"{figure.bound} {figure.budget:,g}"
            kept = "" if figure.budget is None else "yes" if figure.kept else "NO"
            table.add_row(figure.name, f"{figure.value:,.4g}", figure.unit, budget, kept, figure.peer)
    for name in failed:
        table.add_row(name, "could not be measured", "", "", "NO", "")
    Console().print(table)


def keep(figures: dict[str, list[Figure]], failed: list[str]) -> None:
    RESULTS.mkdir(exist_ok=True)
    measured = {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()},
        "figures": {name: [asdict(f) | {"kept": f.kept} for f in found] for name, found in figures.items()},
        "failed": failed,
    }
    words = json.dumps(measured, indent=2, ensure_ascii=False) + "\n"
    (RESULTS / "latest.json").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        measure_here(sys.argv[2])
    else:
        sys.exit(main(sys.argv[1:]))
