"""After a restore: what was withdrawn or destroyed since the backup is forgotten again, before anything is served."""

from sqlalchemy import delete, select

from app.core.database import Session
from app.feedback.models import FeedbackRecord
from app.feedback.search import reindex
from app.operations.due import HOOKS
from app.slips.models import Slip
from app.slips.service import digest_of, narrow
from app.submissions.mailbox import forget_submission
from app.submissions.models import ForgottenDigest, Submission
from app.submissions.vault import forgotten_digest


def forget_again(session: Session) -> int:
    """How many submissions and records were forgotten or narrowed; the search index is filled anew."""
    forgotten = {row.digest: row.what for row in session.keys.scalars(select(ForgottenDigest))}
    done = sum(forget_one(session, submission, forgotten) for submission in session.scalars(select(Submission)).all())
    session.execute(
        delete(Slip).where(Slip.digest.in_([d for d, what in forgotten.items() if what == "withdrawn_record"]))
    )
    for record_id in session.scalars(select(FeedbackRecord.id)).all():
        what = forgotten.get(digest_of(record_id))
        if what == "withdrawn_record":
            for hook in HOOKS:
                hook.forget(session, record_id)
            done += 1
            continue
        if what == "narrowed_record":
            done += narrow(session, record_id, HOOKS)
        reindex(session, record_id=record_id)
    return done


def forget_one(session: Session, submission: Submission, forgotten: dict[bytes, str]) -> bool:
    what = forgotten.get(forgotten_digest(submission.id))
    if what == "withdrawn":
        forget_submission(session, submission)
    elif what == "destroyed":
        submission.sealed_original = None
    return what is not None
