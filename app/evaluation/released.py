"""Every readable record as one bit per label, read once from the database and kept until a release mark changes.

Records stand in the order of their random ids: stable, and telling nothing. T4 records are not read at all.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Pool, String, select, type_coerce

from app.anonymization.tiers import Tier
from app.core.database import Session
from app.evaluation.bitmaps import Bits, Marker, any_of, bits_of, bits_of_flags
from app.evaluation.filters import Facet
from app.evaluation.periods import wider as wider_period
from app.feedback import queries, search
from app.feedback.models import FeedbackRecord, RecordGroup, RecordTopic, Topic
from app.programmes.models import Programme
from app.programmes.places import COUNTRY, PLACES
from app.programmes.places import wider as wider_place
from app.programmes.stages import Stage

ID_BYTES = 16
MOST_SEARCHES_KEPT = 32
READ_AT_ONCE = 10_000
MANY = 16
"""From one record in sixteen on, it is faster to go through all records than to look for each."""

Sets = dict[str, Bits]


@dataclass(frozen=True, slots=True)
class Released:
    """`ids` holds sixteen bytes a record; `keys` the search keys in the same order; `codes` the topics and families of
    the code frame; `searches` the latest answers.
    """

    mark: str
    ids: bytes = field(repr=False)
    keys: "array[int]" = field(repr=False)
    values: Mapping[Facet, Sets] = field(repr=False)
    consultations: Sets = field(repr=False)
    paraphrased: Bits = field(repr=False)
    codes: frozenset[str]
    searches: dict[tuple[str, str], Bits] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def everyone(self) -> Bits:
        return (1 << len(self)) - 1

    def id_at(self, place: int) -> UUID:
        return UUID(bytes=self.ids[place * ID_BYTES : (place + 1) * ID_BYTES])

    def place_from(self, record_id: UUID) -> int:
        """The place of this record, or of the first after it."""
        return bisect_left(range(len(self)), record_id.bytes, key=lambda place: self.id_at(place).bytes)

    def places_of(self, keys: Sequence[int]) -> Bits:
        """From search keys in any order; keys of records that are not here are left out."""
        if len(keys) * MANY < len(self):
            near = ((bisect_left(self.keys, key), key) for key in keys)
            return bits_of(place for place, key in near if place < len(self) and self.keys[place] == key)
        return bits_of_flags(bytes(map(frozenset(keys).__contains__, self.keys)))


_kept: WeakKeyDictionary[Pool, Released] = WeakKeyDictionary()
_reading = Lock()


def released(session: Session) -> Released:
    """As of now: read anew when records were released, answered or withdrawn since the last question."""
    # The mark is read first: a change in between is then noticed by the next question, never missed.
    mark = queries.release_mark(session)
    pool = session.get_bind().engine.pool
    with _reading:
        kept = _kept.get(pool)
        if kept is None or kept.mark != mark:
            kept = _kept[pool] = read(session, mark)
        return kept


class Reading:
    """The sets as they grow, portion by portion."""

    def __init__(self) -> None:
        self.ids = bytearray()
        self.keys = array("q")
        self.places: dict[bytes, int] = {}
        self.marked: dict[Facet, defaultdict[str, Marker]] = {facet: defaultdict(Marker) for facet in Facet}
        self.consultations: defaultdict[str, Marker] = defaultdict(Marker)
        self.paraphrased = Marker()

    def add_records(self, rows: Sequence[Sequence[Any]], slugs: Mapping[bytes, str]) -> None:
        """Rows of RECORDS in the order of their ids; their columns are of several types, hence Any."""
        start = len(self.keys)
        record_ids, consultations, programmes, paraphrased, *labels = zip(*rows, strict=True)
        for place, record_id in enumerate(map(raw, record_ids), start):
            self.places[record_id] = place
            self.ids += record_id
            self.keys.append(search.key_of_bytes(record_id))
        mark_all(self.consultations, map(str, consultations), start)
        mark_all(self.marked[Facet.PROGRAMME], (slugs[raw(programme)] for programme in programmes), start)
        for facet, values in zip(LABELS, labels, strict=True):
            mark_all(self.marked[facet], values, start)
        for place, told in enumerate(paraphrased, start):
            if told:
                self.paraphrased.mark(place)

    def add_labels(self, facet: Facet, rows: Iterable[Sequence[Any]]) -> None:
        """Pairs of a record and a label, in any order; those of sealed records are passed over."""
        for record_id, value in rows:
            place = self.places.get(raw(record_id))
            if place is not None:
                self.marked[facet][value].mark(place)


def read(session: Session, mark: str) -> Released:
    slugs = {row.id.bytes: row.slug for row in session.execute(select(Programme.id, Programme.slug))}
    reading = Reading()
    for portion in session.execute(RECORDS).partitions(READ_AT_ONCE):
        reading.add_records(portion, slugs)
    reading.add_labels(Facet.TOPIC, session.execute(TOPICS))
    reading.add_labels(Facet.GROUP, session.execute(GROUPS))
    topics = queries.topics(session)
    values = {facet: bits_by_value(sets) for facet, sets in reading.marked.items()}
    widen(values, topics, everyone=(1 << len(reading.keys)) - 1)
    return Released(
        mark=mark,
        ids=bytes(reading.ids),
        keys=reading.keys,
        values=values,
        consultations=bits_by_value(reading.consultations),
        paraphrased=reading.paraphrased.bits(),
        codes=frozenset(topic.code for topic in topics) | frozenset(topic.family for topic in topics),
    )


def raw(record_id: object) -> bytes:
    """An id as either database hands it over unread: 32 digits or a UUID."""
    return record_id.bytes if isinstance(record_id, UUID) else bytes.fromhex(str(record_id))


def mark_all(sets: defaultdict[str, Marker], values: Iterable[str | None], start: int) -> None:
    for place, value in enumerate(values, start):
        if value is not None:
            sets[value].mark(place)


def bits_by_value(sets: Mapping[str, Marker]) -> Sets:
    return {value: marker.bits() for value, marker in sets.items()}


RECORD, TOPIC, GROUP = FeedbackRecord.__table__.c, RecordTopic.__table__.c, RecordGroup.__table__.c
LABELS: dict[Facet, ColumnElement[Any]] = {
    Facet.STAGE: RECORD.stage,
    Facet.TIER: RECORD.tier,
    Facet.LANGUAGE: RECORD.language,
    Facet.PERIOD: RECORD.period,
    Facet.PLACE: RECORD.place,
    Facet.ORGANISATION_TYPE: RECORD.organisation_type,
    Facet.ANSWER_STATUS: RECORD.answer_status,
}


def unread(column: ColumnElement[Any]) -> ColumnElement[str]:
    """As the database keeps it: turning a million values into enumerations and ids takes longer than counting them."""
    return type_coerce(column, String())


RECORDS = (
    select(
        *map(unread, (RECORD.id, RECORD.consultation_id, RECORD.programme_id)),
        RECORD.paraphrase.is_not(None),
        *map(unread, LABELS.values()),
    )
    .where(RECORD.tier != Tier.T4)
    .order_by(RECORD.id)
    .execution_options(yield_per=READ_AT_ONCE)
)
TOPICS = select(unread(TOPIC.record_id), TOPIC.code).execution_options(yield_per=READ_AT_ONCE)
GROUPS = select(unread(GROUP.record_id), GROUP.population_group).execution_options(yield_per=READ_AT_ONCE)


def widen(values: dict[Facet, Sets], topics: Iterable[Topic], *, everyone: Bits) -> None:
    """Adds what follows from a label: phase, family of topics, criterion, wider place, longer period."""
    values[Facet.PHASE] = grouped(values[Facet.STAGE], lambda stage: Stage(stage).phase)
    by_criterion: defaultdict[str, Bits] = defaultdict(int)
    families: defaultdict[str, Bits] = defaultdict(int)
    for topic in topics:
        bits = values[Facet.TOPIC].get(topic.code, 0)
        families[topic.family] |= bits
        for criterion in topic.criteria:
            by_criterion[criterion] |= bits
    values[Facet.TOPIC] |= {family: bits for family, bits in families.items() if bits}
    values[Facet.CRITERION] = {criterion: bits for criterion, bits in by_criterion.items() if bits}
    values[Facet.PERIOD] = climbed(values[Facet.PERIOD], wider_period)
    values[Facet.PLACE] = climbed(values[Facet.PLACE], lambda place: wider_place(place) if place in PLACES else None)
    values[Facet.PLACE][COUNTRY] = everyone


def grouped(sets: Sets, above: Callable[[str], str]) -> Sets:
    groups = {above(value) for value in sets}
    return {group: any_of(bits for value, bits in sets.items() if above(value) == group) for group in groups}


def climbed(sets: Sets, above: Callable[[str], str | None]) -> Sets:
    """Each value's set joined to every wider value's."""
    found: defaultdict[str, Bits] = defaultdict(int)
    for value, bits in sets.items():
        at: str | None = value
        while at is not None:
            found[at] |= bits
            at = above(at)
    return dict(found)
