"""The last step: seal and store once, then show the number."""

from dataclasses import dataclass, field

from app.consultations.models import Consultation
from app.consultations.service.keys import public_key
from app.core.database import Database, Session
from app.sealing.receipts import Receipt, parse
from app.submissions.errors import StalePageError
from app.submissions.intake import Said, check_ready, original_of, preview_of
from app.submissions.service import Sealed, seal_submission, store
from app.submissions.visit import Visit


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Everything masked and sealed, so that the write lock is held only while storing."""

    sealed: Sealed = field(repr=False)
    receipt: Receipt
    with_receipt: bool
    only_masked: bool


def prepare(
    session: Session, said: Said, consultation: Consultation, *, receipt: Receipt, with_receipt: bool, only_masked: bool
) -> Outgoing:
    """Raises ConsentMissingError or NothingSaidError."""
    check_ready(said)
    previewed = preview_of(session, said, consultation)
    sealed = seal_submission(
        original_of(said, previewed, only_masked=only_masked),
        consultation_id=consultation.id,
        public_key=public_key(session, consultation.id),
        form_version=said.definition.version,
        tier=previewed.tier,
        receipt=receipt,
        with_receipt=with_receipt,
        today=session.clock.now().date(),
    )
    return Outgoing(sealed, receipt, with_receipt, only_masked)


def prepare_page(visit: Visit, *, only_masked: bool) -> Outgoing:
    """Raises StalePageError when no number was drawn, which only the check page does."""
    if visit.draft.receipt is None:
        raise StalePageError
    return prepare(
        visit.session,
        visit.said,
        visit.consultation,
        receipt=parse(visit.draft.receipt),
        with_receipt=bool(visit.draft.wants_receipt),
        only_masked=only_masked,
    )


def send(database: Database, outgoing: Outgoing) -> None:
    with database.transaction() as session:
        store(session, outgoing.sealed)
