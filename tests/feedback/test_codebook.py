"""The code frame is loaded whole or not at all, and its sensitivities feed the tier rule."""

import json
from pathlib import Path

import pytest

from app.core.database import Session
from app.feedback import queries
from app.feedback.codebook import checked, criteria, families, read_code_frame
from app.feedback.errors import CodeFrameError
from app.feedback.labels import CRITERIA, GROUPS, ORGANISATION_TYPES
from app.feedback.service import load_code_frame
from tests.factories.feedback import make_code_frame

REFERENCE = json.loads(
    (Path(__file__).parents[2] / "app" / "demo" / "data" / "reference.json").read_text(encoding="utf-8")
)


def test_the_scenarios_frame_has_forty_topics_in_ten_families(session: Session) -> None:
    load_code_frame(session, read_code_frame(REFERENCE["topic_code_frame"]), version=1)

    topics = queries.topics(session)
    assert (len(topics), len(families(topics))) == (40, 10)
    assert topics[0].code == "A1"
    assert queries.sensitivities(session)["H1"] == 4
    assert set(criteria(topics)) <= set(CRITERIA)


@pytest.mark.sqlite_only
def test_every_kind_of_organisation_and_group_of_the_scenario_has_a_name() -> None:
    assert {each["id"] for each in REFERENCE["organisation_types"]} == set(ORGANISATION_TYPES)
    assert {each["id"] for each in REFERENCE["population_groups"]} == set(GROUPS)
    assert set(REFERENCE["dac_criteria"]) == set(CRITERIA)


@pytest.mark.sqlite_only
def test_a_double_or_unlabelled_topic_refuses_the_frame() -> None:
    (one,) = read_code_frame(REFERENCE["topic_code_frame"][:1])

    with pytest.raises(CodeFrameError):
        checked([one, one])
    with pytest.raises(CodeFrameError):
        checked([one.model_copy(update={"label": {"en": "only English"}})])


def test_a_newer_frame_replaces_words_and_keeps_the_topics(session: Session) -> None:
    make_code_frame(session, version=3)
    make_code_frame(session, version=4)

    assert queries.codebook_version(session) == 4
    assert len(queries.topics(session)) == 7
