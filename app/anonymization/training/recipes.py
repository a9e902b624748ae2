"""What each model is made from, what it is tried on, and how much of what it masks must be right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.anonymization.features import Style
from app.anonymization.training.corpora import Document, documents
from app.anonymization.training.fitting import Penalty

NAMES = frozenset({"PER", "LOC", "ORG"})
_FRENCH = NAMES | {"DATE", "CODE"}


@dataclass(frozen=True, slots=True)
class Source:
    """One annotated set: its files, its licence, the kinds it tests and the least precision asked on it.

    `train` documents are always learnt from. A set without `dev` is cut into folds, each tried by a model that
    has not seen it; with `folds` 0 it is learnt from and never tried. A `transplanted` set is learnt from twice, the
    second time with Malian names.
    """

    name: str
    licence: str
    train: str
    kinds: frozenset[str]
    floor: float
    dev: str | None = None
    folds: int = 0
    every: int = 1
    noncommercial: bool = False
    transplanted: bool = False

    def training(self, data: Path) -> list[Document]:
        return documents(data / "deid" / self.train)[:: self.every]

    def held_out(self, data: Path) -> list[Document]:
        return documents(data / "deid" / self.dev) if self.dev else []


MASAKHANER = Source(
    name="MasakhaNER 2.0 Bambara (Adelani et al., EMNLP 2022)",
    licence="CC BY-NC 4.0",
    train="noncommercial/bam_train.jsonl",
    dev="noncommercial/bam_dev.jsonl",
    kinds=NAMES | {"DATE"},
    floor=0.85,
    noncommercial=True,
)
ECHR_FRENCH = Source(
    name="ECHR-FR manual annotations (Sierro 2024)",
    licence="MIT",
    train="fr_echr_train.jsonl",
    kinds=_FRENCH,
    floor=0.90,
    folds=3,
    transplanted=True,
)
SEQUOIA = Source(
    name="FrSemCor over Sequoia, proper names",
    licence="LGPL-LR",
    train="fr_sequoia_train.jsonl",
    kinds=NAMES,
    floor=0.78,
    folds=3,
    transplanted=True,
)
EUROPEANA = Source(
    name="Europeana Newspapers NER, French, every fourth document",
    licence="CC0",
    train="fr_europeana_train.jsonl",
    kinds=NAMES,
    floor=0.0,
    every=4,
)
TAB = Source(
    name="Text Anonymization Benchmark (Pilan et al. 2022), 92 cases",
    licence="MIT",
    train="tab_train.jsonl",
    kinds=_FRENCH | {"DEM", "QUANTITY", "MISC"},
    floor=0.705,
    folds=3,
    transplanted=True,
)
ANERCORP = Source(
    name="ANERcorp (Benajiba, Rosso, Benedi Ruiz 2007; splits Obeid et al. 2020)",
    licence="CC BY-SA 4.0",
    train="ar_anercorp_train.jsonl",
    dev="ar_anercorp_dev.jsonl",
    kinds=NAMES,
    floor=0.70,
)
AQMAR = Source(
    name="AQMAR (Mohit et al. 2012)",
    licence="CC BY-SA 3.0",
    train="ar_aqmar_train.jsonl",
    kinds=NAMES,
    floor=0.68,
    folds=4,
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """`folds_tried` of the folds are enough to set thresholds; `unseen` sets are also tried by a model without them.

    `joined` thresholds replace those the model alone would get: they were chosen on the same held-out documents with
    all layers together, where rules and lists already cost and save some of what the model does.
    """

    name: str
    style: Style
    sources: Sequence[Source]
    folds_tried: int
    unseen: Sequence[Source] = ()
    penalty: Penalty = field(default_factory=Penalty)
    floors: Mapping[str, float] = field(default_factory=dict)
    joined: Mapping[str, float] = field(default_factory=dict)

    def floor(self, source: Source) -> float:
        return self.floors.get(source.name, source.floor)

    @property
    def noncommercial(self) -> bool:
        return any(source.noncommercial for source in self.sources)


_FRENCH_SETS = (ECHR_FRENCH, SEQUOIA, EUROPEANA)
_LOWER = {MASAKHANER.name: 0.82, ECHR_FRENCH.name: 0.80, SEQUOIA.name: 0.66, TAB.name: 0.66}

RECIPES = (
    Recipe(
        "bm",
        Style("bm", caseless=False),
        (MASAKHANER,),
        1,
        penalty=Penalty(sparse=0.05, smooth=0.3),
        joined={"LOC": 0.045},
    ),
    Recipe(
        "bm-lower",
        Style("bm", caseless=True),
        (MASAKHANER,),
        1,
        penalty=Penalty(sparse=0.05, smooth=0.3),
        floors=_LOWER,
    ),
    Recipe(
        "fr",
        Style("fr", caseless=False),
        _FRENCH_SETS,
        3,
        unseen=(SEQUOIA, ECHR_FRENCH),
        joined={"CODE": 0.012, "DATE": 0.01, "ORG": 0.016, "PER": 0.016},
    ),
    Recipe("fr-lower", Style("fr", caseless=True), _FRENCH_SETS, 1, floors=_LOWER),
    Recipe(
        "en",
        Style("en", caseless=False),
        (TAB,),
        3,
        joined={"MISC": 0.006, "ORG": 0.006, "QUANTITY": 0.008},
    ),
    Recipe("en-lower", Style("en", caseless=True), (TAB,), 1, floors=_LOWER),
    Recipe(
        "ar",
        Style("ar", caseless=False),
        (ANERCORP, AQMAR),
        1,
        unseen=(AQMAR,),
        joined={"LOC": 0.022, "PER": 0.016},
    ),
)
