"""Marks that are hidden in what a sender sends, and the search for them in whatever could have kept them."""

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

TEXT_MARK = "zebrafinch ɲininkali 47"
ADDRESS_MARK = "203.0.113.77"
AGENT_MARK = "CanaryAgent/42.7"
RETURN_MARK = "quailfeather 88"


@dataclass(frozen=True, slots=True)
class Moment:
    """When senders came, to the minute; nothing may remember more than its week."""

    begun: datetime = field(default_factory=lambda: datetime.now(UTC))

    def words(self) -> Iterator[str]:
        for minutes in range(10):
            at = self.begun + timedelta(minutes=minutes)
            yield from (at.strftime(shape) for shape in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%b/%Y:%H:%M"))

    def numbers(self) -> Iterator[bytes]:
        """Seconds since 1970 as text, and as the integers SQLite and PostgreSQL write."""
        first = int(self.begun.timestamp())
        for second in range(first, first + 600):
            yield str(second).encode()
            yield second.to_bytes(4, "big")


def spelled(mark: str) -> Iterator[bytes]:
    """One mark in the encodings a program might leave behind."""
    plain = mark.encode()
    yield plain
    yield mark.encode("utf-16-le")
    yield mark.encode("utf-16-be")
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    yield quote(mark).encode()
    yield quote(mark).replace("%20", "+").encode()
    yield json.dumps(mark).strip('"').encode()
    for shift in range(3):
        # The letters at both ends depend on what stands beside the mark.
        yield base64.b64encode(b"\0" * shift + plain)[4:-4]


def found(marks: Iterable[str], content: bytes) -> set[str]:
    return {mark for mark in marks if any(spelling in content for spelling in spelled(mark))}


def files(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in [folder] if folder.is_file() else sorted(folder.rglob("*")):
            if path.is_file():
                yield path, path.read_bytes()
