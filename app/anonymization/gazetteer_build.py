"""Builds the word and place lists under data/ from source files: `-m app.anonymization.gazetteer_build <folder>`.

<folder> holds gazetteer/ (GeoNames extract, Arabic names) and deid/ (texts from which ordinary words are counted).
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import cos, hypot, radians
from pathlib import Path

from app.anonymization.folding import fold
from app.anonymization.lists import rows
from app.anonymization.spelling import key

_DATA = Path(__file__).parent / "data"
_PARENTS = {
    "Kayes": ("ML01", "ML11", "ML12"),
    "Koulikoro": ("ML02", "ML13", "ML14"),
    "Bamako": ("ML20",),
    "Sikasso": ("ML03", "ML15", "ML16"),
    "Ségou": ("ML04", "ML17"),
    "Mopti": ("ML05", "ML18", "ML19"),
    "Tombouctou": ("ML06", "ML09"),
    "Gao": ("ML07", "ML10"),
    "Kidal": ("ML08",),
}
# Chief towns, latitude and longitude in degrees, from the same GeoNames extract and its gazetteer pages.
_CHIEF_TOWNS = {
    "ML01": (14.45, -11.44), "ML02": (12.86, -7.56), "ML03": (11.32, -5.67), "ML04": (13.43, -6.22),
    "ML05": (14.49, -4.19), "ML06": (16.77, -3.01), "ML07": (16.27, -0.04), "ML08": (18.44, 1.41),
    "ML09": (22.68, -3.98), "ML10": (15.92, 2.40), "ML11": (15.23, -9.59), "ML12": (13.04, -9.49),
    "ML13": (12.49, -6.80), "ML14": (15.17, -7.29), "ML15": (11.42, -7.48), "ML16": (12.39, -5.46),
    "ML17": (13.30, -4.90), "ML18": (15.00, -2.95), "ML19": (14.35, -3.61), "ML20": (12.65, -8.00),
}  # fmt: skip
_CLEARLY_NEARER = 0.6  # share of the distance to the second nearest chief town; beyond it only the zone is told
_POPULATED = ("PPL", "LCTY", "CMP", "ADM2", "ADM3")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z]")
_NAME_COUNT_AT_LEAST = 15
_SHORTEST_WORD = 2
_LEAST = {"latin": 2, "arabic": 3}
_OFTEN = 4  # a Latin word seen so often in small letters is ordinary, however often it is capitalised too


def build(source: Path) -> None:
    """Writes places.tsv, arabic_names.txt and the ordinary-word lists; overwrites what is there."""
    _write("places.tsv", _PLACES_NOTE, (f"{name}\t{code}" for name, code in sorted(_places(source).items())))
    ordinary = {script: _ordinary(source, script) for script in ("latin", "arabic")}
    for script, found in ordinary.items():
        _write(f"lists/ordinary_{script}.txt", _ORDINARY_NOTE, sorted(found))
    _write("lists/arabic_names.txt", _NAMES_NOTE, sorted(_arabic_names(source, ordinary["arabic"])))


def _places(source: Path) -> dict[str, str]:
    seen: dict[str, set[str]] = defaultdict(set)
    with (source / "gazetteer" / "mali_places_geonames.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["feature"].startswith(_POPULATED):
                code = _code(row["region_2014"], float(row["lat"]), float(row["lon"]))
                for name in (row["name"], *row["alternates"].split("|")):
                    bare = re.sub(r"^Cercle d[e'’] ?| Cercle$", "", name)
                    if _LATIN.search(bare) and len(bare) > _SHORTEST_WORD and "/" not in bare and not bare.isupper():
                        seen[key(fold(bare))].add(code)
    zones = {row[0]: row[1] for row in rows("regions")}
    return {name: _agreed(codes, zones) for name, codes in seen.items() if len(name) > _SHORTEST_WORD}


def _code(parent: str, latitude: float, longitude: float) -> str:
    """The unit of 2023 a point most likely lies in, else its zone, else "-"."""
    units = _PARENTS.get(parent, ())
    if len(units) < _SHORTEST_WORD:
        return units[0] if units else "-"
    narrow = cos(radians(latitude))
    distances = sorted(
        (hypot(latitude - _CHIEF_TOWNS[unit][0], (longitude - _CHIEF_TOWNS[unit][1]) * narrow), unit) for unit in units
    )
    if distances[0][0] <= _CLEARLY_NEARER * distances[1][0]:
        return distances[0][1]
    return next(row[1] for row in rows("regions") if row[0] == units[0])


def _agreed(codes: set[str], zones: dict[str, str]) -> str:
    if len(codes) == 1:
        return next(iter(codes))
    wider = {zones.get(code, code) for code in codes}
    return next(iter(wider)) if len(wider) == 1 else "-"


def _ordinary(source: Path, script: str) -> set[str]:
    """Words the texts mostly write in small letters (Latin) or outside names (Arabic)."""
    plain: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text, spans in _texts(source):
        for match in _WORD.finditer(text):
            word = fold(match.group())
            if (_LATIN.search(word) is None) != (script == "arabic") or len(word) < _SHORTEST_WORD:
                continue
            in_name = any(start <= match.start() < end for start, end in spans)
            capital = script == "latin" and match.group()[0].isupper() and not _opens(text, match.start())
            (named if in_name or capital else plain)[word] += 1
    rarely = {word for word, count in plain.items() if count >= _LEAST[script] and count >= 3 * named[word]}
    often = {word for word, count in plain.items() if count >= _OFTEN and script == "latin"}
    return rarely | often


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return start == 0 or before.endswith((".", "!", "?", ":", "«", "-", "\n", '"'))


def _texts(source: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for path in sorted((source / "deid").glob("*_train.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["text"], [(span["start"], span["end"]) for span in row.get("spans", ())]


def _arabic_names(source: Path, ordinary: set[str]) -> set[str]:
    with (source / "gazetteer" / "arabic_person_names.tsv").open(encoding="utf-8") as lines:
        return {
            folded
            for row in csv.DictReader(lines, delimiter="\t")
            if int(row["count"]) >= _NAME_COUNT_AT_LEAST
            and (folded := fold(row["arabic"])) not in ordinary
            and " " not in folded
        }


def _write(name: str, note: str, lines: Iterator[str] | list[str]) -> None:
    (_DATA / name).write_text(f"# {note}\n" + "\n".join(lines) + "\n", encoding="utf-8")


_PLACES_NOTE = "spelling key, region or zone; from GeoNames (CC BY 4.0), see lists/SOURCES.md"
_ORDINARY_NOTE = "words that are rarely part of a name, counted in the texts named in SOURCES.md"
_NAMES_NOTE = "Arabic given names and surnames, from arabic-name-romanizer (UNICEF, MIT), see SOURCES.md"

if __name__ == "__main__":
    build(Path(sys.argv[1]))
