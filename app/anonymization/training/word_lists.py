"""Building the two shared files: what words are known as, and which language their spellings point to."""

import csv
import math
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from app.anonymization import language
from app.anonymization.lexicon import Listed, key_of
from app.anonymization.tokens import spelling
from app.anonymization.training import corpora

_COMMON = {"fr": 110_000, "en": 90_000, "ar": 330_000}
_SHORTEST_PLACE = {"ml": 4, "ar": 3}
_BORROWED_AT_MOST = 7
_BAMBARA_BASE = 8
_WORD = re.compile(r"\w+")
_SPOKEN = ("fr", "bm", "en")
_LISTED_WEIGHT = 120_000  # a frequency list counts like a text of so many words
_UNSEEN = 0.5
_TYPED_PLAIN = 0.3

Frequencies = Mapping[str, float]


def frequencies_installed() -> bool:
    """Whether the package wordfreq is here, which both files are built from."""
    return find_spec("wordfreq") is not None


def write_lexicon(file: Path, data: Path) -> None:
    entries: dict[int, int] = {}
    for tag, count in _COMMON.items():
        for word, zipf in _commonest(tag, count):
            _raise(entries, key_of(f"{tag}:{spelling(word)}"), int(zipf))
    for word, zipf in _commonest("fr", _COMMON["fr"]):
        _raise(entries, key_of(f"bm:{spelling(word)}"), min(_BORROWED_AT_MOST, int(zipf)))
    for word, count in _bambara_counts(data).items():
        _raise(entries, key_of(f"bm:{spelling(word)}"), _BAMBARA_BASE + min(7, count.bit_length()))
    for word, listed in _listed(data / "gazetteer"):
        key = key_of(f"*:{word}")
        entries[key] = entries.get(key, 0) | listed.value
    ordered = sorted(entries)
    keys = array("I", ordered)
    file.write_bytes(len(ordered).to_bytes(4, "little") + keys.tobytes() + bytes(entries[key] for key in ordered))


def write_language(file: Path, data: Path) -> None:
    counts: dict[str, Counter[str]] = {tag: Counter() for tag in _SPOKEN}
    counts["bm"].update(_bambara_counts(data))
    for line in corpora.lines(data / "deid" / "langid_bam_fr_train.jsonl", "fr"):
        counts["fr"].update(language.words_of(line))
    weighted: dict[str, dict[str, float]] = {tag: dict(found) for tag, found in counts.items()}
    for tag in ("fr", "en"):
        for word, zipf in _commonest(tag, 60_000):
            weighted[tag][word] = weighted[tag].get(word, 0.0) + 10 ** (zipf - 9) * _LISTED_WEIGHT
    grouped = [_grouped(weighted[tag]) for tag in _SPOKEN]
    totals = [sum(found) + _UNSEEN * language.BUCKETS for found in grouped]
    weights = array("b")
    for bucket in range(language.BUCKETS):
        logs = [math.log((found[bucket] + _UNSEEN) / total) for found, total in zip(grouped, totals, strict=True)]
        mean = sum(logs) / len(logs)
        weights.extend(max(-127, min(127, round((log - mean) * language.SCALE))) for log in logs)
    file.write_bytes(weights.tobytes())


def _commonest(tag: str, count: int) -> Iterator[tuple[str, float]]:
    """Words and their Zipf frequency, the most frequent first. Source: wordfreq (Speer 2022), data CC BY-SA 4.0."""
    shares: Mapping[str, float] = import_module("wordfreq").get_frequency_dict(tag, wordlist="large")
    for word, share in sorted(shares.items(), key=lambda one: (-one[1], one[0]))[:count]:
        yield word, math.log10(share) + 9


def _bambara_counts(data: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in corpora.lines(data / "deid" / "langid_bam_fr_train.jsonl", "bam"):
        counts.update(language.words_of(line))
    return counts


def _listed(folder: Path) -> Iterator[tuple[str, Listed]]:
    for row in _rows(folder / "mali_places_geonames.csv", ","):
        for part in _parts(f"{row['name']} {row['alternates']}", _SHORTEST_PLACE["ml"]):
            yield part, Listed.PLACE
    for row in _rows(folder / "mali_names_seed.tsv", "\t"):
        for part in _parts(f"{row['french_forms']} {row['bambara_forms']}", 1):
            yield part, Listed.CLAN
    for row in _rows(folder / "arabic_person_names.tsv", "\t"):
        listed = Listed.ARABIC_GIVEN if row["role"].startswith("given") else Listed.ARABIC_SURNAME
        for part in _parts(row["arabic"], 1):
            yield part, listed
    for row in _rows(folder / "arabic_place_names.tsv", "\t"):
        for part in _parts(row["arabic"], _SHORTEST_PLACE["ar"]):
            yield part, Listed.ARABIC_PLACE
            if part.startswith("ال") and len(part) > _SHORTEST_PLACE["ml"]:
                yield part[2:], Listed.ARABIC_PLACE


def _rows(file: Path, separator: str) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened, delimiter=separator)


def _parts(name: str, shortest: int) -> Iterator[str]:
    return (part for part in map(spelling, _WORD.findall(name)) if len(part) >= shortest)


def _raise(entries: dict[int, int], key: int, value: int) -> None:
    entries[key] = max(entries.get(key, 0), value)


def _grouped(words: Mapping[str, float]) -> list[float]:
    """Weight of each bucket; words count in part as typed without accents and special letters."""
    found = [0.0] * language.BUCKETS
    for word, weight in words.items():
        for form, share in ((word, 1 - _TYPED_PLAIN), (_plain(word), _TYPED_PLAIN)):
            for group in language.groups(form):
                found[language.bucket(group)] += weight * share
    return found


def _plain(word: str) -> str:
    apart: Iterable[str] = unicodedata.normalize("NFD", word)
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(str.maketrans("ɛɔɲŋ", "eonn"))
