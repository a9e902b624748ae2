"""What a sender typed so far, carried from page to page in a sealed hidden field; the server keeps nothing."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.core.clock import Clock
from app.core.errors import TooLargeError
from app.sealing.errors import SealingError, StateExpiredError, StateTamperedError, StateTooLargeError
from app.sealing.page_state import open_state, seal_state
from app.submissions.daily_secrets import DailySecrets
from app.submissions.errors import StalePageError

SECONDS_PER_HOUR = 3600
Values = dict[str, list[str]]
Pairs = dict[str, list[tuple[int, int]]]


class PageDraft(BaseModel):
    """`given` are answers as posted; `step` counts screens from 0; `hiding` names the answer being masked by hand.

    `receipt` is drawn on the check page, so that sending twice gives the same one.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    version_id: UUID
    page_day: date
    step: int = 0
    given: Annotated[Values, Field(repr=False)] = {}
    consent: list[str] = []
    preference: int | None = None
    danger: str | None = None
    danger_now: bool | None = None
    wants_receipt: bool | None = None
    hide: Pairs = {}
    show: Pairs = {}
    hiding: str | None = None
    receipt: Annotated[str | None, Field(repr=False)] = None

    def without(self, questions: Iterable[str]) -> Self:
        """A copy that carries no answer to these questions."""
        left_out = set(questions)
        return self.model_copy(update={"given": {key: v for key, v in self.given.items() if key not in left_out}})


def seal_draft(draft: PageDraft, *, slug: str, language: str, secrets: DailySecrets, clock: Clock) -> str:
    """Raises TooLargeError when answers and marks together are more than a page may carry."""
    payload = draft.model_dump_json(exclude_defaults=True).encode()
    try:
        return seal_state(payload, key=secrets.today(), bound_to=f"{slug} {language}", now_hour=hour_of(clock))
    except StateTooLargeError as large:
        raise TooLargeError(limit=large.limit) from None


def open_draft(sealed: str, *, slug: str, language: str, secrets: DailySecrets, clock: Clock) -> PageDraft:
    """Raises StalePageError for a state that is changed, too old, of another form, or none at all."""
    for key in secrets.accepted():
        try:
            raw = open_state(sealed, key=key, bound_to=f"{slug} {language}", now_hour=hour_of(clock))
            return PageDraft.model_validate_json(raw)
        except StateTamperedError:
            continue
        except (StateExpiredError, SealingError, ValidationError):
            break
    raise StalePageError


def hour_of(clock: Clock) -> int:
    return int(clock.now().timestamp()) // SECONDS_PER_HOUR
