"""A consultation opens only when nothing is missing; each condition is broken once."""

from datetime import timedelta
from typing import Any

import pytest

from app.consultations import queries, service
from app.consultations.errors import (
    OpeningRefusedError,
)
from app.consultations.lifecycle import ConsultationState
from app.consultations.models import Consultation
from app.core.clock import MovableClock
from app.core.database import Database, Session
from app.programmes import queries as programmes
from app.programmes.stages import Stage
from tests.factories.accounts import make_trusted_pair
from tests.factories.consultations import (
    CLOSES,
    OPENS,
    consultation_draft,
    definition,
    make_consultation,
    make_reviews,
    make_version,
    question,
    said,
)
from tests.factories.programmes import make_actor, make_responsibility


@pytest.fixture
def officers(database: Database) -> None:
    make_trusted_pair(database)


def refusal(session: Session, consultation: Consultation, *, reviews_needed: bool = False) -> list[str]:
    actor = make_actor(session, username="opener")
    with pytest.raises(OpeningRefusedError) as refused:
        service.open_consultation(session, consultation, by=actor, reviews_needed=reviews_needed)
    assert consultation.state is ConsultationState.DRAFT
    return [check.code for check in refused.value.unmet]


def test_without_two_trusted_officers_nothing_opens(session: Session) -> None:
    consultation = make_consultation(session, by=make_actor(session))

    assert refusal(session, consultation) == ["two_officers"]


@pytest.mark.usefixtures("officers")
@pytest.mark.parametrize("part", ["who_reads", "can_change", "cannot_change", "risk"])
def test_every_part_of_the_notice_is_needed(session: Session, part: str) -> None:
    notice = {each: said(each) for each in ("who_reads", "can_change", "cannot_change", "risk") if each != part}
    consultation = make_consultation(session, by=make_actor(session), notice=notice)

    assert refusal(session, consultation) == ["notice_complete"]


@pytest.mark.usefixtures("officers")
def test_a_title_missing_in_one_language_is_named(session: Session) -> None:
    consultation = make_consultation(
        session, by=make_actor(session), title={"fr": "Titre", "en": "Title", "bm": "Tɔgɔ"}
    )

    assert refusal(session, consultation) == ["notice_complete"]
    checks = service.unmet(service.opening_checks(session, consultation, reviews_needed=False))
    assert checks[0].missing == ("title (ar)",)


@pytest.mark.usefixtures("officers")
def test_a_draft_form_cannot_be_asked(session: Session) -> None:
    actor = make_actor(session)
    version = make_version(session, by=actor, published=False)
    consultation = make_consultation(session, by=actor, version=version)

    assert refusal(session, consultation) == ["form_published"]


@pytest.mark.usefixtures("officers")
def test_a_form_without_one_of_the_languages_cannot_be_asked(session: Session) -> None:
    actor = make_actor(session)
    french = definition(question("Q1", label={"fr": "Pourquoi ?"}), languages=["fr"])
    consultation = make_consultation(session, by=actor, version=make_version(session, french, by=actor))

    assert refusal(session, consultation) == ["form_complete"]


@pytest.mark.usefixtures("officers")
def test_a_stage_without_an_accountable_office_cannot_consult(session: Session) -> None:
    actor = make_actor(session)
    consultation = make_consultation(session, by=actor)
    programme = programmes.programme_by_id(session, consultation.programme_id)
    make_responsibility(session, programme, Stage.S3, by=actor, accountable=None)

    assert refusal(session, consultation) == ["accountable_office"]


@pytest.mark.usefixtures("officers")
def test_a_stale_context_blocks_opening(session: Session, clock: MovableClock) -> None:
    consultation = make_consultation(session, by=make_actor(session), closes_on=CLOSES + timedelta(days=365))
    clock.advance(days=180)

    assert refusal(session, consultation) == ["context_fresh"]


@pytest.mark.usefixtures("officers")
@pytest.mark.parametrize("days", [{"opens_on": OPENS + timedelta(days=7)}, {"closes_on": OPENS}])
def test_nothing_opens_before_its_first_or_after_its_last_day(session: Session, days: dict[str, Any]) -> None:
    consultation = make_consultation(session, by=make_actor(session), **days)

    assert refusal(session, consultation) == ["days_fit"]


@pytest.mark.usefixtures("officers")
def test_outside_the_demo_every_text_needs_a_native_review(session: Session) -> None:
    actor = make_actor(session)
    consultation = make_consultation(session, by=actor, languages=["fr"])

    assert refusal(session, consultation, reviews_needed=True) == ["words_reviewed"]
    checks = service.unmet(service.opening_checks(session, consultation, reviews_needed=True))
    assert checks[0].missing == ("notice (fr)", "danger (fr)", "consent (fr)", "check (fr)", "receipt (fr)")


@pytest.mark.usefixtures("officers")
def test_an_edited_notice_needs_a_new_review(session: Session) -> None:
    actor = make_actor(session)
    consultation = make_consultation(session, by=actor)
    make_reviews(session, consultation, by=actor)
    programme = programmes.programme_by_id(session, consultation.programme_id)
    draft = consultation_draft(programme, None, form_version_id=consultation.form_version_id, title=said("Other words"))

    service.edit(session, consultation, draft, by=actor)

    assert refusal(session, consultation, reviews_needed=True) == ["words_reviewed"]


@pytest.mark.usefixtures("officers")
def test_with_everything_in_place_and_reviewed_it_opens(session: Session) -> None:
    actor = make_actor(session)
    consultation = make_consultation(session, by=actor)
    make_reviews(session, consultation, by=actor)

    service.open_consultation(session, consultation, by=actor, reviews_needed=True)

    assert queries.open_consultations(session) == [consultation]
    assert queries.open_by_slug(session, consultation.slug) is consultation
