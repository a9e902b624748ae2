"""Consultations with labels, and submissions to them, masked and sealed as a sender's page would do it."""

from collections.abc import Mapping
from typing import Any

from app.accounts.actors import Actor
from app.consultations.answers import Answer
from app.consultations.consents import Consent
from app.consultations.definition import FormDefinition
from app.consultations.models import Consultation
from app.consultations.queries import version_by_id
from app.consultations.versions import definition_of
from app.core.database import Session
from app.programmes.places import REGIONS
from app.sealing.receipt_keys import lookup_digest
from app.sealing.receipts import Receipt, draw
from app.submissions.intake import Said
from app.submissions.models import Submission
from app.submissions.preview import Wishes
from app.submissions.queries import by_lookup
from app.submissions.sending import prepare
from app.submissions.service import store
from tests.factories.consultations import definition, make_open_consultation, make_version, question, said

VOICE = "Les réunions se tiennent toujours en ville, jamais chez nous."


def options(*ids: str) -> list[dict[str, Any]]:
    return [{"id": each, "label": said(each)} for each in ids]


def voice_form() -> FormDefinition:
    """Two texts, the three labels, one choice, one date."""
    return definition(
        question("Q1"),
        question("Q2"),
        question("PLACE", "single", role="place", options=options(*REGIONS)),
        question("ORG", "single", role="organisation_type", options=options("womens_org", "youth_org", "local_ngo")),
        question("GROUPS", "multiple", role="groups", options=options("women", "youth", "herders")),
        question("ASKED", "single"),
        question("DAY", "date"),
    )


def make_voice_consultation(session: Session, *, by: Actor, **overrides: Any) -> Consultation:
    """Open, with a form of texts and labels. Needs two trusted officers."""
    version = make_version(session, voice_form(), by=by)
    return make_open_consultation(session, by=by, version=version, **overrides)


def make_submission(
    session: Session,
    consultation: Consultation,
    text: str = VOICE,
    *,
    language: str = "fr",
    answers: Mapping[str, Answer] | None = None,
    consent: tuple[Consent, ...] = (Consent.ANALYSE,),
    receipt: Receipt | None = None,
    with_receipt: bool = True,
    only_masked: bool = False,
    **wishes: Any,
) -> Submission:
    """`wishes` are those of Wishes: preference, danger, danger_now, hide, show. No danger unless a test says so."""
    receipt = receipt or draw()
    assert consultation.form_version_id is not None
    form = definition_of(version_by_id(session, consultation.form_version_id))
    words = Said(
        language=language,
        definition=form,
        answers={"Q1": text, **(answers or {})},
        wishes=Wishes(**({"preference": 0, "danger": "none"} | wishes)),
        consent=consent,
    )
    outgoing = prepare(
        session, words, consultation, receipt=receipt, with_receipt=with_receipt, only_masked=only_masked
    )
    store(session, outgoing.sealed)
    return session.scalars(by_lookup(lookup_digest(receipt))).one()
