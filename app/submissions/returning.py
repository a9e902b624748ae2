"""What a returning sender reads and may still do; the number rides along sealed, never in an address or in clear."""

from app.core.clock import Clock
from app.core.errors import N_
from app.sealing.errors import SealingError
from app.sealing.page_state import open_state, seal_state
from app.sealing.receipts import Receipt, parse
from app.slips.models import SlipStatus
from app.submissions.daily_secrets import DailySecrets
from app.submissions.errors import StalePageError
from app.submissions.page_draft import hour_of

STATUS_SENTENCES: dict[SlipStatus, str] = {
    SlipStatus.RECEIVED: N_("Your words have arrived. A protection officer has not read them yet."),
    SlipStatus.READ: N_("A protection officer has read your words. They have not been passed on to the programme yet."),
    SlipStatus.RELEASED: N_("Your words, with details that identify reduced, are with the people who must answer."),
    SlipStatus.ANSWERED: N_("There is an answer."),
    SlipStatus.ACCEPTED: N_("What you asked for was accepted."),
    SlipStatus.ACCEPTED_IN_PART: N_("What you asked for was accepted in part."),
    SlipStatus.NOT_ACCEPTED: N_("What you asked for was not accepted. The reason stands below."),
    SlipStatus.OUT_OF_SCOPE: N_("This programme cannot change what you asked for."),
    SlipStatus.CARRIED_FORWARD: N_("What you said was carried on to a later stage."),
    SlipStatus.NOT_USED: N_("Your words were read by a protection officer and not passed on."),
    SlipStatus.EXPIRED: N_("Nobody could read your words before their time was over, so they were destroyed unread."),
}


def seal_number(receipt: Receipt, *, language: str, secrets: DailySecrets, clock: Clock) -> str:
    return seal_state(
        receipt.digits.encode(), key=secrets.today(), bound_to=f"number {language}", now_hour=hour_of(clock)
    )


def open_number(sealed: str, *, language: str, secrets: DailySecrets, clock: Clock) -> Receipt:
    """Raises StalePageError."""
    for key in secrets.accepted():
        try:
            raw = open_state(sealed, key=key, bound_to=f"number {language}", now_hour=hour_of(clock))
            return parse(raw.decode())
        except SealingError:
            continue
    raise StalePageError
