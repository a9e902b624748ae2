"""What alerts are called, and what an officer should do about each."""

from app.alerts.models import AlertKind, AlertState
from app.core.errors import N_
from app.core.locales import translate

KIND_LABELS: dict[AlertKind, str] = {
    AlertKind.REPRISAL: N_("Somebody was punished for speaking, or threatened"),
    AlertKind.GROSS_VIOLATION: N_("An allegation of a gross violation of human rights"),
    AlertKind.DANGER_NOW: N_("Somebody is in danger now"),
    AlertKind.UNREAD_SEALED: N_("A sealed text or message waits unread"),
    AlertKind.UNREAD: N_("A text has waited unread for three days or more"),
    AlertKind.HARM_TREND: N_("Reports of harm repeat themselves"),
}
STATE_LABELS: dict[AlertState, str] = {
    AlertState.RAISED: N_("nobody has taken it up"),
    AlertState.ACKNOWLEDGED: N_("taken up"),
    AlertState.CLOSED: N_("closed"),
}
# Zones as the places of programmes name them; that room lies above this one.
ZONE_LABELS: dict[str, str] = {
    "bamako": N_("District of Bamako"),
    "south_west": N_("South and west"),
    "centre": N_("Centre"),
    "north": N_("North"),
    "country": N_("The whole country, or not known"),
}


def zone_label(zone: str, language: str) -> str:
    return translate(ZONE_LABELS.get(zone, zone), language)
