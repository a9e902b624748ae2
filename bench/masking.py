"""How well, how fast and how small the masker is: `python -m bench.masking <folder of annotated texts> [--json FILE]`.

The folder holds JSON lines with `id`, `lang`, `text`, `spans`. A set a model was fitted to is marked: its figures
flatter. Two recalls stand side by side: of what is found, and of what is replaced as well, since countries, regions,
public bodies, years and quantities are found and kept. Presidio stands beside, in an environment of its own.
Without a folder only speed, size and the generated identifiers are measured.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.anonymization.detect import find_spans
from app.anonymization.models import FOLDER
from app.anonymization.spans import Span, SpanType, hiding
from app.anonymization.training import corpora, measures
from app.anonymization.training.corpora import Document
from bench.figure import Bound, Figure
from bench.identifiers import Example, identifiers, look_alikes
from bench.peers import presidio

PACKAGE = FOLDER.parent
NOT_NAMES = frozenset({"DEM", "QUANTITY", "MISC", corpora.KEPT})
ROUNDS = 3
MADE = 2000
SAMPLE = {
    "fr": "Le 14 mars, des soldats ont pris la moto de Seydou Maïga devant le marché de Gossi. Personne n'a répondu. ",
    "bm": "Ne tɔgɔ ye Fanta Jara ye, n bɛ bɔ Kolokani. Sɔrɔdasiw nana dugu kɔnɔ kunun sufɛ, u ye bagan caman ta. ",
    "en": "On 4 May Oumar Sangaré from Douentza told the trainers that the granaries had been burned at night. ",
    "ar": "قال محمد ولد سيدي إن الجنود جاؤوا إلى قرية بير ليلا وأخذوا الماشية ولم يجب أحد على أسئلة السكان. ",
}

Masker = Callable[[Sequence[Document]], list[list[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Row:
    """One set, typed in one way, read by one masker; `flattered` when a model was fitted to the set."""

    name: str
    masker: str
    flattered: bool
    documents: int
    recall: list[float]
    hidden: list[float] | None
    precision: list[float]
    by_kind: dict[str, list[float]]
    direct: float | None
    quasi: float | None


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.masking", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--json", type=Path, help="write the rows here as well")
    parser.add_argument("--without-presidio", action="store_true")
    asked = parser.parse_args(arguments)
    beside = None if asked.without_presidio or not asked.folder else presidio.ranges()
    rows = list(quality(asked.folder, beside=beside)) if asked.folder else []
    print_table(rows)
    figures = list(measure())
    for figure in figures:
        print(f"{figure.name}: {figure.value:,.4g} {figure.unit} (budget {figure.bound} {figure.budget:,g})")
    if asked.json:
        said = {"rows": [as_json(row) for row in rows], "figures": {one.name: one.value for one in figures}}
        asked.json.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def measure() -> Iterable[Figure]:
    """Speed, memory, import time and size: what needs no annotated text."""
    for language, sentence in SAMPLE.items():
        yield Figure(f"masking, {language}", speed(sentence * 50, language), "characters/s", 100_000, Bound.AT_LEAST)
    yield from structured()
    yield Figure("masking, import", import_seconds(), "s", 0.5)
    yield Figure("masking, resident memory", resident_megabytes(), "MB", 100, peer="Presidio 561 MB")
    size = sum(file.stat().st_size for file in PACKAGE.rglob("*") if file.is_file())
    yield Figure("masking, models and lists", size / 1e6, "MB", 20)


def structured() -> Iterable[Figure]:
    """Generated numbers and addresses found whole, and words of look-alikes that are replaced without need."""
    made = list(identifiers(MADE))
    whole = sum(any(found(span, one) for span in find_spans(one.text, one.language)) for one in made)
    yield Figure("masking, generated identifiers found whole", whole / len(made), "share", 0.99, Bound.AT_LEAST)
    plain = list(look_alikes(MADE))
    words = sum(len(one.text.split()) for one in plain)
    false = sum(len(hiding(find_spans(one.text, one.language))) for one in plain)
    yield Figure("masking, look-alikes replaced", false / words * 10_000, "in 10,000 words", 1)


def found(span: Span, made: Example) -> bool:
    """The whole of it is hidden; the word that announces a passport need not be."""
    start = made.text.index(made.surface)
    end = start + len(made.surface)
    start = end - len(made.surface.split(" ")[-1]) if made.kind == "_passport" else start
    return not span.kept and span.start <= start and end <= span.end


def speed(text: str, language: str) -> float:
    """Characters a second, the best of three: what the machine does meanwhile is not ours."""
    find_spans(text[:200], language)
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        find_spans(text, language)
        took.append(time.perf_counter() - began)
    return len(text) / min(took)


def import_seconds() -> float:
    code = "import time; t = time.perf_counter(); import app.anonymization.detect; print(time.perf_counter() - t)"
    return min(float(_python(code)) for _ in range(ROUNDS))


def resident_megabytes() -> float:
    """Peak of a process that has read a message in each of the four languages."""
    code = (
        "import resource; from pathlib import Path; from app.anonymization.detect import find_spans\n"
        f"for tag, text in {SAMPLE!r}.items(): find_spans(text * 20, tag)\n"
        # The peak that the kernel keeps for a process goes on counting the parent's memory after a fork.
        "status = Path('/proc/self/status')\n"
        "if status.exists(): print(status.read_text().split('VmHWM:')[1].split()[0])\n"
        "else: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    return float(_python(code)) * _unit() / 1e6


def quality(folder: Path, *, beside: Masker | None) -> Iterable[Row]:
    for file in sorted(folder.rglob("*.jsonl")):
        documents = [one for one in corpora.documents(file) if one.text]
        if not any(one.mentions for one in documents):
            continue
        for way, typed in ways(documents).items():
            name = f"{file.stem}, {way}"
            yield row(
                name,
                "this masker",
                typed,
                ours(typed),
                hidden=ours(typed, kept=False),
                flattered=file.name in fitted_to(),
            )
            if beside and way == "as written":
                yield row(name, "Presidio", typed, beside(typed), flattered=False)


def ways(documents: Sequence[Document]) -> dict[str, list[Document]]:
    typed = {"as written": list(documents)}
    languages = {one.language for one in documents}
    if languages != {"ar"}:
        typed["small letters"] = [corpora.small(one) for one in documents]
    if "bm" in languages:
        typed["plain letters"] = [corpora.plain_letters(one) for one in documents]
    return typed


def ours(documents: Sequence[Document], *, kept: bool = True) -> list[list[tuple[int, int]]]:
    """A date is left out where the annotators marked none: it would count as an error without being one.

    With `kept=False` only what masking replaces.
    """
    dated = any(mention.kind == "DATE" for one in documents for mention in one.mentions)
    return [
        [
            (span.start, span.end)
            for span in find_spans(one.text, one.language)
            if (dated or span.type is not SpanType.DATE) and (kept or not span.kept)
        ]
        for one in documents
    ]


def row(
    name: str,
    masker: str,
    documents: Sequence[Document],
    masked: list[list[tuple[int, int]]],
    *,
    hidden: list[list[tuple[int, int]]] | None = None,
    flattered: bool,
) -> Row:
    joined = any(mention.entity for one in documents for mention in one.mentions)
    kinds = frozenset(mention.kind for one in documents for mention in one.mentions)
    kinds = kinds - {corpora.KEPT} if joined else kinds - NOT_NAMES
    tallies = [measures.tally(one, ranges, kinds) for one, ranges in zip(documents, masked, strict=True)]
    replaced = [measures.tally(one, ranges, kinds) for one, ranges in zip(documents, hidden or [], strict=False)]
    return Row(
        name=name,
        masker=masker,
        flattered=flattered,
        documents=len(documents),
        recall=measures.recall_figure(tallies).rounded(),
        hidden=measures.recall_figure(replaced).rounded() if replaced else None,
        precision=measures.precision_figure(tallies).rounded(),
        by_kind={kind: [round(share, 3), count] for kind, (share, count) in measures.by_kind(tallies).items()},
        direct=round(measures.entity_recall(tallies, direct=True), 3) if joined else None,
        quasi=round(measures.entity_recall(tallies, direct=False), 3) if joined else None,
    )


def fitted_to() -> frozenset[str]:
    """Names of the files that the shipped models learnt from, as their cards say."""
    cards = [json.loads(card.read_text(encoding="utf-8")) for card in FOLDER.glob("*.json")]
    sources = [source for card in cards for source in card["data"]]
    return frozenset(Path(source[part]).name for source in sources for part in ("file", "dev_file") if source.get(part))


def print_table(rows: Iterable[Row]) -> None:
    table = Table(
        "set",
        "masker",
        "fitted to it",
        "documents",
        "found whole",
        "hidden whole",
        "token precision",
        "ER_di",
        "ER_qi",
        "by type",
    )
    for one in rows:
        kinds = " ".join(f"{kind} {share:.3f}/{count:.0f}" for kind, (share, count) in one.by_kind.items())
        ends = ["" if share is None else f"{share:.3f}" for share in (one.direct, one.quasi)]
        seen = "yes" if one.flattered else ""
        table.add_row(
            one.name,
            one.masker,
            seen,
            str(one.documents),
            _said(one.recall),
            _said(one.hidden) if one.hidden else "",
            _said(one.precision),
            *ends,
            kinds,
        )
    Console(width=max(Console().width, 200)).print(table)


def as_json(one: Row) -> dict[str, object]:
    return {field: getattr(one, field) for field in Row.__slots__}


def _said(figure: Sequence[float]) -> str:
    share, low, high = figure
    return f"{share:.3f} [{low:.3f}, {high:.3f}]"


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own program
    return done.stdout


def _unit() -> int:
    """Bytes in one unit of ru_maxrss: kilobytes, but bytes on a Mac."""
    return 1 if sys.platform == "darwin" else 1024


if __name__ == "__main__":
    main()
