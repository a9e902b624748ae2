"""Files of released records, written line by line: what was asked, when, under which rule, and a sum at the end."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from app.anonymization.tiers import HANDLING, Tier
from app.evaluation.filters import Filters
from app.evaluation.forms import RecordOut
from app.evaluation.records import ReadableRecord

WITHDRAWAL = (
    "delete on withdrawal: whoever spoke may take a record back at any time; when told, delete the record with this id"
    " from every copy"
)
RULE = (
    "a label is kept only where at least k records of its consultation share it (k: {});"
    " elsewhere it is coarser or absent"
)
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets misread every accent
FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
COLUMNS = tuple(RecordOut.model_fields)
EXPORTED_TIERS = (Tier.T1, Tier.T2, Tier.T3)


@dataclass(frozen=True, slots=True)
class Heading:
    """What every file says about itself."""

    filters: Filters
    day: date
    codebook_version: int

    def facts(self) -> dict[str, str]:
        smallest = ", ".join(f"{tier} {HANDLING[tier].k}" for tier in EXPORTED_TIERS)
        return {
            "query": urlencode(self.filters.pairs()) or "all released records",
            "query_fingerprint": self.filters.fingerprint(),
            "date": self.day.isoformat(),
            "codebook_version": str(self.codebook_version),
            "k_rule": RULE.format(smallest),
            "restricted_records": "T3 with labels only" if self.filters.purpose else "without T3",
            "delete_on_withdrawal": WITHDRAWAL,
        }


def as_csv(heading: Heading, records: Iterable[ReadableRecord]) -> Iterator[bytes]:
    """UTF-8 with lines that begin with `#` before and after the table; the last is the SHA-256 of all above it."""
    total = hashlib.sha256()
    for line in csv_lines(heading, records):
        total.update(line)
        yield line
    yield f"# sha256 of everything above: {total.hexdigest()}\r\n".encode()


def csv_lines(heading: Heading, records: Iterable[ReadableRecord]) -> Iterator[bytes]:
    yield BYTE_ORDER_MARK.encode()
    for name, fact in heading.facts().items():
        yield f"# {name}: {fact}\r\n".encode()
    yield csv_line(COLUMNS)
    count = 0
    for count, record in enumerate(records, start=1):  # noqa: B007 - the last count is printed below
        yield csv_line(cells(RecordOut.of(record)))
    yield f"# records: {count}\r\n".encode()


def cells(record: RecordOut) -> list[str]:
    row = record.model_dump(mode="json") | {"gloss": record.gloss.text if record.gloss else None}
    return [" ".join(value) if isinstance(value, list) else str(value or "") for value in row.values()]


def csv_line(values: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow([harmless(value) for value in values])
    return line.getvalue().encode()


def harmless(value: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    begins = value[:1] in FORMULA_STARTS or value.lstrip()[:1] in FORMULA_STARTS
    return f"'{value}" if value and begins else value


def as_json(heading: Heading, records: Iterable[ReadableRecord]) -> Iterator[bytes]:
    """One object; `sha256` is of the bytes between the brackets of `records`."""
    yield json.dumps(heading.facts(), ensure_ascii=False, indent=1).removesuffix("\n}").encode() + b',\n "records": ['
    total = hashlib.sha256()
    count = 0
    for count, record in enumerate(records, start=1):
        line = (b",\n  " if count > 1 else b"\n  ") + RecordOut.of(record).model_dump_json().encode()
        total.update(line)
        yield line
    closing = {"count": count, "sha256_of_records": total.hexdigest()}
    yield b"],\n " + json.dumps(closing).removeprefix("{").encode() + b"\n"
