"""A question with every facet, its total and first page, over many released records; ten grouped counts beside it.

`BENCH_RECORDS` sets how many records (100,000 where it is not set).
"""

import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select, text

from app.anonymization.tiers import Tier
from app.consultations.lifecycle import ConsultationState
from app.consultations.models import Consultation
from app.core.database import Base, Database, Session
from app.core.migrate import load_models
from app.core.settings import Settings
from app.evaluation import queries
from app.evaluation.filters import read_filters
from app.evaluation.readers import EVALUATOR, EVALUATOR_WITH_PURPOSE
from app.evaluation.released import released
from app.feedback.labels import GROUPS, ORGANISATION_TYPES
from app.feedback.models import AnswerStatus, FeedbackRecord, Origin, RecordGroup, RecordTopic, ReleaseMark, Topic
from app.feedback.search import Wording, index
from app.feedback.service import forget_record
from app.programmes.authorities import Authority, Partner
from app.programmes.lifecycle import ProgrammeState
from app.programmes.models import Programme
from app.programmes.places import REGIONS
from app.programmes.stages import EngagementMode, Stage
from bench.figure import Figure
from tests import postgresql

RECORDS = int(os.environ.get("BENCH_RECORDS", "100000"))
QUESTIONS = 300
PORTION = 5_000
SEED = 11
CRITERIA = ("relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability")
CODES = tuple(f"{family}{number}" for family in "ABCDEFGHIJ" for number in range(1, 5))
PERIODS = tuple(f"{year}-Q{quarter}" for year in (2024, 2025, 2026) for quarter in (1, 2, 3, 4))
LANGUAGES = ("fr", "bm", "ar", "en")
SYLLABLES = {"fr": "aeiou", "bm": "aeɛiɔ", "en": "eaiou", "ar": "اويةى"}
CONSONANTS = {"fr": "bcdfglmnprstv", "bm": "bcdfgjklmnɲst", "en": "bdfghklmnprst", "ar": "بتثجحخدرسشصضطعفقكلمنه"}
WORDS_OF_A_LANGUAGE = 5_000
PEER = "ten indexed GROUP BYs on SQLite, 1,000,000 records: 2,000 ms"
BUDGET_MS = 150


def measure() -> Iterable[Figure]:
    load_models()
    with tempfile.TemporaryDirectory() as folder:
        yield from measured("SQLite", Settings(data_dir=Path(folder), database_url="", key_store_url="", demo=True))
    try:
        with postgresql.server() as address, tempfile.TemporaryDirectory() as folder:
            yield from measured("PostgreSQL", Settings(data_dir=Path(folder), database_url=address, demo=True))
    except (OSError, RuntimeError, ImportError):
        return  # no PostgreSQL here: SQLite's figures stand alone


def measured(kind: str, settings: Settings) -> Iterator[Figure]:
    database = Database(settings)
    Base.metadata.create_all(database.engine)
    chance = random.Random(SEED)  # noqa: S311 - the same records in every run
    last = fill(database, chance)
    count = f"{RECORDS:,} records, {kind}"

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    first = timed(database, released)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    yield Figure(f"reading the labels after a release: {count}", first / 1000, "s")
    yield Figure(f"memory grown by it: {count}", grown / 1024, "MB")

    times = [timed(database, lambda session: question(session, chance)) for _ in range(QUESTIONS)]
    yield Figure(f"question with all facets, p50: {count}", statistics.median(times), "ms", peer=PEER)
    worst = statistics.quantiles(times, n=20)[-1]
    yield Figure(f"question with all facets, p95: {count}", worst, "ms", budget=BUDGET_MS, peer=PEER)
    grouped = [timed(database, ten_grouped_counts) for _ in range(3)]
    yield Figure(f"ten indexed GROUP BYs, the same records: {count}", statistics.median(grouped), "ms")
    yield Figure(f"withdrawal of one record with its words: {count}", withdrawn(database, last), "ms")
    database.dispose()


def timed(database: Database, act: Callable[[Session], object]) -> float:
    """Milliseconds, with a session of its own as a request has one."""
    with database.transaction(write=False) as session:
        begun = time.perf_counter()
        act(session)
        return (time.perf_counter() - begun) * 1000


def question(session: Session, chance: random.Random) -> None:
    pairs = [*asked(chance)]
    filters = read_filters(pairs, queries.known_values(session))
    queries.ask(session, filters, EVALUATOR_WITH_PURPOSE if filters.purpose else EVALUATOR, gloss_language="en")


def asked(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Up to four filters, words in a third of the questions, a purpose in a half."""
    choices: dict[str, tuple[str, ...]] = {
        "programme": ("prg-1", "prg-2", "prg-3"),
        "stage": tuple(Stage),
        "topic": (*CODES, *"ABCDEFGHIJ"),
        "criterion": CRITERIA,
        "place": (*REGIONS, "north", "centre", "mali"),
        "organisation_type": tuple(ORGANISATION_TYPES),
        "group": tuple(GROUPS),
        "language": LANGUAGES,
        "period": (*PERIODS, "2026", "2025-H1"),
        "tier": ("T1", "T2", "T3"),
        "answer_status": tuple(AnswerStatus),
    }
    for name in chance.sample(sorted(choices), chance.randint(0, 4)):
        yield name, chance.choice(choices[name])
    if chance.random() < 1 / 3:
        yield "q", " OR ".join(some_words(chance, chance.choice(LANGUAGES), chance.randint(1, 3)))
    if chance.random() < 1 / 2:
        yield "purpose", "audit"


def some_words(chance: random.Random, language: str, count: int) -> list[str]:
    """As in speech, the n-th most frequent word comes about 1/n as often as the first."""
    words = vocabulary(language)
    return [words[int(len(words) ** chance.random()) - 1] for _ in range(count)]


@cache
def vocabulary(language: str) -> list[str]:
    chance = random.Random(language)  # noqa: S311 - the same words in every run
    vowels, consonants = SYLLABLES[language], CONSONANTS[language]
    return [
        "".join(chance.choice(consonants) + chance.choice(vowels) for _ in range(chance.randint(1, 4)))
        for _ in range(WORDS_OF_A_LANGUAGE)
    ]


def ten_grouped_counts(session: Session) -> None:
    record = FeedbackRecord
    columns = (
        *(record.stage, record.tier, record.language, record.period, record.place),
        *(record.organisation_type, record.answer_status, record.programme_id),
    )
    for column in (*columns, RecordTopic.code, RecordGroup.group):
        session.execute(select(column, func.count()).group_by(column)).all()


def withdrawn(database: Database, record_id: UUID) -> float:
    begun = time.perf_counter()
    with database.transaction() as session:
        forget_record(session, record_id)
    return (time.perf_counter() - begun) * 1000


# --- records ---


def fill(database: Database, chance: random.Random) -> UUID:
    with database.transaction() as session:
        consultations = ground(session)
    last = uuid4()
    for _ in range(0, RECORDS, PORTION):
        with database.transaction() as session:
            rows = [record(chance, chance.choice(consultations)) for _ in range(PORTION)]
            session.execute(insert(FeedbackRecord), rows)
            labels(session, [row["id"] for row in rows], chance)
            for row in rows:
                index(session, record_id=row["id"], texts=[Wording(row["text"], row["language"])])
            session.merge(ReleaseMark(id=1, mark=uuid4().hex))
            last = rows[-1]["id"]
    with database.engine.begin() as connection:
        for column in ("stage", "language", "period", "place", "organisation_type", "answer_status", "programme_id"):
            connection.execute(text(f"CREATE INDEX bench_{column} ON feedback_record ({column})"))
        connection.execute(text("CREATE INDEX bench_code ON record_topic (code)"))
        connection.execute(text("CREATE INDEX bench_group ON record_group (population_group)"))
        connection.execute(text("ANALYZE"))
    return last


def ground(session: Session) -> list[Consultation]:
    for code in CODES:
        family, words = code[0], {"en": code, "fr": code}
        criteria = [CRITERIA[ord(family) % 6], CRITERIA[int(code[1])]]
        topic = Topic(code=code, family=family, family_label=words, label=words, sensitivity=1, criteria=criteria)
        topic.guidelines, topic.frame_version = [], 1
        session.add(topic)
    programmes = [programme(number) for number in (1, 2, 3)]
    session.add_all(programmes)
    session.flush()
    found = [consultation(one, stage) for one in programmes for stage in Stage]
    session.add_all(found)
    session.flush()
    return found


def programme(number: int) -> Programme:
    words = {"en": f"Programme {number}", "fr": f"Programme {number}"}
    return Programme(
        slug=f"prg-{number}",
        title=words,
        description=words,
        authority_type=next(iter(Authority)),
        lead_agency="State",
        implementer="State",
        country="ML",
        partner_institution_type=next(iter(Partner)),
        assistance_kinds=[],
        fiscal_year_start=2026,
        budget_public=False,
        budget_withheld_reason={},
        strategy_tag="",
        timetable_set_by="",
        state=ProgrammeState.ACTIVE,
        current_stage=Stage.S3,
    )


def consultation(owner: Programme, stage: Stage) -> Consultation:
    return Consultation(
        programme_id=owner.id,
        stage=stage,
        mode=EngagementMode.CONSULT,
        title={},
        notice={},
        languages=list(LANGUAGES),
        channels=[],
        opens_on=date(2026, 1, 1),
        closes_on=date(2026, 2, 1),
        response_due_on=date(2026, 3, 1),
        state=ConsultationState.DRAFT,
    )


def record(chance: random.Random, owner: Consultation) -> dict[str, Any]:
    """A row to insert, hence Any."""
    language = chance.choices(LANGUAGES, (55, 25, 15, 5))[0]
    return {
        "id": UUID(int=chance.getrandbits(128), version=4),
        "consultation_id": owner.id,
        "programme_id": owner.programme_id,
        "stage": str(owner.stage),
        "tier": chance.choices((Tier.T1, Tier.T2, Tier.T3), (20, 60, 20))[0],
        "language": language,
        "text": " ".join(some_words(chance, language, 40)),
        "period": chance.choice(PERIODS),
        "place": chance.choice((*REGIONS, None)),
        "organisation_type": chance.choice((*ORGANISATION_TYPES, None)),
        "may_paraphrase": True,
        "may_quote": False,
        "origin": Origin.SUBMISSION,
        "answer_status": chance.choice(tuple(AnswerStatus)),
    }


def labels(session: Session, ids: list[UUID], chance: random.Random) -> None:
    topics = [
        {"record_id": one, "code": code} for one in ids for code in set(chance.choices(CODES, k=chance.randint(1, 3)))
    ]
    groups = [{"record_id": one, "group": group} for one in ids for group in {chance.choice(tuple(GROUPS))}]
    session.execute(insert(RecordTopic), topics)
    session.execute(insert(RecordGroup), groups)
