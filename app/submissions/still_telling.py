"""What masking leaves that may still point at somebody, one sentence to the sender a reason."""

from app.core.errors import N_
from app.core.locales import translate

NO_MODEL = "masked.no_model"
SENTENCES: dict[str, str] = {
    "text.only_one": N_("You describe somebody as the only one of their kind."),
    "text.own_role": N_("You say what you are or what you do."),
    "text.only_witness": N_("You say that you saw it yourself."),
    "text.asks_to_be_hidden": N_("You ask not to be named: check that the text above keeps to it."),
    "text.would_be_recognised": N_("You say that people would know who spoke."),
    "text.small_group": N_("You tell of harm to a small group that can be counted."),
    "text.kin_of_the_harmed": N_("You tell of harm to a relative."),
    "text.vulnerable_person": N_("You describe a child or somebody who was hurt."),
    "text.name_left": N_("Two words with capital letters may be a name that we do not know."),
    NO_MODEL: N_("We have no model for this language, so only numbers and listed names were hidden. Look for names."),
    "masked.unsure": N_("We were not sure about several details, so we may have missed others."),
    "masked.unique_role": N_("A role that only one person holds was hidden."),
    "masked.role_place_and_date": N_("A role, a place and a date stood together, and each was hidden."),
}


def still_telling(codes: tuple[str, ...], language: str) -> list[str]:
    """In the sender's language, what weighs most first: no model, then what the text says, then what was masked."""
    ordered = sorted(codes, key=lambda code: (code != NO_MODEL, not code.startswith("text."), code))
    return [translate(SENTENCES[code], language) for code in ordered]
