"""French and English texts retold in the Sahel: the same sentences with Malian names and villages."""

import csv
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.anonymization.training.corpora import Document, Mention

_TITLE = re.compile(r"(?:(?:M|MM|Mme|Mlle|Me|Mr|Mrs|Ms|Dr|Sir|Lord)\b\.?\s*)+")
_INHABITED = frozenset({"PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "LCTY", "PPLL"})
_TUAREG_SHARE = 0.15
_ONE_NAME_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Names:
    given: Sequence[str]
    clans: Sequence[str]
    places: Sequence[str]


def names(gazetteer: Path) -> Names:
    rows = list(_rows(gazetteer / "mali_names_seed.tsv", "\t"))
    forms = {kind: [_form(row) for row in rows if row["kind"] == kind] for kind in {row["kind"] for row in rows}}
    places = [row["name"] for row in _rows(gazetteer / "mali_places_geonames.csv", ",") if row["feature"] in _INHABITED]
    return Names(
        given=[form for kind, found in sorted(forms.items()) if kind != "clan" for form in found],
        clans=forms["clan"],
        places=places,
    )


def transplanted(document: Document, known: Names) -> Document:
    """One name stands for one name throughout. The draw is seeded by the document's name."""
    chance = random.Random(document.name)  # noqa: S311 - variety for training, nothing secret
    given: dict[str, str] = {}
    pieces, mentions, done, length = [], [], 0, 0
    for mention in sorted(document.mentions, key=lambda one: (one.start, -one.end)):
        if mention.start < done:
            continue
        between = document.text[done : mention.start]
        old = document.text[mention.start : mention.end]
        new = given.setdefault(old, _other(old, mention, known, chance))
        start = length + len(between)
        mentions.append(replace(mention, start=start, end=start + len(new)))
        pieces += [between, new]
        done, length = mention.end, start + len(new)
    pieces.append(document.text[done:])
    return replace(document, text="".join(pieces), mentions=tuple(mentions))


def _other(old: str, mention: Mention, known: Names, chance: random.Random) -> str:
    if mention.kind == "PER":
        title = _TITLE.match(old)
        return (title.group() if title else "") + _person(known, chance)
    if mention.kind == "LOC" and " " not in old:
        return chance.choice(known.places)
    return old


def _person(known: Names, chance: random.Random) -> str:
    drawn = chance.random()
    if drawn < _TUAREG_SHARE:
        joint = chance.choice(("ag", "Ag", "ould", "Ould", "walet", "mint"))
        return f"{chance.choice(known.given)} {joint} {chance.choice(known.given)}"
    if drawn < _TUAREG_SHARE + _ONE_NAME_SHARE:
        return chance.choice(known.clans if chance.random() < _ONE_NAME_SHARE else known.given)
    return f"{chance.choice(known.given)} {chance.choice(known.clans)}"


def _form(row: Mapping[str, str]) -> str:
    return re.split(r"[,;/|]", row["french_forms"])[0].strip()


def _rows(file: Path, separator: str) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, delimiter=separator))
