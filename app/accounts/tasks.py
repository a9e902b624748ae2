"""What is due about sign-in: sessions and open keys past their time go, old tries are forgotten."""

from sqlalchemy import CursorResult, delete, update

from app.accounts.models import LoginSession, SignInThrottle
from app.accounts.throttling import FORGOTTEN_AFTER
from app.core.database import Session
from app.core.tasks import Task


def tidy_sign_in(session: Session) -> int:
    now = session.clock.now()
    done = [
        session.execute(delete(LoginSession).where(LoginSession.expires <= now)),
        session.execute(
            update(LoginSession).where(LoginSession.unlocked_until <= now).values(sealed_seed=None, unlocked_until=None)
        ),
        session.execute(delete(SignInThrottle).where(SignInThrottle.blocked_until < now - FORGOTTEN_AFTER)),
    ]
    return sum(result.rowcount for result in done if isinstance(result, CursorResult))


TASKS: tuple[Task, ...] = (Task("tidy sign-in", tidy_sign_in),)
