"""Answers to a question: total, one page, counts for every facet, or every record in turn for a file."""

from collections.abc import Iterator, Sequence
from itertools import islice
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.anonymization.tiers import Tier
from app.core.database import Session
from app.core.locales import LOCALES
from app.evaluation.bitmaps import Bits, all_of, any_of, counts, first_places, last_places, places
from app.evaluation.cursors import Cursor, read_cursor
from app.evaluation.errors import RecordNotReadableError
from app.evaluation.filters import Facet, Filters, Known
from app.evaluation.readers import ReadingPolicy, Sight
from app.evaluation.records import Answer, ReadableRecord, as_read
from app.evaluation.released import MOST_SEARCHES_KEPT, Released, released
from app.feedback import labels
from app.feedback.models import AnswerStatus, FeedbackRecord
from app.feedback.search import Column, matching
from app.programmes.models import Programme
from app.programmes.places import PLACES
from app.programmes.stages import Phase, Stage

PAGE = 20
LOADED_AT_ONCE = 500


def known_values(session: Session) -> Known:
    """Every value a filter may have: what exists as a label, and what records carry beyond that."""
    everything = released(session)
    carried = everything.values
    return {
        Facet.PROGRAMME: set(session.scalars(select(Programme.slug))),
        Facet.STAGE: set(Stage),
        Facet.PHASE: set(Phase),
        Facet.TOPIC: everything.codes,
        Facet.CRITERION: set(labels.CRITERIA),
        Facet.PLACE: set(PLACES) | set(carried[Facet.PLACE]),
        Facet.ORGANISATION_TYPE: set(labels.ORGANISATION_TYPES) | set(carried[Facet.ORGANISATION_TYPE]),
        Facet.GROUP: set(labels.GROUPS) | set(carried[Facet.GROUP]),
        Facet.LANGUAGE: set(LOCALES) | set(carried[Facet.LANGUAGE]),
        Facet.TIER: set(Tier),
        Facet.ANSWER_STATUS: set(AnswerStatus),
    }


def ask(session: Session, filters: Filters, policy: ReadingPolicy, *, gloss_language: str = "") -> Answer:
    """Raises CursorUnreadableError and CursorOfAnotherQueryError."""
    cursor = read_cursor(filters)
    everything = released(session)
    among = searched(session, everything, filters, policy)
    found = narrowed(everything, filters, among)
    shown = page_places(everything, found, cursor)
    earlier = (found & ((1 << shown[0]) - 1)).bit_count() if shown else 0
    total = found.bit_count()
    ids = [everything.id_at(place) for place in shown]
    return Answer(
        total=total,
        consultations=sum(1 for bits in everything.consultations.values() if bits & found),
        records=load(session, ids, policy, gloss_language=gloss_language),
        facets=counts(everything.values, filters.values, among),
        first=earlier + 1 if shown else 0,
        previous=Cursor(ids[0], backwards=True).written(filters) if earlier else "",
        next=Cursor(ids[-1]).written(filters) if earlier + len(shown) < total and ids else "",
    )


def every_record(session: Session, filters: Filters, policy: ReadingPolicy) -> Iterator[ReadableRecord]:
    """In the stable order, read from the database in portions."""
    everything = released(session)
    found = narrowed(everything, filters, searched(session, everything, filters, policy))
    ids = (everything.id_at(place) for place in places(found))
    while portion := list(islice(ids, LOADED_AT_ONCE)):
        yield from load(session, portion, policy)
        session.expunge_all()


def one_record(session: Session, record_id: UUID, policy: ReadingPolicy, *, gloss_language: str) -> ReadableRecord:
    """Raises RecordNotReadableError, for a sealed record as for none."""
    found = load(session, [record_id], policy, gloss_language=gloss_language)
    if not found:
        raise RecordNotReadableError
    return found[0]


# --- sets ---


def readable(everything: Released, policy: ReadingPolicy) -> Bits:
    """All that this reader may know of."""
    by_sight = {tier: policy.sight(tier) for tier in Tier}
    bits = any_of(
        everything.values[Facet.TIER].get(tier, 0) & (everything.paraphrased if sight is Sight.PARAPHRASE else -1)
        for tier, sight in by_sight.items()
        if sight is not Sight.NOTHING
    )
    return bits & everything.everyone


def searched(session: Session, everything: Released, filters: Filters, policy: ReadingPolicy) -> Bits:
    """What the reader may know of and what matches the words, in texts that the reader may read."""
    among = readable(everything, policy)
    if not filters.search:
        return among
    said = found_by_words(session, everything, filters, Column.TOKENS)
    if policy.restricted is Sight.PARAPHRASE:
        # A search in a text is a way of reading it: behind a paraphrase only the paraphrase is searched.
        restricted = everything.values[Facet.TIER].get(Tier.T3, 0)
        retold = found_by_words(session, everything, filters, Column.PARAPHRASE)
        said = (said & ~restricted) | (retold & restricted)
    return among & said


def found_by_words(session: Session, everything: Released, filters: Filters, column: Column) -> Bits:
    asked = (filters.q, str(column))
    found = everything.searches.get(asked)
    if found is None:
        found = everything.places_of(matching(session, filters.search, column=column))
        if len(everything.searches) >= MOST_SEARCHES_KEPT:
            everything.searches.clear()
        everything.searches[asked] = found
    return found


def narrowed(everything: Released, filters: Filters, among: Bits) -> Bits:
    chosen = (
        any_of(everything.values[facet].get(value, 0) for value in values)
        for facet, values in filters.values.items()
        if values
    )
    return all_of(chosen, among)


def page_places(everything: Released, found: Bits, cursor: Cursor | None) -> list[int]:
    if cursor is None:
        return first_places(found, start=0, most=PAGE)
    at = everything.place_from(cursor.record_id)
    if cursor.backwards:
        return last_places(found, before=at, most=PAGE)
    passed = at < len(everything) and everything.id_at(at) == cursor.record_id
    return first_places(found, start=at + passed, most=PAGE)


# --- records ---


def load(
    session: Session, ids: Sequence[UUID], policy: ReadingPolicy, *, gloss_language: str = ""
) -> list[ReadableRecord]:
    """Those of the records that may be read, in the order of their ids."""
    wanted = (
        select(FeedbackRecord, Programme.slug)
        .join(Programme, Programme.id == FeedbackRecord.programme_id)
        .where(FeedbackRecord.id.in_(ids), FeedbackRecord.tier != Tier.T4)
        .options(
            selectinload(FeedbackRecord.topics),
            selectinload(FeedbackRecord.groups),
            selectinload(FeedbackRecord.glosses),
        )
        .order_by(FeedbackRecord.id)
    )
    read = (
        as_read(record, policy, programme=slug, gloss_language=gloss_language)
        for record, slug in session.execute(wanted)
    )
    return [record for record in read if record is not None]
