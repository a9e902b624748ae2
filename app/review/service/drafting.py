"""The draft of a record: the officers' judgement beside the sender's labels and consents, sealed until it leaves."""

from collections.abc import Sequence

from app.consultations.consents import Consent
from app.consultations.service.keys import public_key
from app.core.database import Session
from app.core.text import fold
from app.review.drafts import Draft, DraftAnswer
from app.review.errors import ParaphraseRevealsError
from app.review.judgements import Judgement
from app.review.masking import MaskedAnswer
from app.review.service.reading import Opened
from app.review.zones import known_place
from app.sealing.envelopes import Purpose
from app.submissions.models import Submission
from app.submissions.originals import HiddenDetail, Original
from app.submissions.vault import lock

SHORTEST_TELLING = 4
"""Code points from which a hidden detail that stands in a paraphrase is no accident."""


def refuse_revealing(paraphrase: str | None, masked: Sequence[MaskedAnswer]) -> None:
    """What the text hides, the paraphrase may not tell, however it is spelled."""
    told = fold(paraphrase or "")
    hidden = (fold(answer.original[span.start : span.end]).strip() for answer in masked for span in answer.spans)
    if any(len(detail) >= SHORTEST_TELLING and detail in told for detail in hidden):
        raise ParaphraseRevealsError


def draft_of(opened: Opened, judgement: Judgement, masked: Sequence[MaskedAnswer]) -> Draft:
    original = opened.original
    return Draft(
        record_id=opened.record_id,
        language=original.language,
        answers=tuple(draft_answer(answer) for answer in masked),
        paraphrase=judgement.paraphrase,
        kind=judgement.kind,
        topics=judgement.topics,
        flags=judgement.flags,
        identifiability=judgement.identifiability,
        place=known_place(original.place),
        organisation_type=original.organisation_type,
        groups=original.groups,
        choices=chosen_options(original),
        may_paraphrase=Consent.PARAPHRASE_PUBLIC in original.consent,
        may_quote=Consent.QUOTE_PUBLIC in original.consent,
    )


def draft_answer(answer: MaskedAnswer) -> DraftAnswer:
    details = tuple(HiddenDetail.of(span) for span in answer.spans)
    return DraftAnswer(question=answer.question, text=answer.masked.text, details=details)


def chosen_options(original: Original) -> tuple[tuple[str, str], ...]:
    """Question and option of every choice; numbers and dates are no labels, since they single out."""
    pairs = []
    for question, value in original.choices.items():
        options = value if isinstance(value, list) else [value]
        # An option's id holds no dash, a date does.
        pairs += [(question, option) for option in options if isinstance(option, str) and "-" not in option]
    return tuple(pairs)


def seal_draft(session: Session, submission: Submission, draft: Draft) -> bytes:
    sealed = lock(
        session,
        draft.to_bytes(),
        owner=submission.id,
        purpose=Purpose.DRAFT,
        consultation_id=submission.consultation_id,
        to=public_key(session, submission.consultation_id),
    )
    session.flush()
    return sealed
