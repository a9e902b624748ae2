"""Counting what officers correct about masking, so that everybody sees where it is weak."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app.core.database import Session
from app.review.corrections import Correction
from app.review.models import MaskingCorrection


def count_corrections(session: Session, language: str, corrections: Iterable[Correction]) -> None:
    for correction, times in sorted(Counter(corrections).items()):
        if raise_count(session, language, correction, times):
            continue
        try:
            with session.begin_nested():
                session.add(row(language, correction, times))
        except IntegrityError:  # another officer counted the first of its kind a moment ago
            raise_count(session, language, correction, times)


def raise_count(session: Session, language: str, correction: Correction, times: int) -> bool:
    """False when none of this kind was counted yet."""
    counted = MaskingCorrection
    same = (
        counted.language == language,
        counted.act == correction.act,
        counted.type == correction.type,
        counted.layer == correction.layer,
        counted.shape == correction.shape,
    )
    raised = session.scalars(
        update(counted).where(*same).values(count=counted.count + times).returning(counted.shape)
    ).all()
    return bool(raised)


def row(language: str, correction: Correction, times: int) -> MaskingCorrection:
    return MaskingCorrection(
        language=language,
        act=correction.act,
        type=correction.type,
        layer=correction.layer,
        shape=correction.shape,
        count=times,
    )


def counted_corrections(session: Session) -> Sequence[MaskingCorrection]:
    """The most frequent first."""
    counted = MaskingCorrection
    return session.scalars(
        select(counted).order_by(
            counted.count.desc(), counted.language, counted.act, counted.type, counted.layer, counted.shape
        )
    ).all()
